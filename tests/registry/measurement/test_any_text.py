"""Reading is total and linear: any text, of any length, without an exception."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measurement.conditions import read_conditions
from registry.measurement.folding import fold
from registry.measurement.ranges import read_ranges, scan_ranges
from tests.fuzz.measurement import target
from tests.registry.measurement.table import table

SIGNS = "0123456789.,、;:()（）[]±~～-−—<>≤≥×x^⁻⁶%‰℃°′″φ∞ \u00a0\n至到以下上不含大小于约或和及"
UNITS = ("MPa", "mPa", "kg", "公斤", "%RH", "dBm", "pH", "HRC", "mm", "丝", "Hz", "10^", "E", "万")
nearly = st.lists(st.sampled_from([*SIGNS, *UNITS]), max_size=40).map("".join)


@given(nearly | st.text(max_size=60))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    target(text.encode("utf-8", "replace"))


@given(st.binary(max_size=80))
def test_any_bytes_are_read_without_an_exception(data: bytes) -> None:
    target(data)


@given(st.text(max_size=60))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


NASTY = [
    "(", ")", "((0~1)", "1,", "1,1", "1、", "1, ", "100,000,", "1 000 ", "1 MPa,", "-", "--1", "~",
    "±", "±(", "<", "1<", "1<L", "1<L<", "≤", "不含", "(不含", "1(不含1)", "1(", "1MPa(", "1MPa(1V",
    "9", "9.", "1e9", "1×10^", "10^-", "一", "一千", "万", "字", "压力", "压力 ", "压力:", "pH",
    "pH ", "HRC ", "MPa", "(MPa)", "m/s²", " ", "\n", ";", "或", "最大", "K、", "Pt100/", "1×1",
    "1±1", "任意", "分度值", "AC", "φ", "Up to ", "a1", "kgf/", "至", "0-60MPa 0.4级压力表 ",
]  # fmt: skip
READERS: list[Callable[[str], object]] = [
    lambda text: read_ranges(text, table()),
    lambda text: read_conditions(text, table()),
    lambda text: scan_ranges(text, table()),
]


def _work(read: Callable[[str], object], text: str) -> int:
    """How many function calls the reading makes: a measure that no other process disturbs."""
    calls = 0

    def count(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    table()
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("pattern", NASTY)
@pytest.mark.parametrize("read", READERS, ids=["ranges", "conditions", "scan"])
def test_the_work_grows_no_faster_than_the_text(
    read: Callable[[str], object], pattern: str
) -> None:
    short, long = (pattern * (size // len(pattern)) for size in (500, 2000))
    assert _work(read, long) <= 5 * _work(read, short) + 2000


@pytest.mark.parametrize("pattern", NASTY)
def test_ten_thousand_characters_are_read(pattern: str) -> None:
    text = (pattern * 10_000)[:10_000]
    for read in READERS:
        read(text)


@pytest.mark.parametrize("pattern", ["9", "1,000,", " ", "9.", "(", "长", "1\u00a0000"])
def test_no_expression_looks_back_over_the_whole_text(pattern: str) -> None:
    """Work inside the regular expressions makes no calls; a long text shows it. The bound is a
    hundred times what is needed and a thousandth of what a square would take."""
    text = "水" + pattern * (100_000 // len(pattern)) + "水"
    started = time.process_time()
    for read in READERS:
        read(text)
    assert time.process_time() - started < 60
