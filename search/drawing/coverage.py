"""The coverage bar: what was asked, what is promised of it, and what lies beyond."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from registry.measurement.values import Interval
from search.drawing.axis import Axis, Tick, labels, minor_ticks, padded, round_values, spans_decades
from search.drawing.primitives import Box, Dot, Drawing, Label, Line, Mark, Primitive, Rect
from search.results import Segment

HEIGHT = 64
DEMAND_Y = 9
TRACK_Y, TRACK = 20, 16
AXIS_Y, LABEL_Y = 42, 60

SMALLEST = 1.0
"""A piece is never drawn narrower, in percent: 3 px on a phone."""

SLIT = 1.6
"""A gap narrower than this, in percent, is a slit with a pointer: 8 px at 1280."""

STYLES = {
    "covered": "d-covered",
    "confirm": "d-confirm",
    "not_accurate_enough": "d-coarse",
    "condition": "d-out",
    "out_of_range": "d-out",
}

ROOM_FOR_UNIT = 0.33
"""What a logarithmic axis leaves at its right: its unit is long (``Pa，对数刻度``)."""

SIDE_LABELS = (
    Label(0, DEMAND_Y + 4, "要求", "side", "start", -50),
    Label(0, TRACK_Y + 12, "承诺", "side", "start", -50),
)
"""What the two rows are; in the margin, and dropped where there is none."""

WIDEST = 8
"""A promise wholly beside the demand is shown whole up to this many times the demand's length."""


def identity(value: float) -> float:
    """Values that are in the shown unit already."""
    return value


def coverage_bar(
    demand: Interval,
    segments: Sequence[Segment],
    reach: Sequence[Interval],
    *,
    unit: str,
    convert: Callable[[float], float] = identity,
) -> Drawing:
    """The bar of one demanded range: ``segments`` as graded, ``reach`` what is promised at all.

    Intervals are in SI; ``convert`` turns a value into ``unit``, the symbol on the axis.
    """
    asked = _shown(demand, convert)
    pieces = [Segment(_shown(piece.interval, convert), piece.state) for piece in segments]
    promised = [_shown(interval, convert) for interval in reach]
    axis = _view(asked, promised)
    shapes: list[Primitive] = [*SIDE_LABELS, *minor_ticks(axis, y=AXIS_Y)]
    shapes += _beyond(axis, asked, promised)
    if asked.is_point:
        shapes += _point(axis, asked, pieces, promised)
    else:
        shapes += [*_track(axis, asked, pieces), *_guides(axis, asked), *_demand(axis, asked)]
    shapes.append(Line(0, AXIS_Y, 100, AXIS_Y, "d-axis"))
    shapes += labels(axis, _ticks(axis, asked, pieces, promised), unit, y=LABEL_Y)
    return Drawing(HEIGHT, tuple(shapes))


def _shown(interval: Interval, convert: Callable[[float], float]) -> Interval:
    low = None if interval.low is None else convert(interval.low)
    high = None if interval.high is None else convert(interval.high)
    return Interval(low, high, interval.low_open, interval.high_open)


def _core(asked: Interval, promised: Sequence[Interval]) -> tuple[float, float]:
    """The range the view is built on: the demand, an absent end taken from what is promised."""
    ends = [end for part in promised for end in (part.low, part.high) if end is not None]
    if asked.low is not None and asked.high is not None:
        return asked.low, asked.high
    if asked.low is not None:
        high = max([end for end in ends if end > asked.low], default=asked.low + 1)
        return asked.low, high + (high - asked.low) * 0.2
    if asked.high is not None:
        return min([end for end in ends if end < asked.high], default=asked.high - 1), asked.high
    return min(ends, default=0.0), max(ends, default=1.0)


def _view(asked: Interval, promised: Sequence[Interval]) -> Axis:
    """The demand with 6 % before and 20 % after, widened to ends within one more span."""
    if asked.is_point:
        return _point_view(asked.lower, promised)
    low, high = _core(asked, promised)
    if low == high:
        high = low + (abs(low) or 1)
    if spans_decades(low, high):
        return padded(low, high, before=0.06, after=ROOM_FOR_UNIT, logarithmic=True)
    axis = padded(low, high, before=0.06, after=0.2, logarithmic=False)
    span = high - low
    near = [end for end in _ends(promised) if low - span <= end <= high + span]
    near += _beside(low, high, promised)
    return _widened(axis, near)


