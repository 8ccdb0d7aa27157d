"""Which rows count, and what makes them to be confirmed (search.md §2, §5.12, 5.15-17, 5.21-22)."""

from __future__ import annotations

import pytest

from registry.measurement.values import (
    Accuracy,
    Condition,
    Figure,
    Interval,
    MeasuringRange,
    Part,
    Scope,
)
from search.grade import Judge, grade_center
from search.question import Choice, DemandedCondition
from search.results import Gap
from tests.search.grade.words import (
    VOCABULARY,
    ask,
    between,
    demand,
    need,
    of_class,
    rows,
    scope,
    served_class,
    uncertainty,
)

RANGE = between(0.0, 60.0)
FIFTY = DemandedCondition("frequency", Interval(50.0, 50.0), "Hz", "50 Hz")
BAND = DemandedCondition("frequency", between(40.0, 1000.0), "Hz", "40 Hz～1 kHz")


def grade(question, *scopes, kinship="same"):
    return grade_center(1, rows(*scopes, kinship=kinship), Judge(question, VOCABULARY))


def at(*intervals, **changes):
    return scope(RANGE, conditions=(Condition("frequency", intervals, **changes),))


# Instrument and quantity


def test_a_row_of_an_ancestor_is_to_be_confirmed():
    question = ask(demand(RANGE), instrument="precision-gauge")
    assert grade(question, scope(RANGE), kinship="ancestor").grade == "range"


def test_an_ancestor_that_is_not_accurate_enough_stays_so():
    question = ask(demand(RANGE), accuracy=need(Figure(0.1)), instrument="precision-gauge")
    poor = scope(RANGE, accuracy=uncertainty(Figure(9.0)))
    assert [gap.why for gap in grade(question, poor, kinship="ancestor").gaps] == [
        "not_accurate_enough"
    ]


def test_rows_for_another_quantity_do_not_count():
    assert grade(ask(demand(RANGE)), scope(RANGE, quantity="voltage")) is None


def test_a_kind_of_the_asked_quantity_counts():
    question = ask(demand(RANGE, "voltage"), instrument="multimeter")
    assert grade(question, scope(RANGE, quantity="ac-voltage")).grade == "full"


def test_a_broader_quantity_of_the_asked_instrument_is_to_be_confirmed():
    question = ask(demand(RANGE, "ac-voltage"), instrument="multimeter")
    assert grade(question, scope(RANGE, quantity="voltage")).grade == "range"


def test_a_broader_quantity_does_not_count_where_no_instrument_was_read():
    question = ask(demand(RANGE, "ac-voltage"), instrument=None)
    assert grade(question, scope(RANGE, quantity="voltage"), kinship="quantity") is None


def test_an_unreadable_row_of_another_quantity_does_not_count():
    assert grade(ask(demand(RANGE)), Scope("pressure-gauge", "voltage", structured=False)) is None


# Conditions


def test_a_demanded_condition_within_the_stated_one_is_met():
    assert grade(ask(demand(RANGE), conditions=(FIFTY,)), at(between(40.0, 1000.0))).grade == "full"


def test_an_unmet_condition_is_a_gap_of_its_own_kind():
    verdict = grade(ask(demand(RANGE), conditions=(FIFTY,)), at(between(60.0, 1000.0)))
    assert (verdict.grade, verdict.gaps) == ("related", (Gap(RANGE, "condition"),))


def test_a_condition_the_promise_is_silent_on_is_to_be_confirmed():
    assert grade(ask(demand(RANGE), conditions=(FIFTY,)), scope(RANGE)).grade == "range"


def test_any_value_meets_every_condition():
    assert grade(ask(demand(RANGE), conditions=(FIFTY,)), at(anything=True)).grade == "full"


def test_an_open_end_of_a_condition_does_not_meet_it():
    question = ask(demand(RANGE), conditions=(BAND,))
    assert grade(question, at(between(40.0, 1000.0, "(]"))).grade == "related"


