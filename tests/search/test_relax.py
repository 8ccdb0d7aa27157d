"""Weaker questions (search.md §2: the condition that emptied the result, nearest relaxations)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.measurement.values import Figure, Interval
from search.grade import Judge, grade_center
from search.question import Choice, DemandedCondition
from search.relax import MOST, candidates, emptied_by, relaxations
from tests.search.grade.words import (
    VOCABULARY,
    ask,
    between,
    demand,
    need,
    of_class,
    rows,
    scope,
    uncertainty,
)

MPA = 1e6
FIFTY = DemandedCondition("frequency", Interval(50.0, 50.0), "Hz", "50 Hz")


def in_mpa(**changes):
    return ask(replace(demand(between(0.0, 60 * MPA)), unit="MPa"), **changes)


def weaker(question, verdicts=()):
    return {one.kind: one for one in reversed(list(candidates(question, VOCABULARY, verdicts)))}


def test_a_filter_is_given_up_by_name():
    found = weaker(in_mpa(city=Choice("wuhan", "武汉市")))["city"]
    assert found.label == "不限市州（武汉市）"
    assert found.question.city is None


def test_each_condition_is_given_up_alone():
    other = replace(FIFTY, quantity="relative-humidity", text="50 %RH")
    found = list(candidates(in_mpa(conditions=(FIFTY, other)), VOCABULARY))
    assert [one.question.conditions for one in found if one.kind == "condition"] == [
        (other,),
        (FIFTY,),
    ]


def test_an_accuracy_is_given_up():
    question = in_mpa(accuracy=need(Figure(1.0), "U=1Pa"))
    assert weaker(question)["accuracy"].question.accuracy is None


def test_a_class_is_relaxed_to_the_next_coarser_ones_of_its_system():
    question = ask(
        demand(between(0.0, 0.1), "length"), accuracy=of_class("0级"), instrument="gauge-block"
    )
    coarser = [one for one in candidates(question, VOCABULARY) if one.kind == "class"]
    assert [one.label for one in coarser] == ["准确度放宽到 1级", "准确度放宽到 2级"]
    assert coarser[0].question.accuracy.class_rank == 1.0


def test_an_instrument_is_relaxed_to_its_families_nearest_first():
    found = [
        one.question.instrument.slug
        for one in candidates(in_mpa(instrument="precision-gauge"), VOCABULARY)
        if one.kind == "instrument"
    ]
    assert found == ["pressure-gauge", "pressure-instrument"]


def test_a_range_is_narrowed_to_what_the_best_center_reaches():
    question = in_mpa(accuracy=of_class("0.4级"))
    judge = Judge(question, VOCABULARY)
    row = scope(between(0.0, 40 * MPA), accuracy=uncertainty(Figure(0.01 * MPA)))
    found = weaker(question, [grade_center(1, rows(row), judge)])["range"]
    assert found.label.replace("\u00a0", " ") == "范围缩小到 (0～40) MPa"
    assert found.question.ranges[0].high == 40 * MPA
    (need_over,) = found.question.accuracy.need
    assert need_over.figure.absolute == pytest.approx(0.16 * MPA / 3)


def test_a_computed_end_is_rounded_inwards():
    question = in_mpa(accuracy=need(Figure(0.07 * MPA), "U"))
    row = scope(between(0.0, 60 * MPA), accuracy=uncertainty(Figure(0.0, 0.0013)))
    verdict = grade_center(1, rows(row), Judge(question, VOCABULARY))
    narrower = weaker(question, [verdict])["range"].question.ranges[0]
    assert narrower.high == 53.84 * MPA
    assert verdict.segments[0][0].interval.high > narrower.high


def test_relaxations_count_and_leave_out_what_helps_nobody():
    question = in_mpa(city=Choice("wuhan", "武汉市"), place=Choice("site", "现场"))

    def evaluate(asked):
        return 3 if asked.city is None else 0

    assert [(one.kind, one.count) for one in relaxations(question, VOCABULARY, evaluate)] == [
        ("city", 3)
    ]


def test_no_more_than_a_few_relaxations_are_offered_one_of_a_kind():
    question = in_mpa(
        accuracy=of_class("0.4级"),
        conditions=(FIFTY,),
        city=Choice("wuhan", "武汉市"),
        place=Choice("site", "现场"),
        service=Choice("verification", "检定"),
        instrument="precision-gauge",
    )
    found = relaxations(question, VOCABULARY, lambda asked: 1)
    assert len(found) == MOST
    assert len({one.kind for one in found}) == MOST


def test_the_filter_that_emptied_the_result_is_named():
    question = in_mpa(city=Choice("wuhan", "武汉市"), place=Choice("site", "现场"))
    assert emptied_by(question, lambda asked: int(asked.city is None)) == "市州“武汉市”"
    assert emptied_by(question, lambda asked: 0) == ""


def test_filters_that_only_together_empty_the_result_are_named_together():
    question = in_mpa(city=Choice("wuhan", "武汉市"), place=Choice("site", "现场"))

    def listed(asked):
        return int(asked.city is None and asked.place is None)

    assert emptied_by(question, listed) == "服务地点“现场”、市州“武汉市”"


def test_an_instrument_that_nobody_has_is_named():
    question = in_mpa(city=Choice("wuhan", "武汉市"))
    assert emptied_by(question, lambda asked: int(asked.instrument is None)) == "仪器“压力表”"
