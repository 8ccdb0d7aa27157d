"""Formulas in the usual letter of the row's own quantity, also where that letter is U."""

from __future__ import annotations

import pytest

from .conftest import about, at

CASES = [
    ("U＝5 µV + 3×10⁻⁵U（k＝2）", "dc-voltage", 10.0, 305e-6),
    ("U = 0.05 µV + 3×10⁻⁵U (k=2)", "dc-voltage", 1.0, 30.05e-6),
    ("U=5µV+0.003U，k=2", "dc-voltage", 1.0, 3.005e-3),
    ("Urel=3×10⁻⁵ U(k=2)", "dc-voltage", 10.0, 3e-4),
    ("U=0.5 mL/h + 0.02 q (k=2)", "flow-rate", 5e-8, 0.5e-6 / 3600 + 1e-9),
    ("k=2 U=3 mV", "dc-voltage", 10.0, 3e-3),
]


@pytest.mark.parametrize(("text", "quantity", "x", "width"), CASES)
def test_the_symbol_of_the_quantity_is_its_value(cells, text, quantity, x, width):
    accuracy = cells.read(text, quantity)
    assert accuracy.readable, accuracy.notes
    assert at(accuracy, x) == about(width)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("U=1.5 kPa + 3×10⁻⁵U", "pressure"),
        ("U=5 µV + 0.02 q", "dc-voltage"),
        ("U = 5 µV + 3×10⁻⁵ U=3 mV", "dc-voltage"),
    ],
)
def test_the_symbol_of_another_quantity_is_not_read(cells, text, quantity):
    assert not cells.read(text, quantity).readable
