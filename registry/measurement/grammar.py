"""Reading the shapes a range is written in, before anything is known of its quantity.

A group is what stands before one unit: ``(0～60) MPa``, ``4、7、10 pH``, ``≤300mm``. It is read
from the folded text in one pass; each reading looks ahead by a bounded number of characters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from registry.measurement.numbers import read_number, read_power
from registry.measurement.shapes import (
    Element,
    End,
    Group,
    both_signs,
    exclude,
    fill_units,
    inherit_units,
)
from registry.measurement.units import UnitMatch, UnitTable

_EXTREME = r"(?= ?[-\d±])"
_AT_MOST = (
    f"≤|<=|=<|≯|不超过|不大于|不高于|不多于|小于等于|小于或等于|(?:最大|最高){_EXTREME}|至多"
    "|[Uu]p to|[Mm]ax(?![a-z])"
)
_BELOW = "<|小于|低于|[Ll]ess than|[Bb]elow|[Uu]nder"
_AT_LEAST = (
    f"≥|>=|=>|≮|不小于|不低于|不少于|大于等于|大于或等于|(?:最小|最低){_EXTREME}|至少|[Aa]t least"
)
_ABOVE = ">|大于|超过|高于|[Oo]ver|[Aa]bove|[Mm]ore than"
COMPARISONS = "|".join((_AT_MOST, _AT_LEAST, _BELOW, _ABOVE))
"""What compares a value, as alternatives of a regular expression."""

_COMPARISON = re.compile(
    f" ?(?:(?P<at_most>{_AT_MOST})|(?P<at_least>{_AT_LEAST})"
    f"|(?P<below>{_BELOW})|(?P<above>{_ABOVE})) ?"
)
_BETWEEN = re.compile(
    " ?(?P<first><=|>=|[<>≤≥]) ?(?P<name>[A-Za-zΑ-Ωα-ωφ_₀-₉\u3400-\u9fff]{1,12})"
    " ?(?P<second><=|>=|[<>≤≥]) ?"
)
_SEPARATOR = re.compile(r" {0,3}(?:~{1,3}|-|至|到|to(?![A-Za-z])|\.{2,6}|…{1,2}|→) {0,3}")
_LISTED = re.compile(r" ?(?:[、,]|或者?|和|及(?!以)|and |or ) ?")
_SIGN = re.compile("[-+] ?|零下|负")
_OUTSIDE = re.compile("(?:φ|R|DN|M)? ?")
"""What names a size before its figure: a diameter, a radius, a pipe, a thread."""

_INFINITE = re.compile(r"[-+]?(?:∞|无穷大|无限)")
_AFTER = re.compile(
    r" ?(?:\(含\)|含)?(?:及其?|或)?(?:(?P<at_most>以下|以内|之内|之下)|(?P<at_least>以上|之上))"
)
_EXCLUDED = re.compile(
    r" ?\((?P<no>不含|不包括|不包含|不等于|含|包括|包含)(?P<what>[^()\n]{0,20})\)"
)
_LOOSE_SPACE = re.compile(r"\u00a0(?!\d{3}(?!\d))")
_LIMIT = re.compile("[<≤] ?")
_TIMES = re.compile(" ?[×xX*] ?")
_CLOSE = re.compile(r" ?\) ?")


class RangeReader:
    """Reads groups from one folded text."""

    def __init__(self, text: str, table: UnitTable) -> None:
        self.text = _LOOSE_SPACE.sub(" ", text)
        self.table = table
        self.certain = True

    def group(self, start: int) -> Group | None:
        """The group that begins at ``start``, or None."""
        self.certain = True
        found = self._mirrored(start) or self._bracketed(start) or self._elements(start)
        if found is None:
            return None
        elements, end = found
        elements, end = self._finish(elements, end)
        return Group(start, end, inherit_units(elements), self.certain)

    def units(self, start: int) -> tuple[UnitMatch, ...]:
        """The longest unit at ``start`` in all its meanings, also ``(MPa)`` behind the figures."""
        at = self._skip(start)
        bracket = self.text[at : at + 1] == "("
        matches = self.table.match(self.text, at + bracket)
        longest = tuple(match for match in matches if match.end == matches[0].end)
        if not bracket or not longest:
            return longest
        close = _CLOSE.match(self.text, longest[0].end)
        return tuple(replace(match, end=close.end()) for match in longest) if close else ()

    def _skip(self, at: int, most: int = 3) -> int:
        while most and self.text[at : at + 1] == " ":
            at, most = at + 1, most - 1
        return at

    def _mirrored(self, start: int) -> tuple[list[Element], int] | None:
        """``±10 V`` and ``±(0.1～2) dB``."""
        if not self.text.startswith("±", start):
            return None
        at = self._skip(start + 1)
        found = self._bracketed(at)
        if found is None:
            single = self._end(at)
            found = single and ([Element("point", single[0])], single[1])
        if not found:
            return None
        return [mirror for element in found[0] for mirror in both_signs(element)], found[1]

    def _bracketed(self, start: int) -> tuple[list[Element], int] | None:
        """``( … )`` before its unit, also ``( … )×10³``."""
        if not self.text.startswith("(", start):
            return None
        found = self._elements(self._skip(start + 1))
        if found is None:
            return None
        elements, end = found
        close = _CLOSE.match(self.text, end)
        power = read_power(self.text, close.end()) if close else None
        if power is None:
            return elements, close.end() if close else end
        return [element.scaled(power.value) for element in elements], power.end

    def _elements(self, start: int) -> tuple[list[Element], int] | None:
        """Elements with list signs between them, up to the first that has a unit."""
        found = self._element(start)
        if found is None:
            return None
        elements, end = [found[0]], found[1]
        while not elements[-1].has_unit:
            sign = _LISTED.match(self.text, end)
            found = self._element(sign.end()) if sign else None
            if found is None:
                break
            elements.append(found[0])
            end = found[1]
        return elements, end

    def _element(self, start: int) -> tuple[Element, int] | None:
        compared = _COMPARISON.match(self.text, start)
        if compared:
            return self._compared(compared)
        first = self._end(start)
        if first is None:
            return None
        low, at = first
        return (
            self._between(low, at)
            or self._to(low, at)
            or self._around(low, at)
            or self._square(low, at)
            or (Element("point", low), at)
            if low.value is not None
            else self._to(low, at)
        )

    def _compared(self, compared: re.Match[str]) -> tuple[Element, int] | None:
        """``≤300mm``, ``>10 min～24 h``."""
        found = self._end(compared.end())
        if found is None:
            return None
        kind = compared.lastgroup or ""
        end, at = replace(found[0], open=kind in ("below", "above")), found[1]
        if kind in ("at_least", "above"):
            return self._to(end, at) or (Element("at_least", end), at)
        return Element("at_most", None, end), at

    def _between(self, first: End, at: int) -> tuple[Element, int] | None:
        """``100mm<L≤500mm`` and the same the other way round."""
        between = _BETWEEN.match(self.text, at)
        found = self._end(between.end()) if between else None
        if between is None or found is None:
            return None
        rising, also = (between[name][0] in "<≤" for name in ("first", "second"))
        if rising != also:
            return None
        left = replace(first, open=between["first"] in "<>")
        right = replace(found[0], open=between["second"] in "<>")
        return Element("range", *((left, right) if rising else (right, left))), found[1]

    def _to(self, low: End, at: int) -> tuple[Element, int] | None:
        separator = _SEPARATOR.match(self.text, at)
        if separator is None:
            return None
        limit = _LIMIT.match(self.text, separator.end())
        found = self._end(limit.end() if limit else separator.end())
        if found is None:
            return None
        high = replace(found[0], open=bool(limit) and limit[0][0] == "<") if limit else found[0]
        return Element("range", low, high), found[1]

    def _around(self, center: End, at: int) -> tuple[Element, int] | None:
        """``(20±2)℃``, ``220 V±10%``."""
        at = self._skip(at)
        found = self._end(self._skip(at + 1)) if self.text.startswith("±", at) else None
        return found and (Element("around", center, found[0]), found[1])

    def _square(self, side: End, at: int) -> tuple[Element, int] | None:
        """``500×500``: sides that are equal are one figure; others are not read."""
        times = _TIMES.match(self.text, at)
        found = self._end(times.end()) if times else None
        if found is None or (side.units and found[0].value != side.value):
            return None
        self.certain = self.certain and found[0].value == side.value
        return Element("point", found[0]), found[1]

    def _end(self, start: int) -> tuple[End, int] | None:
        """A signed value with the unit that follows it, or infinity."""
        infinite = _INFINITE.match(self.text, start)
        if infinite:
            return End(None), infinite.end()
        outside = _OUTSIDE.match(self.text, start)
        at = outside.end() if outside else start
        sign = _SIGN.match(self.text, at)
        number = read_number(self.text, sign.end() if sign else at)
        if number is None:
            return None
        self.certain = self.certain and number.certain
        value = -number.value if sign and sign[0][0] != "+" else number.value
        units = self.units(number.end)
        return End(value, units), units[0].end if units else number.end

    def _finish(self, elements: list[Element], end: int) -> tuple[list[Element], int]:
        """The unit behind a bracket, 以下 and 以上, and what is said to be excluded."""
        if not any(element.has_unit for element in elements):
            lost = _CLOSE.match(self.text, end)
            units = self.units(lost.end() if lost else end)
            if units:
                elements[-1] = fill_units(elements[-1], units)
                end = units[0].end
        after = _AFTER.match(self.text, end)
        if after and elements[-1].shape == "point":
            point = elements[-1].low
            kind = after.lastgroup or ""
            elements[-1] = Element(kind, None, point) if kind == "at_most" else Element(kind, point)
            end = after.end()
        excluded = _EXCLUDED.match(self.text, end)
        if excluded is None:
            return elements, end
        if excluded["no"].startswith("不"):
            elements[-1] = exclude(elements[-1], excluded["what"])
        return elements, excluded.end()
