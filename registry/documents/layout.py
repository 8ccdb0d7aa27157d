"""A document's text as blocks: a title line, headings, paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that began with ``#``."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text. ``closing`` ones began with ``>``: addressee, signature, date."""

    text: str
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines that began with ``|``: the first has the headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Grid


def blocks(text: str) -> list[Block]:
    """The blocks of a text, in order; empty lines only keep tables apart."""
    found: list[Block] = []
    for is_table, group in groupby(text.splitlines(), lambda line: line.startswith("|")):
        lines = list(group)
        found += [_grid(lines)] if is_table else _prose(lines)
    return found


def _prose(lines: list[str]) -> list[Block]:
    return [_line(line.strip()) for line in lines if line.strip()]


def _line(line: str) -> Block:
    if line.startswith("#"):
        return Heading(line.lstrip("# "))
    if line.startswith(">"):
        return Paragraph(line.lstrip("> "), closing=True)
    return Paragraph(line)


def _grid(lines: list[str]) -> Grid:
    rows = [tuple(cell.strip() for cell in line.strip().strip("|").split("|")) for line in lines]
    width = len(rows[0])
    return Grid(rows[0], tuple((row + ("",) * width)[:width] for row in rows[1:]))
