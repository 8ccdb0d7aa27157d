"""The lines of a rule's file, without Markdown's own marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARKUP = re.compile(r"^(?:#{1,6}\s|\*\*第|<!--)", re.MULTILINE)
_MARKS = re.compile(r"^#{1,6}\s*|\*\*")


def text_lines(source: str) -> Iterator[tuple[str, bool]]:
    """The lines that hold text, each with whether Markdown marks it as a heading.

    Only a text that uses Markdown loses its marks: an asterisk in a plain text is the author's.
    """
    lines = source.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = _front_matter(lines)
    markdown = first > 0 or _MARKUP.search("\n".join(lines)) is not None
    for line in lines[first:]:
        text = line.strip()
        marked = markdown and text.startswith("#")
        if markdown:
            text = "" if _is_comment(text) else _MARKS.sub("", text).strip()
        if text:
            yield text, marked


def _is_comment(text: str) -> bool:
    return text.startswith("<!--") and text.endswith("-->")


def _front_matter(lines: list[str]) -> int:
    """How many lines a front matter block takes."""
    if lines and lines[0].strip() == "---":
        for at, line in enumerate(lines[1:], start=2):
            if line.strip() == "---":
                return at
    return 0
