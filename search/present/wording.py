"""Figures and spans as a sentence of a page says them, in the user's unit."""

from __future__ import annotations

from collections.abc import Iterable

from registry.measurement.notation import sensible_unit, write_quantity
from registry.measurement.units import Unit
from registry.measurement.values import Interval
from registry.vocabulary.vocabulary import Vocabulary
from search.grade.wording import figure, span
from search.results import Segment

DIGITS = 3
"""Significant digits of an uncertainty in a sentence."""

STATE_WORDS = {
    "out_of_range": "超出承诺范围",
    "not_accurate_enough": "在承诺范围内，但不够准",
    "condition": "在承诺范围内，但条件不满足",
}


def said(interval: Interval, unit: Unit) -> str:
    """A span with its open ends in words: ``40 MPa 以上至 60 MPa``, ``0 至 25 MPa（不含）``."""
    if interval.is_point or not (interval.low_open or interval.high_open):
        return span(interval, unit)
    if interval.low is None or interval.high is None:
        return span(interval, unit)
    low, high = figure(interval.low, unit), figure(interval.high, unit)
    if interval.low_open:
        return f"{low} 以上至 {high}{'（不含）' if interval.high_open else ''}"
    return f"{low} 至 {high}（不含）"


def listed(intervals: Iterable[Interval], unit: Unit) -> str:
    """Several spans: ``(0～10) MPa、25 MPa 以上至 60 MPa``."""
    return "、".join(said(interval, unit) for interval in intervals)


def merged(segments: Iterable[Segment], *states: str) -> list[Interval]:
    """The spans of some states, neighbours joined."""
    spans: list[Interval] = []
    for segment in segments:
        if segment.state not in states:
            continue
        one = segment.interval
        if spans and spans[-1].high == one.low and not (spans[-1].high_open and one.low_open):
            last = spans.pop()
            one = Interval(last.low, one.high, last.low_open, one.high_open)
        spans.append(one)
    return spans


def percent(share: float) -> str:
    """A share as a percentage that is never a false 0 or 100 (visual.md, coverage bar)."""
    if share <= 0:
        return "0%"
    if share >= 1:
        return "100%"
    if share < 0.01:
        return "<1%"
    return ">99%" if share > 0.99 else f"{round(share * 100)}%"


def uncertainty(value: float, quantity: str | None, vocabulary: Vocabulary) -> str:
    """An uncertainty in a handy unit of its quantity, three digits: ``26 kPa``."""
    known = vocabulary.quantities.get(quantity or "")
    if known is None:
        return f"{value:.{DIGITS}g}"
    unit = sensible_unit(value, known, vocabulary.units)
    return width(value, unit)


def width(value: float, unit: Unit) -> str:
    """An uncertainty in a given unit, three digits."""
    shown = float(f"{value / unit.factor:.{DIGITS}g}")
    return write_quantity(unit.width_to_si(shown), unit, width=True)


def times(margin: float) -> str:
    """A margin: ``3.1倍``, whole from ten on."""
    return f"{margin:.0f}倍" if margin >= 10 else f"{margin:.1f}倍"
