"""Exact factors of the unit table."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.vocabulary.factors import read_factor


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1.0),
        ("101325", 101325.0),
        ("45359237/100000000", 0.45359237),
        ("5/9", 5 / 9),
        ("pi/180", math.pi / 180),
        ("250/pi", 250 / math.pi),
        ("1/(pi*0.3048*0.3048)", 1 / (math.pi * 0.3048**2)),
        ("0.45359237*9.80665/(0.0254*0.0254)", 6894.757293168361),
        ("-2.3", -2.3),
        (" 1 / 60 ", 1 / 60),
        ("1/10/10", 0.01),
    ],
)
def test_a_factor_is_the_nearest_float_to_what_is_written(text: str, value: float) -> None:
    assert read_factor(text) == pytest.approx(value, rel=2e-16)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "1/",
        "*2",
        "1 2",
        "1+1",
        "1/0",
        "(1",
        "1)",
        "()",
        "e",
        "1e5",
        "__import__",
        "１",
        "-",
        "1/-2",
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"factor"):
        read_factor(text)


@given(st.text(alphabet="0123456789.pi*/()- ", max_size=40))
def test_no_text_does_worse_than_a_refusal(text: str) -> None:
    try:
        value = read_factor(text)
    except ValueError:
        return
    assert math.isfinite(value)


@given(st.integers(1, 10**12), st.integers(1, 10**12))
def test_a_quotient_is_rounded_once(a: int, b: int) -> None:
    assert read_factor(f"{a}/{b}") == a / b
