"""The curve of an uncertainty over the range, with what the question needs."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from registry.measurement.values import Curve, Piece
from search.drawing.axis import Axis, figure, round_values, spans_decades, step
from search.drawing.coverage import identity
from search.drawing.primitives import Dot, Drawing, Label, Line, Path, Primitive

HEIGHT = 330
TOP, BASE = 44, 280
SAMPLES = 64
"""Points a piece is drawn with: enough for a root of a sum of squares to look smooth."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question needs over the range it asks for (``need``, in SI), and the words for it.

    ``tightest`` is the point (SI) where the margin is smallest, named by ``tightest_text``.
    """

    need: Curve
    text: str
    tightest: float | None = None
    tightest_text: str = ""


@dataclass(frozen=True, slots=True)
class Units:
    """How values (``x``) and widths (``u``) in SI are shown."""

    x: Callable[[float], float] = identity
    u: Callable[[float], float] = identity


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values and widths stand."""

    axis: Axis
    top: float
    units: Units

    def point(self, x: float, width: float) -> tuple[float, float]:
        """The place of an SI value with an SI width."""
        share = min(self.units.u(width) / self.top, 1.02)
        return self.axis.clamp(self.units.x(x)), round(BASE - share * (BASE - TOP), 2)


def uncertainty_curve(
    worst: Curve,
    best: Curve = (),
    *,
    x_title: str,
    u_title: str,
    units: Units | None = None,
    asked: Asked | None = None,
) -> Drawing:
    """The promised uncertainty; raises ``ValueError`` when no piece of ``worst`` has two ends.

    ``u_title`` and ``x_title`` name the axes with their units (``扩展不确定度 U / kPa（k = 2）``).
    """
    pieces = [piece for piece in worst if _bounded(piece)]
    if not pieces:
        raise ValueError("a curve needs a piece with two ends")
    frame = _frame(pieces, units or Units(), asked)
    shapes: list[Primitive] = []
    shapes += _field(frame, asked) if asked else []
    shapes += _grid(frame)
    shapes += _band(frame, pieces, best)
    for piece in pieces:
        shapes.append(Path(_points(frame, piece), "d-curve"))
    shapes += _ends(frame, pieces)
    shapes += [*_need(frame, asked), *_tightest(frame, pieces, asked)] if asked else []
    shapes.append(Label(0, 14, u_title, "", "start", -44))
    shapes.append(Label(100, HEIGHT - 8, x_title, "", "end"))
    return Drawing(HEIGHT, tuple(shapes))


def _bounded(piece: Piece) -> bool:
    return piece.interval.low is not None and piece.interval.high is not None


def _frame(pieces: list[Piece], units: Units, asked: Asked | None) -> Frame:
    low = units.x(min(piece.interval.lower for piece in pieces))
    high = units.x(max(piece.interval.upper for piece in pieces))
    highest = max(units.u(width) for piece in pieces for _, width in _samples(piece))
    if asked:
        highest = max(highest, *(units.u(width) for width in _needs(asked)))
    size = step(highest * 1.05 or 1.0, about=5)
    logarithmic = spans_decades(low, high)
    low, high = (low, high) if logarithmic else (min(low, 0.0) if low < 0 else low, high)
    if low == high:
        low, high = low - (abs(low) or 1), high + (abs(high) or 1)
    return Frame(Axis(low, high, logarithmic), math.ceil(highest * 1.05 / size) * size, units)


def _needs(asked: Asked) -> list[float]:
    return [width for piece in asked.need if _bounded(piece) for _, width in _samples(piece)]


def _samples(piece: Piece) -> list[tuple[float, float]]:
    low, high = piece.interval.lower, piece.interval.upper
    if spans_decades(low, high):
        ratio = high / low
        values: Iterable[float] = (low * ratio ** (i / SAMPLES) for i in range(SAMPLES + 1))
    else:
        values = (low + (high - low) * i / SAMPLES for i in range(SAMPLES + 1))
    return [(x, piece.figure.at(x)) for x in values]


def _points(frame: Frame, piece: Piece) -> tuple[tuple[float, float], ...]:
    return tuple(frame.point(x, width) for x, width in _samples(piece))


def _grid(frame: Frame) -> list[Primitive]:
    shapes: list[Primitive] = []
    size = step(frame.top, about=5)
    for index in range(round(frame.top / size) + 1):
        y = round(BASE - index * size / frame.top * (BASE - TOP), 2)
        shapes.append(Line(0, y, 100, y, "d-grid" if index else "d-axis"))
        shapes.append(Label(0, y + 4.5, figure(index * size), "", "end", -10))
    values = round_values(frame.axis)
    for index, value in enumerate(values):
        x = frame.axis.at(value)
        shapes.append(Line(x, BASE, x, BASE + 6, "d-axis"))
        css = "" if index % 2 == 0 else "wide"
        text = figure(value, decades=frame.axis.logarithmic)
        shapes.append(Label(x, BASE + 22, text, css))
    return shapes


def _band(frame: Frame, pieces: list[Piece], best: Curve) -> list[Primitive]:
    """Between the better and the worse ends of an interval; the worse end is the solid line."""
    shapes: list[Primitive] = []
    for upper, lower in zip(pieces, (piece for piece in best if _bounded(piece)), strict=False):
        if lower.figure != upper.figure:
            back = _points(frame, lower)
            shapes.append(Path(_points(frame, upper) + back[::-1], "d-band", closed=True))
            shapes.append(Path(back, "d-curve-best"))
    return shapes


def _ends(frame: Frame, pieces: list[Piece]) -> list[Primitive]:
    shapes: list[Primitive] = []
    for piece in pieces:
        ends = (
            (piece.interval.lower, piece.interval.low_open),
            (piece.interval.upper, piece.interval.high_open),
        )
        for x, is_open in ends:
            place = frame.point(x, piece.figure.at(x))
            shapes.append(Dot(*place, 4.5, "d-point-open" if is_open else "d-point"))
    return shapes


def _asked_points(frame: Frame, asked: Asked) -> tuple[tuple[float, float], ...]:
    return tuple(
        point for piece in asked.need if _bounded(piece) for point in _points(frame, piece)
    )


def _field(frame: Frame, asked: Asked) -> list[Primitive]:
    edge = _asked_points(frame, asked)
    if not edge:
        return []
    return [Path((*edge, (edge[-1][0], BASE), (edge[0][0], BASE)), "d-field", closed=True)]


def _need(frame: Frame, asked: Asked) -> list[Primitive]:
    edge = _asked_points(frame, asked)
    if not edge:
        return []
    return [
        Path(edge, "d-need-line"),
        Line(edge[-1][0], edge[-1][1], edge[-1][0], BASE, "d-handover"),
        Label(edge[0][0], min(point[1] for point in edge) - 9, asked.text, "bold", "start", 4),
    ]


def _tightest(frame: Frame, pieces: list[Piece], asked: Asked) -> list[Primitive]:
    """The point where the margin is smallest, ringed and named at its lower right."""
    x = asked.tightest
    if x is None:
        return []
    holding = [piece for piece in pieces if piece.interval.lower <= x <= piece.interval.upper]
    if not holding:
        return []
    place = frame.point(x, holding[0].figure.at(x))
    side, dx = ("start", 8) if place[0] < 65 else ("end", -8)
    y = min(place[1] + 22, BASE - 8)
    return [
        Dot(*place, 5, "d-point-open"),
        Label(place[0], y, asked.tightest_text, "bold wide", side, dx),
        Label(100, BASE - 8, asked.tightest_text, "bold narrow", "end"),
    ]
