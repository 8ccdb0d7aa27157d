"""The uncertainty of a center over what it covers: the lower envelope of its rows' figures.

At each point the smallest figure of the rows there counts (§5.20). Its greatest value is reported
as ``worst``; where it comes closest to the need is the ``margin``. Both are exact: between the
ends of all runs the figures are smooth and monotone, so that extremes can only lie at an end,
where two figures cross, or where a ratio turns.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from registry.measurement.values import Figure
from search.cuts import Run, difference, union
from search.grade.target import Bound
from search.grade.widths import crossings, least, most, turning_points, zeros_between


class Envelope(NamedTuple):
    """``worst`` in SI at k = 2; ``margin`` is allowed over promised where it is smallest, at
    ``tightest`` (SI), where ``allowed`` and ``promised`` are; None where no figure, or no need, is
    known."""

    worst: float | None = None
    margin: float | None = None
    tightest: float | None = None
    allowed: float | None = None
    promised: float | None = None

    def joined(self, other: Envelope) -> Envelope:
        """The envelope over both."""
        worst = max((w for w in (self.worst, other.worst) if w is not None), default=None)
        tighter = other if _margin(other) < _margin(self) else self
        return tighter._replace(worst=worst)


NO_ENVELOPE = Envelope()


def _margin(found: Envelope) -> float:
    return math.inf if found.margin is None else found.margin


def envelope(bounds: Sequence[Bound], need: list[Bound]) -> Envelope:
    """The envelope of figures over their runs, against the needed uncertainty."""
    if len(bounds) > 1:
        bounds = _without_higher(bounds)
    if len(bounds) == 1:
        simple = _of_one(bounds[0], need)
        if simple is not None:
            return simple
    if not bounds:
        return NO_ENVELOPE
    figures = _distinct(bounds)
    found = NO_ENVELOPE
    worst, margin = 0.0, math.inf
    for x, promised, allowed in _candidates(_stretches(figures, need)):
        worst = max(worst, promised)
        if allowed is not None and promised and allowed / promised < margin:
            margin = allowed / promised
            found = Envelope(None, margin, x, allowed, promised)
    return found._replace(worst=worst)


def _of_one(bound: Bound, need: list[Bound]) -> Envelope | None:
    """The envelope of a single figure whose ends tell all; None where they do not."""
    low, high, figure = bound
    start, end = low[0], high[0]
    if figure.relative and start < figure.zero < end:
        return None
    promised = figure.at(start), figure.at(end)
    if not need:
        return Envelope(max(promised))
    if len(need) > 1 or need[0][0] > low or high > need[0][1]:
        return None
    limit = need[0][2]
    if figure.rss or limit.rss or (limit.relative and start < limit.zero < end):
        return None
    found, margin = Envelope(max(promised)), math.inf
    for x, given in zip((start, end), promised, strict=True):
        allowed = limit.at(x)
        if given and allowed / given < margin:
            margin = allowed / given
            found = Envelope(max(promised), margin, x, allowed, given)
    return found


def _without_higher(bounds: Sequence[Bound]) -> Sequence[Bound]:
    """Without the bounds that lie above one of the whole stretch at both their ends, and so all
    between, where all are straight lines."""
    low, high = min(bound[0] for bound in bounds), max(bound[1] for bound in bounds)
    start, end = low[0], high[0]
    for *_, figure in bounds:
        if figure.rss or (figure.relative and start < figure.zero < end):
            return bounds
    whole = [figure for first, last, figure in bounds if first == low and last == high]
    if not whole:
        return bounds
    lowest = min(whole, key=lambda figure: figure.at(start) + figure.at(end))
    kept: list[Bound] = [(low, high, lowest)]
    for bound in bounds:
        first, last, figure = bound
        if figure is not lowest and (
            figure.at(first[0]) < lowest.at(first[0]) or figure.at(last[0]) < lowest.at(last[0])
        ):
            kept.append(bound)
    return kept


def _distinct(bounds: Iterable[Bound]) -> list[tuple[Figure, list[Run]]]:
    """Each figure with all its runs, constants smallest first and only where no smaller constant
    holds: most promises drop out here."""
    runs: dict[Figure, list[Run]] = {}
    for low, high, figure in bounds:
        runs.setdefault(figure, []).append((low, high))
    constants = sorted((f for f in runs if not f.relative), key=lambda f: f.absolute)
    taken: list[Run] = []
    kept: list[tuple[Figure, list[Run]]] = []
    for figure in constants:
        free = difference(union(runs[figure]), taken)
        if free:
            kept.append((figure, free))
            taken = union([*taken, *free])
    kept += [(figure, union(held)) for figure, held in runs.items() if figure.relative]
    return _telling(kept)


def _telling(figures: list[tuple[Figure, list[Run]]]) -> list[tuple[Figure, list[Run]]]:
    """Without the figures that are nowhere below one that holds everywhere."""
    low = min(runs[0][0] for _, runs in figures)
    high = max(runs[-1][1] for _, runs in figures)
    ceilings = [
        (most(figure, low[0], high[0]), at)
        for at, (figure, runs) in enumerate(figures)
        if runs == [(low, high)]
    ]
    if not ceilings:
        return figures
    ceiling, holder = min(ceilings)
    return [
        (figure, runs)
        for at, (figure, runs) in enumerate(figures)
        if at == holder or least(figure, runs[0][0][0], runs[-1][1][0]) < ceiling
    ]


def _stretches(
    figures: list[tuple[Figure, list[Run]]], need: list[Bound]
) -> Iterator[tuple[Run, list[Figure], Figure | None]]:
    """Neighbouring runs on which the same figures hold, none with its zero inside, with the
    needed figure where it is known."""
    cuts = {cut for _, runs in figures for run in runs for cut in run}
    cuts |= {cut for low, high, _ in need for cut in (low, high)}
    first, last = min(cuts), max(cuts)
    zeros = zeros_between([*(f for f, _ in figures), *(f for *_, f in need)], first[0], last[0])
    cuts |= {(zero, side) for zero in zeros for side in (0, 1)}
    for low, high in pairwise(sorted(cuts)):
        here = [f for f, runs in figures if any(a <= low and high <= b for a, b in runs)]
        if here:
            allowed = next((f for a, b, f in need if a <= low and high <= b), None)
            yield (low, high), here, allowed


def _candidates(
    stretches: Iterable[tuple[Run, list[Figure], Figure | None]],
) -> Iterator[tuple[float, float, float | None]]:
    """The points where an extreme may lie, with the smallest promise and the need there."""
    for ((low, _), (high, _)), figures, allowed in stretches:
        points = [low, high]
        if low < high:
            for f, g in combinations(_undominated(figures, low, high), 2):
                points += crossings(f, g, low, high)
            if allowed:
                for figure in figures:
                    points += turning_points(figure, allowed, low, high)
        for x in points:
            yield x, min(f.at(x) for f in figures), allowed.at(x) if allowed else None


def _undominated(figures: list[Figure], low: float, high: float) -> list[Figure]:
    """Without affine figures that lie above another one at both ends, and so all between: what is
    convex stays below its chord."""
    kept: list[Figure] = []
    for figure in sorted(figures, key=lambda f: (f.at(low), f.at(high))):
        at_low, at_high = figure.at(low), figure.at(high)
        chorded = not figure.rss
        if not (chorded and any(g.at(low) <= at_low and g.at(high) <= at_high for g in kept)):
            kept.append(figure)
    return kept
