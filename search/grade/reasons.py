"""Why a grade is not better: told for the centers that are shown, never while grading."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from search.cuts import difference, interval_of, length
from search.grade.excess import excess_of
from search.grade.finding import Track
from search.grade.judge import Judge
from search.grade.sentences import excess, reasons_of
from search.grade.states import CONFIRM, NAMES, NOT_ACCURATE, OUT_OF_RANGE
from search.results import Candidate, CenterVerdict, Reason, RowVerdict, Segment

_MOST = 12
"""Reasons told of a center: its rows say the rest."""

_EXPLAINED = 24
"""Rows of a center that are explained; twice the reasons that are told."""

_FAR = 1e9
"""What is out of range comes after whatever is in range, however inaccurate."""

_OF_GAP = {
    "out_of_range": "out_of_range",
    "other_type": "out_of_range",
    "other_quantity": "out_of_range",
    "unstructured": "out_of_range",
    "not_accurate_enough": "not_accurate_enough",
    "served_class_coarser": "not_accurate_enough",
    "condition_unmet": "condition",
}
"""Reasons of what is missing, with the ``why`` of the gap each speaks of."""


def explain(verdict: CenterVerdict, candidates: Iterable[Candidate], judge: Judge) -> CenterVerdict:
    """The verdict with its rows, reasons and excess; those rows first that answer most of the
    demand, then those that come nearest to it. The first ``_EXPLAINED`` rows speak for all:
    sentences cost more than judging, and nobody reads the hundredth."""
    counting = [one for one in candidates if judge.finding(one.scope, one.kinship) is not None]
    counting.sort(key=lambda candidate: _nearness(candidate, judge))
    rows = tuple(
        row
        for candidate in counting[:_EXPLAINED]
        if (row := judge_row(candidate, judge)) is not None
    )
    return verdict._replace(
        rows=rows,
        reasons=tuple(_of_center(verdict, rows)),
        excess=excess_of(verdict, counting, judge),
    )


def judge_row(candidate: Candidate, judge: Judge) -> RowVerdict | None:
    """One promise against the question, with its segments over each demanded range and its
    reasons; None when it does not count."""
    finding = judge.finding(candidate.scope, candidate.kinship)
    if finding is None:
        return None
    segments = tuple(map(_segments, finding.tracks)) if judge.targets else ()
    told = (
        Reason(code, text, candidate.version_id)
        for code, text in dict.fromkeys(reasons_of(finding, judge))
    )
    return RowVerdict(candidate, segments, tuple(told))


def _segments(track: Track) -> tuple[Segment, ...]:
    runs = [(low, high) for low, high, _ in track.pieces]
    outside = [(low, high, OUT_OF_RANGE) for low, high in difference([track.target.run], runs)]
    return tuple(
        Segment(interval_of((low, high)), NAMES[state])
        for low, high, state in sorted([*track.pieces, *outside])
    )


def _nearness(candidate: Candidate, judge: Judge) -> tuple[float, float]:
    """What rows are ordered by: the share of the demand answered, most first, then how far the
    best of what is missing is off."""
    finding = judge.finding(candidate.scope, candidate.kinship)
    answered, off = 0.0, math.inf
    for track in finding.tracks if finding else ():
        runs = [(low, high) for low, high, state in track.pieces if state <= CONFIRM]
        whole = length([track.target.run])
        answered += length(runs) / whole if whole else float(bool(runs))
        off = min(off, _shortfall(track))
    return -answered, off


def _shortfall(track: Track) -> float:
    """How far a track is off: for accuracy promised over allowed, for the range the distance in
    lengths of the demand on top of any such ratio."""
    if track.runs(NOT_ACCURATE):
        margin = excess(track).margin
        return 1 / margin if margin else math.inf
    if track.part is None or not track.part.range.intervals:
        return math.inf
    hull, ((low, _), (high, _)) = track.part.range.hull, track.target.run
    distance = max(0.0, hull.lower - high, low - hull.upper)
    return _FAR * (1 + distance / ((high - low) or abs(high) or 1.0))


def _of_center(verdict: CenterVerdict, rows: Sequence[RowVerdict]) -> list[Reason]:
    """The reasons of the rows, each once, without those that the grade makes idle. Of a kind of
    what is missing the row that comes nearest speaks for all."""
    told: dict[tuple[str, str], Reason] = {}
    elsewhere = _measured_by_others(rows)
    spoken: set[str] = set()
    for row in rows:
        for reason in row.reasons:
            if _is_idle(reason.code, verdict) or reason.code in spoken or reason.text in elsewhere:
                continue
            if reason.code in _OF_GAP:
                spoken.add(reason.code)
            told.setdefault((reason.code, reason.text), reason)
    return list(told.values())[:_MOST]


def _measured_by_others(rows: Sequence[RowVerdict]) -> frozenset[str]:
    """Sentences on a quantity that one row lacks and another row measures: idle for a center."""
    lacking = [
        frozenset(reason.text for reason in row.reasons if reason.code == "other_quantity")
        for row in rows
    ]
    return (
        frozenset().union(*lacking) - frozenset.intersection(*lacking) if lacking else frozenset()
    )


def _is_idle(code: str, verdict: CenterVerdict) -> bool:
    """Whether a reason says nothing of this center: what one row lacks may be another's."""
    if verdict.grade == "full":
        return code != "extra_condition"
    if code not in _OF_GAP:
        return False
    if verdict.coverage is None:
        return verdict.grade == "range"
    return _OF_GAP[code] not in {gap.why for gap in verdict.gaps}
