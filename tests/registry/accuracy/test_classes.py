"""Accuracy classes: how they are written, what they permit, which is coarser."""

from __future__ import annotations

import pytest

from registry.measurement.classes import ClassSystem, parse_class, permissible_error, rank
from registry.measurement.curves import value_at
from registry.measurement.values import Interval

from .conftest import about, at

WRITTEN = [
    ("Ⅲ", "scales", ("Ⅲ",)),
    ("(Ⅲ)", "scales", ("Ⅲ",)),
    ("A", "platinum", ("A",)),
    ("1.6级及以下", "span", ("1.6",)),
    ("1.6级", "span", ("1.6",)),
    ("1.6级(含)以下", "span", ("1.6",)),
    ("1.60级", "span", ("1.6",)),
    ("0.4级", "span", ("0.4",)),
    ("0.05 级", "span", ("0.05",)),
    ("准确度等级：0.4级", "span", ("0.4",)),
    ("准确度等级：0.4", "span", ("0.4",)),
    ("等级：1.6级及以下", "span", ("1.6",)),
    ("精度等级 0.4级", "span", ("0.4",)),
    ("0.1级～1.6级", "span", ("0.1", "1.6")),
    ("(0.1～1.6)级", "span", ("0.1", "1.6")),
    ("1.6级、2.5级、4级", "span", ("1.6", "2.5", "4")),
    ("0.1,0.2,0.5级", "span", ("0.1", "0.2", "0.5")),
    ("2.5级和1.6级", "span", ("1.6", "2.5")),
    ("0.4级（及以下）", "span", ("0.4",)),
    ("1级", "span", ("1",)),
    ("一级", "span", ("1",)),
    ("优于0.4级", "span", ("0.4",)),
    ("0.35级", "span", ("0.35",)),
    ("E2等级", "weights", ("E2",)),
    ("E2等级砝码", "weights", ("E2",)),
    ("E₂级", "weights", ("E2",)),
    ("F1级及以下", "weights", ("F1",)),
    ("E2,F1,F2", "weights", ("E2", "F1", "F2")),
    ("F2、F1、E2", "weights", ("E2", "F1", "F2")),
    ("E2～M1级", "weights", ("E2", "M1")),
    ("M12级", "weights", ("M12",)),
    ("A级", "platinum", ("A",)),
    ("AA级", "platinum", ("AA",)),
    ("A级、B级", "platinum", ("A", "B")),
    ("Ⅲ级", "scales", ("Ⅲ",)),
    ("III级", "scales", ("Ⅲ",)),
    ("3级", "scales", ("Ⅲ",)),
    ("三级", "scales", ("Ⅲ",)),
    ("中准确度级", "scales", ("Ⅲ",)),
    ("Ⅰ级及以下", "scales", ("Ⅰ",)),
]


@pytest.mark.parametrize(("text", "system", "classes"), WRITTEN)
def test_classes_are_read_as_the_system_writes_them_finest_first(cells, text, system, classes):
    accuracy = cells.read(text, system=system)
    assert (accuracy.statement, accuracy.kind, accuracy.readable) == ("class", "class", True)
    assert accuracy.class_values == classes
    assert accuracy.class_system == cells.system(system).slug
    assert accuracy.worst == ()


@pytest.mark.parametrize("text", ["二等", "三等", "二等铂电阻温度计", "2等"])
def test_an_order_is_no_class_of_the_same_number(cells, text):
    accuracy = cells.read(text, "temperature", system="platinum", of="standard")
    assert accuracy.class_system is None
    assert accuracy.class_values == (text[:2],)
    assert accuracy.worst == ()
    assert "标准器的等别或级别没有可用的数值，待确认" in accuracy.notes


def test_a_class_without_a_system_is_kept_as_written(cells):
    accuracy = cells.read("0.2S级")
    assert (accuracy.class_values, accuracy.class_system) == (("0.2S",), None)


@pytest.mark.parametrize(
    "text", ["0.4级；U=0.05%FS, k=2", "U=0.05%FS, k=2；0.4级", "0.4级, U=0.05%FS(k=2)"]
)
def test_an_uncertainty_beside_a_class_is_what_the_promise_says(cells, text):
    accuracy = cells.read(text, system="span")
    assert (accuracy.statement, accuracy.kind) == ("uncertainty", "full_scale")
    assert accuracy.class_values == ("0.4",)
    assert at(accuracy, 1e6) == about(3e4)


def test_an_error_beside_a_class_is_what_the_promise_says(cells):
    accuracy = cells.read("1.6级，MPE：±1.6%FS", system="span")
    assert (accuracy.statement, accuracy.class_values) == ("mpe", ("1.6",))


def piston(cells):
    return lambda name: cells.system("piston") if "活塞" in name else None


def test_the_percentage_of_a_standard_is_as_the_named_instrument_means_it(cells):
    accuracy = cells.read(
        "0.05级活塞式压力计", system="span", of="standard", system_of=piston(cells)
    )
    assert at(accuracy, 1e6) == about(500.0)
    assert accuracy.class_system == "piston-gauge"


