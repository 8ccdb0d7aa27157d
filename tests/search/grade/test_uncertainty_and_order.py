"""What is reported of the uncertainty, and the order of centers (search.md §2, §5.20, 5.23)."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from registry.measurement.values import Accuracy, Figure, Interval, Piece
from search.grade import Judge, grade_center, rank_key
from search.results import CenterVerdict
from tests.search.grade.words import (
    VOCABULARY,
    ask,
    between,
    demand,
    mpe,
    need,
    of_class,
    rows,
    scope,
    served_class,
    uncertainty,
)

RANGE = between(0.0, 60.0)


def grade(question, *scopes):
    return grade_center(1, rows(*scopes), Judge(question, VOCABULARY))


def promise(figure, over=RANGE, **changes):
    return scope(over, accuracy=uncertainty(figure, over, **changes))


def test_worst_is_the_greatest_of_the_smallest_figures_at_each_point():
    verdict = grade(
        ask(demand(RANGE)), promise(Figure(0.0, 0.01)), promise(Figure(0.0, 0.01, zero=60.0))
    )
    assert verdict.worst == pytest.approx(0.3)
    assert verdict.best == 0.0


def test_the_better_end_of_an_interval_is_reported_as_best():
    accuracy = replace(uncertainty(Figure(0.2)), best=(Piece(RANGE, Figure(0.05)),))
    verdict = grade(ask(demand(RANGE)), scope(RANGE, accuracy=accuracy))
    assert (verdict.best, verdict.worst) == (0.05, 0.2)


def test_the_uncertainty_is_told_over_the_demanded_range_only():
    verdict = grade(ask(demand(between(10.0, 20.0))), promise(Figure(0.1, 0.01)))
    assert (verdict.best, verdict.worst) == pytest.approx((0.2, 0.3))


def test_at_a_single_point_the_rows_there_count():
    pieces = [
        promise(Figure(0.1), between(0.0, 25.0, "[)")),
        promise(Figure(0.5), Interval(25.0, 25.0)),
        promise(Figure(0.2), between(25.0, 60.0, "(]")),
    ]
    assert grade(ask(demand(RANGE)), *pieces).worst == 0.5


def test_a_touching_row_that_is_no_part_tells_nothing():
    verdict = grade(ask(demand(RANGE)), promise(Figure(0.1), between(60.0, 90.0)))
    assert (verdict.grade, verdict.best, verdict.worst) == ("related", None, None)


@pytest.mark.parametrize("accuracy", [served_class("0.4"), mpe(Figure(0.01)), Accuracy()])
def test_nothing_comparable_is_no_figure(accuracy):
    verdict = grade(ask(demand(RANGE), accuracy=of_class("0.4级")), scope(RANGE, accuracy=accuracy))
    assert (verdict.best, verdict.worst, verdict.margin) == (None, None, None)
    assert verdict.needed == pytest.approx(0.08)


def test_the_standard_stands_in_for_the_uncertainty_reported():
    row = scope(RANGE, accuracy=mpe(Figure(0.02), of="standard"))
    assert grade(ask(demand(RANGE), accuracy=of_class("0.4级")), row).worst == 0.02


def test_the_needed_figure_is_the_one_at_the_upper_end():
    question = ask(demand(RANGE), accuracy=need(Figure(0.0, 0.001)))
    assert grade(question, promise(Figure(1e-6))).needed == pytest.approx(0.06)


def test_the_margin_is_the_smallest_ratio_of_needed_to_promised():
    question = ask(demand(RANGE), accuracy=need(Figure(0.3)))
    verdict = grade(question, promise(Figure(0.05, 0.001)))
    assert verdict.margin == pytest.approx(0.3 / 0.11)
    assert verdict.tightest == 60.0


def test_the_margin_may_be_smallest_between_the_ends():
    question = ask(demand(RANGE), accuracy=need(Figure(0.3, 0.01, rss=True)))
    verdict = grade(question, promise(Figure(0.15, 0.005)))
    assert verdict.tightest == pytest.approx(30.0)
    assert verdict.margin == pytest.approx(math.hypot(0.3, 0.3) / 0.3)


def test_a_perfect_promise_has_no_margin_to_tell():
    assert grade(ask(demand(RANGE), accuracy=need(Figure(0.3))), promise(Figure())).margin is None


def verdict(**changes):
    return CenterVerdict(1, "full", 1.0, (), (), margin=2.0)._replace(**changes)


def test_a_better_grade_comes_first_whatever_else():
    assert rank_key(verdict(), "乙") < rank_key(verdict(grade="range", margin=9.0), "甲")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"coverage": 0.9}, {"coverage": 0.8, "margin": 9.0}),
        ({"margin": 3.0}, {"margin": 2.0, "relevance": 1.0}),
        ({"margin": 0.5}, {"margin": None}),
        ({"relevance": 0.6}, {"relevance": 0.5}),
    ],
)
def test_within_a_grade_coverage_margin_and_relevance_decide_in_turn(better, worse):
    assert rank_key(verdict(**better), "乙") < rank_key(verdict(**worse), "甲")


def test_distance_comes_before_the_name_and_the_name_last():
    assert rank_key(verdict(), "乙", 10.0) < rank_key(verdict(), "甲", 20.0)
    assert rank_key(verdict(), "A") < rank_key(verdict(), "B")


def test_margins_equal_but_for_rounding_leave_the_order_to_the_name():
    assert rank_key(verdict(margin=8 / 3), "A") < rank_key(verdict(margin=8 / 3 * (1 + 4e-16)), "B")
