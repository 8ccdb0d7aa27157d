"""Widths of quantities that are written as a mere number: a percent sign is a share of them."""

from __future__ import annotations

import pytest

from .conftest import about, at

CASES = [
    ("U = 0.0002, k = 2", "refractive-index", 1.5, 0.0002),
    ("U = 2×10⁻⁵ (k=2)", "refractive-index", 1.5, 2e-5),
    ("MPE：±0.0002", "refractive-index", 1.5, 0.0002),
    ("Urel = 0.1 %", "turns-ratio", 100.0, 0.1),
    ("U=0.1% (k=2)", "turns-ratio", 100.0, 0.1),
    ("±0.2 %", "turns-ratio", 100.0, 0.2),
    ("U=2% (k=2)", "dissipation-factor", 0.01, 2e-4),
    ("U＝0.00005 + 0.01D（k＝2）", "dissipation-factor", 0.01, 1.5e-4),
]


@pytest.mark.parametrize(("text", "quantity", "x", "width"), CASES)
def test_a_number_is_absolute_and_a_percentage_relative(cells, text, quantity, x, width):
    accuracy = cells.read(text, quantity)
    assert accuracy.readable, accuracy.notes
    assert at(accuracy, x) == about(width)


def test_an_error_as_a_power_of_ten_may_be_either_and_is_not_read(cells):
    assert not cells.read("MPE：±2×10⁻⁴", "refractive-index").readable
