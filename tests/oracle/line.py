"""A demanded range cut at everything that could matter, with the state of each piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from registry.measurement.values import Figure, Part, Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.question import DemandedAccuracy, DemandedRange, Question
from tests.oracle.points import cuts_of, figure_at, holds, part_of, row_state, square

STATES = ("covered", "confirm", "not_accurate_enough", "condition", "out_of_range")


def crossing_points(f: Figure, g: Figure, low: float, high: float) -> list[float]:
    """Where ``f`` and ``g`` cross between two cuts, where the difference of the squares
    is a polynomial of degree two: known from three exact values, monotone beside its vertex."""

    def difference(x: float) -> Fraction:
        return square(f, x) - square(g, x)

    middle = (low + high) / 2
    if not low < middle < high:
        return []
    a, b, c = (difference(x) for x in (low, middle, high))
    h1, h2 = Fraction(middle) - Fraction(low), Fraction(high) - Fraction(middle)
    curvature = ((c - b) / h2 - (b - a) / h1) / (h1 + h2)
    slope = (b - a) / h1 - curvature * h1
    stops = [low, high]
    if curvature:
        vertex = float(Fraction(low) - slope / (2 * curvature))
        if low < vertex < high:
            stops = [low, vertex, high]
    roots = []
    for start, end in pairwise(stops):
        if difference(start) * difference(end) < 0:
            roots.append(_bisect(difference, start, end))
    return roots


def _bisect(difference: Callable[[float], Fraction], low: float, high: float) -> float:
    rising = difference(low) < 0
    for _ in range(90):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if (difference(middle) < 0) == rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _all_cuts(
    parts: Sequence[Part], target: DemandedRange, demanded: DemandedAccuracy | None
) -> list[float]:
    low, high = target.interval.low, target.interval.high
    curves = [part.accuracy.worst for part in parts] + [part.accuracy.best for part in parts]
    if demanded:
        curves += [demanded.need, demanded.permissible]
    pieces = [piece for curve in curves for piece in curve]
    ends = [end for part in parts for i in part.range.intervals for end in (i.low, i.high)]
    ends += [end for piece in pieces for end in (piece.interval.low, piece.interval.high)]
    ends += [piece.figure.zero for piece in pieces if piece.figure.relative]
    cuts = cuts_of(target.interval, ends)
    roots: list[float] = []
    for a, b in pairwise(cuts):
        for part in parts:
            for curve in (demanded.need, demanded.permissible) if demanded else ():
                f, g = (figure_at(c, (a + b) / 2) for c in (part.accuracy.worst, curve))
                if f and g:
                    roots += crossing_points(f, g, a, b)
    # A root beside a cut is that cut: only rounding parts them.
    near = 1e-6 * (high - low)
    for root in sorted(roots):
        if all(abs(root - cut) > near for cut in cuts):
            cuts.append(root)
    return sorted(cuts)


@dataclass
class Stretch:
    """A single value (low == high) or everything between two, and the state of each row; ``rows``
    keeps them where a value that is no part loses some of its ``states``."""

    low: float
    high: float
    states: list[str]
    rows: list[str]

    @property
    def best(self) -> str:
        return min(self.states, key=STATES.index, default="out_of_range")

    @property
    def answered(self) -> bool:
        return self.best in ("covered", "confirm")


def stretches(
    scopes: Sequence[Scope],
    question: Question,
    index: int,
    vocabulary: Vocabulary,
    demanded: DemandedAccuracy | None,
) -> list[Stretch]:
    target = question.ranges[index]
    parts = [part for scope in scopes if (part := part_of(scope, index, question, vocabulary)[0])]
    cuts = _all_cuts(parts, target, demanded)

    def states(x: float) -> list[str]:
        return [row_state(s, question, index, x, vocabulary, demanded) for s in scopes]

    found: list[Stretch] = []
    for at, cut in enumerate(cuts):
        if holds(target.interval, cut):
            here = states(cut)
            found.append(Stretch(cut, cut, here, here))
        if at + 1 < len(cuts):
            following = cuts[at + 1]
            seen = [states(cut + share * (following - cut)) for share in (0.5, 0.03, 0.71, 0.98)]
            assert all(other == seen[0] for other in seen), (cut, following, seen)
            found.append(Stretch(cut, following, seen[0], seen[0]))
    return found
