"""What one content says about a question, apart from who promises it: the unit that is cached."""

from __future__ import annotations

import math

from registry.measurement.values import Figure, Part, Scope
from search.cuts import Cut, Run, difference, intersection, union
from search.grade.standing import Standing, states_uncertainty
from search.grade.states import CONDITION, CONFIRM, COVERED, NOT_ACCURATE, OUT_OF_RANGE, RELATED
from search.grade.target import Bound, Frame, Target
from search.grade.widths import good_runs, least, most
from search.question import DemandedCondition

Piece = tuple[Cut, Cut, int]
"""A run and the state of the demand there."""
Best = tuple[Cut, Cut, float]
"""A run and the smallest better-end uncertainty on it."""


class Track:
    """One part of a content along one demanded range.

    ``pieces`` are the runs that lie in its measuring range, ascending, with their states. ``whole``
    is covered where all of the demand is, to be confirmed where all of it is one or the other,
    else out of range. ``worst`` and ``best`` bound the uncertainty there: never below ``floor``,
    and never above ``ceiling`` anywhere on the demand; ``least`` is the smallest better end, and
    ``lone`` says that single values of a demand with length are among them. ``code`` says why a
    piece is not covered, or why there is none; ``doubts`` what else makes it to be confirmed.
    """

    __slots__ = (
        "best",
        "ceiling",
        "code",
        "doubts",
        "floor",
        "least",
        "lone",
        "part",
        "pieces",
        "target",
        "whole",
        "worst",
    )

    def __init__(
        self,
        part: Part | None,
        target: Target,
        pieces: list[Piece] | None = None,
        *,
        whole: int = OUT_OF_RANGE,
        code: str = "",
        doubts: tuple[str, ...] = (),
    ) -> None:
        self.part = part
        self.target = target
        self.pieces = pieces or []
        self.whole = whole
        self.code = code
        self.doubts = doubts
        self.worst: list[Bound] = []
        self.best: list[Best] = []
        self.floor = self.ceiling = self.least = math.inf
        self.lone = False

    def runs(self, state: int) -> list[Run]:
        """The runs of that state."""
        return [(low, high) for low, high, found in self.pieces if found == state]

    def answered(self) -> list[Run]:
        """The runs that are covered or to be confirmed."""
        if self.whole <= CONFIRM:
            return [self.target.run]
        return union((low, high) for low, high, state in self.pieces if state <= CONFIRM)

    def note(self, worst: list[Bound], better: list[Bound] | None = None) -> None:
        """Keep the figures on what is answered (§5.20); ``better`` where it is not the same."""
        self.worst = worst
        self.best = [
            (low, high, least(figure, low[0], high[0]))
            for low, high, figure in (worst if better is None else better)
        ]
        self.least = min([value for *_, value in self.best], default=math.inf)
        if not worst:
            return
        target = self.target
        self.floor = (
            self.least
            if better is None
            else min([least(figure, low[0], high[0]) for low, high, figure in worst])
        )
        self.lone = not target.is_point and any(low[0] == high[0] for low, high, _ in worst)
        if len(worst) == 1 and worst[0][:2] == target.run:
            low, high, figure = worst[0]
            self.ceiling = most(figure, low[0], high[0])

    def note_one(self, run: Run, figure: Figure, better: Figure | None) -> None:
        """``note`` of one figure over one run."""
        low, high = run
        start, end = low[0], high[0]
        self.least = self.floor = least(figure, start, end)
        if better is not None:
            self.least = least(better, start, end)
        self.worst = [(low, high, figure)]
        self.best = [(low, high, self.least)]
        self.lone = start == end and not self.target.is_point
        if run == self.target.run:
            self.ceiling = most(figure, start, end)


