"""Writing back: as people write it, and read again as the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measurement.notation import (
    sensible_unit,
    write_accuracy,
    write_figure,
    write_number,
    write_quantity,
    write_range,
)
from registry.measurement.ranges import read_ranges
from registry.measurement.values import (
    Accuracy,
    Figure,
    Interval,
    MeasuringRange,
    Piece,
    nearly_equal,
)
from tests.registry.measurement.table import table

NBSP = "\u00a0"

NUMBERS = [
    (60.0, "60"), (-0.1, "−0.1"), (0.0, "0"), (-0.0, "0"), (1e-3, "0.001"), (1e-5, "1×10⁻⁵"),
    (1.5e8, "1.5×10⁸"), (1e6, "1000000"), (-2.5e-7, "−2.5×10⁻⁷"),
    (0.1 + 0.2, "0.30000000000000004"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "written"), NUMBERS)
def test_a_number_is_written_in_its_shortest_faithful_form(value: float, written: str) -> None:
    assert write_number(value) == written


RANGES = [
    (Interval(-1e5, 6e7), "MPa", "(−0.1～60) MPa"),
    (Interval(1e8, 1e8), "MPa", "100 MPa"),
    (Interval(273.15, 873.15), "℃", "(0～600) ℃"),
    (Interval(None, 573.15), "℃", "300 ℃及以下"),
    (Interval(None, 573.15, high_open=True), "℃", "300 ℃以下（不含）"),
    (Interval(1e8, None), "MΩ", "100 MΩ及以上"),
    (Interval(0.1, None, True), "mm", "100 mm以上（不含）"),
    (Interval(0.1, 0.5, True), "mm", "(100～500) mm（不含下限）"),
    (Interval(0.1, 0.5, False, True), "mm", "(100～500) mm（不含上限）"),
    (Interval(0.1, 0.5, True, True), "mm", "(100～500) mm（不含两端）"),
    (Interval(1e-3, 1e5), "Pa", "(0.001～100000) Pa"),
    (Interval(0.2, 0.98), "%RH", "(20～98) %RH"),
    (Interval(None, None), "V", "任意"),
]


@pytest.mark.parametrize(("interval", "code", "written"), RANGES)
def test_a_range_is_written_as_people_write_it(interval: Interval, code: str, written: str) -> None:
    assert write_range(interval, table()[code]).replace(NBSP, " ") == written


def test_a_figure_never_breaks_from_its_unit() -> None:
    assert write_range(Interval(6e7, 6e7), table()["MPa"]) == f"60{NBSP}MPa"


def test_a_degree_stands_at_its_figure() -> None:
    assert write_quantity(0.0, table()["°"]) == "0°"


def test_points_are_a_list_and_ranges_a_series() -> None:
    megahertz, pascal = table()["MHz"], table()["MPa"]
    points = (Interval(1e6, 1e6), Interval(5e6, 5e6))
    parts = (Interval(0.0, 1e7), Interval(1e7, 6e7))
    assert write_range(points, megahertz) == f"1{NBSP}MHz、5{NBSP}MHz"
    assert write_range(parts, pascal) == f"(0～10){NBSP}MPa；(10～60){NBSP}MPa"
    assert write_range(MeasuringRange(None, items=("K", "S")), pascal) == "K、S"


def test_a_width_is_scaled_and_not_offset() -> None:
    assert write_quantity(0.5, table()["℃"], width=True) == f"0.5{NBSP}℃"


FIGURES = [
    (Figure(1e-7, 1e-6), "µm", "0.1 µm + 1×10⁻⁶⋅L"),
    (Figure(0.0, 5e-4), "MPa", "0.05 %"),
    (Figure(2e-5), "mm", "0.02 mm"),
    (Figure(0.0, 1e-3, 5e-4), "V", "0.1 %⋅L + 0.05 % FS"),
    (Figure(1e-7, 1e-6, rss=True), "µm", "√((0.1 µm)² + (1×10⁻⁶⋅L)²)"),
    (Figure(), "V", "0 V"),
]


@pytest.mark.parametrize(("figure", "code", "written"), FIGURES)
def test_a_figure_is_written_as_a_formula(figure: Figure, code: str, written: str) -> None:
    assert write_figure(figure, table()[code], "L").replace(NBSP, " ") == written


def _curve(*figures: Figure) -> tuple[Piece, ...]:
    return tuple(
        Piece(Interval(float(place), place + 1.0), figure) for place, figure in enumerate(figures)
    )


ACCURACIES = [
    (Accuracy(statement="class", class_values=("1.6",)), "1.6级"),
    (Accuracy(statement="uncertainty", worst=_curve(Figure(0.01))), "U = 0.01 V（k = 2）"),
    (Accuracy(statement="mpe", worst=_curve(Figure(0.01))), "MPE: ±0.01 V"),
    (Accuracy(statement="mpe", worst=_curve(Figure(0.01, 1e-3))), "MPE: ±(0.01 V + 0.1 %⋅x)"),
    (
        Accuracy(statement="uncertainty", worst=_curve(Figure(0.01), Figure(0.02))),
        "(0～1) V：U = 0.01 V（k = 2）；(1～2) V：U = 0.02 V（k = 2）",
    ),
    (Accuracy(formula="0.1%读数+2个字", unknowns=("字",)), "0.1%读数+2个字"),
]


@pytest.mark.parametrize(("accuracy", "written"), ACCURACIES)
def test_an_accuracy_is_one_line(accuracy: Accuracy, written: str) -> None:
    assert write_accuracy(accuracy, table()["V"]).replace(NBSP, " ") == written


HANDY = [
    (6e7, "pressure", "MPa"), (0.3, "length", "mm"), (25.0, "length", "m"), (2e-5, "length", "µm"),
    (20.0, "mass", "kg"), (1e-6, "mass", "mg"), (300.0, "temperature", "℃"), (0.0, "voltage", "V"),
    (1e20, "frequency", "GHz"), (-30.0, "level", "dBm"), (float("inf"), "length", "m"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "quantity", "code"), HANDY)
def test_a_sensible_unit_makes_the_number_handy(value: float, quantity: str, code: str) -> None:
    assert sensible_unit(value, table().quantities[quantity], table()).code == code


READ_BACK = "MPa kPa psi kgf/cm² mm in ℃ ℉ K mg %RH dBm pH r/min ° µV".split()  # noqa: SIM905
readings = st.decimals(min_value=-1000000, max_value=1000000, places=4).map(float)


@st.composite
def _written(draw: st.DrawFn) -> tuple[Interval, str]:
    unit = table()[draw(st.sampled_from(READ_BACK))]
    low, high = sorted((unit.to_si(draw(readings)), unit.to_si(draw(readings))))
    quantity = table().quantities[unit.quantities[0]]
    if quantity.zero:
        low, high = max(low, 0.0), max(high, 0.0)  # nothing is colder
    sides = ["both", "low", *(["high"] if quantity.signed else [])]
    side = draw(st.sampled_from(sides))
    low_open, high_open = draw(st.booleans()), draw(st.booleans())
    if side == "low":
        return Interval(low, None, low_open), unit.code
    if side == "high":
        return Interval(None, high, False, high_open), unit.code
    if nearly_equal(low, high):
        return Interval(low, low), unit.code
    return Interval(low, high, low_open, high_open), unit.code


def _same(a: float | None, b: float | None, scale: float) -> bool:
    if a is None or b is None:
        return a is b
    return nearly_equal(a, b) or abs(a - b) <= 1e-12 * scale


@given(_written())
def test_what_is_written_is_read_back_as_the_same(case: tuple[Interval, str]) -> None:
    interval, code = case
    reading = read_ranges(write_range(interval, table()[code]), table())
    assert reading.certain, reading.note
    (read,) = reading.ranges[0].intervals
    scale = abs(table()[code].to_si(0.0)) or 1.0
    assert _same(read.low, interval.low, scale) and _same(read.high, interval.high, scale)
    assert (read.low_open, read.high_open) == (interval.low_open, interval.high_open)
