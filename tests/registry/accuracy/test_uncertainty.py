"""Expanded uncertainties, as scopes write them; expected figures are computed by hand."""

from __future__ import annotations

import math

import pytest

from registry.measurement.curves import value_at
from registry.measurement.values import Interval

from .conftest import about, at

RELATIVE = [
    ("U = 0.05 % (k=2)", 5e-4),
    ("Urel = 0.05%, k=2", 5e-4),
    ("Urel=1e-4", 1e-4),
    ("Urel=1E-4 (k=2)", 1e-4),
    ("Urel＝0.05％，k＝2", 5e-4),
    ("U_rel = 0.05 %", 5e-4),
    ("U_{rel}=0.05%", 5e-4),
    ("Ur=0.05%(k=2)", 5e-4),
    ("Urel=5×10⁻⁴", 5e-4),
    ("Urel=5×10-4", 5e-4),
    ("Urel = 5x10^-4", 5e-4),
    ("Urel=0.0005", 5e-4),
    ("Urel：0.05%", 5e-4),
    ("U：0.05%", 5e-4),
    ("U95=0.05%", 5e-4),
    ("U₉₅rel=0.05%", 5e-4),
    ("相对扩展不确定度：0.05%", 5e-4),
    ("扩展不确定度 U=0.05%", 5e-4),
    ("测量不确定度：Urel=0.05%(k=2)", 5e-4),
    ("不确定度优于0.05%", 5e-4),
    ("U≤0.05%", 5e-4),
    ("CMC: 0.05 %", 5e-4),
    ("U=50ppm", 5e-5),
    ("Urel=0.3‰", 3e-4),
    ("U=万分之五", 5e-4),
    ("U = 0.05 % rdg", 5e-4),
    ("U=0.05%读数", 5e-4),
    ("U=0.05%×读数", 5e-4),
    ("U=0.05%·p", 5e-4),
    ("U = 0.05 % of reading", 5e-4),
    ("Uₚ=0.05%", 5e-4),
    ("0.05% (k=2)", 5e-4),
    ("0.05 % of reading", 5e-4),
]


@pytest.mark.parametrize(("text", "share"), RELATIVE)
def test_a_relative_uncertainty_is_a_share_of_the_measured_value(cells, text, share):
    accuracy = cells.read(text)
    assert (accuracy.statement, accuracy.kind, accuracy.readable) == (
        "uncertainty",
        "relative",
        True,
    )
    assert at(accuracy, 20e6) == about(share * 20e6)
    assert accuracy.best == accuracy.worst


ABSOLUTE = [
    ("U=5 kPa", "pressure", 5e3),
    ("U = 0.005 MPa (k=2)", "pressure", 5e3),
    ("U=5kPa；k=2", "pressure", 5e3),
    ("U=0.3℃, k=2", "temperature", 0.3),
    ("U=0.3°C", "temperature", 0.3),
    ("U = 0.3 K", "temperature", 0.3),
    ("U=5mK", "temperature", 5e-3),
    ("U=0.5 μm", "length", 5e-7),
    ("U=0.5um", "length", 5e-7),
    ("27 µin", "length", 27 * 2.54e-8),
    ("U=0.05mg", "mass", 5e-8),
    ("U = 1.5 %RH (k=2)", "relative-humidity", 0.015),
    ("U=1.5% RH", "relative-humidity", 0.015),
    ("U=1.5%", "relative-humidity", 0.015),
    ("U=0.02 s", "time-interval", 0.02),
    ("U=0.3 dB", "power-level", 0.3),
    ("U=0.5N·m", "torque", 0.5),
    ("U=0.1m/s", "speed", 0.1),
    ("U = 0.000 47 ℃", "temperature", 4.7e-4),
    ("U=0.01 (k=2)", "ph", 0.01),
    ("U=0.01pH", "ph", 0.01),
]


@pytest.mark.parametrize(("text", "quantity", "width"), ABSOLUTE)
def test_an_absolute_uncertainty_is_the_same_everywhere(cells, text, quantity, width):
    accuracy = cells.read(text, quantity)
    assert (accuracy.statement, accuracy.kind) == ("uncertainty", "absolute")
    (piece,) = accuracy.worst
    assert piece.figure.absolute == about(width)
    assert piece.figure.relative == 0


