"""An accuracy cell as a small table: which quantity or sub-range each of its rows speaks of.

``(0～10) MPa：U=5 kPa；(10～60) MPa：U=60 kPa`` and ``温度：U=0.3℃；湿度：U=1.5%RH``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from registry.measurement.folding import fold
from registry.measurement.ranges import RangeReading, read_ranges
from registry.measurement.units import Quantity, UnitTable
from registry.measurement.values import Interval

_LABEL_END = re.compile(
    r":|[,、\s]*(?=(?:U|MPE|CMC|±|最大允许|扩展不|相对[扩不测误示]|测量不|不确定度))"
)
_SECTION = re.compile(r"[;\n。]|[,、](?=\s*[\u4e00-\u9fff]{2,12}\s*(?::|U|MPE|±))")
_LONGEST_LABEL = 80
_BRACKET = re.compile(r"\(([^()]{3,80})\)")
_BRACKETS = 4
_FIGURE_END = re.compile(r"[^=±:+√Q(\s]$")
_RANGE_SIGN = re.compile("[~≤<≥>]")
_HEAD = re.compile(
    r"\s*(?:U(?:_?rel)?|CMC|MPE|最大允许误差|(?:扩展|测量)?不确定度)\s*[:=]\s*(?=[(\d])"
)


@dataclass(frozen=True, slots=True)
class Row:
    """One row. ``quantity`` is the slug its label names, ``intervals`` the sub-range of the
    measured quantity, ``condition`` whether the label is of another quantity (a frequency)."""

    text: str
    quantity: str | None = None
    intervals: tuple[Interval, ...] = ()
    condition: bool = False


def split_rows(text: str, table: UnitTable, *, quantity: Quantity | None = None) -> tuple[Row, ...]:
    """The rows of a cell; a cell that is no table is one row without a label."""
    sections = [section.strip() for section in _sections(text) if section.strip()]
    head = _HEAD.match(fold(text))
    if head and ":" in fold(text)[head.end() : head.end() + _LONGEST_LABEL]:
        sections = [section.removeprefix(text[: head.end()]) for section in sections]
        prefix = text[: head.end()]
        return _merged([_row(each, table, quantity, prefix) for each in sections])
    return _merged([_row(each, table, quantity) for each in sections])


def _merged(rows: list[Row]) -> tuple[Row, ...]:
    """Rows without label are one: ``0.4级；U = 0.05 %`` says two things of the same."""
    free = [row.text for row in rows if row == Row(row.text)]
    labelled = [row for row in rows if row != Row(row.text)]
    return (*labelled, *([Row("；".join(free))] if free else []))


def _sections(text: str) -> list[str]:
    folded, depth, start, sections = fold(text), 0, 0, []
    for at, char in enumerate(folded):
        depth += (char == "(") - (char == ")")
        if depth <= 0 and char in ";\n。,、" and _SECTION.match(folded, at):
            sections.append(text[start:at])
            start = at + 1
    return [*sections, text[start:]]


def _row(
    section: str,
    table: UnitTable,
    quantity: Quantity | None,
    prefix: str = "",
) -> Row:
    folded = fold(section)
    mark = _LABEL_END.search(folded, 0, _LONGEST_LABEL)
    label = folded[: mark.start()].strip() if mark else ""
    if mark and label:
        body = prefix + section[mark.end() :]
        named = table.named(label) if len(label) > 1 else None
        if named:
            return Row(body, quantity=named.slug)
        row = _ranged(body, read_ranges(label, table, quantity=quantity), quantity)
        if row:
            return row
    return _row_with_range_behind(prefix + section, table, quantity)


def _row_with_range_behind(section: str, table: UnitTable, quantity: Quantity | None) -> Row:
    """``U=5 kPa (0～10 MPa)``, ``U=5 kPa (0～10) MPa``, ``U=0.05 % (50 Hz)``."""
    folded = fold(section)
    for bracket in islice(_BRACKET.finditer(folded), _BRACKETS):
        before = section[: bracket.start()].rstrip()
        if not _FIGURE_END.search(fold(before)):
            continue
        unit = _unit_behind(folded, bracket, table)
        body = f"{before} {section[bracket.end() + len(unit) :]}"
        label = f"({bracket[1]}){unit}" if unit else bracket[1]
        row = _ranged(body, read_ranges(label, table, quantity=quantity), quantity)
        if row and (row.condition or _RANGE_SIGN.search(bracket[1])):
            return row
    return Row(section)


def _unit_behind(folded: str, bracket: re.Match[str], table: UnitTable) -> str:
    """The unit behind a bracketed range that stands behind a figure with its own unit; empty
    where the figure has none, since the bracket may then be a factor: ``0.05 (1～2) ℃``."""
    if folded[: bracket.start()].rstrip()[-1:].isdigit():
        return ""
    space = folded[bracket.end() : bracket.end() + 1] == " "
    units = table.match(folded, bracket.end() + space)
    return folded[bracket.end() : units[0].end] if units else ""


def _ranged(body: str, reading: RangeReading, quantity: Quantity | None) -> Row | None:
    if not reading.certain or reading.rest.strip():
        return None
    intervals = tuple(part for found in reading.ranges for part in found.intervals)
    if not intervals:
        return Row(body, condition=True) if reading.conditions else None
    slugs = {found.quantity for found in reading.ranges}
    if quantity is None or slugs <= {None, quantity.slug, quantity.broader}:
        return Row(body, intervals=intervals)
    return Row(body, condition=True)
