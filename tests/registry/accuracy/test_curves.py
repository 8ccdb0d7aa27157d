"""Curves: evaluated, scaled, restricted, and what a part comes to at the ends of its range."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measurement.curves import (
    ends,
    intersection,
    restricted,
    scaled,
    stated_value,
    value_at,
)
from registry.measurement.values import Accuracy, Figure, Interval, MeasuringRange, Part, Piece

STEP = (Piece(Interval(0.0, 10.0), Figure(1.0)), Piece(Interval(10.0, 60.0, True), Figure(2.0)))


def part(*intervals: Interval, curve=(), **accuracy) -> Part:
    return Part(MeasuringRange("pressure", intervals), Accuracy(worst=curve, **accuracy))


def test_outside_every_piece_a_curve_is_not_known():
    assert value_at(STEP, 61.0) is None
    assert value_at((), 0.0) is None


def test_a_shared_point_takes_the_earlier_piece_and_an_open_end_is_outside():
    assert value_at(STEP, 10.0) == 1.0
    assert value_at((Piece(Interval(0.0, 10.0, high_open=True), Figure(1.0)),), 10.0) is None


def test_an_end_that_went_through_a_unit_conversion_is_still_the_end():
    assert value_at(STEP, 60.0 * (1 + 1e-12)) == 2.0


def test_scaling_a_curve_scales_its_value():
    assert value_at(scaled(STEP, 1 / 3), 5.0) == pytest.approx(1 / 3)


def test_a_restricted_curve_is_known_only_inside():
    inner = restricted(STEP, Interval(5.0, 20.0))
    assert [piece.interval for piece in inner] == [
        Interval(5.0, 10.0),
        Interval(10.0, 20.0, True),
    ]
    assert restricted(STEP, Interval(70.0, 80.0)) == ()


intervals = st.builds(
    lambda a, b, left, right: Interval(min(a, b), max(a, b), left, right),
    st.integers(-9, 9).map(float),
    st.integers(-9, 9).map(float),
    st.booleans(),
    st.booleans(),
)


def inside(interval: Interval | None, x: float) -> bool:
    if interval is None:
        return False
    above = interval.lower < x or (interval.low == x and not interval.low_open)
    below = x < interval.upper or (interval.high == x and not interval.high_open)
    return above and below


@given(intervals, intervals, st.integers(-20, 20).map(lambda n: n / 2))
def test_a_point_is_in_the_intersection_when_it_is_in_both(one, other, x):
    assert inside(intersection(one, other), x) == (inside(one, x) and inside(other, x))


def test_unbounded_intervals_intersect_in_the_bounded_one():
    assert intersection(Interval(None, 5.0), Interval(2.0, None)) == Interval(2.0, 5.0)


def test_a_part_comes_to_its_figures_at_the_ends_of_its_range():
    affine = (Piece(Interval(0.0, 60.0), Figure(1.0, 0.1)),)
    row = part(Interval(0.0, 60.0), curve=affine, statement="uncertainty")
    assert ends(row) == (1.0, 7.0)
    assert stated_value(row) == 7.0


def test_an_open_end_takes_the_figure_up_to_it():
    curve = (Piece(Interval(0.0, 60.0, True, True), Figure(relative=0.1)),)
    assert ends(part(Interval(0.0, 60.0, True, True), curve=curve)) == (0.0, 6.0)


def test_without_an_upper_end_only_a_constant_figure_comes_to_something():
    endless = Interval(1.0, None)
    assert ends(part(endless, curve=(Piece(endless, Figure(2.0)),))) == (2.0, 2.0)
    assert ends(part(endless, curve=(Piece(endless, Figure(relative=0.1)),))) == (0.1, None)


@pytest.mark.parametrize(
    ("classes", "value"),
    [(("0.4",), 0.4), (("E2", "F1"), "E2"), (("0.2S",), "0.2S"), (("Ⅲ",), "Ⅲ"), ((), None)],
)
def test_a_class_comes_to_its_number_or_to_what_the_system_writes(classes, value):
    row = part(Interval(0.0, 1.0), statement="class", class_values=classes)
    assert stated_value(row) == value
    assert ends(row) == (None, None)