def test_two_rows_do_not_meet_a_condition_together():
    halves = at(between(40.0, 400.0)), at(between(400.0, 1000.0))
    assert grade(ask(demand(RANGE), conditions=(BAND,)), *halves).grade == "related"


def test_the_intervals_of_one_row_meet_a_condition_together():
    row = at(between(40.0, 400.0), between(400.0, 1000.0))
    assert grade(ask(demand(RANGE), conditions=(BAND,)), row).grade == "full"


def test_a_list_of_frequencies_does_not_meet_a_band():
    row = at(Interval(40.0, 40.0), Interval(1000.0, 1000.0))
    assert grade(ask(demand(RANGE), conditions=(BAND,)), row).grade == "related"


def test_a_second_measured_quantity_holds_a_condition_too():
    damp = DemandedCondition("relative-humidity", Interval(0.5, 0.5), "1", "50 %RH")
    question = ask(demand(RANGE, "temperature"), conditions=(damp,))
    assert grade(question, chamber(between(0.2, 0.9))).grade == "full"
    assert grade(question, chamber(between(0.6, 0.9))).grade == "related"


def test_conditions_nobody_asked_for_do_not_matter():
    assert grade(ask(demand(RANGE)), at(between(60.0, 70.0))).grade == "full"


def test_what_was_promised_under_an_unmet_condition_is_not_judged_for_accuracy():
    question = ask(demand(RANGE), conditions=(FIFTY,), accuracy=need(Figure(0.1)))
    row = scope(
        RANGE,
        accuracy=uncertainty(Figure(9.0)),
        conditions=(Condition("frequency", (between(60.0, 70.0),)),),
    )
    assert [gap.why for gap in grade(question, row).gaps] == ["condition"]


# Filters


def test_another_service_is_absent():
    question = ask(demand(RANGE), service=Choice("verification", "检定"))
    assert grade(question, scope(RANGE, services=("calibration",))) is None


def test_an_empty_service_is_to_be_confirmed_when_one_is_asked():
    question = ask(demand(RANGE), service=Choice("verification", "检定"))
    assert grade(question, scope(RANGE)).grade == "range"
    assert grade(ask(demand(RANGE)), scope(RANGE)).grade == "full"


@pytest.mark.parametrize(
    "filters",
    [
        {"place": Choice("site", "现场")},
        {"basis": Choice("cnas", "CNAS")},
        {"direction": "source"},
    ],
)
def test_what_fails_a_filter_is_absent(filters):
    assert grade(ask(demand(RANGE), **filters), scope(RANGE)) is None
    fitting = scope(RANGE, places=("site",), bases=("cnas",), direction="source")
    assert grade(ask(demand(RANGE), **filters), fitting).grade == "full"


def test_measuring_and_sourcing_both_count_unless_the_question_says_which():
    assert grade(ask(demand(RANGE)), scope(RANGE, direction="source")).grade == "full"


# Typed values


def test_a_typed_value_asked_for_must_be_named():
    question = ask(demand(RANGE, items=("K",)))
    assert grade(question, scope(RANGE, items=("K", "S"))).grade == "full"
    assert grade(question, scope(RANGE, items=("S",))).grade == "related"


def test_a_row_that_names_no_type_is_to_be_confirmed():
    assert grade(ask(demand(RANGE, items=("K",))), scope(RANGE)).grade == "range"


def test_a_row_that_names_only_types_never_covers_a_range_but_may_be_confirmed_for_its_type():
    assert grade(ask(demand(RANGE)), scope(items=("K",))).grade == "related"
    assert grade(ask(demand(RANGE, items=("k",))), scope(items=("K",))).grade == "range"


# No range


def test_with_no_range_the_best_row_gives_the_grade():
    verdict = grade(ask(), scope(RANGE), Scope("pressure-gauge", None, structured=False))
    assert (verdict.grade, verdict.coverage, verdict.gaps) == ("full", None, ())


