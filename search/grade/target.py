"""A demanded range made ready for judging many rows: its cuts, its quantities, what it allows."""

from __future__ import annotations

import math

from registry.measurement.values import Curve, Figure, Interval
from registry.vocabulary.vocabulary import Vocabulary
from search.cuts import Cut, Grid, Run, difference, is_single, run_of
from search.question import DemandedAccuracy

Bound = tuple[Cut, Cut, Figure]
"""A figure and the run it holds for."""

_NEAR = 2e-9
"""Twice the tolerance: beyond it a value can't be the end it is compared with."""


class Frame:
    """A demanded interval and the grid on which everything inside it is placed."""

    __slots__ = ("_clipped", "_grid", "_high_edge", "_low_edge", "is_bounded", "run")

    def __init__(self, interval: Interval) -> None:
        self.run: Run = run_of(interval)
        low, high = interval.lower, interval.upper
        self.is_bounded = math.isfinite(low) and math.isfinite(high)
        self._clipped: dict[Interval, Run | None] = {}
        self._grid = Grid(*(end for end in (low, high) if math.isfinite(end)))
        self._low_edge = low - _NEAR * abs(low) if math.isfinite(low) else low
        self._high_edge = high + _NEAR * abs(high) if math.isfinite(high) else high

    @property
    def is_point(self) -> bool:
        return is_single(self.run)

    def clip(self, interval: Interval) -> Run | None:
        """The run of the demand that lies in ``interval``, its ends on the grid; None if none.

        Remembered: the same few ranges stand in thousands of promises."""
        try:
            return self._clipped[interval]
        except KeyError:
            clipped = self._clipped[interval] = self._clip(interval)
            return clipped

    def _clip(self, interval: Interval) -> Run | None:
        low, high = self.run
        if interval.low is not None and interval.low >= self._low_edge:
            if interval.low > self._high_edge:
                return None
            low = max(low, (self._grid.snap(interval.low), 1 if interval.low_open else 0))
        if interval.high is not None and interval.high <= self._high_edge:
            if interval.high < self._low_edge:
                return None
            high = min(high, (self._grid.snap(interval.high), 0 if interval.high_open else 1))
        return (low, high) if low < high else None

    def snapped(self, runs: list[Run]) -> list[Run]:
        """Runs that were computed, with their ends on the grid too."""
        snap = self._grid.snap
        return [((snap(low), a), (snap(high), b)) for (low, a), (high, b) in runs]

    def bounds(self, curve: Curve) -> list[Bound]:
        """The curve inside the frame, ascending without overlap: the earlier piece counts. A
        figure of an unknown full scale is left out: it says nothing."""
        if len(curve) == 1 and not curve[0].figure.full_scale:
            only = self.clip(curve[0].interval)
            return [(*only, curve[0].figure)] if only else []
        placed: list[Bound] = []
        for piece in curve:
            run = None if piece.figure.full_scale else self.clip(piece.interval)
            if run is None:
                continue
            taken = [(low, high) for low, high, _ in placed]
            placed += [(*free, piece.figure) for free in difference([run], taken)]
            placed.sort(key=lambda bound: bound[:2])
        return placed


class Target(Frame):
    """A demanded range: of which quantities (None: any), which typed items, how good, and the code
    of the unit its reasons are told in.

    ``quantities`` are the asked one and its kinds, ``broader`` what it is a kind of.
    """

    __slots__ = ("accuracy", "broader", "items", "need", "permissible", "quantities", "unit")

    def __init__(
        self,
        interval: Interval,
        *,
        quantities: frozenset[str] | None = None,
        broader: frozenset[str] = frozenset(),
        items: tuple[str, ...] = (),
        accuracy: DemandedAccuracy | None = None,
        unit: str = "",
    ) -> None:
        super().__init__(interval)
        self.quantities = quantities
        self.broader = broader
        self.items = frozenset(item.casefold() for item in items)
        self.accuracy = accuracy
        self.unit = unit
        self.need = self.bounds(accuracy.need) if accuracy else []
        self.permissible = self.bounds(accuracy.permissible) if accuracy else []

    def allowed(self, against: str) -> list[Bound]:
        """What a promise is compared with: the ``need`` or the ``permissible`` error."""
        return self.need if against == "need" else self.permissible


def kinds_of(quantity: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The quantity and every kind of it; an unknown slug stands for itself."""
    return frozenset(vocabulary.narrower(quantity))


def broader_than(quantity: str, vocabulary: Vocabulary) -> frozenset[str]:
    """What the quantity is a kind of, however far."""
    found: list[str] = []
    known = vocabulary.quantities.get(quantity)
    while known is not None and known.broader is not None:
        found.append(known.broader)
        known = vocabulary.quantities.get(known.broader)
    return frozenset(found)
