"""Fill a wording in: ``{{ 单位名称 }}`` becomes the name. Nothing else is ever evaluated."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

PLACEHOLDER = re.compile(r"\{\{([^{}]*)\}\}")
BLANK = "（空）"


def placeholders(text: str) -> list[str]:
    """The names a wording asks for, in order, each once."""
    return list(dict.fromkeys(name.strip() for name in PLACEHOLDER.findall(text)))


def problems(text: str, allowed: Collection[str]) -> list[str]:
    """What is wrong with a wording: placeholders nobody fills, braces that are no placeholder."""
    found = [f"没有“{name}”这一项可填。" for name in placeholders(text) if name not in allowed]
    rest = PLACEHOLDER.sub("", text)
    if "{{" in rest or "}}" in rest:
        found.append("有“{{”或“}}”没有成对。")
    if not text.strip():
        found.append("正文是空的。")
    return found


def fill(text: str, facts: Mapping[str, str]) -> str:
    """The text with its placeholders filled; one without a fact says so instead of vanishing."""
    return PLACEHOLDER.sub(lambda match: facts.get(match[1].strip()) or BLANK, text)


def table(headings: Collection[str], rows: Collection[Collection[str]]) -> str:
    """Rows as the lines of a table (``| 甲 | 乙 |``), for placeholders that stand for tables."""
    lines = [headings, *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return " ".join(str(text).replace("|", "｜").split())
