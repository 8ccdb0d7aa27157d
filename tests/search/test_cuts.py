"""Sets of values with open and closed ends."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from registry.measurement.values import Interval
from search.cuts import (
    Grid,
    difference,
    intersection,
    interval_of,
    is_single,
    length,
    run_of,
    union,
)

VALUES = st.integers(0, 6)
CUTS = st.tuples(VALUES.map(float), st.integers(0, 1))
RUNS = st.lists(st.tuples(CUTS, CUTS), max_size=6).map(union)
POINTS = [(value / 2, side) for value in range(14) for side in (0, 1)]


def holds(runs, point):
    """Whether the elementary place just after a cut lies in a run."""
    return any(low <= point < high for low, high in runs)


@given(RUNS, RUNS)
def test_set_algebra_agrees_with_asking_every_place(a, b):
    for place in POINTS:
        assert holds(union([*a, *b]), place) == (holds(a, place) or holds(b, place))
        assert holds(intersection(a, b), place) == (holds(a, place) and holds(b, place))
        assert holds(difference(a, b), place) == (holds(a, place) and not holds(b, place))


@given(RUNS)
def test_runs_of_a_union_neither_overlap_nor_touch(runs):
    assert all(high < low for (_, high), (low, _) in pairwise(runs))


def test_an_interval_comes_back_from_its_run():
    for low_open in (False, True):
        for high_open in (False, True):
            interval = Interval(1.0, 2.0, low_open, high_open)
            assert interval_of(run_of(interval)) == interval


def test_what_lies_between_two_open_ends_is_a_single_value():
    left, right = run_of(Interval(0.0, 25.0, False, True)), run_of(Interval(25.0, 60.0, True))
    (between,) = difference([run_of(Interval(0.0, 60.0))], union([left, right]))
    assert is_single(between)
    assert length([between]) == 0.0


def test_a_grid_gives_the_first_of_nearly_equal_values():
    grid = Grid(60.0)
    assert grid.snap(60.0 * (1 + 5e-10)) == 60.0
    assert grid.snap(61.0) == 61.0
    assert grid.snap(61.0 * (1 - 5e-10)) == 61.0
