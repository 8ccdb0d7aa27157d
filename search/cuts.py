"""Sets of values on a line, with ends open or closed, as runs between cuts.

A cut falls just before a value (``(x, 0)``) or just after it (``(x, 1)``). Every interval, open or
closed, is then the half-open run from one cut to another: ``[0, 25)`` runs from ``(0, 0)`` to
``(25, 0)``, the single value 25 from ``(25, 0)`` to ``(25, 1)``. Union, intersection and difference
need no case for the ends, and a single missing value is a run like any other.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from typing import TypeVar

from registry.measurement.values import Interval, nearly_equal

Cut = tuple[float, int]
Run = tuple[Cut, Cut]

AnyCut = TypeVar("AnyCut", tuple[float, int], tuple[int, float, int])
"""A cut of one line, or of several lines laid end to end: then it starts with the line's number."""


def run_of(interval: Interval) -> Run:
    """The run that holds exactly the values of ``interval``; an absent end is infinite."""
    return (
        (interval.lower, 1 if interval.low_open else 0),
        (interval.upper, 0 if interval.high_open else 1),
    )


def interval_of(run: Run) -> Interval:
    """The interval that holds exactly the values of a run between finite cuts."""
    (low, low_side), (high, high_side) = run
    return Interval(low, high, low_open=low_side == 1, high_open=high_side == 0)


def is_single(run: Run) -> bool:
    """Whether the run is one value: it has no length."""
    return run[0][0] == run[1][0]


def union(runs: Iterable[tuple[AnyCut, AnyCut]]) -> list[tuple[AnyCut, AnyCut]]:
    """The values of any of the runs, as ascending runs that neither overlap nor touch."""
    merged: list[tuple[AnyCut, AnyCut]] = []
    for low, high in sorted(runs):
        if low >= high:
            continue
        if merged and low <= merged[-1][1]:
            if high > merged[-1][1]:
                merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return merged


def difference(
    runs: Sequence[tuple[AnyCut, AnyCut]], removed: Sequence[tuple[AnyCut, AnyCut]]
) -> list[tuple[AnyCut, AnyCut]]:
    """The values of ``runs`` that are not in ``removed``. Both ascend without overlap."""
    left: list[tuple[AnyCut, AnyCut]] = []
    for low, high in runs:
        for cut_low, cut_high in removed:
            if cut_high <= low:
                continue
            if cut_low >= high:
                break
            if low < cut_low:
                left.append((low, cut_low))
            low = max(low, cut_high)
        if low < high:
            left.append((low, high))
    return left


def intersection(
    runs: Sequence[tuple[AnyCut, AnyCut]], others: Sequence[tuple[AnyCut, AnyCut]]
) -> list[tuple[AnyCut, AnyCut]]:
    """The values in both, as ascending runs. Both ascend without overlap."""
    common: list[tuple[AnyCut, AnyCut]] = []
    for low, high in runs:
        for other_low, other_high in others:
            shared = (max(low, other_low), min(high, other_high))
            if shared[0] < shared[1]:
                common.append(shared)
    return common


def length(runs: Iterable[Run]) -> float:
    """The total length of runs that do not overlap."""
    return sum(high[0] - low[0] for low, high in runs)


class Grid:
    """Makes figures that are the same within the tolerance the same float.

    What was seen first stands for the others, so the ends of the demand are given first.
    """

    __slots__ = ("_values",)

    def __init__(self, *values: float) -> None:
        self._values = sorted(set(values))

    def snap(self, value: float) -> float:
        """The known value nearly equal to ``value``, else ``value``, known from now on."""
        values = self._values
        at = bisect_left(values, value)
        for near in values[max(at - 1, 0) : at + 1]:
            if nearly_equal(near, value):
                return near
        insort(values, value)
        return value