def test_with_no_range_a_row_is_judged_over_its_own():
    question = ask(accuracy=of_class("0.4级"))
    assert grade(question, scope(RANGE, accuracy=uncertainty(Figure(0.08)))).grade == "full"
    wide = between(0.0, 30.0)
    assert grade(question, scope(wide, accuracy=uncertainty(Figure(0.08)))).grade == "related"


def test_with_no_range_a_row_good_in_part_is_related():
    question = ask(accuracy=need(Figure(0.3), "U=0.3Pa"))
    rising = scope(RANGE, accuracy=uncertainty(Figure(0.0, 0.01)))
    assert grade(question, rising).grade == "related"


def test_with_no_range_an_open_ended_row_is_to_be_confirmed_if_an_accuracy_is_asked():
    row = scope(between(0.0, None), accuracy=uncertainty(Figure(1e-9)))
    assert grade(ask(accuracy=need(Figure(1.0), "U=1Pa")), row).grade == "range"
    assert grade(ask(), row).grade == "full"


def test_with_no_range_a_served_class_needs_no_range():
    question = ask(accuracy=of_class("1.6级"))
    assert grade(question, scope(RANGE, accuracy=served_class("1.6"))).grade == "full"
    assert grade(question, scope(RANGE, accuracy=served_class("2.5"))).grade == "related"


def test_with_no_range_a_demanded_condition_still_counts():
    question = ask(conditions=(FIFTY,))
    found = [grade(question, row).grade for row in (at(between(40.0, 60.0)), scope(RANGE))]
    assert found == ["full", "range"]
    assert grade(question, at(between(60.0, 70.0))).grade == "related"


# Several ranges

CHAMBER = ask(demand(RANGE, "temperature"), demand(between(0.2, 0.98), "relative-humidity"))


def chamber(humidity: Interval) -> Scope:
    parts = (
        Part(MeasuringRange("temperature", (RANGE,))),
        Part(MeasuringRange("relative-humidity", (humidity,))),
    )
    return Scope("pressure-gauge", "temperature", parts)


def test_each_of_two_ranges_must_be_covered():
    assert grade(CHAMBER, chamber(between(0.1, 1.0))).grade == "full"


def test_coverage_of_two_ranges_is_the_smaller():
    verdict = grade(CHAMBER, chamber(between(0.2, 0.59)))
    assert (verdict.grade, verdict.coverage) == ("partial", pytest.approx(0.5))
    assert [gap.range_index for gap in verdict.gaps] == [1]


def test_different_rows_may_cover_different_ranges():
    warm, damp = (
        scope(RANGE, quantity="temperature"),
        scope(between(0.0, 1.0), quantity="relative-humidity"),
    )
    assert grade(CHAMBER, warm, damp).grade == "full"


def test_one_range_wholly_missing_leaves_the_center_partial_without_coverage():
    verdict = grade(CHAMBER, scope(RANGE, quantity="temperature"))
    assert (verdict.grade, verdict.coverage) == ("partial", 0.0)


def test_an_accuracy_speaks_of_the_first_quantity_only():
    question = ask(*CHAMBER.ranges, accuracy=need(Figure(0.1)))
    warm = scope(RANGE, quantity="temperature", accuracy=uncertainty(Figure(0.1)))
    damp = scope(between(0.0, 1.0), quantity="relative-humidity", accuracy=Accuracy())
    assert grade(question, warm, damp).grade == "full"


def test_a_class_has_its_own_span_over_each_range_of_its_quantity():
    question = ask(demand(RANGE), demand(between(0.0, 6.0)), accuracy=of_class("0.4级"))
    row = scope(RANGE, accuracy=uncertainty(Figure(0.08)))
    assert [(gap.why, gap.range_index) for gap in grade(question, row).gaps] == [
        ("not_accurate_enough", 1)
    ]
