"""Cells that are small tables: by sub-range, by quantity, by condition."""

from __future__ import annotations

import pytest

from .conftest import about, at

TABLES = [
    "(0～10) MPa：U=5 kPa；(10～60) MPa：U=60 kPa",
    "（0～10）MPa：U=5kPa；（10～60）MPa：U=60kPa，k=2",
    "(0~10)MPa: U=5kPa (k=2); (10~60)MPa: U=60kPa (k=2)",
    "(0～10) MPa: U=5 kPa\n(10～60) MPa: U=60 kPa",
    "0～10MPa，U=5kPa；10MPa～60MPa，U=60kPa",
    "(0～10) MPa U=5 kPa；(10～60) MPa U=60 kPa",
    "U=5kPa(0～10MPa)；U=60kPa(10MPa～60MPa)",
    "U=5 kPa（0～10 MPa），k=2；U=60 kPa（10 MPa～60 MPa），k=2",
    "U = 5 kPa (0～10) MPa；U = 60 kPa (10～60) MPa",
    "U=5kPa（0～10）MPa（k=2）；U=60kPa（10～60）MPa（k=2）",
    "(0～10) MPa：U=5 kPa；(10～60) MPa：60 kPa",
    "U：(0～10)MPa：5kPa；(10～60)MPa：60kPa",
    "≤10MPa：U=5kPa；10MPa＜p≤60MPa：U=60kPa",
]


@pytest.mark.parametrize("text", TABLES)
def test_a_table_by_sub_range_is_evaluated_piece_by_piece(cells, text):
    accuracy = cells.read(text)
    assert (accuracy.statement, accuracy.kind, accuracy.readable) == ("uncertainty", "table", True)
    assert at(accuracy, 5e6) == about(5e3)
    assert at(accuracy, 30e6) == about(6e4)


def test_where_two_sub_ranges_touch_the_first_counts_and_between_them_nothing_is_known(cells):
    accuracy = cells.read("(0～10)MPa：U=5kPa；(20～60)MPa：U=60kPa")
    assert at(accuracy, 10e6) == about(5e3)
    assert at(accuracy, 15e6) is None


def test_a_factor_written_once_counts_for_every_row(cells):
    accuracy = cells.read("(0～10)MPa：U=6kPa；(10～60)MPa：U=60kPa；k=3")
    assert (accuracy.k, accuracy.k_stated) == (3.0, True)
    assert at(accuracy, 1e6) == about(4e3)


def test_full_scale_in_a_table_is_that_of_the_whole_range(cells):
    accuracy = cells.read("(0～10)MPa：U=0.01%FS；(10～60)MPa：U=0.1%FS")
    assert at(accuracy, 1e6) == about(6e3)


def test_a_table_of_errors_is_an_error(cells):
    accuracy = cells.read("(0～10)MPa：MPE±5kPa；(10～60)MPa：MPE±60kPa")
    assert accuracy.kind == "mpe"
    assert at(accuracy, 30e6) == about(6e4)


def test_a_row_that_cannot_be_read_leaves_the_whole_unread(cells):
    accuracy = cells.read("(0～10)MPa：U=5kPa；(10～60)MPa：见附表")
    assert not accuracy.readable


def test_a_row_with_a_second_unknown_leaves_the_whole_to_be_confirmed(cells):
    accuracy = cells.read("(0～10)V：±(0.1%读数+2个字)；(10～1000)V：±0.1%读数", "dc-voltage")
    assert accuracy.unknowns == ("字",)
    assert accuracy.worst == ()


def test_figures_by_frequency_count_with_the_worst_and_keep_the_best(cells):
    accuracy = cells.read("40Hz～1kHz：U=0.05%；1kHz～10kHz：U=0.1%", "dc-voltage")
    assert accuracy.kind == "interval"
    assert at(accuracy, 100.0) == about(0.1)
    assert accuracy.best[0].figure.relative == about(5e-4)
    assert "指标随条件而变，按最差的计" in accuracy.notes


@pytest.mark.parametrize("text", ["U=0.05%（50Hz）", "U=0.05% (40Hz～1kHz)", "50Hz：U=0.05%"])
def test_a_condition_beside_a_figure_does_not_hide_it(cells, text):
    accuracy = cells.read(text, "dc-voltage")
    assert at(accuracy, 100.0) == about(0.05)


TWO = [
    "温度：U=0.3℃；湿度：U=1.5%RH",
    "温度：U=0.3℃; 相对湿度：U=1.5%RH, k=2",
    "温度 U=0.3℃，湿度 U=1.5%RH",
    "温度：U=0.3℃，湿度：U=1.5%RH",
    "U=0.3℃，U=1.5%RH",
    "U=0.3℃；U=1.5%RH（k=2）",
]


@pytest.mark.parametrize("text", TWO)
def test_of_two_quantities_each_has_its_own_figure(cells, text):
    temperature = cells.read(text, "temperature", others=["relative-humidity"])
    humidity = cells.read(text, "relative-humidity", others=["temperature"])
    assert at(temperature, 300.0) == about(0.3)
    assert at(humidity, 0.5) == about(0.015)


def test_a_quantity_the_cell_is_silent_on_is_to_be_confirmed(cells):
    accuracy = cells.read("温度：U=0.3℃", "relative-humidity", others=["temperature"])
    assert (accuracy.statement, accuracy.readable) == ("none", True)
    assert accuracy.notes


def test_a_cell_labelled_with_another_quantity_only_is_not_read(cells):
    assert not cells.read("温度：U=0.3℃", "pressure").readable


def test_two_figures_for_the_same_range_contradict_each_other(cells):
    assert not cells.read("U=5kPa, U=60kPa").readable


def test_a_sub_range_below_zero_may_stand_behind_its_figure(cells):
    accuracy = cells.read("U = 0.05 ℃ (−80～0) ℃；U = 0.1 ℃ (0～300) ℃", "temperature")
    assert (accuracy.readable, accuracy.kind) == (True, "table")
    assert at(accuracy, 253.15) == about(0.05)
    assert at(accuracy, 473.15) == about(0.1)


def test_a_bracket_behind_a_bare_figure_is_no_sub_range(cells):
    assert cells.read("U = 0.05 (1～2) ℃", "temperature").kind != "table"