def test_a_relative_uncertainty_of_a_percentage_is_a_share_only_where_it_says_so(cells):
    assert at(cells.read("Urel=1.5%", "relative-humidity"), 0.4) == about(0.006)
    assert at(cells.read("U=1.5%", "relative-humidity"), 0.4) == about(0.015)


FORMULAS = [
    ("U = 0.1 µm + 1×10⁻⁶ L", "length", 1e-7, 1e-6),
    ("U=0.1μm+1×10-6L", "length", 1e-7, 1e-6),
    ("U=0.1µm+1E-6·L", "length", 1e-7, 1e-6),
    ("U=1×10⁻⁶L+0.1µm", "length", 1e-7, 1e-6),
    ("U=(0.5+L/100)µm，L:m", "length", 5e-7, 1e-8),
    ("U=(0.5+L/100)µm, L：mm", "length", 5e-7, 1e-5),
    ("U=(0.5+L/100)µm (L单位为m)", "length", 5e-7, 1e-8),
    ("U=(0.5+5L)µm，式中L以m计", "length", 5e-7, 5e-6),
    ("U=(0.5+5L)µm, L in m", "length", 5e-7, 5e-6),
    ("U=(0.5+5L)µm（L—m）", "length", 5e-7, 5e-6),
    ("U=(0.5+5L)µm，L为被测长度，单位m", "length", 5e-7, 5e-6),
    ("U=(0.8+0.016L/mm)µm", "length", 8e-7, 1.6e-5),
    ("U=0.5µm+5L, L:m", "length", 5e-7, 5e-6),
    ("U=0.5µm+5µm/m·L", "length", 5e-7, 5e-6),
    ("U=0.5 µm + 5 µm/m", "length", 5e-7, 5e-6),
    ("U=(0.5 + 5×10⁻³L)µm, L:mm", "length", 5e-7, 5e-6),
    ("U = 2 kPa + 0.04 % p", "pressure", 2e3, 4e-4),
    ("U=(2+0.04%p)kPa", "pressure", 2e3, 4e-4),
    ("U=0.04%p+2kPa", "pressure", 2e3, 4e-4),
    ("U=0.04%×p+2kPa", "pressure", 2e3, 4e-4),
    ("4.7 µV/V + 0.5 µV", "dc-voltage", 5e-7, 4.7e-6),
    ("0.069 % + 2.4 mV", "dc-voltage", 2.4e-3, 6.9e-4),
    ("0.058 % rdg + 1.2 mV", "dc-voltage", 1.2e-3, 5.8e-4),
    ("U=0.01%U+2µV", "dc-voltage", 2e-6, 1e-4),
    ("U=0.05mg+1×10⁻⁶m", "mass", 5e-8, 1e-6),
    ("U=0.02µm+0.2×10⁻⁶ln", "length", 2e-8, 2e-7),
    ("U=0.02µm+0.2×10⁻⁶·lₙ", "length", 2e-8, 2e-7),
    ("U=0.02 µm + 20 µm/km", "length", 2e-8, 2e-8),
]


@pytest.mark.parametrize(("text", "quantity", "absolute", "relative"), FORMULAS)
def test_a_formula_of_two_terms_is_evaluated_at_the_point(
    cells, text, quantity, absolute, relative
):
    accuracy = cells.read(text, quantity)
    (piece,) = accuracy.worst
    assert accuracy.kind == "affine"
    assert piece.figure.at(0.5) == about(absolute + relative * 0.5)


ROOTS = [
    "U=√(0.1²+(1.5·L)²) µm，L:m",
    "U=sqrt((0.1)²+(1.5L)²) µm, L单位为m",
    "U=√((0.1µm)²+(1.5×10⁻⁶L)²)",
    "U=√((0.1µm)^2+(1.5×10^-6·L)^2)",
    "Q[0.1, 1.5L]µm, L in m",
    "U=[0.1²+(1.5L)²]^{1/2} µm, L:m",
    "U={(0.1)²+(1.5L)²}^(1/2) µm，L以m计",
    "U=[(0.1µm)^2+(1.5×10⁻⁶L)^2]½",
    "U=Q[0.1, 1.5L]µm，L:m",
    "Q[0.1 µm, 1.5×10⁻⁶ L]",
    "U = 0.1 µm ⊕ 1.5×10⁻⁶ L",
    "U=(0.1 µm ⊕ 1.5×10⁻⁶·L), k=2",
]


