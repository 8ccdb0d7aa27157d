"""How far the promised uncertainty exceeds the need where it is in range but too large."""

from __future__ import annotations

import pytest

from registry.measurement.values import Figure
from search.grade import Judge, explain, grade_center
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


def told(question, *scopes):
    """The excess of the center whose promises these are."""
    judge, found = Judge(question, VOCABULARY), rows(*scopes)
    return explain(grade_center(1, found, judge), found, judge).excess


def promise(figure, over=RANGE):
    return scope(over, accuracy=uncertainty(figure, over))


def test_it_is_told_over_the_missing_piece_only():
    found = told(
        ask(demand(RANGE), accuracy=need(Figure(0.08))),
        promise(Figure(0.05), between(0.0, 40.0)),
        promise(Figure(0.12), between(40.0, 100.0)),
    )
    assert found.ratio == pytest.approx(0.5)
    assert (found.promised, found.needed) == (0.12, 0.08)
    assert 40.0 <= found.at <= 60.0


def test_it_is_told_where_it_is_greatest():
    found = told(ask(demand(RANGE), accuracy=need(Figure(0.3))), promise(Figure(0.0, 0.01)))
    assert (found.at, found.ratio) == (60.0, pytest.approx(1.0))


def test_at_each_point_the_smallest_uncertainty_counts():
    found = told(
        ask(demand(RANGE), accuracy=need(Figure(0.2))),
        promise(Figure(0.0, 0.01, zero=-60.0)),
        promise(Figure(0.0, 0.01, zero=120.0)),
    )
    assert (found.at, found.promised) == pytest.approx((30.0, 0.9))


def test_it_may_be_greatest_between_the_ends():
    question = ask(demand(RANGE), accuracy=need(Figure(0.1, 0.005, rss=True)))
    found = told(question, promise(Figure(0.15, 0.005)))
    assert 0.0 < found.at < 60.0


@pytest.mark.parametrize("accuracy", [served_class("1.6"), mpe(Figure(5.0))])
def test_what_states_no_uncertainty_of_the_result_has_none(accuracy):
    question = ask(demand(RANGE), accuracy=of_class("0.4级"))
    assert told(question, scope(RANGE, accuracy=accuracy)) is None


def test_a_good_promise_exceeds_nothing():
    assert told(ask(demand(RANGE), accuracy=need(Figure(0.3))), promise(Figure(0.2))) is None


def test_where_nothing_is_allowed_there_is_no_ratio():
    question = ask(demand(RANGE), accuracy=need(Figure(0.0, 0.001)))
    found = told(question, promise(Figure(0.1)))
    assert (found.at, found.needed, found.ratio) == (0.0, 0.0, None)
