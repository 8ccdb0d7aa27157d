"""What is shown of a text that was found: the place around the words, with the words marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from wagtail.search.index import SearchField

from search.analysis import fold

WIDTH = 90
"""Characters of an excerpt: two lines of the reading column."""

_LEAD = 20
"""Characters before the first word found."""

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; ``marked`` where it is what was looked for."""

    text: str
    marked: bool = False


Runs = tuple[Run, ...]


def folded(text: str) -> str:
    """The text as it is compared: same length, simplified, half width, small letters."""
    small = fold(text).lower()
    return small if len(small) == len(text) else fold(text)


def contains(text: str, words: Sequence[str]) -> int:
    """How many of the words stand in the text."""
    within = folded(text)
    return sum(folded(word) in within for word in words)


def marked(text: str, words: Sequence[str]) -> Runs:
    """The whole text in runs, every place of a word marked."""
    if not words:
        return (Run(text),) if text else ()
    longest_first = sorted(map(folded, words), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    runs, end = [], 0
    for match in pattern.finditer(folded(text)):
        start, stop = match.span()
        runs += [Run(text[end:start]), Run(text[start:stop], marked=True)]
        end = stop
    runs.append(Run(text[end:]))
    return tuple(run for run in runs if run.text)


def excerpt(text: str, words: Sequence[str], width: int = WIDTH) -> Runs:
    """About ``width`` characters of the text around the first word, with all words marked."""
    text = _BLANKS.sub(" ", text).strip()
    if len(text) <= width:
        return marked(text, words)
    places = [at for word in words if (at := folded(text).find(folded(word))) >= 0]
    start = max(0, min(places, default=0) - _LEAD)
    start = min(start, len(text) - width)
    cut = text[start : start + width]
    before = "…" if start else ""
    after = "…" if start + width < len(text) else ""
    return marked(f"{before}{cut}{after}", words)


def text_of(page: Any) -> str:
    """Everything a page is found by but its title, as one text."""
    fields = page.get_searchable_search_fields()
    values = (field.get_value(page) for field in fields if _is_text(field))
    return " ".join(part for value in values for part in _parts(value))


def _is_text(field: Any) -> bool:
    return isinstance(field, SearchField) and field.field_name != "title"


def _parts(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [part for one in value for part in _parts(one)]
    return [str(value)] if value else []