def test_the_percentage_of_an_unnamed_standard_is_as_the_rows_instrument_means_it(cells):
    accuracy = cells.read("0.05级", system="span", of="standard", interval=Interval(-1e5, 9e5))
    assert at(accuracy, 0.0) == about(500.0)


@pytest.mark.parametrize(
    "text", ["活塞式压力计：0.05级", "活塞式压力计 0.05级", "0.05级 活塞式压力计"]
)
def test_a_standard_may_be_named_on_either_side_of_its_class(cells, text):
    accuracy = cells.read(text, system="span", of="standard", system_of=piston(cells))
    assert at(accuracy, 1e6) == about(500.0)


def test_words_beside_a_served_class_that_name_no_instrument_are_not_passed_over(cells):
    assert not cells.read("特殊情况 0.4级", system="span", system_of=piston(cells)).readable


def test_a_standard_named_in_a_cell_of_the_service_is_not_taken_for_what_is_served(cells):
    accuracy = cells.read("0.05级活塞式压力计", system="span", system_of=piston(cells))
    assert not accuracy.readable
    assert "标准器" in accuracy.notes[0]


def test_a_class_of_a_standard_without_figure_is_to_be_confirmed(cells):
    accuracy = cells.read("E2等级", "mass", system="weights", of="standard")
    assert (accuracy.class_values, accuracy.worst) == (("E2",), ())


def test_classes_by_sub_range_promise_the_coarsest_everywhere(cells):
    accuracy = cells.read("(0～10)MPa：0.4级；(10～60)MPa：1.6级", system="span")
    assert accuracy.class_values == ("1.6",)


def test_a_class_for_a_part_of_the_range_only_is_not_promised_for_all(cells):
    assert not cells.read("(0～10)MPa：0.4级", system="span").readable
    assert cells.read("(0～60)MPa：0.4级", system="span").class_values == ("0.4",)


def mpe(cells, system, value, low, high, x, zero=0.0):
    curve = permissible_error(cells.system(system), value, Interval(low, high), zero=zero)
    return value_at(curve, x)


def test_a_class_of_span_is_a_percentage_of_upper_minus_lower(cells):
    assert mpe(cells, "span", "0.4", 0.0, 60e6, 1.0) == about(240e3)
    assert mpe(cells, "span", "1.6", -0.1e6, 0.9e6, 0.0) == about(16e3)


def test_a_class_of_span_at_a_point_has_the_span_up_to_it(cells):
    assert mpe(cells, "span", "0.4", 100e6, 100e6, 100e6) == about(400e3)


def test_a_class_of_full_scale_is_a_percentage_of_the_greater_end(cells):
    assert mpe(cells, "electrical", "0.5", -10.0, 5.0, 0.0) == about(0.05)


def test_a_class_of_reading_grows_with_the_value(cells):
    assert mpe(cells, "piston", "0.05", 0.0, 60e6, 20e6) == about(1e4)


def test_a_formula_class_is_evaluated_on_the_celsius_scale(cells):
    assert mpe(cells, "platinum", "A", 273.15, 873.15, 873.15) == about(1.35)
    assert mpe(cells, "platinum", "B", 173.15, 273.15, 173.15) == about(0.8)


def test_a_weight_between_two_nominal_values_keeps_the_error_of_the_smaller(cells):
    two_hundred = mpe(cells, "weights", "E2", 0.0, 20.0, 0.2)
    assert two_hundred == about(0.3e-6)
    assert mpe(cells, "weights", "E2", 0.0, 20.0, 0.3) == two_hundred
    assert mpe(cells, "weights", "E2", 0.0, 20.0, 0.5) == about(0.8e-6)


def test_an_order_an_unbounded_span_and_an_unknown_class_permit_nothing_known(cells):
    zero_up = Interval(0.0, None)
    assert permissible_error(cells.system("scales"), "Ⅲ", Interval(0.0, 1.0)) is None
    assert permissible_error(cells.system("span"), "0.4", zero_up) is None
    assert permissible_error(cells.system("electrical"), "0.5", zero_up) is None
    assert permissible_error(cells.system("span"), "E2", Interval(0.0, 1.0)) is None
    assert permissible_error(cells.system("platinum"), "Z", Interval(0.0, 1.0)) is None


def test_finer_classes_rank_before_coarser_ones(cells):
    ranks = [rank(cells.system("weights"), value) for value in ("E1", "E2", "F1", "M3")]
    assert ranks == sorted(ranks)
    span = cells.system("span")
    assert rank(span, "0.35") < rank(span, "0.4") < rank(span, "1.6级")
    assert rank(span, "E2") is None
    energy = cells.vocabulary.class_systems["energy-meter"]
    assert rank(energy, "0.2S") < rank(energy, "0.2") < rank(energy, "0.5S")


@pytest.mark.parametrize("text", ["0", "0级", "-1", "", "级", "∞", "E2", "1e400", "九九级"])
def test_what_is_no_positive_number_is_no_class_of_a_numeric_system(text):
    system = ClassSystem("s", "量程的百分数", "span", None, numeric=True)
    assert parse_class(system, text) is None
