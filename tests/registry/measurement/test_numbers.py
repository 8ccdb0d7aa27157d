"""Numbers, exact and as people write them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from registry.measurement.numbers import read_number

READ = [
    ("60", "60"), ("0.1", "0.1"), (".5", "0.5"), ("1,000", "1000"), ("1,234,567.8", "1234567.8"),
    ("10 000", "10000"), ("10\u00a0000", "10000"), ("12\u00a0345", "12345"), ("1×10^-3", "0.001"),
    ("1×10⁻³", "0.001"), ("1x10^-3", "0.001"), ("1X10-3", "0.001"), ("1*10^3", "1000"),
    ("1·10^3", "1000"), ("1 × 10^3", "1000"), ("2.5E-3", "0.0025"), ("1e5", "100000"),
    ("10^-6", "0.000001"), ("10⁻⁶", "0.000001"), ("10²", "100"), ("1×10^(-3)", "0.001"),
    ("10万", "100000"), ("1.5亿", "150000000"), ("三十", "30"), ("三千五百", "3500"), ("十", "10"),
    ("十五", "15"), ("两万", "20000"), ("一点五", "1.5"), ("一百零五", "105"), ("二五", "25"),
    ("0.000 47", "0.00047"), ("0.123 456 7", "0.1234567"), ("0.000\u00a047", "0.00047"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_number_is_read_whole_and_exactly(text: str, value: str) -> None:
    number = read_number(text, 0)
    assert number is not None
    assert (number.value, number.end) == (Fraction(value), len(text))


PARTLY = [
    ("1,2", "1"), ("60MPa", "60"), ("0,100", "0"), ("5E2级", "5"), ("100×100", "100"),
    ("5 100", "5"), ("10万用表", "10"), ("1.2.3", "1.2"), ("十五千克", "15"), ("10-6", "10"),
    ("0.005 10-20", "0.005"), ("0.02 100", "0.02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), PARTLY)
def test_a_number_ends_where_another_thing_begins(text: str, value: str) -> None:
    number = read_number(text, 0)
    assert number is not None and number.value == Fraction(value) and number.end < len(text)


@pytest.mark.parametrize("text", ["", "abc", "-5", "万", "9" * 50, "1e301", "10^-999", "."])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_number(text, 0) is None


def test_groups_that_may_be_a_list_are_not_certain() -> None:
    assert [getattr(read_number(text, 0), "certain", None) for text in ("100,200", "1,000")] == [
        False,
        True,
    ]


def test_a_power_of_ten_is_marked() -> None:
    assert [getattr(read_number(text, 0), "power", None) for text in ("10⁻⁶", "10")] == [
        True,
        False,
    ]
