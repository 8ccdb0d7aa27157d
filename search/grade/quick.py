"""Judging lean contents along one bounded demand: the rules once a kind, then a few comparisons.

It says what ``search.grade.judge`` and ``search.grade.finding`` say of the same content. Where the
comparison is not settled by the ends (figures that cross, a zero inside, a demand in pieces) it
asks them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from registry.measurement.values import Figure, Interval, at_most
from search.cuts import Run
from search.grade.finding import Track, compare, restrict, whole_of
from search.grade.standing import Standing
from search.grade.states import CONDITION, CONFIRM, COVERED, NOT_ACCURATE, OUT_OF_RANGE
from search.grade.target import Bound, Target
from search.lean import Lean, Span

_UNSEEN: Any = object()


@dataclass(frozen=True, slots=True)
class Rule:
    """How a kind stands against a question: the ``state`` of what is in range (out of range where
    it is of no use at all), or a comparison with what is ``allowed``; ``doubtful`` makes what is
    covered to be confirmed, and ``states`` says that the figure is the uncertainty of the result.
    """

    state: int
    allowed: list[Bound] | None
    doubtful: bool
    states: bool


NOWHERE = Rule(OUT_OF_RANGE, None, doubtful=False, states=False)
"""Of what is not among the asked types."""


def rule_of(stands: Standing, target: Target, *, unmet: bool, doubtful: bool, states: bool) -> Rule:
    """The rule that ``search.grade.finding.measure`` goes by."""
    if unmet:
        return Rule(CONDITION, None, doubtful, states)
    allowed = target.allowed(stands.against) if stands.against else None
    state = max(stands.state, CONFIRM) if doubtful else stands.state
    return Rule(state, allowed, doubtful, states)


class Quick:
    """The tracks of lean contents along one bounded target. Those without figures are remembered:
    contents by the hundred have the same."""

    __slots__ = ("_bare", "_nowhere", "_runs", "_target")

    def __init__(self, target: Target) -> None:
        self._target = target
        self._runs: dict[Span, Run | None] = {}
        self._bare: dict[tuple[Run, int], Track] = {}
        self._nowhere = Track(None, target)

    def track(self, lean: Lean, rule: Rule) -> Track:
        """The track of a content by the rule of its kind."""
        _, span, figure, better = lean
        run = self._runs.get(span, _UNSEEN)
        if run is _UNSEEN:
            run = self._runs[span] = self._target.clip(Interval(*span))
        state = rule.state
        if run is None or state == OUT_OF_RANGE:
            return self._nowhere
        if rule.allowed is not None:
            if figure is None:
                state = CONFIRM
            else:
                settled = _settled(figure, rule.allowed, run)
                if settled is None:
                    return self._compared(lean, rule, run)
                state = max(settled, CONFIRM) if rule.doubtful else settled
        bare = self._bare.get((run, state)) or self._without_figures(run, state)
        if figure is None or not rule.states or state > CONFIRM:
            return bare
        track = Track(None, self._target, bare.pieces, whole=bare.whole)
        track.note_one(run, figure, better)
        return track

    def _without_figures(self, run: Run, state: int) -> Track:
        pieces = [(*run, state)]
        track = Track(None, self._target, pieces, whole=whole_of(pieces, self._target.run))
        self._bare[run, state] = track
        return track

    def _compared(self, lean: Lean, rule: Rule, run: Run) -> Track:
        """The track of a content that is good enough on a part of its run only, as it may be."""
        figure, target = lean.figure, self._target
        if figure is None or rule.allowed is None:
            raise ValueError("there is nothing to compare")
        pieces = compare(target, [(*run, figure)], rule.allowed, run)
        if rule.doubtful:
            pieces = [(low, high, max(state, CONFIRM)) for low, high, state in pieces]
        track = Track(None, target, pieces, whole=whole_of(pieces, target.run))
        if rule.states and (answered := track.answered()):
            better = restrict([(*run, lean.better)], answered) if lean.better else None
            track.note(restrict([(*run, figure)], answered), better)
        return track


def _settled(promised: Figure, allowed: list[Bound], run: Run) -> int | None:
    """Covered, or not accurate enough, all along the run; None where only a closer look tells.
    Figures that are no root of squares are straight between their zeros, so that what holds at
    the ends and at the zeros holds all between."""
    if len(allowed) != 1:
        return None
    low, high, limit = allowed[0]
    if low > run[0] or run[1] > high:
        return None
    if not (promised.relative or limit.relative):
        good = at_most(promised.absolute, limit.absolute)
        return COVERED if good else NOT_ACCURATE
    if promised.rss or limit.rss:
        return None
    start, end = run[0][0], run[1][0]
    points = [start, end]
    for figure in (promised, limit):
        if figure.relative and start < figure.zero < end:
            points.append(figure.zero)
    good = at_most(promised.at(start), limit.at(start))
    for x in points[1:]:
        if at_most(promised.at(x), limit.at(x)) is not good:
            return None
    return COVERED if good else NOT_ACCURATE