@pytest.mark.parametrize("text", ROOTS)
def test_a_root_of_squares_is_evaluated_at_the_point(cells, text):
    accuracy = cells.read(text, "length")
    assert accuracy.kind == "rss"
    assert at(accuracy, 0.2) == about(math.hypot(1e-7, 1.5e-6 * 0.2))


@pytest.mark.parametrize(
    "text",
    [
        "U=(0.5+L/100)µm",
        "U=(0.5+5L)µm",
        "U=0.5µm+5L",
        "Q[0.1, 1.5L]µm",
        "U=√(0.1²+(1.5L)²)µm",
    ],
)
def test_a_letter_whose_unit_cannot_be_known_is_an_unknown(cells, text):
    accuracy = cells.read(text, "length", unit="mm")
    assert accuracy.unknowns == ("L的单位",)
    assert accuracy.kind == ("affine" if "+5L" in text or "+L" in text else "rss")
    assert (accuracy.worst, accuracy.readable) == ((), True)
    assert accuracy.formula


def test_a_letter_is_in_the_unit_of_the_range_where_both_customs_agree(cells):
    inches = cells.read("(36 + 2.3D) µin", "length", unit="in")
    assert at(inches, 0.0254) == about((36 + 2.3) * 2.54e-8)
    metres = cells.read("(0.5+5L)µm", "length", unit="m")
    assert at(metres, 1.0) == about(5.5e-6)
    assert "L 以 m 计" in metres.notes
    feet = cells.read("(83 + 1.7L) µin", "length", unit="ft")
    assert feet.unknowns == ("L的单位",)


@pytest.mark.parametrize(
    ("text", "quantity", "unknown"),
    [
        ("U=0.5µm+0.6R", "length", "R"),
        ("U=2d", "mass", "d"),
        ("U=0.1%读数+2个字", "dc-voltage", "字"),
        ("±(0.05%rdg+3digits)", "dc-voltage", "digits"),
        ("U=0.02mm+分辨力", "length", "分辨力"),
    ],
)
def test_a_second_unknown_is_named_and_never_taken_as_zero(cells, text, quantity, unknown):
    accuracy = cells.read(text, quantity)
    assert accuracy.unknowns == (unknown,)
    assert accuracy.worst == accuracy.best == ()
    assert accuracy.readable


INTERVALS = [
    ("U = 0.02 %～0.05 %", "pressure", 20e6, 1e4, 4e3),
    ("U=(0.02~0.05)%", "pressure", 20e6, 1e4, 4e3),
    ("Urel=0.02%~0.05%, k=2", "pressure", 20e6, 1e4, 4e3),
    ("U=0.05%～0.02%", "pressure", 20e6, 1e4, 4e3),
    ("U=(5～60)kPa", "pressure", 20e6, 6e4, 5e3),
    ("U=5kPa～60kPa", "pressure", 20e6, 6e4, 5e3),
    ("U=0.02℃至0.05℃", "temperature", 300.0, 0.05, 0.02),
    ("U=(0.3-0.5)℃", "temperature", 300.0, 0.5, 0.3),
    ("U=(0.02%～0.05%)", "pressure", 20e6, 1e4, 4e3),
    ("U=0.01%FS～0.05%FS", "pressure", 1.0, 3e4, 6e3),
]


@pytest.mark.parametrize(("text", "quantity", "x", "worst", "best"), INTERVALS)
def test_of_an_interval_the_worse_end_counts_and_the_better_is_kept(
    cells, text, quantity, x, worst, best
):
    accuracy = cells.read(text, quantity)
    assert accuracy.kind == "interval"
    assert value_at(accuracy.worst, x) == about(worst)
    assert value_at(accuracy.best, x) == about(best)


def test_an_interval_whose_ends_cross_is_not_read(cells):
    accuracy = cells.read("U=5kPa～0.05%")
    assert not accuracy.readable
    assert accuracy.worst == ()


