"""The values everything else is written in: intervals, figures, curves and what a promise says.

All magnitudes are in the coherent SI unit of their quantity (temperatures in K). The form as
written stands beside them and is never derived from them. Every value is immutable, so that a
reading can be shared, hashed and cached.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

RELATIVE_TOLERANCE = 1e-9
"""Ends of ranges and ``U <= needed`` are compared with this relative tolerance."""


def nearly_equal(a: float, b: float) -> bool:
    """Whether two magnitudes are the same figure written in different units."""
    return a == b or abs(a - b) <= RELATIVE_TOLERANCE * max(abs(a), abs(b))


def at_most(a: float, b: float) -> bool:
    """``a <= b`` within the tolerance of a figure that went through a unit conversion."""
    return a <= b or nearly_equal(a, b)


@dataclass(frozen=True, slots=True)
class Interval:
    """A set of values between two ends. An end that is ``None`` is absent: no bound that side."""

    low: float | None
    high: float | None
    low_open: bool = False
    high_open: bool = False

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.low == self.high

    @property
    def lower(self) -> float:
        return -math.inf if self.low is None else self.low

    @property
    def upper(self) -> float:
        return math.inf if self.high is None else self.high


EVERYWHERE = Interval(None, None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A width in SI as a function of the measured value: an uncertainty or a permissible error.

    ``absolute + relative * |x - zero| + full_scale * FS``, or the root of the sum of squares of
    the three where ``rss``. ``FS`` is the greater of |low| and |high| of the range it belongs to
    (on the scale whose zero is ``zero``: 273.15 K for temperatures, which are taken in Celsius).
    """

    absolute: float = 0.0
    relative: float = 0.0
    full_scale: float = 0.0
    rss: bool = False
    zero: float = 0.0

    def at(self, x: float) -> float:
        """The width at ``x`` (SI). A figure of full scale must have been resolved before."""
        proportional = self.relative * abs(x - self.zero)
        if self.rss:
            return math.hypot(self.absolute, proportional)
        return self.absolute + proportional

    def resolved(self, interval: Interval) -> Figure:
        """The same figure with its full-scale part turned into an absolute one over ``interval``.

        Raises ``ValueError`` when the interval has no finite end to take the full scale from.
        """
        if not self.full_scale:
            return self
        ends = [abs(end - self.zero) for end in (interval.low, interval.high) if end is not None]
        if not ends or interval.high is None:
            raise ValueError("an unbounded range has no full scale")
        share = self.full_scale * max(ends)
        absolute = math.hypot(self.absolute, share) if self.rss else self.absolute + share
        return Figure(absolute, self.relative, 0.0, self.rss, self.zero)

    def scaled(self, factor: float) -> Figure:
        """The figure times ``factor`` (a coverage factor's ratio, a divisor)."""
        return Figure(
            self.absolute * factor,
            self.relative * factor,
            self.full_scale * factor,
            self.rss,
            self.zero,
        )


@dataclass(frozen=True, slots=True)
class Piece:
    """A figure and the values it holds for."""

    interval: Interval
    figure: Figure


Curve = tuple[Piece, ...]
"""A width over a range, piece by piece; outside every piece it is not known.

Where two pieces share a point the earlier one counts.
"""


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How good, as a promise states it (see search.md, "Whose accuracy a promise states").

    ``statement`` is ``uncertainty``, ``mpe``, ``class`` or ``none``; ``kind`` is the form:
    ``absolute relative affine rss full_scale interval table class mpe none``. ``worst`` is the
    curve that counts for covering, ``best`` the better ends where an interval was written (else
    the same as ``worst``); both are expanded uncertainties at k = 2, or permissible errors.
    ``unknowns`` names what a formula needs beside the measured value (字, 分辨力, 直径):
    while it is not empty the accuracy is to be confirmed and there is no curve.
    """

    of: str = "service"
    statement: str = "none"
    kind: str = "none"
    worst: Curve = ()
    best: Curve = ()
    k: float = 2.0
    k_stated: bool = False
    confidence: float | None = None
    class_system: str | None = None
    class_values: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()
    formula: str = ""
    readable: bool = True
    notes: tuple[str, ...] = ()


NO_ACCURACY = Accuracy()


@dataclass(frozen=True, slots=True)
class Condition:
    """A secondary condition: another quantity within ``intervals``, or non-numeric ``items``.

    ``anything`` is true for 任意: every demand on that quantity is met.
    """

    quantity: str | None
    intervals: tuple[Interval, ...] = ()
    unit: str = ""
    items: tuple[str, ...] = ()
    anything: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class MeasuringRange:
    """What can be measured, of one quantity: intervals (points are intervals without length),
    or ``items`` that are no interval (K, S, Pt100, HRC). ``unit`` is the unit as written."""

    quantity: str | None
    intervals: tuple[Interval, ...] = ()
    unit: str = ""
    items: tuple[str, ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()

    @property
    def hull(self) -> Interval:
        """The smallest interval that holds every part."""
        low = min(self.intervals, key=lambda part: (part.lower, part.low_open))
        high = max(self.intervals, key=lambda part: (part.upper, not part.high_open))
        return Interval(low.low, high.high, low.low_open, high.high_open)


@dataclass(frozen=True, slots=True)
class Part:
    """One quantity of a promise: where it can be measured and how well."""

    range: MeasuringRange
    accuracy: Accuracy = NO_ACCURACY


@dataclass(frozen=True, slots=True)
class Scope:
    """The structure of one promise: all that grading looks at.

    ``instrument`` is a slug of the taxonomy or None. ``parts`` has one entry a quantity, the main
    one first; it is empty when the range could not be read. ``structured`` is true only when every
    non-empty cell of range, condition and accuracy was read; ``note`` says which was not.
    """

    instrument: str | None = None
    quantity: str | None = None
    parts: tuple[Part, ...] = ()
    conditions: tuple[Condition, ...] = ()
    structured: bool = True
    note: str = ""
    services: tuple[str, ...] = field(default=())
    direction: str = "measure"
    places: tuple[str, ...] = ("lab",)
    bases: tuple[str, ...] = ()
