"""The combination bar: which center takes which part of the demanded range."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from registry.measurement.values import Interval
from search.drawing.axis import Axis, Tick, labels, padded, spans_decades
from search.drawing.coverage import identity
from search.drawing.primitives import Dot, Drawing, Label, Line, Primitive, Rect

ORDER = "甲乙丙丁戊己庚辛"
"""How the centers of a combination are marked."""

FIRST_ROW, ROW, TRACK = 20, 22, 16


@dataclass(frozen=True, slots=True)
class Share:
    """What one center takes (``part``) and what else it promises (``reach``)."""

    part: Interval
    reach: tuple[Interval, ...] = ()


def combination_bar(
    demand: Interval,
    shares: Sequence[Share],
    *,
    unit: str,
    convert: Callable[[float], float] = identity,
) -> Drawing:
    """The demand above, a row a center below, dashed where one hands over to the next.

    ``demand`` has both ends; intervals in SI, ``convert`` turns a value into ``unit``.
    """
    low, high = convert(demand.lower), convert(demand.upper)
    axis = padded(low, high, before=0.03, after=0.06, logarithmic=spans_decades(low, high))
    bottom = FIRST_ROW + ROW * len(shares) + 4
    shapes: list[Primitive] = []
    for index, share in enumerate(shares):
        shapes += _row(axis, share, FIRST_ROW + ROW * index, convert)
        mark_x = axis.clamp(convert(share.part.lower))
        y = FIRST_ROW + ROW * index + 12.5
        shapes.append(Label(mark_x, y, ORDER[index], "on-fill", "start", 8))
    shapes += _handovers(axis, shares, bottom, convert)
    shapes += _demand(axis, demand, low, high, bottom)
    ticks = [Tick(low, 1), Tick(high, 1)]
    ticks += [Tick(convert(share.part.lower), 0) for share in shares[1:]]
    return Drawing(bottom + 20, (*shapes, *labels(axis, ticks, unit, y=bottom + 18)))


def _row(axis: Axis, share: Share, y: float, convert: Callable[[float], float]) -> list[Primitive]:
    shapes: list[Primitive] = [Rect(0, y, 100, TRACK, "d-ground")]
    for interval in share.reach:
        left, right = _edges(axis, interval, convert)
        if right > left:
            shapes.append(Rect(left, y + 5, round(right - left, 3), 6, "d-reach"))
    left, right = _edges(axis, share.part, convert)
    shapes.append(Rect(left, y, round(max(right - left, 1.0), 3), TRACK, "d-covered"))
    return shapes


def _edges(
    axis: Axis, interval: Interval, convert: Callable[[float], float]
) -> tuple[float, float]:
    low = 0.0 if interval.low is None else axis.clamp(convert(interval.low))
    high = 100.0 if interval.high is None else axis.clamp(convert(interval.high))
    return low, high


def _handovers(
    axis: Axis, shares: Sequence[Share], bottom: float, convert: Callable[[float], float]
) -> list[Primitive]:
    places = [axis.at(convert(share.part.lower)) for share in shares[1:]]
    return [Line(x, FIRST_ROW, x, bottom, "d-handover") for x in places]


def _demand(
    axis: Axis, demand: Interval, low: float, high: float, bottom: float
) -> list[Primitive]:
    left, right = axis.at(low), axis.at(high)
    ends = ((left, demand.low_open), (right, demand.high_open))
    return [
        *(Line(x, 9, x, bottom, "d-guide") for x, _ in ends),
        Line(left, 9, right, 9, "d-demand"),
        *(Dot(x, 9, 4.5, "d-end-open" if is_open else "d-end") for x, is_open in ends),
        Line(0, bottom, 100, bottom, "d-axis"),
    ]
