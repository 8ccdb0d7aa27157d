"""One center against the question: the grade, the gaps, the uncertainty, the order."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from search.cuts import Run, is_single
from search.grade.envelope import NO_ENVELOPE, Envelope, envelope
from search.grade.finding import Track
from search.grade.judge import Judge, Judged
from search.grade.line import Line
from search.grade.states import PARTIAL, RANGE, RELATED
from search.grade.target import Bound
from search.results import GRADES, CenterVerdict


def grade_center(
    center_id: int, candidates: Iterable[Judged], judge: Judge
) -> CenterVerdict | None:
    """The verdict on a center whose rows are these; None when no row counts (§5.16, 5.21).

    ``reasons`` and ``rows`` are left empty: they are told by ``explain`` for those shown.
    """
    if not judge.targets:
        return _over_own_ranges(center_id, candidates, judge)
    relevance = 0.0
    counting: list[tuple[Track, ...]] = []
    for candidate in candidates:
        tracks = judge.tracks(candidate)
        if tracks is not None:
            counting.append(tracks)
            if candidate.relevance > relevance:
                relevance = candidate.relevance
    return _verdict(center_id, counting, judge, relevance) if counting else None


def _over_own_ranges(
    center_id: int, candidates: Iterable[Judged], judge: Judge
) -> CenterVerdict | None:
    """With no range asked a center takes its best row's grade (§2)."""
    relevance, best = 0.0, len(GRADES)
    for candidate in candidates:
        finding = judge.finding_of(candidate)
        if finding is not None:
            best = min(best, finding.grade)
            relevance = max(relevance, candidate.relevance)
    if best == len(GRADES):
        return None
    return CenterVerdict(center_id, GRADES[best], None, (), (), relevance=relevance)


def _verdict(
    center_id: int, counting: Sequence[tuple[Track, ...]], judge: Judge, relevance: float
) -> CenterVerdict:
    """The verdict on a center by the tracks of its contents (at least one)."""
    lines: list[Line] = []
    spread = _NO_SPREAD
    for at, target in enumerate(judge.targets):
        tracks = [own[at] for own in counting]
        line = judge.lines[at].draw(tracks)
        lines.append(line)
        if line.answered and judge.is_first_quantity(at):
            found = _spread(tracks, line, target.need)
            spread = found if spread is _NO_SPREAD else spread.joined(found)
    envelope = spread.envelope
    return CenterVerdict(
        center_id,
        GRADES[_grade([line.grade for line in lines])],
        min([line.coverage for line in lines]),
        tuple([line.segments for line in lines]),
        lines[0].gaps if len(lines) == 1 else tuple(chain(*[line.gaps for line in lines])),
        judge.needed,
        spread.best,
        envelope.worst,
        envelope.margin,
        envelope.tightest,
        relevance,
    )


def rank_key(
    verdict: CenterVerdict, name: str, distance: float = 0.0
) -> tuple[int, float, bool, float, float, float, str]:
    """The order of centers: grade, coverage, margin (none last), relevance of the remaining text,
    distance to the user's city, name (search.md §2). Margins are rounded to nine digits, so that
    equal ones written in different units leave the order to what follows."""
    margin = 0.0 if verdict.margin is None else float(f"{verdict.margin:.9g}")
    return (
        GRADES.index(verdict.grade),
        -(verdict.coverage or 0.0),
        verdict.margin is None,
        -margin,
        -verdict.relevance,
        distance,
        name,
    )


class _Spread(NamedTuple):
    """The better end and the envelope of the uncertainties over what is answered."""

    best: float | None = None
    envelope: Envelope = NO_ENVELOPE

    def joined(self, other: _Spread) -> _Spread:
        best = min((b for b in (self.best, other.best) if b is not None), default=None)
        return _Spread(best, self.envelope.joined(other.envelope))


_NO_SPREAD = _Spread()


def _spread(tracks: Sequence[Track], line: Line, need: list[Bound]) -> _Spread:
    """Only what is somewhere below every figure that holds for the whole demand can tell; single
    values that are no part of what is answered do not count."""
    if len(tracks) == 1 and not tracks[0].lone:
        return _Spread(_finite(tracks[0].least), envelope(tracks[0].worst, need))
    ceiling = min([track.ceiling for track in tracks])
    bounds = [
        bound
        for track in tracks
        if track.floor < ceiling or track.ceiling == ceiling
        for bound in track.worst
    ]
    best = min([track.least for track in tracks])
    if any(track.lone for track in tracks):
        bounds = [bound for bound in bounds if _counts(bound[:2], line)]
        better = [found for track in tracks for found in track.best if _counts(found[:2], line)]
        best = min((value for *_, value in better), default=math.inf)
    return _Spread(_finite(best), envelope(bounds, need))


def _finite(value: float) -> float | None:
    return None if math.isinf(value) else value


def _counts(run: Run, line: Line) -> bool:
    """Whether a run is part of what is answered; only a stray value without length is not."""
    return not is_single(run) or any(
        low <= run[0] and run[1] <= high for low, high in line.answered
    )


def _grade(grades: Sequence[int]) -> int:
    """Several demanded ranges: each must be covered (§5.22)."""
    worst = max(grades)
    if worst <= RANGE:
        return worst
    return PARTIAL if min(grades) <= PARTIAL else RELATED
