"""Secondary conditions in every form they have."""

from __future__ import annotations

import pytest

from registry.measurement.conditions import ConditionReading, read_conditions
from registry.vocabulary import shipped
from tests.registry.measurement.table import table
from tests.registry.measurement.test_ranges import shown


def summary(reading: ConditionReading) -> str:
    return "; ".join(
        " ".join(
            [
                condition.quantity or "-",
                *map(shown, condition.intervals),
                *condition.items,
                *(["*"] if condition.anything else []),
            ]
        )
        for condition in reading.conditions
    )


READ = """
频率：40 Hz～1 kHz                 | frequency [40,1000]
频率:(40～1000)Hz                  | frequency [40,1000]
f=50Hz                             | frequency [50,50]
40 Hz～1 kHz                       | frequency [40,1000]
50 Hz, 60 Hz                       | frequency [50,50] [60,60]
50Hz、60Hz                         | frequency [50,50] [60,60]
50 Hz 或 60 Hz                     | frequency [50,50] [60,60]
频率：50、60 Hz                    | frequency [50,50] [60,60]
≤ 20 kA                            | current [0,20000]
电流≤20kA                          | current [0,20000]
电流：20 A以上                     | current [20,inf)
(23±5)℃                            | temperature [291.15,301.15]
20 ℃ ± 2 ℃                         | temperature [291.15,295.15]
温度（20±2）℃，相对湿度≤75%        | temperature [291.15,295.15]; relative-humidity [0,0.75]
温度：20℃，湿度：50%RH             | temperature [293.15,293.15]; relative-humidity [0.5,0.5]
温度:-40℃～85℃;频率:50Hz           | temperature [233.15,358.15]; frequency [50,50]
频率：40 Hz～1 kHz，介质：水、空气 | frequency [40,1000]; - 水 空气
介质：油                           | - 油
水或空气                           | - 水 空气
频率：正弦波                       | frequency 正弦波
任意                               | - *
频率：任意                         | frequency *
任意频率                           | frequency *
频率不限                           | frequency *
负载 > 100kHz～20MHz               | frequency (100000,20000000]
电压：220V±10%                     | voltage [198,242]
口径：DN15～DN300                  | - DN15~DN300
公称通径:DN50及以下                | - DN50及以下
DN15、DN25                         | - DN15 DN25
介质：水；口径：DN15～DN300        | - 水; - DN15~DN300
电压：3×57.7 V～3×380 V            | voltage 3×57.7 V~3×380 V
3×57.7/100 V、3×220/380 V          | - 3×57.7/100 V 3×220/380 V
型号：Pt100、Pt1000、Cu50          | - Pt100 Pt1000 Cu50
类型：K、S、N                      | - K S N
材料：45钢、Q235                   | - 45钢 Q235
二次电流：5 A、1 A                 | current [5,5] [1,1]
一次电流：(5～2000) A              | current [5,2000]
三相电压：380 V                    | voltage [380,380]
辐射质：60Co γ射线                 | - 60Co γ射线
核素：99mTc、131I、18F             | - 99mTc 131I 18F
中子源：241Am-Be                   | - 241Am-Be
99mTc、131I、18F                   | - 99mTc 131I 18F
241Am-Be                           | - 241Am-Be
辐射质：50 kV～300 kV              | voltage [50000,300000]
DN15～DN300 mm                     | length [0.015,0.3]
                                   |
"""
CASES = [tuple(part.strip() for part in line.split("|")) for line in READ.strip("\n").splitlines()]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_condition_is_read_as_it_is_written(text: str, expected: str) -> None:
    reading = read_conditions(text, table())
    assert summary(reading) == expected
    assert reading.certain, reading.note


@pytest.mark.parametrize(
    "text",
    [
        "大约50Hz",
        "频率：50",
        "50 Hz 附近",
        "50Hz(待定)",
        "1V~10kg",
        "外径：15～300",
        "二：5",
        "18Q",
        "介质：水、20 附近",
    ],
)
def test_what_is_not_certain_is_said_in_words(text: str) -> None:
    reading = read_conditions(text, table())
    assert not reading.certain and reading.note


def test_a_condition_keeps_its_text_and_unit() -> None:
    (first, second) = read_conditions("频率：40 Hz～1 kHz；介质：水", table()).conditions
    assert (first.text, first.unit) == ("频率：40 Hz～1 kHz", "kHz")
    assert second.text == "介质：水"


def test_figures_beside_a_medium_are_still_figures() -> None:
    reading = read_conditions("介质：水、20 ℃", table())
    assert any(condition.intervals for condition in reading.conditions)


@pytest.mark.parametrize("text", ["18F", "10 Pa", "20A、30V", "50Hz、60Hz"])
def test_a_unit_is_no_nuclide(text: str) -> None:
    assert all(
        not condition.items for condition in read_conditions(text, shipped().units).conditions
    )


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("发射率：0.95～1.00", "emissivity [0.95,1]"),
        ("二次电流：5 A、1 A", "current [5,5] [1,1]"),
    ],
)
def test_a_condition_is_read_with_the_shipped_quantities(text: str, shown_as: str) -> None:
    reading = read_conditions(text, shipped().units)
    assert summary(reading) == shown_as
    assert reading.certain
