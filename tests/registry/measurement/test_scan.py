"""Ranges and points found in what a user types."""

from __future__ import annotations

from itertools import pairwise

import pytest

from registry.measurement.ranges import Found, scan_ranges
from tests.registry.measurement.table import table
from tests.registry.measurement.test_ranges import shown

SCANNED = """
0-60MPa 0.4级压力表              | 0-60MPa: pressure [0,60000000]
压力表(-0.1～60)MPa              | (-0.1～60)MPa: pressure [-100000,60000000]
0至600度热电偶                   | 0至600度: temperature [273.15,873.15]
-40到150度的热电偶               | -40到150度: temperature [233.15,423.15]
±10V                             | ±10V: voltage [-10,10]
频率计10Hz~1MHz                  | 10Hz~1MHz: frequency [10,1000000]
游标卡尺≤300mm                   | ≤300mm: length [0,0.3]
300mm以下的卡尺                  | 300mm以下: length [0,0.3]
砝码1kg到20kg                    | 1kg到20kg: mass [1,20]
天平 0.1mg~20kg                  | 0.1mg~20kg: mass [1e-07,20]
10 bar 压力表                    | 10 bar: pressure [1000000,1000000]
500 kgf/cm²                      | 500 kgf/cm²: pressure [49033250,49033250]
真空计 1×10^-3 Pa ~ 1×10^5 Pa    | 1×10^-3 Pa ~ 1×10^5 Pa: pressure [0.001,100000]
Pt100 at 600℃                    | 600℃: temperature [873.15,873.15]
交流电压 10V 50Hz                | 10V: voltage [10,10]; 50Hz: frequency [50,50]
万用表 AC220V                    | 220V: voltage [220,220]
箱 0～150℃ 20～98%RH | 0～150℃: temperature [273.15,423.15]; 20～98%RH: relative-humidity [0.2,0.98]
30吨以上汽车衡                   | 30吨以上: mass [30000,inf)
绝缘电阻表≥100MΩ                 | ≥100MΩ: resistance [100000000,inf)
一丝的千分尺                     | 一丝: length [1e-05,1e-05]
pH计 pH 4~10                     | pH 4~10: ph [4,10]
HRC60硬度块                      | HRC60: rockwell-c [60,60]
20kg E2等级砝码                  | 20kg: mass [20,20]
砝码 1mg～500mg、1g-20kg         | 1mg～500mg: mass [1e-06,0.0005]; 1g-20kg: mass [0.001,20]
三十吨的地磅                     | 三十吨: mass [30000,30000]
分度值0.02mm                     | 0.02mm: length [2e-05,2e-05]
0-60 压力表                      | 0-60:  -
Fluke 5520A                      |
Keysight 34401A 万用表           |
JJG 52 压力表                    |
E2等级砝码                       |
0.4级压力表                      |
万分之一天平                     |
2024年检定                       |
哪家能检压力表                   |
一般压力表                       |
DN50水表                         |
630×400mm 平板                   |
500×500mm 平板                   | 500×500mm: length [0.5,0.5]
-40dB re 1V/Pa 传声器            | -40dB: attenuation [-40,-40]
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in SCANNED.strip().splitlines()]


def summary(found: list[Found]) -> str:
    return "; ".join(
        f"{hit.reading.text}: {hit.reading.quantity or ''} "
        + (" ".join(map(shown, hit.reading.intervals)) or "-")
        for hit in found
    )


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_ranges_of_a_question_are_found(text: str, expected: str) -> None:
    found = scan_ranges(text, table())
    assert summary(found) == expected
    assert [text[hit.start : hit.end] for hit in found] == [hit.reading.text for hit in found]


def _only(text: str, quantity: str | None = None) -> Found:
    (found,) = scan_ranges(text, table(), quantity=quantity)
    return found


def test_a_point_and_a_one_sided_range_say_what_they_are() -> None:
    assert _only("100 MPa").point
    assert not _only("0-100 MPa").point
    assert _only("≤300mm").one_sided == "at_most"
    assert _only("30吨以上").one_sided == "at_least"
    assert _only("0-100 MPa").one_sided == ""


def test_reversed_ends_are_swapped_and_said_to_be() -> None:
    found = _only("60-0 MPa")
    assert found.swapped and found.reading.intervals[0].low == 0.0


def test_a_graduation_is_told_from_a_range() -> None:
    found = scan_ranges("卡尺 0-150mm 分度值0.02mm", table())
    assert [hit.graduation for hit in found] == [False, True]


def test_a_range_without_a_unit_is_found_without_figures() -> None:
    found = _only("0-60 压力表", "pressure")
    assert (found.unit, found.reading.intervals) == (None, ())


def test_the_instrument_settles_what_a_kilogram_is() -> None:
    gauge, scale = _only("0-10kg", "pressure"), _only("0-10kg", "mass")
    assert gauge.reading.intervals[0].high == 980665.0
    assert [remark.kind for remark in gauge.remarks] == ["trade"]
    assert scale.reading.intervals[0].high == 10.0 and scale.remarks == ()


def test_a_doubtful_unit_stays_as_written_and_offers_the_likelier_one() -> None:
    found = _only("0-100mPa压力表")
    assert found.reading.intervals[0].high == 0.1
    (remark,) = found.remarks
    assert (remark.kind, remark.suggestion) == ("doubt", "0-100MPa")


def test_nothing_found_overlaps() -> None:
    text = "0-60MPa,10V 50Hz≤300mm(1～2)kg"
    found = scan_ranges(text, table())
    assert len(found) == 5
    assert all(one.end <= other.start for one, other in pairwise(found))
