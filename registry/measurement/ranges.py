"""Reading measuring ranges: from a cell of a scope, and out of free text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace

from registry.measurement.cells import GRADUATIONS, SILENT, Piece, pieces
from registry.measurement.conditions import read_conditions
from registry.measurement.folding import fold
from registry.measurement.grammar import RangeReader
from registry.measurement.pure_numbers import is_pure_number
from registry.measurement.range_items import nominal_size, plates, types, without_reference
from registry.measurement.resolving import Remark, Resolved, resolve
from registry.measurement.shapes import Group
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.measurement.values import Condition, Interval, MeasuringRange

_START = re.compile(
    r"[0-9.(±≤≥<>=≯≮φ∞+\-零负一二两三四五六七八九十不小大最低高超至]"
    r"|[Uu]p to|[Ll]ess|[Mm]ore|[Oo]ver|[Bb]elow|[Aa]bove|[Uu]nder|[Aa]t least|[Mm]ax"
)
_JOINED = re.compile(r"[A-Za-z0-9_.]")
_ATTACHED = re.compile(r"(?:AC|DC|ac|dc|pH|PH|HR[ABC]|H[VB]|[^A-Za-z]?[LDdφ])$")
_MODEL = re.compile(r"[A-Za-z]{3,} ?$")
_GRADUATION = re.compile(f"(?:{'|'.join(GRADUATIONS)}) ?[:=为]? ?$")
_LOOK_BACK = 12
_ROUNDED = 0.05
"""What a range may differ by when it is repeated in another unit: 60 MPa (600 kgf/cm²)."""

_DIRECT = re.compile(r"(?<![A-Za-z])DC(?=\s?[~～至\-])")
"""Direct current as the lower end of a band (DC～1 GHz): the frequency is zero."""

_HARMLESS = " /|()（）[]【】:：.\"'“”·*"
"""Signs between ranges that say nothing."""


@dataclass(frozen=True, slots=True)
class RangeReading:
    """What a cell says. ``ranges`` has one entry a quantity (and label); ``rest`` is what was not
    understood. Unless ``certain``, ``note`` says in Chinese why."""

    ranges: tuple[MeasuringRange, ...] = ()
    conditions: tuple[Condition, ...] = ()
    certain: bool = True
    note: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A range found in free text, at ``text[start:end]``.

    ``one_sided`` is ``at_most``, ``at_least`` or empty. ``unit`` is None for a range without a
    unit (``0-60``): its ``reading`` then has no intervals. ``graduation`` says that the figure is
    a scale division (分度值0.02mm) and no range. ``remarks`` are for the reader of the chip.
    """

    start: int
    end: int
    reading: MeasuringRange
    point: bool = False
    one_sided: str = ""
    swapped: bool = False
    graduation: bool = False
    unit: Unit | None = None
    remarks: tuple[Remark, ...] = ()


def read_ranges(
    text: str,
    table: UnitTable,
    *,
    quantity: Quantity | str | None = None,
    unit: Unit | str | None = None,
) -> RangeReading:
    """The measuring ranges of a scope's cell, in SI.

    ``quantity`` (a quantity or its slug) settles what 公斤 or 度 is; ``unit`` stands in where the
    cell names none. Never raises; what is not certain is said in ``note``.
    """
    known = table.quantities.get(quantity) if isinstance(quantity, str) else quantity
    if isinstance(unit, str):
        unit = next(iter(table.find(unit)), None)
    items = types(text)
    if not items and known is not None and known.slug != "length":
        items = plates(text)
    if items:
        slug = _items_quantity(items, table) or (known.slug if known else None)
        return RangeReading((MeasuringRange(slug, items=items, text=text.strip()),))
    reader = _CellRanges(text, table)
    figures = without_reference(_DIRECT.sub("0 ", fold(text)))
    for piece in pieces(figures, table, quantity=known, unit=unit):
        reader.take(piece)
    return reader.reading(known)


def _items_quantity(items: tuple[str, ...], table: UnitTable) -> str | None:
    """The quantity a scale such as HRC is a unit of."""
    units = table.find(items[0]) if len(items[0]) > 1 else ()
    return units[0].quantities[0] if units and units[0].quantities else None


