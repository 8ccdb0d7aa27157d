"""Comparing figures: crossings, good runs, the envelope."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from registry.measurement.values import Figure, at_most
from search.cuts import intersection
from search.grade.envelope import envelope
from search.grade.widths import crossings, good_runs, turning_points

NUMBERS = st.floats(0.0, 10.0, allow_nan=False, allow_subnormal=False).map(lambda x: round(x, 4))
FIGURES = st.builds(
    Figure, NUMBERS, NUMBERS, rss=st.booleans(), zero=st.sampled_from((0.0, 273.15, 40.0))
)
RUN = ((-50.0, 0), (400.0, 1))
STEPS = [-50.0 + 450.0 * n / 997 for n in range(998)]


@given(FIGURES, FIGURES)
def test_good_runs_agree_with_looking_at_every_step(promised, allowed):
    good = good_runs(promised, allowed, RUN)
    for x in STEPS:
        tight = abs(promised.at(x) - allowed.at(x)) <= 1e-6 * max(promised.at(x), allowed.at(x))
        if not tight:
            within = bool(intersection(good, [((x, 0), (x, 1))]))
            assert within == at_most(promised.at(x), allowed.at(x)), x


@given(FIGURES, FIGURES)
def test_at_a_crossing_both_figures_are_equal(f, g):
    assume(f != g)
    zeros = sorted({0.0, 273.15, 40.0, -50.0, 400.0})
    for low, high in pairwise(zeros):
        for x in crossings(f, g, low, high):
            assert low < x < high
            assert f.at(x) == pytest.approx(g.at(x), rel=1e-6, abs=1e-6)


def test_a_line_crosses_a_constant_once():
    assert crossings(Figure(0.1, 0.01), Figure(0.6), 0.0, 60.0) == pytest.approx([50.0])


def test_a_hyperbola_may_cross_a_line_twice():
    roots = crossings(Figure(5.0, 2.0, rss=True), Figure(3.5, 1.6), 0.0, 20.0)
    assert len(roots) == 2


def test_the_ratio_of_a_line_to_a_hyperbola_turns_once():
    assert turning_points(Figure(3.0, 1.0), Figure(3.0, 1.0, rss=True), 0.0, 10.0) == [3.0]


@given(st.lists(FIGURES, min_size=1, max_size=4), FIGURES)
def test_the_envelope_is_never_below_what_a_step_shows_and_is_reached(figures, need):
    bounds = [(*RUN, figure) for figure in figures]
    found = envelope(bounds, [(*RUN, need)])
    smallest = [min(figure.at(x) for figure in figures) for x in STEPS]
    assert found.worst >= max(smallest) * (1 - 1e-9)
    assert found.worst <= max(smallest) + 0.5 * max(figure.relative for figure in figures) + 1e-9
    ratios = [need.at(x) / least for x, least in zip(STEPS, smallest, strict=True) if least]
    if found.margin is not None and ratios:
        assert found.margin <= min(ratios) * (1 + 1e-9)
