"""Ranges that are no interval, and what a level is referred to."""

from __future__ import annotations

import pytest

from registry.measurement.folding import fold
from registry.measurement.range_items import nominal_size, plates, types, without_reference
from registry.structure import ACCURACY, read_scope
from registry.vocabulary import shipped

VOCABULARY = shipped()


def row(name, ranges, **cells):
    return read_scope({"仪器名称": name, "测量范围": ranges, **cells}, VOCABULARY)


@pytest.mark.parametrize(
    "text",
    [
        "(630×400) mm",
        "（630×400）mm",
        "630 mm×400 mm",
        "630mm*400mm",
        "630x400 mm",
        "（160×160～1000×630）mm",
        "(160×100)mm～(1600×1000)mm",
        "规格：400×400～2000×1000 mm",
        "(1000×630×150) mm",
        "400×250、630×400 mm",
    ],
)
def test_sizes_of_plates_are_items_as_written(text):
    assert plates(text) == (text,)


@pytest.mark.parametrize(
    "text",
    [
        "500×500 mm",
        "(630×400)",
        "630×400",
        "1×10³ mm",
        "(0～630) mm",
        "10 V×5 A",
        "630×400 MPa",
        "",
    ],
)
def test_what_may_be_something_else_is_no_plate(text):
    assert plates(text) == ()


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("DN50", "DN50"),
        ("DN15～DN300", "DN15~DN300"),
        ("DN15~20", "DN15~20"),
        ("DN 15-DN 300", "DN 15-DN 300"),
        ("口径：DN15～DN300", "DN15~DN300"),
        ("DN50及以下", "DN50及以下"),
        ("DN15～20 kg", ""),
        ("DN15～DN300 mm", ""),
        ("DNA 50", ""),
        ("15～300", ""),
    ],
)
def test_nominal_sizes_have_no_unit(text, size):
    assert nominal_size(text) == size


def test_types_are_a_list_of_types_only():
    assert types("K、S、Pt100") == ("K", "S", "Pt100")
    assert types("K、0～600 ℃") == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("-60 dB re 1 V/Pa", "-60 dB"),
        ("(-60～-20) dB (re 1V/Pa)", "(-60～-20) dB"),
        ("94 dB（re 20 µPa）", "94 dB"),
        ("-210 dB re 1V/µPa", "-210 dB"),
        ("120 dB ref: 1 pW", "120 dB"),
        ("(1～100) mV/Pa", "(1～100) mV/Pa"),
        ("0 dB～10 dB", "0 dB～10 dB"),
    ],
)
def test_what_a_level_is_referred_to_is_blanked_out(text, left):
    blanked = without_reference(fold(text))
    assert len(blanked) == len(text)
    assert blanked.strip() == fold(left)


def test_a_plate_is_structured_by_its_size():
    scope = row("平板", "(630×400) mm", **{ACCURACY: "0级"})
    assert scope.parts[0].range.items == ("(630×400) mm",)
    assert scope.parts[0].range.quantity == "flatness"


def test_nominal_sizes_are_the_range_of_a_flow_instrument_without_another():
    (part,) = row("电磁流量计", "DN15～DN300").parts
    assert (part.range.items, part.range.intervals) == (("DN15~DN300",), ())


@pytest.mark.parametrize("text", ["DN15～DN300，(0.1～300) m³/h", "DN15～DN300 (0.1～300) m³/h"])
def test_nominal_sizes_beside_a_range_are_a_condition(text):
    scope = row("电磁流量计", text)
    assert scope.structured
    assert scope.parts[0].range.unit == "m³/h"
    assert [condition.items for condition in scope.conditions] == [("DN15~DN300",)]


def test_a_nominal_size_in_kilograms_is_no_mass_and_says_so():
    scope = row("水表", "(0.016～3.125) m³/h", 条件="DN15～20 kg")
    assert not scope.structured
    assert "像是公称通径，单位却不是长度" in scope.note
    assert not any(condition.intervals for condition in scope.conditions)


@pytest.mark.parametrize("text", ["回弹值：10～100", "回弹值 10～100"])
def test_a_rebound_number_is_a_mere_number(text):
    (part,) = row("混凝土回弹仪", text, **{ACCURACY: "±2"}).parts
    assert (part.range.quantity, part.range.hull.high) == ("rebound-number", 100.0)
    assert part.accuracy.worst[0].figure.absolute == 2.0


def test_a_hammer_without_a_word_of_what_is_measured_says_that_the_unit_is_missing():
    assert "没有单位" in row("回弹仪", "80±2").note


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("(1～1000) ng/µL", 1e-3, 1.0),
        ("(5～3700)ng/μL", 5e-3, 3.7),
        ("5 ng/uL～3700 ng/uL", 5e-3, 3.7),
        ("1 pg/µL～100 pg/µL", 1e-6, 1e-4),
        ("(2～15000) ng/μl", 2e-3, 15.0),
    ],
)
def test_concentrations_in_a_microlitre(text, low, high):
    hull = row("核酸定量仪", text, 被测量="质量浓度").parts[0].range.hull
    assert (hull.low, hull.high) == pytest.approx((low, high))


@pytest.mark.parametrize("text", ["(0.1～100) g/10min", "0.1 g/10 min～100 g/10 min"])
def test_a_melt_flow_is_in_grams_a_ten_minutes(text):
    part = row("熔体流动速率仪", text, 被测量="熔体流动速率").parts[0]
    assert part.range.quantity == "mass-flow-rate"
    assert (part.range.hull.low, part.range.hull.high) == pytest.approx((1e-4 / 600, 0.1 / 600))


def test_a_sensitivity_level_is_a_level_and_its_reference_no_condition():
    scope = row("工作标准传声器", "-60 dB～-20 dB (re 1 V/Pa)", **{ACCURACY: "U=0.2 dB, k=2"})
    (part,) = scope.parts
    assert (part.range.quantity, part.range.hull.low, part.range.hull.high) == ("level", -60, -20)
    assert scope.conditions == ()


def test_a_sensitivity_in_decibels_is_not_taken_for_one_in_volts():
    scope = row("传声器", "(-50～-20) dB re 1 V/Pa", 被测量="声压灵敏度")
    assert (scope.structured, scope.parts) == (False, ())
    assert "单位与被测量不符" in scope.note
