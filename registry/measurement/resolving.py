"""From what is written to what is meant: which unit, which quantity, which interval in SI."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from registry.measurement.shapes import Element, End, Group
from registry.measurement.units import Quantity, Unit, UnitMatch, UnitTable
from registry.measurement.values import Interval

_TRADE = {"丝": "1 丝 = 0.01 mm", "道": "1 道 = 0.01 mm"}
"""Units of the workshop that an outsider does not know."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader should know of a reading. ``kind`` is ``info``, ``trade``, ``doubt`` or
    ``swapped``; ``suggestion`` is the likelier wording of the same stretch of text, or empty."""

    kind: str
    text: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """A group in SI. Without a unit there is nothing but ``problem``, which says why."""

    intervals: tuple[Interval, ...] = ()
    unit: Unit | None = None
    quantity: Quantity | None = None
    remarks: tuple[Remark, ...] = ()
    problem: str = ""

    @property
    def swapped(self) -> bool:
        return any(remark.kind == "swapped" for remark in self.remarks)


class _Unreadable(Exception):  # noqa: N818 (a reason, said to the user)
    """Inside this module only: why the group says nothing certain."""


def fits(unit: Unit, quantity: Quantity, table: UnitTable) -> bool:
    """Whether the unit can be one of the quantity: named for it or for one with its SI unit."""
    known = (table.quantities[slug] for slug in unit.quantities if slug in table.quantities)
    return quantity.slug in unit.quantities or any(
        other.si_unit == quantity.si_unit for other in known
    )


def exact_si(value: Fraction, unit: Unit, *, width: bool = False) -> float:
    """The nearest float to the figure in SI. Raises ``OverflowError`` beyond what a float holds."""
    offset = Fraction(0) if width else Fraction(repr(unit.offset))
    return float((value + offset) * Fraction(repr(unit.factor)))


def choose_unit(
    units: Iterable[UnitMatch], quantity: Quantity | None, table: UnitTable
) -> UnitMatch | None:
    """The meaning of a spelling: the one that fits the quantity best, else the usual one."""
    candidates = list(units)
    if quantity is not None:
        named = [match for match in candidates if quantity.slug in match.unit.quantities]
        fitting = named or [match for match in candidates if fits(match.unit, quantity, table)]
        if fitting:
            return fitting[0]
    return candidates[0] if candidates else None


def quantity_of(unit: Unit, hint: Quantity | None, table: UnitTable) -> Quantity | None:
    """The hinted quantity where the unit can be one of it, else the unit's usual one."""
    if hint is not None and fits(unit, hint, table):
        return hint
    return next(
        (table.quantities[slug] for slug in unit.quantities if slug in table.quantities), None
    )


def resolve(
    group: Group,
    table: UnitTable,
    *,
    text: str = "",
    quantity: Quantity | None = None,
    unit: Unit | None = None,
) -> Resolved:
    """The group in SI; ``quantity`` settles what a spelling means, ``unit`` stands in for none.

    ``text`` is the folded text the group was read from; its words go into the remarks.
    """
    resolver = _Resolver(table, quantity, unit, text, group)
    try:
        intervals = tuple(resolver.interval(element) for element in group.elements)
    except _Unreadable as reason:
        return Resolved(problem=str(reason), remarks=tuple(resolver.remarks))
    except OverflowError:
        return Resolved(problem="数值超出可表示的范围")
    return Resolved(intervals, resolver.unit, resolver.quantity, tuple(resolver.remarks))