FACTORS = [
    ("U=6kPa, k=2", 2.0, True, 6e3),
    ("U=6kPa", 2.0, False, 6e3),
    ("U=6kPa (k=3)", 3.0, True, 4e3),
    ("U=6kPa，包含因子k=3", 3.0, True, 4e3),
    ("U(k=3)=6kPa", 3.0, True, 4e3),
    ("U95=6kPa(k=2)", 2.0, True, 6e3),
    ("U99=6kPa", 2.58, False, 6e3 * 2 / 2.58),
    ("U=6kPa (k = 2.58)", 2.58, True, 6e3 * 2 / 2.58),
    ("U=6kPa, k=√3", math.sqrt(3), True, 6e3 * 2 / math.sqrt(3)),
    ("U=6kPa, p=95%", 2.0, False, 6e3),
    ("U=6kPa, p=0.99", 2.58, False, 6e3 * 2 / 2.58),
    ("U=6kPa，置信概率95%", 2.0, False, 6e3),
    ("U=6kPa，置信水平p=99%，k=2.6", 2.6, True, 6e3 * 2 / 2.6),
    ("uc=3kPa", 1.0, True, 6e3),
    ("标准不确定度：3kPa", 1.0, True, 6e3),
]


@pytest.mark.parametrize(("text", "k", "stated", "width"), FACTORS)
def test_every_uncertainty_is_scaled_to_k_2_and_says_whether_k_was_stated(
    cells, text, k, stated, width
):
    accuracy = cells.read(text)
    assert (accuracy.k, accuracy.k_stated) == (about(k), stated)
    assert at(accuracy, 1e6) == about(width)


@pytest.mark.parametrize(
    ("text", "level"), [("U95=6kPa", 0.95), ("U=6kPa, p=99%", 0.99), ("U=6kPa,k=2", None)]
)
def test_the_level_of_confidence_is_kept(cells, text, level):
    assert cells.read(text).confidence == level


def test_an_unstated_factor_is_said(cells):
    assert "未写明 k，按 k = 2 计" in cells.read("U=6kPa").notes
    assert cells.read("U=6kPa, k=2").notes == ()


FULL_SCALE = ["U=0.05%FS", "U=0.05%F.S.", "U=0.05% FS", "U=0.05%满量程", "U=满量程的0.05%"]


@pytest.mark.parametrize("text", FULL_SCALE)
def test_full_scale_is_the_greater_end_of_the_rows_range(cells, text):
    accuracy = cells.read(text, interval=Interval(-0.1e6, 60e6))
    assert accuracy.kind == "full_scale"
    assert at(accuracy, 1e6) == about(3e4)


def test_full_scale_of_a_range_without_upper_end_is_unknown(cells):
    accuracy = cells.read("U=0.05%FS", interval=Interval(0.0, None))
    assert accuracy.unknowns == ("满量程",)


def test_shares_of_temperatures_are_taken_on_the_celsius_scale(cells):
    assert at(cells.read("U=0.2%FS", "temperature"), 300.0) == about(0.8)
    assert at(cells.read("Urel=0.1%", "temperature"), 373.15) == about(0.1)


def test_a_unit_of_another_quantity_is_not_read(cells):
    accuracy = cells.read("U=0.05 mg")
    assert not accuracy.readable
    assert "与被测量" in accuracy.notes[0]


def test_of_two_uncertainties_joined_by_or_the_greater_counts(cells):
    accuracy = cells.read("U=1.5℃ 或 1.5%, k=2", "temperature")
    assert accuracy.kind == "table"
    assert (at(accuracy, 323.15), at(accuracy, 473.15)) == (about(1.5), about(3.0))


@pytest.mark.parametrize("text", ["U=0.05", "U=±0.02", "MPE:±0.02", "±0.02"])
def test_a_figure_without_unit_is_no_accuracy_and_the_usual_unit_is_offered(cells, text):
    accuracy = cells.read(text, "length", unit="mm")
    assert not accuracy.readable
    assert "未写单位" in accuracy.notes[0]
    assert "mm" in accuracy.notes[0]


@pytest.mark.parametrize(
    "text",
    [
        "0.05 FS",
        "一般水平",
        "√(1²+1²)+√(1²+1²)",
        "0.05级（不详）?",
        "见证书",
        "U=",
        "U",
        "按规程",
        "U=0.05%（仅限现场）",
        "1.6级特殊?",
        "(((((",
        "U=0.1µm+",
        "U=0.1kPa ⊕ 1kPa + 2kPa",
    ],
)
def test_what_cannot_be_read_is_said_and_never_guessed(cells, text):
    accuracy = cells.read(text)
    assert not accuracy.readable
    assert accuracy.worst == ()
    assert accuracy.notes


@pytest.mark.parametrize("text", ["", " ", "/", "—", "---", "无"])
def test_an_empty_cell_states_no_accuracy(cells, text):
    accuracy = cells.read(text)
    assert (accuracy.statement, accuracy.readable, accuracy.notes) == ("none", True, ())
