"""Why a grade is not better, in Chinese, in the user's unit, with both figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from registry.measurement.values import Accuracy, Condition, Figure, Interval, Scope
from search.grade import Judge, explain, grade_center
from search.question import Choice, DemandedCondition
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

MPA = 1e6
RANGE = between(0.0, 60 * MPA)


def in_mpa(interval=RANGE, **changes):
    return ask(replace(demand(interval), unit="MPa", text="0-60MPa"), **changes)


def told(question, *scopes, kinship="same"):
    judge = Judge(question, VOCABULARY)
    candidates = rows(*scopes, kinship=kinship)
    verdict = explain(grade_center(1, candidates, judge), candidates, judge)
    return {reason.code: plain(reason.text) for reason in verdict.reasons}


def plain(text):
    return text.replace("\u00a0", " ")


def test_out_of_range_says_what_is_promised_and_what_is_missing():
    reasons = told(in_mpa(), scope(between(0.0, 25 * MPA)))
    assert reasons == {"out_of_range": "承诺的范围是 (0～25) MPa，不包括 (25～60) MPa（不含下限）"}


def test_not_accurate_enough_says_both_figures_where_they_are_furthest_apart():
    row = scope(RANGE, accuracy=uncertainty(Figure(0.05 * MPA, 0.001)))
    reasons = told(in_mpa(accuracy=of_class("0.4级")), row)
    assert reasons == {
        "not_accurate_enough": "在 60 MPa 处，承诺的不确定度为 0.11 MPa，"
        "要求（0.4级）不超过 0.08 MPa"
    }


def test_a_served_permissible_error_is_told_as_an_error():
    question = in_mpa(accuracy=permissible(Figure(0.3 * MPA), "MPE ±0.3MPa"))
    row = scope(RANGE, accuracy=mpe(Figure(0.4 * MPA)))
    assert told(question, row) == {
        "not_accurate_enough": "承诺的最大允许误差为 ±0.4 MPa，要求（MPE ±0.3MPa）不超过 ±0.3 MPa"
    }


def test_a_root_is_told_with_few_digits():
    row = scope(RANGE, accuracy=uncertainty(Figure(0.05 * MPA, 0.0007, rss=True)))
    judge = Judge(in_mpa(accuracy=need(Figure(0.06 * MPA), "U")), VOCABULARY)
    assert grade_center(1, rows(row), judge).grade == "partial"
    assert (
        "不超过 0.06 MPa"
        in told(in_mpa(accuracy=need(Figure(0.06 * MPA), "U")), row)["not_accurate_enough"]
    )


@pytest.mark.parametrize(
    ("accuracy", "code"),
    [
        (Accuracy(), "no_accuracy"),
        (uncertainty(Figure(1.0), readable=False), "accuracy_unreadable"),
        (Accuracy(statement="uncertainty", kind="affine", unknowns=("字",)), "unknowns"),
        (served_class("0.1", system="transmitter-class"), "class_systems_differ"),
        (
            Accuracy(of="standard", statement="class", kind="class", class_values=("二等",)),
            "order_only",
        ),
    ],
)
def test_what_is_to_be_confirmed_says_what_is_lacking(accuracy, code):
    reasons = told(in_mpa(accuracy=of_class("0.4级")), scope(RANGE, accuracy=accuracy))
    assert list(reasons) == [code]
    assert reasons[code].endswith("待确认")


def test_kinds_that_differ_are_both_named():
    reasons = told(
        in_mpa(accuracy=need(Figure(1.0), "U")), scope(RANGE, accuracy=served_class("1"))
    )
    assert reasons == {
        "kinds_differ": "承诺给出的是准确度等级，要求的是扩展不确定度，两者不能直接比较，待确认"
    }


def test_a_coarser_served_class_names_both_classes():
    reasons = told(in_mpa(accuracy=of_class("0.4级")), scope(RANGE, accuracy=served_class("1.6")))
    assert reasons == {"served_class_coarser": "承诺服务的等级是 1.6级，达不到 0.4级"}


def test_a_table_that_leaves_a_part_out_says_so():
    from_half = uncertainty(Figure(1.0), between(0.0, 30 * MPA))
    reasons = told(in_mpa(accuracy=need(Figure(2.0), "U")), scope(RANGE, accuracy=from_half))
    assert list(reasons) == ["accuracy_in_part"]


def test_an_unreadable_range_is_told_as_the_design_says():
    assert told(in_mpa(), Scope("pressure-gauge", None, structured=False)) == {
        "unstructured": "范围未结构化"
    }


def test_an_ancestor_is_told_by_both_names():
    reasons = told(
        in_mpa(instrument="precision-gauge"),
        scope(RANGE, instrument="pressure-instrument"),
        kinship="ancestor",
    )
    assert reasons == {"ancestor_name": "承诺写的是“压力仪表”，是否包括精密压力表待确认"}


def test_a_service_that_is_not_stated_is_told():
    reasons = told(in_mpa(service=Choice("verification", "检定")), scope(RANGE))
    assert reasons == {"service_not_stated": "承诺未写明服务类别，能否检定待确认"}


def test_a_broader_quantity_is_told_by_both_names():
    question = ask(demand(RANGE, "ac-voltage"), instrument="multimeter")
    reasons = told(question, scope(RANGE, quantity="voltage"))
    assert reasons == {"broader_quantity": "承诺写的是电压，是否包括交流电压待确认"}


def test_types_are_told():
    assert told(in_mpa(), scope(items=("K",))) == {"unstructured": "范围未结构化"}
    asked = ask(demand(RANGE, items=("Pt100",)))
    assert told(asked, scope(RANGE, items=("K", "S"))) == {
        "other_type": "承诺的类型是 K、S，不包括 pt100"
    }
    assert list(told(asked, scope(RANGE))) == ["type_silent"]
    assert list(told(asked, scope(items=("Pt100",)))) == ["range_silent"]


def test_conditions_are_told_silent_unmet_or_merely_there():
    fifty = DemandedCondition("frequency", Interval(50.0, 50.0), "Hz", "50 Hz")
    other = Condition("frequency", (between(60.0, 70.0),), text="(60～70) Hz")
    asked = in_mpa(conditions=(fifty,))
    assert told(asked, scope(RANGE)) == {"condition_silent": "承诺未写明频率（要求 50 Hz），待确认"}
    assert told(asked, scope(RANGE, conditions=(other,))) == {
        "condition_unmet": "承诺的频率条件不包括要求的 50 Hz"
    }
    assert told(in_mpa(), scope(RANGE, conditions=(other,))) == {
        "extra_condition": "承诺附有条件：(60～70) Hz"
    }


def test_an_open_ended_row_without_a_range_asked_is_told():
    row = scope(between(0.0, None), accuracy=uncertainty(Figure(1.0)))
    assert list(told(ask(accuracy=need(Figure(9.0), "U=9Pa")), row)) == ["open_ended"]


def test_a_full_center_is_not_told_what_its_other_rows_lack():
    assert told(in_mpa(), scope(RANGE), scope(between(0.0, MPA))) == {}


def test_what_one_row_lacks_and_another_has_is_not_told():
    fine = scope(between(0.0, 40 * MPA), accuracy=uncertainty(Figure(0.5 * MPA)))
    poor = scope(between(40 * MPA, 60 * MPA), accuracy=uncertainty(Figure(2 * MPA)))
    reasons = told(in_mpa(accuracy=need(Figure(MPA), "U")), fine, poor)
    assert list(reasons) == ["not_accurate_enough"]


def test_of_several_rows_the_nearest_speaks_for_what_is_missing():
    near, far = scope(between(0.0, 50 * MPA)), scope(between(0.0, 5 * MPA))
    assert told(in_mpa(), far, near)["out_of_range"].startswith("承诺的范围是 (0～50) MPa")
    poor, worse = (scope(RANGE, accuracy=uncertainty(Figure(u * MPA))) for u in (2.0, 9.0))
    reasons = told(in_mpa(accuracy=need(Figure(MPA), "U")), worse, poor)
    assert "2 MPa" in reasons["not_accurate_enough"]


def test_rows_are_given_with_their_segments_best_first():
    judge = Judge(in_mpa(), VOCABULARY)
    candidates = rows(scope(between(0.0, 5 * MPA)), scope(RANGE), scope(RANGE, quantity="voltage"))
    verdict = explain(grade_center(1, candidates, judge), candidates, judge)
    assert [row.candidate.version_id for row in verdict.rows] == [1, 0]
    assert [segment.state for segment in verdict.rows[1].segments[0]] == ["covered", "out_of_range"]


CHAMBER = ask(
    demand(between(203.15, 423.15), "temperature"), demand(between(0.2, 0.6), "relative-humidity")
)
WARM = scope(between(203.15, 423.15), quantity="temperature")


def test_a_row_of_another_quantity_alone_is_not_called_unstructured():
    assert told(CHAMBER, WARM) == {"other_quantity": "承诺不包括相对湿度"}


def test_what_one_row_does_not_measure_is_idle_where_another_does():
    damp = scope(between(0.2, 0.4), quantity="relative-humidity")
    assert list(told(CHAMBER, WARM, damp)) == ["out_of_range"]
