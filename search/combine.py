"""Several centers together: the smallest set that covers a demand no single one does.

All demanded ranges are laid end to end on one line (a cut carries the number of its range), so
that a set of centers covers the demand when the union of what each answers is the whole line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from search.cuts import difference, interval_of, run_of, union
from search.question import Question
from search.results import CenterVerdict, Combination, CombinationPart

_Cut = tuple[int, float, int]
_Run = tuple[_Cut, _Cut]

_SETS_COMPARED = 5_000
"""Sets of the smallest size that are compared for the tie rules; more than any real demand has.
Beyond it the set is still the smallest, and the best of those looked at."""
_STEPS = 200_000
"""Steps of the search for the smallest set. Covering a line with single intervals takes a few
hundred; only centers that each cover many scattered pieces could ever need more, and then no
combination is proposed rather than one that may not be the smallest."""


@dataclass(frozen=True, slots=True)
class _Center:
    """What one center answers on the line, and where it is good enough."""

    id: int
    name: str
    answered: tuple[_Run, ...]
    covered: tuple[_Run, ...]


def combine(
    verdicts: Iterable[CenterVerdict], question: Question, names: Mapping[int, str]
) -> Combination | None:
    """The smallest set of centers that covers the demand, ties by fewest parts to be confirmed,
    then by name (§5.19). None when one center does alone, when no set does, and when the question
    has no range to share out."""
    found = list(verdicts)
    if not question.ranges or any(verdict.grade in ("full", "range") for verdict in found):
        return None
    line = [
        _placed(index, run_of(demanded.interval)) for index, demanded in enumerate(question.ranges)
    ]
    centers = _distinct(
        _Center(v.center_id, names.get(v.center_id, ""), *_answers(v))
        for v in found
        if v.grade == "partial"
    )
    if difference(line, union(run for center in centers for run in center.answered)):
        return None
    best = min(
        (_shared_out(chosen, line) for chosen in _smallest_sets(centers, line)),
        key=lambda shared: shared[0],
        default=None,
    )
    return best[1] if best else None


def _placed(index: int, run: tuple[tuple[float, int], tuple[float, int]]) -> _Run:
    """A run of a range as a run of the line."""
    return (index, *run[0]), (index, *run[1])


def _answers(verdict: CenterVerdict) -> tuple[tuple[_Run, ...], tuple[_Run, ...]]:
    covered: list[_Run] = []
    answered: list[_Run] = []
    for index, segments in enumerate(verdict.segments):
        for segment in segments:
            run = _placed(index, run_of(segment.interval))
            if segment.state in ("covered", "confirm"):
                answered.append(run)
            if segment.state == "covered":
                covered.append(run)
    return tuple(union(answered)), tuple(union(covered))


def _distinct(centers: Iterable[_Center]) -> list[_Center]:
    """By name; of centers that answer the very same the first: no smallest set holds two."""
    kept: dict[tuple[tuple[_Run, ...], tuple[_Run, ...]], _Center] = {}
    for center in sorted(centers, key=lambda center: (center.name, center.id)):
        kept.setdefault((center.answered, center.covered), center)
    return list(kept.values())


def _smallest_sets(centers: Sequence[_Center], line: list[_Run]) -> Iterator[tuple[_Center, ...]]:
    """Every smallest covering set, as far as the bounds allow.

    Sizes are tried upwards. Whoever covers the line covers its first open value, so only the
    centers that do are tried next.
    """
    steps = iter(range(_STEPS))
    for size in range(2, len(centers) + 1):
        sets = list(islice(_sets(centers, line, size, (), steps), _SETS_COMPARED))
        if sets:
            yield from sets
            return
        if next(steps, None) is None:
            return


def _sets(
    centers: Sequence[_Center],
    left: list[_Run],
    size: int,
    chosen: tuple[_Center, ...],
    steps: Iterator[int],
) -> Iterator[tuple[_Center, ...]]:
    if not left:
        yield chosen
        return
    if not size:
        return
    first = left[0][0]
    for center in centers:
        if any(low <= first < high for low, high in center.answered):
            if next(steps, None) is None:
                return
            rest = difference(left, center.answered)
            yield from _sets(centers, rest, size - 1, (*chosen, center), steps)


def _shared_out(
    chosen: tuple[_Center, ...], line: list[_Run]
) -> tuple[tuple[int, list[str]], Combination]:
    """Who takes what, with what decides between sets: parts to be confirmed, then names.

    Along the line the center that is good enough furthest goes on; only where none is, the one
    that answers furthest.
    """
    parts: list[tuple[_Run, _Center, str]] = []
    for start, end in line:
        while start < end:
            run, center, state = _next_part(chosen, start, end)
            parts.append((run, center, state))
            start = run[1]
    doubtful = sum(state == "confirm" for *_, state in parts)
    order = list(dict.fromkeys(center.id for _, center, _ in parts))
    shares = tuple(
        CombinationPart(center.id, interval_of((low[1:], high[1:])), state, low[0])
        for (low, high), center, state in parts
    )
    return (doubtful, sorted(center.name for center in chosen)), Combination(tuple(order), shares)


def _next_part(chosen: tuple[_Center, ...], start: _Cut, end: _Cut) -> tuple[_Run, _Center, str]:
    """The part that begins at a cut: covered as far as anyone goes, else answered up to where
    someone is good enough again."""
    covering = [(high, c) for c in chosen for low, high in c.covered if low <= start < high]
    if covering:
        reach, center = max(covering, key=lambda pair: pair[0])
        return (start, min(reach, end)), center, "covered"
    answering = [(high, c) for c in chosen for low, high in c.answered if low <= start < high]
    reach, center = max(answering, key=lambda pair: pair[0])
    better = [low for c in chosen for low, _ in c.covered if start < low]
    return (start, min(reach, end, *better)), center, "confirm"
