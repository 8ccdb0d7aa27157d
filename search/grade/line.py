"""One demanded range of one center: what its contents cover of it together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from search.cuts import Run, difference, intersection, interval_of, is_single, length, union
from search.grade.finding import Piece, Track
from search.grade.states import (
    CONDITION,
    CONFIRM,
    COVERED,
    FULL,
    NAMES,
    NOT_ACCURATE,
    OUT_OF_RANGE,
    PARTIAL,
    RANGE,
    RELATED,
)
from search.grade.target import Target
from search.results import Gap, Segment


@dataclass(frozen=True, slots=True)
class Line:
    """``answered`` is what is covered or to be confirmed; ``segments`` are the whole demand by
    state, ``gaps`` the full complement of what is answered (§5.18)."""

    grade: int
    coverage: float
    answered: tuple[Run, ...]
    segments: tuple[Segment, ...]
    gaps: tuple[Gap, ...]


class Lines:
    """What centers cover of one demand. Remembered: centers by the hundred cover the same of it."""

    __slots__ = ("_drawn", "_index", "_target", "_whole")

    def __init__(self, target: Target, index: int) -> None:
        self._target = target
        self._index = index
        self._drawn: dict[frozenset[Piece], Line] = {}
        self._whole = all_of(target, COVERED, index)

    def draw(self, tracks: Sequence[Track]) -> Line:
        """The union of the tracks along the demand (§2: a center's capabilities together)."""
        for track in tracks:
            if track.whole == COVERED:
                return self._whole
        pieces = frozenset([piece for track in tracks for piece in track.pieces])
        line = self._drawn.get(pieces)
        if line is None:
            line = self._drawn[pieces] = draw(self._target, pieces, self._index)
        return line


def draw(target: Target, pieces: Collection[Piece], index: int) -> Line:
    """The union of pieces along the demand."""
    if not pieces:
        return all_of(target, OUT_OF_RANGE, index)
    covered = _runs(pieces, COVERED)
    touched = union([*covered, *_runs(pieces, CONFIRM)])
    answered = touched if target.is_point else [run for run in touched if not is_single(run)]
    stray = [run for run in touched if run not in answered]
    covered = intersection(covered, answered)
    missing = difference([target.run], answered)
    drawn = [
        *((low, high, COVERED) for low, high in covered),
        *((low, high, CONFIRM) for low, high in difference(answered, covered)),
        *_why_missing(missing, pieces, stray),
    ]
    return _line(
        _grade(target, covered, answered),
        _coverage(target, answered, missing),
        answered,
        sorted(drawn),
        index,
    )


def all_of(target: Target, state: int, index: int) -> Line:
    """A demand that has one state throughout."""
    low, high = target.run
    answered = state <= CONFIRM
    grade = {COVERED: FULL, CONFIRM: RANGE}.get(state, RELATED)
    runs = [target.run] if answered else []
    return _line(grade, float(answered), runs, [(low, high, state)], index)


def _line(grade: int, coverage: float, answered: list[Run], drawn: list[Piece], index: int) -> Line:
    placed = [(interval_of((low, high)), state) for low, high, state in drawn]
    return Line(
        grade,
        coverage,
        tuple(answered),
        tuple(Segment(interval, NAMES[state]) for interval, state in placed),
        tuple(Gap(interval, NAMES[state], index) for interval, state in placed if state > CONFIRM),
    )


def _runs(pieces: Iterable[Piece], state: int) -> list[Run]:
    return union((low, high) for low, high, found in pieces if found == state)


def _grade(target: Target, covered: list[Run], answered: list[Run]) -> int:
    if covered == [target.run]:
        return FULL
    if answered == [target.run]:
        return RANGE
    return PARTIAL if answered else RELATED


def _coverage(target: Target, answered: list[Run], missing: list[Run]) -> float:
    """Answered length over demanded length. Missing single values take nothing away (§5.2)."""
    if target.is_point or not target.is_bounded:
        return float(answered == [target.run])
    if not length(missing):
        return 1.0
    return length(answered) / length([target.run])


def _why_missing(missing: list[Run], pieces: Collection[Piece], stray: list[Run]) -> list[Piece]:
    """The missing runs, each with the best state of a content there.

    A covered value without length is no part (§5.2). Where nothing else explains it, it goes with
    the better explained of the runs it parts.
    """
    left = missing
    explained: list[Piece] = []
    for state in (NOT_ACCURATE, CONDITION):
        here = intersection(left, _runs(pieces, state))
        explained += [(low, high, state) for low, high in here]
        left = difference(left, here)
    bare = intersection(left, stray)
    explained += [(low, high, OUT_OF_RANGE) for low, high in (*difference(left, bare), *bare)]
    return _merged(_absorbed(sorted(explained), bare))


def _absorbed(pieces: list[Piece], bare: list[Run]) -> list[Piece]:
    """Each bare value takes the better state of its neighbours."""
    absorbed: list[Piece] = []
    for low, high, state in pieces:
        if (low, high) in bare:
            near = [found for a, b, found in pieces if b == low or a == high]
            absorbed.append((low, high, min(near, default=state)))
        else:
            absorbed.append((low, high, state))
    return absorbed


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Touching pieces of one state as one; those of different states stay apart (§5.18)."""
    merged: list[Piece] = []
    for low, high, state in pieces:
        if merged and merged[-1][1] == low and merged[-1][2] == state:
            merged[-1] = (merged[-1][0], high, state)
        else:
            merged.append((low, high, state))
    return merged
