"""Maximum permissible errors as scopes and users write them."""

from __future__ import annotations

import pytest

from .conftest import about, at

ERRORS = [
    # text, quantity, point (SI), error there (SI)
    ("MPE: ±0.02 mm", "length", 0.3, 2e-5),
    ("MPE:±0.02mm", "length", 0.3, 2e-5),
    ("MPE：±（0.02mm）", "length", 0.3, 2e-5),
    ("最大允许误差：±0.02mm", "length", 0.3, 2e-5),
    ("最大允许误差为±0.02mm", "length", 0.3, 2e-5),
    ("最大允差±0.02mm", "length", 0.3, 2e-5),
    ("允许误差 ±0.02 mm", "length", 0.3, 2e-5),
    ("示值误差：±0.02 mm", "length", 0.3, 2e-5),
    ("MPEV: 0.02 mm", "length", 0.3, 2e-5),
    ("MPE: 0.02mm", "length", 0.3, 2e-5),
    ("±0.02mm", "length", 0.3, 2e-5),
    ("± 0.02 mm", "length", 0.3, 2e-5),
    ("+/-0.02mm", "length", 0.3, 2e-5),
    ("误差不大于±0.02mm", "length", 0.3, 2e-5),
    ("±1 ℃", "temperature", 300.0, 1.0),
    ("MPE：±1℃", "temperature", 300.0, 1.0),
    ("±(0.15+0.002|t|)℃", "temperature", 373.15, 0.35),
    ("±(0.15+0.002|t|)°C", "temperature", 373.15, 0.35),
    ("±（0.15℃＋0.002｜t｜）", "temperature", 373.15, 0.35),
    ("±(0.30+0.005t)℃", "temperature", 373.15, 0.8),
    ("±1.5℃或±0.4%|t|", "temperature", 573.15, 1.5),
    ("MPE：±1.5℃或±0.4%|t|，取大者", "temperature", 673.15, 1.6),
    ("±0.4%t或±1.5℃，两者中取较大值", "temperature", 673.15, 1.6),
    ("±0.5%FS", "pressure", 1e6, 3e5),
    ("±0.5%F·S", "pressure", 1e6, 3e5),
    ("±0.5% F.S.", "pressure", 1e6, 3e5),
    ("0.05%F.S.", "pressure", 1e6, 3e4),
    ("±0.5%（FS）", "pressure", 1e6, 3e5),
    ("±0.5%满量程", "pressure", 1e6, 3e5),
    ("满量程的±0.5%", "pressure", 1e6, 3e5),
    ("量程的0.5%", "pressure", 1e6, 3e5),
    ("引用误差：±0.5%", "pressure", 1e6, 3e5),
    ("±0.1%读数", "pressure", 1e6, 1e3),
    ("±读数的0.1%", "pressure", 1e6, 1e3),
    ("示值的±0.1%", "pressure", 1e6, 1e3),
    ("±0.1%rdg", "pressure", 1e6, 1e3),
    ("相对误差±0.1%", "pressure", 1e6, 1e3),
    ("±0.1%", "pressure", 1e6, 1e3),
    ("±0.1 %（k=2）", "pressure", 1e6, 1e3),
    ("精度0.1%", "pressure", 1e6, 1e3),
    ("准确度：±0.1%", "pressure", 1e6, 1e3),
    ("10ppm", "pressure", 1e6, 10.0),
    ("±10 ppm", "pressure", 1e6, 10.0),
    ("万分之五", "pressure", 1e6, 500.0),
    ("千分之一", "pressure", 1e6, 1e3),
    ("百分之0.5", "pressure", 1e6, 5e3),
    ("±1×10⁻⁴", "pressure", 1e6, 100.0),
    ("±(0.05% rdg + 0.01% FS)", "pressure", 1e6, 500.0 + 6e3),
    ("±(0.05%读数+0.01%量程)", "pressure", 1e6, 500.0 + 6e3),
    ("±0.05%rdg±0.01%FS", "pressure", 1e6, 500.0 + 6e3),
    ("±(0.02%读数+5mV)", "dc-voltage", 100.0, 0.025),
    ("±(0.02%U+5mV)", "dc-voltage", 100.0, 0.025),
    ("MPEE：±(1.9µm+4×10⁻⁶L)", "length", 0.5, 3.9e-6),
    ("MPE_E=±(1.9+L/250)µm，L单位mm", "length", 0.5, 3.9e-6),
    ("±3%RH", "relative-humidity", 0.5, 0.03),
    ("MPE:±0.5s/d×0+±0.5s", "time-interval", 1.0, None),
]


@pytest.mark.parametrize(("text", "quantity", "x", "error"), ERRORS)
def test_a_permissible_error_is_read_as_its_figure(cells, text, quantity, x, error):
    accuracy = cells.read(text, quantity)
    if error is None:
        assert not accuracy.readable
        return
    assert (accuracy.statement, accuracy.kind, accuracy.readable) == ("mpe", "mpe", True)
    assert at(accuracy, x) == about(error)
    assert accuracy.best == accuracy.worst


@pytest.mark.parametrize("text", ["±0.5%", "精度0.5%", "MPE: ±0.5 %", "0.5 %"])
def test_a_bare_percentage_is_of_what_the_instruments_classes_are_of(cells, text):
    span = cells.read(text, system="span")
    assert at(span, 1e6) == about(3e5)
    assert any("量程" in note for note in span.notes)
    of_reading = cells.read(text, system="piston")
    assert at(of_reading, 1e6) == about(5e3)


def test_a_percentage_of_span_is_of_the_whole_width_of_the_range(cells):
    from registry.measurement.values import Interval

    below_zero = Interval(-0.1e6, 0.1e6)
    assert at(cells.read("±0.5%", system="span", interval=below_zero), 0.0) == about(1e3)
    assert at(cells.read("±0.5%FS", system="span", interval=below_zero), 0.0) == about(500.0)


@pytest.mark.parametrize("text", ["10ppm", "万分之五", "±0.5%读数", "相对误差±0.5%"])
def test_a_share_said_to_be_of_reading_stays_so_whatever_the_instrument(cells, text):
    (piece,) = cells.read(text, system="span").worst
    assert (piece.figure.absolute, piece.figure.relative > 0) == (0, True)


@pytest.mark.parametrize("text", ["±(0.1%读数+2个字)", "±(0.1%rdg+2字)", "±0.1%±2个字"])
def test_an_error_in_digits_waits_for_the_digit(cells, text):
    accuracy = cells.read(text, "dc-voltage")
    assert accuracy.unknowns == ("字",)
    assert accuracy.worst == ()
    assert accuracy.formula == text


def test_of_an_interval_of_errors_the_greater_counts(cells):
    for text in ("±(0.5%～1%)", "MPE：±0.5%～±1%"):
        accuracy = cells.read(text)
        assert at(accuracy, 1e6) == about(1e4)
        assert accuracy.best[0].figure.at(1e6) == about(5e3)


def test_an_error_is_not_scaled_by_a_coverage_factor(cells):
    assert at(cells.read("MPE:±6kPa, k=3"), 1e6) == about(6e3)


def test_the_error_of_a_standard_stands_in_for_its_uncertainty(cells):
    accuracy = cells.read("MPE: ±0.02 mm", "length", of="standard")
    assert (accuracy.of, accuracy.statement) == ("standard", "mpe")
    assert at(accuracy, 0.1) == about(2e-5)


def test_a_share_of_a_level_in_decibels_is_not_converted(cells):
    accuracy = cells.read("±0.5%", "power-level")
    assert not accuracy.readable
    assert "对数" in accuracy.notes[0]
