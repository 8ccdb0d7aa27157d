"""Covering a range: ends, unions, gaps, coverage (search.md §2, §5.1-3, 5.10, 5.13-14, 5.18)."""

from __future__ import annotations

import pytest

from registry.measurement.values import Figure, Interval, Scope
from search.grade import Judge, grade_center
from search.results import Gap
from tests.search.grade.words import (
    VOCABULARY,
    ask,
    between,
    demand,
    mpe,
    need,
    rows,
    scope,
    uncertainty,
)


def grade(question, *scopes, kinship="same"):
    return grade_center(1, rows(*scopes, kinship=kinship), Judge(question, VOCABULARY))


ZERO_TO_60 = ask(demand(between(0.0, 60.0)))


def test_a_range_within_a_wider_one_is_full():
    verdict = grade(ZERO_TO_60, scope(between(-10.0, 100.0)))
    assert (verdict.grade, verdict.coverage, verdict.gaps) == ("full", 1.0, ())


def test_a_range_open_at_its_end_does_not_cover_it():
    verdict = grade(ZERO_TO_60, scope(between(0.0, 60.0, "[)")))
    assert (verdict.grade, verdict.coverage) == ("partial", 1.0)
    assert verdict.gaps == (Gap(Interval(60.0, 60.0), "out_of_range"),)


def test_an_open_demand_does_not_ask_for_its_end():
    assert (
        grade(ask(demand(between(0.0, 60.0, "[)"))), scope(between(0.0, 60.0, "[)"))).grade
        == "full"
    )


def test_promises_side_by_side_cover_together():
    assert grade(ZERO_TO_60, scope(between(0.0, 25.0)), scope(between(25.0, 60.0))).grade == "full"


def test_one_open_end_beside_a_closed_one_leaves_no_gap():
    left, right = scope(between(0.0, 25.0, "[)")), scope(between(25.0, 60.0))
    assert grade(ZERO_TO_60, left, right).grade == "full"


def test_a_single_uncovered_point_is_a_gap_and_takes_no_coverage_away():
    left, right = scope(between(0.0, 25.0, "[)")), scope(between(25.0, 60.0, "(]"))
    verdict = grade(ZERO_TO_60, left, right)
    assert (verdict.grade, verdict.coverage) == ("partial", 1.0)
    assert verdict.gaps == (Gap(Interval(25.0, 25.0), "out_of_range"),)


def test_a_point_promise_fills_a_missing_point():
    pieces = (between(0.0, 25.0, "[)"), between(25.0, 60.0, "(]"), Interval(25.0, 25.0))
    assert grade(ZERO_TO_60, *(scope(piece) for piece in pieces)).grade == "full"


def test_a_covered_part_without_length_is_no_part():
    verdict = grade(ZERO_TO_60, scope(between(60.0, 100.0)))
    assert (verdict.grade, verdict.coverage) == ("related", 0.0)
    assert verdict.gaps == (Gap(Interval(0.0, 60.0), "out_of_range"),)


def test_points_of_a_set_are_no_part_of_a_range():
    ph = scope(Interval(4.0, 4.0), Interval(7.0, 7.0), Interval(10.0, 10.0))
    verdict = grade(ask(demand(between(0.0, 14.0))), ph)
    assert verdict.grade == "related"
    assert verdict.gaps == (Gap(Interval(0.0, 14.0), "out_of_range"),)


@pytest.mark.parametrize(
    ("point", "grade_of_it", "coverage"), [(7.0, "full", 1), (8.0, "related", 0)]
)
def test_a_point_is_covered_wholly_or_not(point, grade_of_it, coverage):
    ph = scope(Interval(4.0, 4.0), Interval(7.0, 7.0), Interval(10.0, 10.0))
    verdict = grade(ask(demand(Interval(point, point))), ph)
    assert (verdict.grade, verdict.coverage) == (grade_of_it, coverage)


@pytest.mark.parametrize("end", [60.0 * (1 - 5e-10), 60.0 * (1 + 5e-10)])
def test_ends_equal_within_the_tolerance_are_the_same_end(end):
    assert grade(ZERO_TO_60, scope(between(0.0, end))).grade == "full"


def test_an_end_off_by_more_than_the_tolerance_is_another():
    verdict = grade(ZERO_TO_60, scope(between(0.0, 60.0 * (1 - 1e-8))))
    assert (verdict.grade, len(verdict.gaps)) == ("partial", 1)