def _widened(axis: Axis, ends: Sequence[float]) -> Axis:
    """The axis with room for these ends and for what is written beside them."""
    left, right = min([axis.low, *ends]), max([axis.high, *ends])
    span = right - left
    if left < axis.low:
        left -= span * 0.03
    if right > axis.high:
        right += span * 0.12
    return Axis(left, right)


def _ends(promised: Sequence[Interval]) -> list[float]:
    return [end for part in promised for end in (part.low, part.high) if end is not None]


def _beside(low: float, high: float, promised: Sequence[Interval]) -> list[float]:
    """Ends of the promises when none of them meets the demand and all can still be shown."""
    if any(part.lower <= high and part.upper >= low for part in promised):
        return []
    ends = _ends(promised)
    if not ends or max(*ends, high) - min(*ends, low) > WIDEST * (high - low):
        return []
    return ends


def _point_view(x: float, promised: Sequence[Interval]) -> Axis:
    ends = [*_ends(promised), x]
    low, high = min(ends), max(ends)
    if low == high:
        low, high = x - (abs(x) or 1), x + (abs(x) or 1)
    logarithmic = spans_decades(low, high)
    return padded(low, high, before=0.06, after=0.14, logarithmic=logarithmic)


def _beyond(axis: Axis, asked: Interval, promised: Sequence[Interval]) -> list[Primitive]:
    """What is promised outside the demand: a pale bar, an arrow where it leaves the view."""
    shapes: list[Primitive] = []
    pieces = dict.fromkeys(piece for part in promised for piece in _outside(part, asked))
    for low, high in pieces:
        left, right = axis.clamp(low), axis.clamp(high)
        if right > left:
            short = max(SMALLEST - (right - left), 0.0)
            left, right = (left - short, right) if low < asked.lower else (left, right + short)
            shapes.append(Rect(round(left, 3), 25, round(right - left, 3), 6, "d-reach"))
            shapes += _leaving(axis, low, high)
    return list(dict.fromkeys(shapes))


def _outside(part: Interval, asked: Interval) -> list[tuple[float, float]]:
    if asked.is_point:
        return []
    below = (part.lower, min(part.upper, asked.lower))
    above = (max(part.lower, asked.upper), part.upper)
    return [piece for piece in (below, above) if piece[0] < piece[1]]


def _leaving(axis: Axis, low: float, high: float) -> list[Primitive]:
    shapes: list[Primitive] = []
    if math.isinf(low) or axis.at(low) < 0:
        shapes.append(Mark(0, 28, "left", "d-reach-arrow"))
    if math.isinf(high) or axis.at(high) > 100:
        shapes.append(Mark(100, 28, "right", "d-reach-arrow"))
    return shapes


def _track(axis: Axis, asked: Interval, pieces: Sequence[Segment]) -> list[Primitive]:
    """The promise, piece by piece; covered first, so that what is missing is never painted over."""
    shapes: list[Primitive] = []
    for piece in sorted(pieces, key=lambda piece: piece.state != "covered"):
        shapes += _piece(axis, piece)
    for left, right in pairwise(pieces):
        shapes += _join(axis, left, right)
    return shapes


def _piece(axis: Axis, piece: Segment) -> list[Primitive]:
    left, right = axis.clamp(piece.interval.lower), axis.clamp(piece.interval.upper)
    width = right - left
    if width < SLIT and piece.state != "covered":
        middle, width = (left + right) / 2, max(width, SMALLEST)
        return [
            Rect(round(middle - width / 2, 3), TRACK_Y - 1, round(width, 3), TRACK + 2, "d-slit"),
            Mark(round(middle, 3), TRACK_Y - 2, "down", "d-end"),
        ]
    return [
        Rect(left, TRACK_Y, round(max(width, SMALLEST), 3), TRACK, STYLES[piece.state]),
    ]


