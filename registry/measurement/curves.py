"""What can be asked of a curve: its value at a point, a part of it, its figures at the ends."""

from __future__ import annotations

from collections.abc import Iterable

from registry.measurement.values import Curve, Figure, Interval, Part, Piece, nearly_equal


def contains(interval: Interval, x: float) -> bool:
    """Whether ``x`` lies in the interval; closed ends within the tolerance of unit conversion."""
    if interval.low is not None and nearly_equal(x, interval.low):
        return not interval.low_open
    if interval.high is not None and nearly_equal(x, interval.high):
        return not interval.high_open
    return interval.lower < x < interval.upper


def value_at(curve: Curve, x: float) -> float | None:
    """The width at ``x`` (SI), or None where the curve is not known; the earlier piece counts."""
    for piece in curve:
        if contains(piece.interval, x):
            return piece.figure.at(x)
    return None


def scaled(curve: Curve, factor: float) -> Curve:
    """The curve times ``factor`` (ratio of coverage factors, 1/3 of a permissible error)."""
    return tuple(Piece(piece.interval, piece.figure.scaled(factor)) for piece in curve)


def intersection(a: Interval, b: Interval) -> Interval | None:
    """What two intervals share, or None when they share no point."""
    low, low_open = max((a.lower, a.low_open), (b.lower, b.low_open))
    high, high_shut = min((a.upper, not a.high_open), (b.upper, not b.high_open))
    high_open = not high_shut
    if low > high or (low == high and (low_open or high_open)):
        return None
    return Interval(
        None if low == float("-inf") else low,
        None if high == float("inf") else high,
        low_open,
        high_open,
    )


def restricted(curve: Curve, interval: Interval) -> Curve:
    """The part of the curve that lies in ``interval``."""
    shared = ((intersection(piece.interval, interval), piece.figure) for piece in curve)
    return tuple(Piece(common, figure) for common, figure in shared if common is not None)


def even(figure: Figure, intervals: Iterable[Interval]) -> Curve:
    """One figure over several intervals."""
    return tuple(Piece(interval, figure) for interval in intervals)


def ends(part: Part) -> tuple[float | None, float | None]:
    """The worse figure (SI) at the lower and the upper end of what a part can measure.

    None where the accuracy gives no figure there, or the range has no such end and the figure
    depends on the value. An open end is taken as the limit: the figure its piece has up to there.
    """
    if not part.range.intervals or not part.accuracy.worst:
        return None, None
    hull = part.range.hull
    return _limit(part.accuracy.worst, hull.low), _limit(part.accuracy.worst, hull.high)


def stated_value(part: Part) -> float | str | None:
    """What the accuracy of a part comes to, as the API shows it (search.md, settled point 29).

    A class as a number or as the system writes it (the finest served); else the figure in SI at
    the upper end; None where a formula needs more.
    """
    if part.accuracy.statement == "class":
        return class_value(part.accuracy.class_values[0]) if part.accuracy.class_values else None
    return ends(part)[1]


def class_value(name: str) -> float | str:
    """A class as a number where it is one (``0.4``), else as written (``E2``, ``0.2S``)."""
    return float(name) if name.isascii() and name.replace(".", "", 1).isdecimal() else name


def _limit(curve: Curve, x: float | None) -> float | None:
    if x is None:
        constant = len(curve) == 1 and not curve[0].figure.relative
        return curve[0].figure.absolute if constant else None
    inside = value_at(curve, x)
    if inside is not None:
        return inside
    for piece in curve:
        if any(end is not None and nearly_equal(x, end) for end in _both_ends(piece)):
            return piece.figure.at(x)
    return None


def _both_ends(piece: Piece) -> tuple[float | None, float | None]:
    return piece.interval.low, piece.interval.high
