"""A question as read: the one value that engines, grading, pages and API share."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from registry.measurement.values import Curve, Interval


@dataclass(frozen=True, slots=True)
class Choice:
    """An entry of a closed list that the question names."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class DemandedRange:
    """What must be covered, of one quantity. ``interval`` is what is judged; ``low`` and ``high``
    are what was given (SI, None where an end was not given: then the given end is judged as a
    point). ``unit`` is the code of the unit as written, ``text`` the words as written."""

    interval: Interval
    low: float | None
    high: float | None
    unit: str
    text: str
    quantity: str | None = None
    is_point: bool = False
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemandedCondition:
    """A second quantity the service must hold for, ``10 V`` at ``50 Hz``."""

    quantity: str
    interval: Interval
    unit: str
    text: str


@dataclass(frozen=True, slots=True)
class DemandedAccuracy:
    """How good it must be. ``kind`` is ``class``, ``mpe`` or ``uncertainty``.

    ``need`` is the needed uncertainty over the demanded range (SI, k = 2), empty where the demand
    gives none (an order without figures, no range to take a span from); ``permissible`` the
    maximum permissible error it was derived from (empty for a demand in uncertainty). ``value`` is
    what the API shows: a class as the system writes it, else SI at the upper end. ``relative_to``
    says what a percentage was taken of.
    """

    kind: str
    text: str
    value: float | str | None = None
    class_system: str | None = None
    class_rank: float | None = None
    permissible: Curve = ()
    need: Curve = ()
    divisor: float = 3.0
    k: float = 2.0


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader should know about a reading. ``part`` names the field of the question;
    ``kind`` is ``info``, ``trade``, ``doubt`` or ``swapped``; ``suggestion`` is the likelier
    reading as a whole new question text, or empty."""

    part: str
    kind: str
    text: str
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Which characters of the text a part was read from (for chips: remove or correct)."""

    part: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question with everything that was read or set. ``None`` and ``()`` mean: not asked."""

    text: str = ""
    as_of: datetime.date = datetime.date.min
    instrument: Choice | None = None
    quantity: Choice | None = None
    ranges: tuple[DemandedRange, ...] = ()
    conditions: tuple[DemandedCondition, ...] = ()
    accuracy: DemandedAccuracy | None = None
    field: Choice | None = None
    industry: Choice | None = None
    city: Choice | None = None
    center: Choice | None = None
    service: Choice | None = None
    method: Choice | None = None
    place: Choice | None = None
    basis: Choice | None = None
    direction: str | None = None
    text_left: str = ""
    notes: tuple[Note, ...] = ()
    spans: tuple[Span, ...] = ()
    quantity_implied: bool = False
    """Whether the quantity is only what the instrument usually measures: then nobody asked for it,
    and rows of the instrument for its other quantities count as well."""
    explicit: tuple[str, ...] = ()
    """Names of the parameters that were set by hand and win over what the text says."""