def _join(axis: Axis, left: Segment, right: Segment) -> list[Primitive]:
    """The dot between two kinds: solid where the covered end belongs to the range."""
    if "covered" not in (left.state, right.state) or left.state == right.state:
        return []
    missing = right if left.state == "covered" else left
    width = axis.clamp(missing.interval.upper) - axis.clamp(missing.interval.lower)
    if width < SLIT:
        return []
    covered_left = left.state == "covered"
    is_open = left.interval.high_open if covered_left else right.interval.low_open
    x = axis.clamp(right.interval.lower)
    return [Dot(x, TRACK_Y + TRACK / 2, 4, "d-join-open" if is_open else "d-join")]


def _guides(axis: Axis, asked: Interval) -> list[Primitive]:
    ends = [end for end in (asked.low, asked.high) if end is not None]
    return [Line(axis.at(end), DEMAND_Y, axis.at(end), AXIS_Y, "d-guide") for end in ends]


def _demand(axis: Axis, asked: Interval) -> list[Primitive]:
    left = 0.0 if asked.low is None else axis.at(asked.low)
    right = 100.0 if asked.high is None else axis.at(asked.high)
    return [
        Line(left, DEMAND_Y, right, DEMAND_Y, "d-demand"),
        _end(asked.low, left, asked.low_open, "left"),
        _end(asked.high, right, asked.high_open, "right"),
    ]


def _end(end: float | None, x: float, is_open: bool, side: str) -> Primitive:
    if end is None:
        return Mark(x, DEMAND_Y, side, "d-end")
    return Dot(x, DEMAND_Y, 4.5, "d-end-open" if is_open else "d-end")


def _point(
    axis: Axis, asked: Interval, pieces: Sequence[Segment], promised: Sequence[Interval]
) -> list[Primitive]:
    """A point: a diamond on the line, each promise as the track under it."""
    state = pieces[0].state if pieces else "out_of_range"
    shapes: list[Primitive] = []
    for part in promised:
        holds = part.lower <= asked.lower <= part.upper
        left, right = axis.clamp(part.lower), axis.clamp(part.upper)
        width = round(max(right - left, SMALLEST), 3)
        if holds and state in STYLES:
            shapes.append(Rect(left, TRACK_Y, width, TRACK, STYLES[state]))
        else:
            shapes.append(Rect(left, 25, width, 6, "d-reach"))
    x = axis.at(asked.lower)
    return [
        *shapes,
        Line(x, DEMAND_Y, x, AXIS_Y, "d-guide"),
        Mark(x, DEMAND_Y, "diamond", "d-end"),
    ]


def _ticks(
    axis: Axis, asked: Interval, pieces: Sequence[Segment], promised: Sequence[Interval]
) -> list[Tick]:
    """Boundaries of what is missing (bold), ends of the demand, round values, ends beyond."""
    boundaries = {
        piece.interval.lower for piece in pieces[1:] if not math.isinf(piece.interval.lower)
    }
    ends = {end for end in (asked.low, asked.high) if end is not None}
    bold_ends = not boundaries
    ticks = [Tick(value, 0, True) for value in sorted(boundaries, reverse=True)]
    ticks += [Tick(value, 1, bold_ends) for value in sorted(ends) if value not in boundaries]
    ticks += [
        Tick(value, 2) for value in _ends(promised) if not asked.lower <= value <= asked.upper
    ]
    return ticks + [Tick(value, 3) for value in round_values(axis)]


def item_boxes(items: Sequence[tuple[str, bool]], *, unit: str = "") -> Drawing:
    """A set of points, types or scales: one equal box an item, missing ones dashed.

    ``items`` are (text, whether promised), in the order they were asked.
    """
    room = 100 / (len(items) + 0.5)
    shapes: list[Primitive] = [*SIDE_LABELS, Line(0, AXIS_Y, 100, AXIS_Y, "d-axis")]
    for index, (text, promised) in enumerate(items):
        x = round((index + 0.5) * room, 3)
        shapes += [
            Mark(x, DEMAND_Y, "diamond", "d-end"),
            Box(x, TRACK_Y, 16, TRACK, "d-covered" if promised else "d-out"),
            Line(x, AXIS_Y, x, AXIS_Y + 6, "d-axis"),
            Label(x, LABEL_Y, text, "bold"),
        ]
    if unit:
        shapes.append(Label(100, LABEL_Y, unit, "", "end"))
    return Drawing(HEIGHT, tuple(shapes))
