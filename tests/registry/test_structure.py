"""Rows of scopes as structure: what was read, and what is said where it was not."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.measurement.codec import scope_from_json, scope_to_json
from registry.measurement.values import Interval, Scope
from registry.structure import ACCURACY, class_system_of, read_scope
from registry.vocabulary import shipped

VOCABULARY = shipped()


def row(
    name: str = "压力表", ranges: str = "(0～60) MPa", accuracy: str = "", **cells: str
) -> Scope:
    written = {"仪器名称": name, "测量范围": ranges, ACCURACY: accuracy, **cells}
    return read_scope(written, VOCABULARY)


def test_a_plain_row_is_read_whole():
    scope = row("弹簧管式一般压力表", "(-0.1～60) MPa", "1.6级及以下", 服务类别="检定;校准")
    (part,) = scope.parts
    assert (scope.instrument, scope.quantity) == ("pressure-gauge", "pressure")
    assert part.range.intervals == (Interval(-1e5, 6e7),)
    assert part.accuracy.class_values == ("1.6",)
    assert (scope.structured, scope.note) == (True, "")
    assert scope.services == ("verification", "calibration")


def test_what_a_row_leaves_out_takes_its_default():
    scope = row()
    assert (scope.direction, scope.places, scope.bases, scope.services) == (
        "measure",
        ("lab",),
        ("promised",),
        (),
    )
    assert (scope.parts[0].accuracy.statement, scope.parts[0].accuracy.of) == ("none", "service")
    assert scope.structured


def test_closed_lists_are_read_with_every_separator_and_alias():
    scope = row(
        服务类别="检定、校准/测试",
        服务地点="实验室；现场",
        资格依据="计量标准考核\nCNAS",
        测量或输出="输出",
    )
    assert scope.services == ("verification", "calibration", "testing")
    assert scope.places == ("lab", "site")
    assert scope.bases == ("standard-assessment", "cnas")
    assert scope.direction == "source"


@pytest.mark.parametrize(
    ("ranges", "words"), [("0-60", "单位"), ("", "没有写测量范围"), ("详见附件", "范围未结构化")]
)
def test_a_range_that_cannot_be_read_leaves_no_part_and_says_why(ranges, words):
    scope = row(ranges=ranges, accuracy="0.4级")
    assert (scope.parts, scope.structured) == ((), False)
    assert "范围未结构化" in scope.note
    assert words in scope.note
    assert scope.quantity == "pressure"


def test_a_range_of_another_quantity_than_the_row_names_is_not_taken():
    scope = row(ranges="(0～60) ℃", 被测量="压力")
    assert scope.parts == ()
    assert "单位与被测量不符" in scope.note


def test_a_readable_range_with_an_unreadable_accuracy_keeps_its_part():
    scope = row(accuracy="见附件")
    (part,) = scope.parts
    assert not part.accuracy.readable
    assert (scope.structured, scope.note) == (False, "准确度：未能读懂“见附件”")


def test_full_scale_and_span_are_taken_from_the_rows_own_range():
    full_scale = row("压力变送器", "(-0.1～0.9) MPa", "±0.5%FS").parts[0].accuracy
    span = row("压力变送器", "(-0.1～0.9) MPa", "±0.5%").parts[0].accuracy
    assert full_scale.worst[0].figure.absolute == pytest.approx(4500.0)
    assert span.worst[0].figure.absolute == pytest.approx(5000.0)


def test_the_class_of_a_named_standard_is_as_that_instrument_means_it():
    accuracy = row(accuracy="0.05级活塞式压力计", 指标归属="标准器").parts[0].accuracy
    assert accuracy.of == "standard"
    assert accuracy.worst[0].figure.relative == pytest.approx(5e-4)


def test_an_order_of_a_standard_has_no_figure():
    scope = row("标准水银温度计", "(0～300) ℃", "二等铂电阻温度计", 指标归属="标准器")
    accuracy = scope.parts[0].accuracy
    assert (accuracy.worst, accuracy.class_values, scope.structured) == ((), ("二等",), True)


def test_conditions_come_from_their_cell_and_from_the_range():
    beside = row(
        "交流电压表", "10 mV～1000 V", "U=0.05%", 被测量="交流电压", 条件="频率：40 Hz～1 kHz"
    )
    within = row("交流电压表", "10 mV～1000 V；40 Hz～1 kHz", "U=0.05%", 被测量="交流电压")
    for scope in (beside, within):
        (condition,) = scope.conditions
        assert condition.quantity == "frequency"
        assert condition.intervals == (Interval(40.0, 1000.0),)
        assert [part.range.quantity for part in scope.parts] == ["ac-voltage"]
        assert scope.structured


def test_each_quantity_of_a_row_has_its_own_part_and_accuracy():
    scope = row(
        "温湿度试验箱",
        "温度：(-70～150)℃；湿度：(20～98)%RH",
        "温度：U=0.3℃；湿度：U=1.5%RH，k=2",
    )
    temperature, humidity = scope.parts
    assert temperature.range.intervals == (Interval(203.15, 423.15),)
    assert temperature.accuracy.worst[0].figure.absolute == pytest.approx(0.3)
    assert humidity.range.intervals == (Interval(0.2, 0.98),)
    assert humidity.accuracy.worst[0].figure.absolute == pytest.approx(0.015)
    assert (scope.conditions, scope.structured) == ((), True)


def test_of_two_quantities_one_may_be_without_figure():
    scope = row("温湿度试验箱", "温度：(-70～150)℃；湿度：(20～98)%RH", "U=0.3℃")
    assert [part.accuracy.statement for part in scope.parts] == ["uncertainty", "none"]
    assert scope.structured


def test_sub_ranges_of_one_quantity_are_one_part():
    scope = row(
        ranges="(0～10) MPa；(20～60) MPa", accuracy="(0～10)MPa：U=5kPa；(20～60)MPa：U=60kPa"
    )
    (part,) = scope.parts
    assert part.range.intervals == (Interval(0.0, 1e7), Interval(2e7, 6e7))
    assert part.accuracy.kind == "table"


def test_a_range_without_upper_end_leaves_its_full_scale_unknown():
    (part,) = row(ranges="≥10 MPa", accuracy="U=0.05%FS").parts
    assert part.accuracy.unknowns == ("满量程",)


def test_an_unknown_instrument_takes_its_quantity_from_the_range():
    scope = row("专用工装XYZ", "(0～60) MPa", "U=5kPa")
    assert (scope.instrument, scope.quantity) == (None, "pressure")
    assert scope.parts[0].accuracy.worst[0].figure.absolute == pytest.approx(5000.0)


def test_an_instrument_without_a_class_system_has_that_of_its_nearest_ancestor():
    gauge = class_system_of("pressure-gauge", VOCABULARY)
    child = next(
        slug
        for slug, entry in VOCABULARY.instruments.items()
        if entry.class_system is None
        and any(VOCABULARY.instruments[each].class_system for each in VOCABULARY.ancestors(slug))
    )
    assert gauge is not None
    assert class_system_of(child, VOCABULARY) is not None
    assert class_system_of(None, VOCABULARY) is None


CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "(0～60) MPa",
            "±0.5%FS",
            "1.6级",
            "U=0.05%",
            "温度：(0～50)℃",
            "压力表",
            "标准器",
            "检定;校准",
        ]
    ),
)
HEADINGS = ["仪器名称", "被测量", "测量范围", "条件", ACCURACY, "指标归属", "服务类别", "服务地点"]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(HEADINGS), CELL))
def test_any_row_becomes_a_scope_that_survives_storage(cells):
    scope = read_scope(cells, VOCABULARY)
    assert scope.structured == (not scope.note)
    assert scope_from_json(scope_to_json(scope)) == scope


@pytest.mark.parametrize(
    ("name", "quantity"),
    [
        ("直流电压", "dc-voltage"),
        ("交流电压表", "ac-voltage"),
        ("电压表", "voltage"),
        ("不知名的仪器", "voltage"),
    ],
)
def test_the_name_of_a_row_says_which_kind_of_a_quantity_it_is_of(name, quantity):
    scope = row(name, "(0～1000) V")
    assert (scope.quantity, scope.parts[0].range.quantity) == (quantity, quantity)


def test_a_quantity_cell_wins_over_the_name():
    assert row("交流电压表", "(0～10) V", 被测量="直流电压").quantity == "dc-voltage"


@pytest.mark.parametrize(
    ("ranges", "instrument"),
    [("(-30～20) dBm", "rf-power-meter"), ("(0～1000) W", "digital-power-meter")],
)
def test_the_unit_of_the_range_tells_instruments_of_one_name_apart(ranges, instrument):
    assert row("功率计", ranges).instrument == instrument
