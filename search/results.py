"""What grading says: the values between the engine and its three renderings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from registry.measurement.values import Interval, Scope
from search.lean import Lean
from search.question import Question

GRADES = ("full", "range", "partial", "related")
"""From best to worst; a center gets exactly one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A promise that an engine found worth judging. ``kinship`` is how its instrument relates to
    the asked one: ``same`` (or a descendant), ``ancestor`` (to be confirmed) or ``quantity`` (no
    instrument was read, the quantity is the asked one). ``relevance`` ranks the remaining text.
    ``lean`` is the scope in its leanest form, where it has one."""

    version_id: int
    center_id: int
    scope: Scope
    kinship: str = "same"
    relevance: float = 0.0
    lean: Lean | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a demanded range and its state: ``covered``, ``confirm``,
    ``not_accurate_enough``, ``condition`` or ``out_of_range``."""

    interval: Interval
    state: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A piece of the ``range_index``-th demanded range that is not covered, and why."""

    interval: Interval
    why: str
    range_index: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a grade is not better, or what the reader must know. ``code`` is for programs
    (``ancestor_name no_accuracy served_class_coarser kinds_differ condition_silent
    condition_unmet unstructured out_of_range not_accurate_enough unknowns extra_condition ...``),
    ``text`` is the Chinese sentence; ``version_id`` the promise it speaks of, if one."""

    code: str
    text: str
    version_id: int | None = None


@dataclass(frozen=True, slots=True)
class RowVerdict:
    """One promise against the question: its segments for each demanded range."""

    candidate: Candidate
    segments: tuple[tuple[Segment, ...], ...]
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Excess:
    """Where the promised uncertainty exceeds the needed one by most: the point and both figures
    there, in SI at k = 2."""

    at: float
    promised: float
    needed: float

    @property
    def ratio(self) -> float | None:
        """By which share of the need the promise exceeds it: 0.5 is half as much again; None
        where nothing at all is allowed."""
        return self.promised / self.needed - 1 if self.needed else None


class CenterVerdict(NamedTuple):
    """One center against the question. Uncertainties in SI at k = 2, None where nothing is
    comparable; ``margin`` is the smallest ratio of needed to promised over the covered points.
    ``tightest`` is the point (SI) where it occurs. ``excess`` is told with the reasons, for those
    that are shown."""

    center_id: int
    grade: str
    coverage: float | None
    segments: tuple[tuple[Segment, ...], ...]
    gaps: tuple[Gap, ...]
    needed: float | None = None
    best: float | None = None
    worst: float | None = None
    margin: float | None = None
    tightest: float | None = None
    relevance: float = 0.0
    reasons: tuple[Reason, ...] = ()
    rows: tuple[RowVerdict, ...] = ()
    excess: Excess | None = None


@dataclass(frozen=True, slots=True)
class CombinationPart:
    """The piece of the demanded range that one center of a combination takes."""

    center_id: int
    interval: Interval
    state: str
    range_index: int = 0


@dataclass(frozen=True, slots=True)
class Combination:
    """The smallest set of centers that covers the demand together."""

    center_ids: tuple[int, ...]
    parts: tuple[CombinationPart, ...]
    coverage: float = 1.0


@dataclass(frozen=True, slots=True)
class Relaxation:
    """A nearest weaker question, with how many centers would then be full or range."""

    kind: str
    label: str
    question: Question
    count: int


@dataclass(frozen=True, slots=True)
class FacetValue:
    slug: str
    name: str
    count: int
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer. ``centers`` holds every verdict in order; renderings page over it."""

    question: Question
    centers: tuple[CenterVerdict, ...]
    total_capabilities: int
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)
    combined: Combination | None = None
    relaxations: tuple[Relaxation, ...] = ()
    emptied_by: str = ""
    vocabulary: str = ""
    engine: str = "embedded"
    degraded: bool = False
    took_ms: float = 0.0