class _Resolver:
    """Resolves the elements of one group; keeps the unit and the quantity they settle on."""

    def __init__(
        self,
        table: UnitTable,
        hint: Quantity | None,
        fallback: Unit | None,
        text: str,
        group: Group,
    ) -> None:
        self.table = table
        self.hint = hint
        self.fallback = fallback
        self.text = text
        self.group = group
        self.unit: Unit | None = None
        self.quantity: Quantity | None = None
        self.remarks: list[Remark] = []

    def interval(self, element: Element) -> Interval:
        ends = [end for end in element.ends if end.value is not None]
        if not ends:
            raise _Unreadable("没有数值")
        if element.shape == "around":
            return self._around(element)
        units = [self._unit(end) for end in reversed(ends)][::-1]
        self.unit = units[-1]
        values = iter(
            (self._si(end, unit), end.open) for end, unit in zip(ends, units, strict=True)
        )
        low, high = (
            next(values) if end is not None and end.value is not None else (None, False)
            for end in (element.low, element.high)
        )
        if element.shape == "point":
            high = low
        if element.shape == "at_most" and not (self.quantity and self.quantity.signed):
            low = (0.0, False)
        return self._in_order(Interval(low[0], high[0], low[1], high[1]), element)

    def _in_order(self, interval: Interval, element: Element) -> Interval:
        if interval.low is None or interval.high is None or interval.low <= interval.high:
            return interval
        if element.shape == "at_most":
            return Interval(None, interval.high, False, interval.high_open)
        self._remark("swapped", "上下限写反，已对调")
        return Interval(interval.high, interval.low, interval.high_open, interval.low_open)

    def _around(self, element: Element) -> Interval:
        center, half = element.ends
        if center.value is None or half.value is None:
            raise _Unreadable("没有数值")
        middle, other = self._unit(center), choose_unit(half.units, None, self.table)
        self.unit = middle
        width = abs(half.value) * self._ratio(other, middle, center.value)
        return Interval(
            exact_si(center.value - width, self._scale(middle)),
            exact_si(center.value + width, self._scale(middle)),
        )

    def _ratio(self, half: UnitMatch | None, middle: Unit, center: Fraction) -> Fraction:
        """What a half-width in its own unit is in the unit of the middle."""
        if half is None or half.unit.symbol == middle.symbol:
            return Fraction(1)
        if half.unit.symbol == "%":
            return abs(center) / 100
        if half.unit.dimension != middle.dimension:
            raise _Unreadable(f"{middle.symbol} 与 {half.unit.symbol} 不是同类单位")
        return Fraction(repr(half.unit.factor)) / Fraction(repr(middle.factor))

    def _unit(self, end: End) -> Unit:
        hint = self.quantity or self.hint
        match = choose_unit(end.units, hint, self.table)
        unit = match.unit if match else self.fallback
        if unit is None:
            raise _Unreadable("没有单位")
        quantity = quantity_of(unit, hint, self.table)
        if self.quantity is not None and quantity is not self.quantity:
            raise _Unreadable(f"{unit.symbol} 不是{self.quantity.name}的单位")
        self.quantity = quantity
        if match is None and unit.code != "1":
            self._remark("info", f"未写单位，按 {unit.symbol} 读取")
        elif match is not None:
            self._explain(match, end.units[0])
        return unit

    def _explain(self, match: UnitMatch, usual: UnitMatch) -> None:
        written = match.written
        if written in _TRADE:
            self._remark("trade", _TRADE[written])
        elif match.unit is not usual.unit and match.unit.symbol != usual.unit.symbol:
            self._remark("trade", f"此处 {written} 指 {match.unit.symbol}")
        elif match.likelier is not None:
            meant = match.likelier
            shown = self.text[self.group.start : self.group.end]
            self._remark(
                "doubt",
                f"按原文 {match.unit.symbol}（{match.unit.name}）读取；"
                f"是否应为 {meant.symbol}（{meant.name}）？",
                shown.replace(written, meant.symbol),
            )

    def _remark(self, kind: str, text: str, suggestion: str = "") -> None:
        remark = Remark(kind, text, suggestion)
        if remark not in self.remarks:
            self.remarks.append(remark)

    def _scale(self, unit: Unit) -> Unit:
        """The unit, without its offset where the quantity is a difference."""
        if not unit.offset or self.quantity is None or self.quantity.zero:
            return unit
        return next(
            (
                other
                for other in self.table.find(unit.symbol)
                if not other.offset and self.quantity.slug in other.quantities
            ),
            Unit(unit.code, unit.symbol, unit.name, unit.dimension, unit.factor),
        )

    def _si(self, end: End, unit: Unit) -> float:
        if end.value is None:
            raise _Unreadable("没有数值")
        value = exact_si(end.value, self._scale(unit))
        if value < 0 and self.quantity and self.quantity.zero:
            raise _Unreadable("低于绝对零度")
        return value
