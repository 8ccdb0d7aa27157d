"""How far what is in range, but not accurate enough, is from the need."""

from __future__ import annotations

from collections.abc import Iterable

from search.cuts import Run, intersection, run_of
from search.grade.envelope import NO_ENVELOPE, envelope
from search.grade.finding import Track, restrict
from search.grade.judge import Judge, Judged
from search.grade.standing import states_uncertainty
from search.grade.states import NAMES, NOT_ACCURATE
from search.grade.target import Bound
from search.results import CenterVerdict, Excess


def excess_of(verdict: CenterVerdict, candidates: Iterable[Judged], judge: Judge) -> Excess | None:
    """Where along the missing pieces that are in range the promised uncertainty exceeds the need
    by most; at each point the smallest one of the rows there counts, as it does for ``worst``
    (§5.20). None where nothing is missing for its accuracy, or no row states an uncertainty: a
    served class or a permissible error is no figure of the result.
    """
    missing = [_missing(verdict, at) for at in range(len(judge.targets))]
    if not any(missing):
        return None
    findings = [judge.finding(one.scope, one.kinship) for one in candidates]
    found = NO_ENVELOPE
    for at, runs in enumerate(missing):
        if runs and judge.is_first_quantity(at):
            tracks = [finding.tracks[at] for finding in findings if finding is not None]
            bounds = [bound for track in tracks for bound in _bounds(track, runs)]
            found = found.joined(envelope(bounds, judge.targets[at].need))
    if found.tightest is None or found.promised is None or found.allowed is None:
        return None
    return Excess(found.tightest, found.promised, found.allowed)


def _missing(verdict: CenterVerdict, at: int) -> list[Run]:
    """The gaps of a demanded range that are in range but not accurate enough."""
    return [
        run_of(gap.interval)
        for gap in verdict.gaps
        if gap.range_index == at and gap.why == NAMES[NOT_ACCURATE]
    ]


def _bounds(track: Track, runs: list[Run]) -> list[Bound]:
    """The uncertainty that a track states on the runs where it is not accurate enough."""
    part = track.part
    if part is None or not states_uncertainty(part.accuracy):
        return []
    off = intersection(track.runs(NOT_ACCURATE), runs)
    return restrict(track.target.bounds(part.accuracy.worst), off)