class Finding:
    """A content judged: a track for each demanded range, or with no range for each interval of
    its own, and then a ``grade``.

    ``doubts`` make every covered point one to be confirmed; ``unmet`` and ``silent`` are the
    demanded conditions the content contradicts or says nothing of. The scope is kept so that its
    identity stays its own while the finding is cached.
    """

    __slots__ = ("doubts", "grade", "scope", "silent", "tracks", "unmet")

    def __init__(
        self,
        scope: Scope,
        *,
        doubts: tuple[str, ...] = (),
        silent: tuple[DemandedCondition, ...] = (),
        unmet: tuple[DemandedCondition, ...] = (),
    ) -> None:
        self.scope = scope
        self.doubts = doubts
        self.silent = silent
        self.unmet = unmet
        self.tracks: tuple[Track, ...] = ()
        self.grade = RELATED


def measure(
    finding: Finding,
    part: Part,
    target: Target,
    runs: list[Run],
    stands: Standing,
    doubts: tuple[str, ...],
) -> Track:
    """The track of a part that is in range on ``runs``, given how its accuracy stands."""
    stated = states_uncertainty(part.accuracy) and target.is_bounded
    promised = target.bounds(part.accuracy.worst) if stated or stands.against else []
    if finding.unmet:
        pieces = [(low, high, CONDITION) for low, high in runs]
    elif stands.against:
        allowed = target.allowed(stands.against)
        pieces = [piece for run in runs for piece in compare(target, promised, allowed, run)]
    else:
        pieces = [(low, high, stands.state) for low, high in runs]
    if finding.doubts or finding.silent or doubts:
        pieces = [(low, high, max(state, CONFIRM)) for low, high, state in pieces]
    whole = whole_of(pieces, target.run)
    track = Track(part, target, pieces, whole=whole, code=stands.code, doubts=doubts)
    if stated and (answered := track.answered()):
        accuracy = part.accuracy
        same = not accuracy.best or accuracy.best == accuracy.worst
        better = None if same else restrict(target.bounds(accuracy.best), answered)
        track.note(restrict(promised, answered), better)
    return track


def whole_of(pieces: list[Piece], demand: Run) -> int:
    """The state of the whole demand, as a track keeps it."""
    if len(pieces) == 1:
        low, high, state = pieces[0]
        return state if state <= CONFIRM and (low, high) == demand else OUT_OF_RANGE
    fine = union((low, high) for low, high, state in pieces if state <= CONFIRM)
    return CONFIRM if fine == [demand] else OUT_OF_RANGE


def compare(frame: Frame, promised: list[Bound], allowed: list[Bound], run: Run) -> list[Piece]:
    """The run in pieces: covered where promised <= allowed, not accurate enough where not, to be
    confirmed where either is not known."""
    if len(promised) == len(allowed) == 1 and _spans(promised[0], run) and _spans(allowed[0], run):
        fine = good_runs(promised[0][2], allowed[0][2], run)
        if not fine or fine == [run]:
            return [(*run, COVERED if fine else NOT_ACCURATE)]
    good: list[Run] = []
    bad: list[Run] = []
    for low, high, figure in promised:
        for allowed_low, allowed_high, limit in allowed:
            shared = (max(low, allowed_low, run[0]), min(high, allowed_high, run[1]))
            if shared[0] < shared[1]:
                fine = frame.snapped(good_runs(figure, limit, shared))
                good += fine
                bad += difference([shared], fine)
    good, bad = union(good), union(bad)
    unknown = difference(difference([run], good), bad)
    states = ((good, COVERED), (bad, NOT_ACCURATE), (unknown, CONFIRM))
    return sorted((low, high, state) for runs, state in states for low, high in runs)


def _spans(bound: Bound, run: Run) -> bool:
    return bound[0] <= run[0] and run[1] <= bound[1]


def restrict(bounds: list[Bound], runs: list[Run]) -> list[Bound]:
    """The bounds inside the runs."""
    if len(runs) == len(bounds) == 1 and _spans((*runs[0], bounds[0][2]), bounds[0][:2]):
        return bounds
    return [
        (*shared, figure)
        for low, high, figure in bounds
        for shared in intersection([(low, high)], runs)
    ]