class _CellRanges:
    """Gathers the pieces of a cell."""

    def __init__(self, text: str, table: UnitTable) -> None:
        self.text = text
        self.table = table
        self.ranges: list[MeasuringRange] = []
        self.labels: list[str] = []
        self.starts: list[int] = []
        self.conditions: list[Condition] = []
        self.rest: list[str] = []
        self.notes: list[str] = []
        self.sizes: list[str] = []

    def take(self, piece: Piece) -> None:
        written = self.text[piece.start : piece.end].strip()
        resolved = piece.resolved
        if resolved is None:
            self._leave(written)
        elif piece.label.split(" ")[-1].rstrip("为是") in GRADUATIONS:
            self.conditions.append(Condition(None, items=(written,), text=written))
        elif resolved.unit is None and (size := nominal_size(written)):
            self.sizes.append(size)
        elif resolved.unit is None:
            self.notes.append(f"“{written}”{resolved.problem}")
        else:
            self._add(piece, resolved, resolved.unit)

    def _leave(self, written: str) -> None:
        if written.strip(_HARMLESS):
            self.rest.append(written)

    def _add(self, piece: Piece, resolved: Resolved, unit: Unit) -> None:
        slug = resolved.quantity.slug if resolved.quantity else None
        notes = tuple(remark.text for remark in resolved.remarks)
        text = self.text[piece.start : piece.end].strip()
        if not piece.certain:
            self.notes.append(f"“{text}”有多种读法")
        last = self.ranges[-1] if self.ranges else None
        if last and last.quantity == slug and piece.label in ("", self.labels[-1]):
            self.ranges[-1] = replace(
                last,
                intervals=last.intervals + resolved.intervals,
                text=self.text[self.starts[-1] : piece.end].strip(),
                notes=tuple(dict.fromkeys(last.notes + notes)),
            )
        else:
            self.ranges.append(
                MeasuringRange(slug, resolved.intervals, unit.code, text=text, notes=notes)
            )
            self.labels.append(piece.label)
            self.starts.append(piece.start)
        if piece.inner:
            self._bracket(piece.inner, slug, resolved.intervals)

    def _bracket(self, inner: str, slug: str | None, beside: tuple[Interval, ...]) -> None:
        """What stands in a bracket behind a range: a condition, or the range in another unit."""
        if inner.strip() in SILENT:
            return
        if inner.startswith(GRADUATIONS):
            self.conditions.append(Condition(None, items=(inner,), text=inner))
            return
        reading = read_conditions(inner, self.table)
        numeric = all(condition.intervals for condition in reading.conditions)
        same = [each for each in reading.conditions if each.quantity == slug]
        if not (reading.certain and numeric):
            self._leave(f"({inner})")
        elif not same:
            self.conditions.extend(reading.conditions)
        elif not _alike(same[0].intervals, beside):
            self._leave(f"({inner})")

    def reading(self, quantity: Quantity | None) -> RangeReading:
        """What was gathered; nominal sizes are the range where there is no other."""
        rest = " ".join(self.rest)
        if self.sizes and self.ranges:
            self.conditions.append(Condition(None, items=tuple(self.sizes), text=self.sizes[0]))
        elif self.sizes and not is_pure_number(quantity):
            slug = quantity.slug if quantity else None
            self.ranges.append(
                MeasuringRange(slug, items=tuple(self.sizes), text=self.text.strip())
            )
        notes = list(dict.fromkeys(self.notes))
        if rest:
            notes.append(f"“{rest}”未能识别")
        if not self.ranges and not notes:
            notes.append("没有测量范围")
        return RangeReading(
            tuple(self.ranges), tuple(self.conditions), not notes, "；".join(notes), rest
        )


