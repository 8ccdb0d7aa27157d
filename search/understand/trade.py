"""What the trade means by figures that say something else to an outsider.

万分之一天平 is a balance with a graduation of 0.1 mg, 分度值0.02 is a graduation; neither is a
demand.
"""

from __future__ import annotations

import re

from registry.measurement.ranges import Found
from registry.measurement.units import UnitTable
from search.analysis import fold
from search.understand.naming import Mention
from search.understand.reading import READ_WITHIN, Reading

_BALANCE = re.compile(r"(百万|十万|万|千|百|十)分之一(?=[^,，。;；\s]{0,6}天平)")
_GRADUATIONS = {
    "百万": "0.001 mg",
    "十万": "0.01 mg",
    "万": "0.1 mg",
    "千": "1 mg",
    "百": "10 mg",
    "十": "0.1 g",
}
"""Shares of a gram, as balances are named by their actual scale interval d (JJG 1036)."""

_WORD = (
    r"(?:(?:实际|检定|最小)?分度值|最小分度|分度|刻度值|分辨力|分辨率|感量"
    r"|(?<![A-Za-z])[de](?=\s?=))"
)
_NUMBER = r"\d{1,9}(?:\.\d{1,9})?"
_GRADUATION = re.compile(rf"{_WORD}\s?[:=为是]?\s?(?P<number>{_NUMBER})\s?")
_AHEAD = re.compile(rf"{_NUMBER}\s?[A-Za-zµμ°℃′″]{{0,4}}\s?的?(?:分度值|分度|分辨力|分辨率)")


_FINEST_LENGTH = 1.0000001e-4
"""No instrument for lengths ends at a tenth of a millimetre (m)."""

_DIVISIONS = 50
"""A scale has at least so many divisions."""


def read_graduations(reading: Reading, found: list[Mention]) -> None:
    """Take graduations out of the text, so that they are not taken for a demand, and say so."""
    text = fold(reading.text[:READ_WITHIN])
    named = bytearray(len(reading.text))
    for mention in found:
        named[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    for share in _BALANCE.finditer(text):
        _say_balance(reading, share, named)
    places = [
        _with_unit(match, text, reading.lexicon.vocabulary.units)
        for match in _GRADUATION.finditer(text)
    ]
    places += [match.span() for match in _AHEAD.finditer(text)]
    for start, end in places:
        if reading.is_free(start, end):
            reading.take(start, end)
            words = reading.text[start:end].strip()
            reading.note("accuracy", "trade", f"“{words}”是分度值，不是允许误差，未作为准确度要求")


def _say_balance(reading: Reading, share: re.Match[str], named: bytearray) -> None:
    """The share belongs to the name: where the name holds it, nothing is left to take."""
    if named.find(0, *share.span()) >= 0:
        reading.take(*share.span())
    size = _GRADUATIONS[share[1]]
    reading.note("instrument", "trade", f"“{share[0]}天平”指实际分度值 d = {size}，不是允许误差")


def _with_unit(match: re.Match[str], text: str, units: UnitTable) -> tuple[int, int]:
    matches = units.match(text, match.end())
    return match.start(), matches[0].end if matches else match.end()


def without_graduations(reading: Reading, found: list[Found]) -> list[Found]:
    """The ranges but for a figure that can only be a scale division: of a measuring instrument
    named by its upper limit, one far below another figure (0-300mm 0.02mm), or a tenth of a
    millimetre or less (0.02mm游标卡尺); of any other, one behind a stroke (天平 220g/0.1mg)."""
    instrument = reading.instrument()
    named = instrument is not None and instrument.upper_limit_named
    kept = []
    for each in found:
        behind_stroke = reading.text[: each.start].rstrip().endswith("/")
        if not (named or behind_stroke) or not _is_graduation(each, found):
            kept.append(each)
            continue
        reading.take(each.start, each.end)
        words = reading.text[each.start : each.end].strip()
        reading.note("range", "trade", f"“{words}”按分度值理解，不是测量范围，也不是允许误差")
    return kept


def _is_graduation(one: Found, found: list[Found]) -> bool:
    if not one.point or len(one.reading.intervals) != 1:
        return False
    size = one.reading.intervals[0].upper
    quantity = one.reading.quantity
    others = [each for each in found if each is not one and each.reading.quantity == quantity]
    reach = [interval.upper for each in others for interval in each.reading.intervals]
    small = quantity == "length" and size <= _FINEST_LENGTH
    return small or any(size * _DIVISIONS <= upper for upper in reach)
