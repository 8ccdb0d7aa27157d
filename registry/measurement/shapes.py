"""The shapes a range is written in: ends, elements, groups, and what is done to them.

Nothing here knows a quantity: values are as written, units are all that a spelling may mean.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.measurement.numbers import read_number
from registry.measurement.units import UnitMatch


@dataclass(frozen=True, slots=True)
class End:
    """One end: a value (None: without bound) with the units it may be written in."""

    value: Fraction | None
    units: tuple[UnitMatch, ...] = ()
    open: bool = False


def _times(end: End | None, factor: Fraction) -> End | None:
    if end is None or end.value is None:
        return end
    return replace(end, value=end.value * factor)


@dataclass(frozen=True, slots=True)
class Element:
    """``shape``: ``range``; ``point`` (low alone); ``at_most`` (high alone), ``at_least`` (low
    alone); ``around`` (low ± high)."""

    shape: str
    low: End | None
    high: End | None = None

    @property
    def ends(self) -> tuple[End, ...]:
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def has_unit(self) -> bool:
        return any(end.units for end in self.ends)

    def scaled(self, factor: Fraction) -> Element:
        """The element with every value times ``factor``."""
        return Element(self.shape, _times(self.low, factor), _times(self.high, factor))


@dataclass(frozen=True, slots=True)
class Group:
    """Elements that share a unit. ``certain`` is false where the digits allow two readings."""

    start: int
    end: int
    elements: tuple[Element, ...]
    certain: bool = True

    @property
    def has_unit(self) -> bool:
        return any(element.has_unit for element in self.elements)

    def with_units(self, units: tuple[UnitMatch, ...]) -> Group:
        """The same figures in the units given, where they have none of their own."""
        return replace(
            self, elements=tuple(fill_units(element, units) for element in self.elements)
        )


def both_signs(element: Element) -> tuple[Element, ...]:
    """What ``±`` before the element makes of it: -a..a for a point, two ranges for a range."""
    low, high = element.low, element.high
    if element.shape == "point" and low is not None and low.value is not None:
        return (Element("range", replace(low, value=-low.value), low),)
    if (
        element.shape == "range"
        and low
        and high
        and low.value is not None
        and high.value is not None
    ):
        below = Element("range", replace(high, value=-high.value), replace(low, value=-low.value))
        return (below, element)
    return (element,)


def fill_units(element: Element, units: tuple[UnitMatch, ...]) -> Element:
    """The element with ``units`` at every end that has none of its own."""
    low = element.low and (element.low if element.low.units else replace(element.low, units=units))
    high = element.high and (
        element.high if element.high.units else replace(element.high, units=units)
    )
    return Element(element.shape, low, high)


def inherit_units(elements: list[Element]) -> tuple[Element, ...]:
    """Ends without a unit take the one to their right, else the one to their left."""
    units: tuple[UnitMatch, ...] = ()
    filled = []
    for element in reversed(elements):
        own = [end.units for end in element.ends if end.units]
        units = own[-1] if own else units
        filled.append(fill_units(element, units) if units else element)
    return tuple(reversed(filled))


def exclude(element: Element, what: str) -> Element:
    """The element without the end that ``what`` names: 上限, 下限, 两端, or the figure itself."""
    number = read_number(what.strip(" "), 0)
    low, high = element.low, element.high
    sides = {"上": (False, True), "下": (True, False), "两": (True, True)}.get(what[:1])
    if sides is None and number is not None:
        sides = (bool(low and low.value == number.value), bool(high and high.value == number.value))
    low_open, high_open = sides or (len(element.ends) == 1, len(element.ends) == 1)
    return Element(
        element.shape,
        low and replace(low, open=low.open or low_open),
        high and replace(high, open=high.open or high_open),
    )
