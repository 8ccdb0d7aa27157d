"""Numbers as scopes and people write them: exact, and only as long as a number may be."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from registry.measurement.spelling import plain_digits

_LONGEST = 40
"""Digits of a number; what has more is no measured value."""

_GREATEST = 300
"""Powers of ten that a float still holds."""

_DECIMAL = re.compile(
    r"(?P<whole>[1-9]\d{0,2}(?:[,\u00a0]\d{3}){1,8}(?!\d)|[1-9]\d{0,2}(?: 0\d\d){1,8}(?!\d)"
    r"|\d{1,41})?(?P<part>\.\d{3}(?:[ \u00a0]\d{3}){0,8}[ \u00a0]\d{1,3}(?![\d.,~\-])|\.\d{1,41})?"
)
_RAISED = r"\^ ?\(?(?P<caret>[-+]?\d{1,3})\)?|(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})"
_TIMES_POWER = re.compile(
    rf" ?[×xX*·] ?10 ?(?:{_RAISED}|(?P<lost>[-+]\d{{1,2}})(?![\d.]))"
    r"|[eE](?P<letter>[-+]?\d{1,3})(?![\d.级等])"
)
_POWER = re.compile(rf"(?:{_RAISED})")
_MYRIADS = re.compile(r"(百万|千万|万|亿)(?![用分能级])")
_MYRIAD = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_CHINESE = re.compile("[一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]{0,15}")
_CHINESE_PART = re.compile("点([零〇一二三四五六七八九]{1,10})")


@dataclass(frozen=True, slots=True)
class Number:
    """A number without sign. ``power`` says it was written with a power of ten; ``certain`` is
    false where the digits can be read in two ways (``100,200``: a list, or a grouped number)."""

    value: Fraction
    end: int
    power: bool = False
    certain: bool = True


def read_number(text: str, start: int) -> Number | None:
    """The number that the folded ``text`` holds at ``start``, or None.

    Knows grouped digits (``1,000``, ``10 000``, ``0.000 47``), powers of ten in every usual form
    (``1×10⁻³ 1x10^-3 1E-3 10^-6 1×10-3``, the last with its superscript lost), 万 and Chinese
    numerals.
    """
    found = _DECIMAL.match(text, start)
    if found is None or found.end() == start:
        return _read_chinese(text, start)
    if found.end() - start > _LONGEST or text[found.end() : found.end() + 1].isdecimal():
        return None
    digits = re.sub("[, \u00a0]", "", found[0])
    number = Number(Fraction(digits), found.end(), certain=not _may_be_list(found["whole"] or ""))
    return _with_power(text, number, digits)


def _may_be_list(whole: str) -> bool:
    first, *groups = whole.split(",")
    return len(first) == 3 and any(group != "000" for group in groups)


def read_power(text: str, start: int) -> Number | None:
    """A power of ten that multiplies what stands before it: ``×10³`` behind a bracket."""
    times = _TIMES_POWER.match(text, start)
    if times is None or times["letter"]:
        return None
    written = times["caret"] or times["raised"] or times["lost"]
    return _bounded(Fraction(1), int(plain_digits(written)), times.end())


def _with_power(text: str, number: Number, digits: str) -> Number | None:
    if digits == "10" and (bare := _POWER.match(text, number.end)):
        exponent = int(plain_digits(bare["caret"] or bare["raised"]))
        return _bounded(Fraction(1), exponent, bare.end())
    times = _TIMES_POWER.match(text, number.end)
    if times:
        written = times["caret"] or times["raised"] or times["lost"] or times["letter"]
        return _bounded(number.value, int(plain_digits(written)), times.end())
    myriad = _MYRIADS.match(text, number.end)
    if myriad:
        return Number(number.value * _MYRIAD[myriad[1]], myriad.end())
    return number


def _bounded(value: Fraction, exponent: int, end: int) -> Number | None:
    if abs(exponent) > _GREATEST:
        return None
    return Number(value * Fraction(10) ** exponent, end, power=True)


def _read_chinese(text: str, start: int) -> Number | None:
    found = _CHINESE.match(text, start)
    if found is None:
        return None
    value, size = _chinese_value(found[0])
    end = start + size
    part = _CHINESE_PART.match(text, end)
    if part is None:
        return Number(Fraction(value), end)
    decimals = "".join(str(_DIGITS[digit]) for digit in part[1])
    return Number(Fraction(f"{value}.{decimals}"), part.end())


def _chinese_value(signs: str) -> tuple[int, int]:
    """三千五百 → 3500, and how many signs it takes.

    A place that does not fall is the prefix of a unit: 十五千克 is fifteen, 五百千牛 five hundred.
    """
    total = section = digit = 0
    lowest = 10**4
    for position, sign in enumerate(signs):
        if sign in _DIGITS:
            digit = digit * 10 + _DIGITS[sign]
        elif sign in _PLACES:
            if _PLACES[sign] >= lowest:
                return total + section + digit, position
            lowest = _PLACES[sign]
            section, digit = section + (digit or 1) * lowest, 0
        else:
            total = (total + section + digit or 1) * _MYRIAD[sign]
            section, digit, lowest = 0, 0, 10**4
    return total + section + digit, len(signs)