def _alike(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> bool:
    """Whether one says in rounded figures of another unit what the other says."""
    return len(one) == len(other) and all(
        math.isclose(left, right, rel_tol=_ROUNDED, abs_tol=0.0)
        for a, b in zip(one, other, strict=True)
        for left, right in ((a.lower, b.lower), (a.upper, b.upper))
    )


def scan_ranges(
    text: str, table: UnitTable, *, quantity: Quantity | str | None = None
) -> list[Found]:
    """The ranges and points that free text holds, from left to right, without overlap.

    A figure without a unit is passed over, and so is the size of a plate (630×400mm); a range
    without a unit is found with ``unit`` None.
    """
    known = table.quantities.get(quantity) if isinstance(quantity, str) else quantity
    reader = RangeReader(without_reference(_DIRECT.sub("0 ", fold(text))), table)
    found: list[Found] = []
    at = 0
    while start := _START.search(reader.text, at):
        group = _group_at(reader, start.start())
        if group is None:
            at = _past_figure(reader.text, start.start())
            continue
        at = group.end
        hit = _hit(text, reader, group, known)
        if hit is not None:
            found.append(hit)
    return found


def _past_figure(text: str, at: int) -> int:
    """The position behind the digits at ``at``, so that no figure is entered in its middle."""
    end = at + 1
    if text[at].isdigit():
        while end < len(text) and (text[end].isdigit() or text[end] == "."):
            end += 1
    return end


def _group_at(reader: RangeReader, at: int) -> Group | None:
    before = reader.text[max(0, at - _LOOK_BACK) : at]
    figure = reader.text[at].isdigit() or reader.text[at] in ".-+"
    joined = _JOINED.match(before[-1:]) and not _ATTACHED.search(before)
    hyphened = before[-1:] == "-" and _JOINED.match(before[-2:-1])
    return None if (figure and joined) or hyphened else reader.group(at)


def _hit(text: str, reader: RangeReader, group: Group, quantity: Quantity | None) -> Found | None:
    before = reader.text[max(0, group.start - _LOOK_BACK) : group.start]
    ahead = _scale_ahead(reader, before, group)
    if ahead is not None:
        group = ahead
    written = text[group.start : group.end].strip()
    shapes = {element.shape for element in group.elements}
    if not group.has_unit:
        if shapes == {"point"}:
            return None
        bare = MeasuringRange(quantity.slug if quantity else None, text=written)
        return Found(group.start, group.end, bare)
    resolved = resolve(group, reader.table, text=reader.text, quantity=quantity)
    named = plates(written) or _looks_like_model(before, written, resolved.intervals)
    if resolved.unit is None or named:
        return None
    return _found(written, before, group, resolved, resolved.unit)


def _found(written: str, before: str, group: Group, resolved: Resolved, unit: Unit) -> Found:
    slug = resolved.quantity.slug if resolved.quantity else None
    notes = tuple(remark.text for remark in resolved.remarks)
    shape = group.elements[-1].shape
    return Found(
        group.start,
        group.start + len(written),
        MeasuringRange(slug, resolved.intervals, unit.code, text=written, notes=notes),
        point=all(interval.is_point for interval in resolved.intervals),
        one_sided=shape if shape in ("at_most", "at_least") else "",
        swapped=resolved.swapped,
        graduation=bool(_GRADUATION.search(before)),
        unit=unit,
        remarks=resolved.remarks,
    )


def _scale_ahead(reader: RangeReader, before: str, group: Group) -> Group | None:
    """The group with the scale that stands before it (``pH 4~10``, ``HRC60``)."""
    if group.has_unit:
        return None
    name = re.search(r"(pH|PH|HR[A-Z]|H[VB]W?) ?[:=]? ?$", before)
    matches = reader.table.match(name[1], 0) if name else []
    if name is None or not matches:
        return None
    given = group.with_units((matches[0],))
    return replace(given, start=group.start - (len(before) - name.start()))


def _looks_like_model(before: str, written: str, intervals: tuple[Interval, ...]) -> bool:
    """``Fluke 5520A`` is a model, not 5520 ampere; ``2024年`` is no span of time."""
    if re.fullmatch(r"(?:19|20)\d\d ?年", written):
        return True
    model = re.fullmatch(r"\d{4,}[A-Z]", written)
    return bool(model and _MODEL.search(before))
