"""Good enough or not, and what can't be compared (search.md §2, §5.1, 5.3-6, 5.8-11)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.measurement.values import Accuracy, Figure, Interval, Piece
from search.grade import Judge, grade_center
from search.results import Gap
from tests.search.grade.words import (
    VOCABULARY,
    ask,
    between,
    demand,
    mpe,
    need,
    of_class,
    permissible,
    rows,
    scope,
    served_class,
    uncertainty,
)

RANGE = between(0.0, 60.0)


def grade(question, *accuracies, over=RANGE, **changes):
    scopes = [scope(over, accuracy=accuracy, **changes) for accuracy in accuracies]
    return grade_center(1, rows(*scopes), Judge(question, VOCABULARY))


def asked(accuracy, over=RANGE, **changes):
    return ask(demand(over), accuracy=accuracy, **changes)


def test_an_uncertainty_equal_to_the_need_is_enough():
    assert grade(asked(need(Figure(0.1))), uncertainty(Figure(0.1 * (1 + 5e-10)))).grade == "full"


def test_an_uncertainty_above_the_need_by_more_than_the_tolerance_is_not_enough():
    verdict = grade(asked(need(Figure(0.1))), uncertainty(Figure(0.1 * (1 + 1e-8))))
    assert verdict.grade == "related"
    assert verdict.gaps == (Gap(RANGE, "not_accurate_enough"),)


def test_a_class_of_span_needs_a_third_of_its_percentage_of_the_span():
    question = asked(of_class("0.4级"))
    assert grade(question, uncertainty(Figure(0.08))).grade == "full"
    assert grade(question, uncertainty(Figure(0.081))).grade == "related"


def test_a_class_of_span_asked_at_a_point_has_the_span_from_zero_to_it():
    question = asked(of_class("0.4级"), Interval(60.0, 60.0))
    assert grade(question, uncertainty(Figure(0.08))).grade == "full"
    assert grade(question, uncertainty(Figure(0.081))).grade == "related"


def test_an_uncertainty_that_grows_is_judged_at_each_point():
    verdict = grade(asked(need(Figure(0.6))), uncertainty(Figure(0.1, 0.01)))
    assert verdict.grade == "partial"
    (gap,) = verdict.gaps
    assert gap.why == "not_accurate_enough"
    assert gap.interval.low == pytest.approx(50.0)
    assert (gap.interval.low_open, gap.interval.high, gap.interval.high_open) == (True, 60.0, False)


def test_a_root_sum_of_squares_meets_its_limit_where_pythagoras_says():
    verdict = grade(asked(need(Figure(0.5))), uncertainty(Figure(0.3, 0.01, rss=True)))
    assert verdict.gaps[0].interval.low == pytest.approx(40.0)


def test_figures_of_temperatures_start_at_zero_celsius():
    over = between(273.15 - 100, 273.15 + 100)
    question = ask(demand(over, "temperature"), accuracy=need(Figure(0.5)), instrument=None)
    promise = uncertainty(Figure(0.0, 0.01, zero=273.15))
    verdict = grade(question, promise, over=over, quantity="temperature")
    assert verdict.coverage == pytest.approx(0.5)
    assert [gap.interval.low for gap in verdict.gaps] == pytest.approx([173.15, 323.15])


def test_the_worse_end_of_an_interval_counts_for_covering():
    worst = (Piece(RANGE, Figure(0.2)),)
    promise = uncertainty(Figure(0.05), kind="interval", worst=worst)
    assert grade(asked(need(Figure(0.1))), promise).grade == "related"


def test_a_table_is_judged_by_its_sub_ranges():
    table = (Piece(between(0.0, 20.0), Figure(0.3)), Piece(between(20.0, 60.0), Figure(0.1)))
    verdict = grade(asked(need(Figure(0.2))), uncertainty(Figure(1.0), worst=table, best=table))
    assert verdict.gaps == (Gap(between(0.0, 20.0), "not_accurate_enough"),)


def test_where_a_table_says_nothing_it_is_to_be_confirmed():
    table = (Piece(between(0.0, 20.0), Figure(0.1)),)
    promise = uncertainty(Figure(1.0), worst=table, best=table)
    assert grade(asked(need(Figure(0.2))), promise).grade == "range"


def test_two_promises_each_good_in_its_half_cover_together():
    falling = uncertainty(Figure(0.0, 0.01, zero=60.0))
    rising = uncertainty(Figure(0.0, 0.01))
    assert grade(asked(need(Figure(0.3))), falling, rising).grade == "full"
    assert grade(asked(need(Figure(0.29))), falling, rising).grade == "partial"


@pytest.mark.parametrize(
    "promise",
    [
        Accuracy(),
        uncertainty(Figure(0.01), readable=False),
        Accuracy(statement="uncertainty", kind="affine", unknowns=("字",)),
    ],
    ids=["no accuracy", "unreadable", "a second unknown"],
)
def test_what_says_no_figure_is_to_be_confirmed(promise):
    assert grade(asked(need(Figure(0.1))), promise).grade == "range"


def test_a_standard_stands_in_for_the_uncertainty():
    question = asked(permissible(Figure(0.3)))
    assert grade(question, mpe(Figure(0.1), of="standard")).grade == "full"
    assert grade(question, mpe(Figure(0.2), of="standard")).grade == "related"


def test_an_order_of_the_standard_without_a_figure_is_to_be_confirmed():
    order = Accuracy(of="standard", statement="class", kind="class", class_values=("二等",))
    assert grade(asked(permissible(Figure(0.3))), order).grade == "range"


def test_a_served_permissible_error_is_compared_with_the_demanded_one_itself():
    question = asked(permissible(Figure(0.3)))
    assert grade(question, mpe(Figure(0.3))).grade == "full"
    assert grade(question, mpe(Figure(0.4))).grade == "related"


def test_a_served_permissible_error_answers_a_demanded_class():
    question = asked(of_class("0.4级"))
    assert grade(question, mpe(Figure(0.24))).grade == "full"
    assert grade(question, mpe(Figure(0.25))).grade == "related"


def test_a_served_permissible_error_against_an_uncertainty_is_to_be_confirmed():
    assert grade(asked(need(Figure(0.3))), mpe(Figure(0.01))).grade == "range"


@pytest.mark.parametrize(
    ("wanted", "found"), [("1.6级", "full"), ("2.5级", "full"), ("1级", "related")]
)
def test_a_served_class_serves_the_same_and_coarser_ones(wanted, found):
    verdict = grade(asked(of_class(wanted)), served_class("1.6"))
    assert verdict.grade == found
    assert [gap.why for gap in verdict.gaps] == ["not_accurate_enough"] * (found == "related")


def test_of_several_served_classes_the_finest_counts():
    assert grade(asked(of_class("0.4级")), served_class("1.6", "0.4")).grade == "full"


def test_a_served_class_of_another_system_is_to_be_confirmed():
    promise = served_class("0.1", system="transmitter-class")
    assert grade(asked(of_class("0.4级")), promise).grade == "range"


@pytest.mark.parametrize("wanted", [need(Figure(99.0)), permissible(Figure(99.0))])
def test_a_served_class_is_never_converted(wanted):
    assert grade(asked(wanted), served_class("0.01")).grade == "range"


def test_a_class_without_figures_is_compared_by_order_and_else_to_be_confirmed():
    question = ask(demand(RANGE, "length"), accuracy=of_class("1级"), instrument="gauge-block")

    def found(promise):
        return grade(question, promise, quantity="length", instrument="gauge-block").grade

    assert found(served_class("0", system="block-grade")) == "full"
    assert found(served_class("2", system="block-grade")) == "related"
    assert found(uncertainty(Figure(1e-9))) == "range"


def test_a_good_row_settles_what_another_leaves_to_be_confirmed():
    question = asked(need(Figure(0.1)))
    assert grade(question, Accuracy(), uncertainty(Figure(0.05))).grade == "full"


def test_a_figure_of_an_unknown_full_scale_says_nothing():
    promise = uncertainty(Figure(full_scale=0.001))
    assert grade(asked(need(Figure(0.1))), promise).grade == "range"


def test_a_need_that_is_not_known_leaves_all_to_be_confirmed():
    unknown = replace(need(Figure(0.1)), need=())
    assert grade(asked(unknown), uncertainty(Figure(1e-9))).grade == "range"