def test_ranges_that_meet_within_the_tolerance_leave_no_gap():
    left, right = scope(between(0.0, 25.0)), scope(between(25.0 * (1 + 4e-10), 60.0))
    assert grade(ZERO_TO_60, left, right).grade == "full"


def test_an_open_end_within_the_tolerance_of_the_demanded_end_is_still_open():
    assert grade(ZERO_TO_60, scope(between(0.0, 60.0 * (1 + 5e-10), "[)"))).grade == "partial"


def test_a_promise_without_lower_end_covers_downwards():
    assert grade(ask(demand(between(-50.0, 60.0))), scope(between(None, 60.0))).grade == "full"


def test_a_promise_without_upper_end_covers_upwards():
    assert grade(ask(demand(Interval(1e9, 1e9))), scope(between(1e8, None))).grade == "full"


def test_coverage_is_the_covered_length_over_the_demanded_one():
    verdict = grade(ZERO_TO_60, scope(between(0.0, 15.0)), scope(between(10.0, 30.0)))
    assert (verdict.grade, verdict.coverage) == ("partial", 0.5)


def test_the_gaps_are_the_full_complement():
    verdict = grade(ZERO_TO_60, scope(between(10.0, 20.0)), scope(between(30.0, 50.0, "()")))
    assert [gap.interval for gap in verdict.gaps] == [
        between(0.0, 10.0, "[)"),
        between(20.0, 30.0, "(]"),
        between(50.0, 60.0),
    ]


def test_a_related_center_has_the_whole_demand_as_gap():
    verdict = grade(ZERO_TO_60, scope(between(70.0, 100.0)))
    assert verdict.gaps == (Gap(Interval(0.0, 60.0), "out_of_range"),)


def test_touching_gaps_of_different_why_are_separate():
    poor = scope(between(20.0, 60.0), accuracy=uncertainty(Figure(5.0)))
    fine = scope(between(0.0, 10.0), accuracy=uncertainty(Figure(0.1)))
    verdict = grade(ask(demand(between(0.0, 60.0)), accuracy=need(Figure(1.0))), poor, fine)
    assert verdict.gaps == (
        Gap(between(10.0, 20.0, "()"), "out_of_range"),
        Gap(between(20.0, 60.0), "not_accurate_enough"),
    )


def test_a_covered_point_amid_gaps_is_explained_by_its_neighbours():
    point = scope(Interval(20.0, 20.0))
    poor = scope(between(20.0, 60.0, "(]"), accuracy=uncertainty(Figure(5.0)))
    question = ask(demand(between(0.0, 60.0)), accuracy=need(Figure(1.0)))
    verdict = grade(question, point, poor)
    assert verdict.gaps == (
        Gap(between(0.0, 20.0, "[)"), "out_of_range"),
        Gap(between(20.0, 60.0), "not_accurate_enough"),
    )


def test_a_range_that_cannot_be_read_never_covers():
    verdict = grade(ZERO_TO_60, Scope("pressure-gauge", None, structured=False))
    assert (verdict.grade, verdict.coverage) == ("related", 0.0)


def test_an_unreadable_range_beside_a_readable_one_changes_nothing():
    unread = Scope("pressure-gauge", None, structured=False)
    assert grade(ZERO_TO_60, unread, scope(between(0.0, 60.0))).grade == "full"


def test_without_an_accuracy_asked_nothing_is_to_be_confirmed_for_it():
    silent = scope(between(0.0, 60.0))
    unread = scope(between(0.0, 60.0), accuracy=uncertainty(Figure(1.0), readable=False))
    served = scope(between(0.0, 60.0), accuracy=mpe(Figure(1.0)))
    assert [grade(ZERO_TO_60, each).grade for each in (silent, unread, served)] == ["full"] * 3


def test_segments_tell_the_state_of_every_stretch():
    poor = scope(between(40.0, 60.0), accuracy=uncertainty(Figure(5.0)))
    fine = scope(between(0.0, 20.0), accuracy=uncertainty(Figure(0.1)))
    silent = scope(between(10.0, 30.0))
    question = ask(demand(between(0.0, 60.0)), accuracy=need(Figure(1.0)))
    (segments,) = grade(question, poor, fine, silent).segments
    assert [segment.state for segment in segments] == [
        "covered",
        "confirm",
        "out_of_range",
        "not_accurate_enough",
    ]
