"""Measuring ranges as they stand in real scopes, with the structure each must give."""

from __future__ import annotations

import pytest

from registry.measurement.ranges import RangeReading, read_ranges
from registry.measurement.values import Interval
from tests.registry.measurement.table import table


def shown(interval: Interval) -> str:
    """An interval in brackets: ``[0,25)``; ``(-inf,5]`` where an end is absent."""
    left = "(" if interval.low is None or interval.low_open else "["
    right = ")" if interval.high is None or interval.high_open else "]"
    return f"{left}{interval.lower:.15g},{interval.upper:.15g}{right}"


def summary(reading: RangeReading) -> str:
    return "; ".join(
        f"{part.quantity} {' '.join(map(shown, part.intervals))} {part.unit}"
        for part in reading.ranges
    )


READ = """
DC～1 GHz                    | frequency [0,1000000000] GHz
DC-40kHz                     | frequency [0,40000] kHz
(-0.1～60) MPa               | pressure [-100000,60000000] MPa
（-0.1～60）MPa              | pressure [-100000,60000000] MPa
(−0.1～60) MPa               | pressure [-100000,60000000] MPa
0-60MPa                      | pressure [0,60000000] MPa
0–60 MPa                     | pressure [0,60000000] MPa
0—60 MPa                     | pressure [0,60000000] MPa
0——60 MPa                    | pressure [0,60000000] MPa
0～60兆帕                    | pressure [0,60000000] MPa
0〜60㎫                      | pressure [0,60000000] MPa
０～６０ＭＰａ              | pressure [0,60000000] MPa
0 ~ 60 Mpa                   | pressure [0,60000000] MPa
0~60(MPa)                    | pressure [0,60000000] MPa
0~60 （MPa）                 | pressure [0,60000000] MPa
(MPa) 0~60                   | pressure [0,60000000] MPa
压力(MPa)：0~60              | pressure [0,60000000] MPa
压力：(0～60)MPa             | pressure [0,60000000] MPa
0MPa~60MPa                   | pressure [0,60000000] MPa
0MPa~60                      | pressure [0,60000000] MPa
0...60 MPa                   | pressure [0,60000000] MPa
0…60 MPa                     | pressure [0,60000000] MPa
从0到60MPa                   | pressure [0,60000000] MPa
(0～60 MPa                   | pressure [0,60000000] MPa
0～60)MPa                    | pressure [0,60000000] MPa
500 kgf/cm²                  | pressure [49033250,49033250] kgf/cm²
500kgf/cm2                   | pressure [49033250,49033250] kgf/cm²
10 bar                       | pressure [1000000,1000000] bar
5 psi                        | pressure [34473.7864658418,34473.7864658418] psi
(80～106) kPa                | pressure [80000,106000] kPa
1×10^-3 Pa ~ 1×10^5 Pa       | pressure [0.001,100000] Pa
1×10⁻³～1×10⁵ Pa             | pressure [0.001,100000] Pa
(1x10-3～1x10^5)Pa           | pressure [0.001,100000] Pa
1E-3~1E5 Pa                  | pressure [0.001,100000] Pa
10^-6 ~ 10^-3 Pa             | pressure [1e-06,0.001] Pa
10⁻⁶～10⁻³ Pa                | pressure [1e-06,0.001] Pa
1×10^(-3) Pa                 | pressure [0.001,0.001] Pa
0-100mPa                     | pressure [0,0.1] mPa
100 mpa                      | pressure [100000000,100000000] MPa
（0-100)%RH                  | relative-humidity [0,1] %RH
(20～98)%RH                  | relative-humidity [0.2,0.98] %RH
湿度 20%～98%                | relative-humidity [0.2,0.98] %
-130～0)dBm                  | level [-130,0] dBm
(-60～-130)dBc/Hz            | phase-noise [-130,-60] dBc/Hz
±(0.1～2)dB                  | attenuation [-2,-0.1] [0.1,2] dB
-10dB~+10dB                  | attenuation [-10,10] dB
≤120 dB                      | attenuation (-inf,120] dB
0至600度                     | temperature [273.15,873.15] ℃
(0～600)℃                    | temperature [273.15,873.15] ℃
（0～600）°C                 | temperature [273.15,873.15] ℃
-40℃～+150℃                  | temperature [233.15,423.15] ℃
-40~150摄氏度                | temperature [233.15,423.15] ℃
零下40度到150度              | temperature [233.15,423.15] ℃
300K~800K                    | temperature [300,800] K
32℉～212℉                    | temperature [273.15,373.15] ℉
1000℃以上                    | temperature [1273.15,inf) ℃
≤300℃                        | temperature (-inf,573.15] ℃
300℃以下                     | temperature (-inf,573.15] ℃
-10--5 ℃                     | temperature [263.15,268.15] ℃
-10~-5 ℃                     | temperature [263.15,268.15] ℃
(20±2)℃                      | temperature [291.15,295.15] ℃
23℃±5℃                       | temperature [291.15,301.15] ℃
23 ℃ ± 0.5 K                 | temperature [295.65,296.65] ℃
±10V                         | voltage [-10,10] V
±(10)V                       | voltage [-10,10] V
220V±10%                     | voltage [198,242] V
1 mV～1 V                    | voltage [0.001,1] V
1mV~1000V                    | voltage [0.001,1000] V
(0.1～1000)毫伏              | voltage [0.0001,1] mV
AC220V                       | voltage [220,220] V
1000VDC                      | voltage [1000,1000] V
直流电压 0~1000V             | voltage [0,1000] V
10uV～100uV                  | voltage [1e-05,0.0001] µV
10 μV～100 µV                | voltage [1e-05,0.0001] µV
20 kA以下                    | current [0,20000] kA
≥100MΩ                       | resistance [100000000,inf) MΩ
≥100M\u2126                       | resistance [100000000,inf) MΩ
1kohm~10kohm                 | resistance [1000,10000] kΩ
10Hz~1MHz                    | frequency [10,1000000] MHz
(10～1000) KHz               | frequency [10000,1000000] kHz
1 Hz,2 Hz,5 Hz,10 Hz         | frequency [1,1] [2,2] [5,5] [10,10] Hz
1、2、5 MHz                  | frequency [1000000,1000000] [2000000,2000000] [5000000,5000000] MHz
50 Hz 或 60 Hz               | frequency [50,50] [60,60] Hz
50Hz和60Hz                   | frequency [50,50] [60,60] Hz
30~30000 r/min               | rotational-speed [0.5,500] r/min
≤300mm                       | length [0,0.3] mm
<300mm                       | length [0,0.3) mm
300mm以下                    | length [0,0.3] mm
300mm及以下                  | length [0,0.3] mm
300mm以内                    | length [0,0.3] mm
300 mm（含）以下             | length [0,0.3] mm
不超过300mm                  | length [0,0.3] mm
不大于300mm                  | length [0,0.3] mm
小于300mm                    | length [0,0.3) mm
小于等于300mm                | length [0,0.3] mm
长度不超过300mm              | length [0,0.3] mm
最大300mm                    | length [0,0.3] mm
L≤300mm                      | length [0,0.3] mm
大于300mm                    | length (0.3,inf) mm
>300mm                       | length (0.3,inf) mm
100mm以下(不含100mm)         | length [0,0.1) mm
100mm以下（不含）            | length [0,0.1) mm
(100～500)mm（不含100mm）    | length (0.1,0.5] mm
(100～500)mm（不含两端）     | length (0.1,0.5) mm
(100～500)mm（不含上限）     | length [0.1,0.5) mm
100mm<L≤500mm                | length (0.1,0.5] mm
100＜L≤500 mm                | length (0.1,0.5] mm
500mm≥L>100mm                | length (0.1,0.5] mm
0.1≤长度<10 mm               | length [0.0001,0.01) mm
Up to 4 in                   | length [0,0.1016] in
(10 to 50) mm                | length [0.01,0.05] mm
φ3~φ40 mm                    | length [0.003,0.04] mm
Φ3mm～Φ40mm                  | length [0.003,0.04] mm
(500×500)mm及以下            | length [0,0.5] mm
2m~∞                         | length [2,inf) m
0.5丝                        | length [5e-06,5e-06] 丝
一丝                         | length [1e-05,1e-05] 丝
2道                          | length [2e-05,2e-05] 丝
0~25.4mm                     | length [0,0.0254] mm
外径:(0~25)mm；内径:(5~100)mm | length [0,0.025] mm; length [0.005,0.1] mm
(0～25)mm；(25～50)mm        | length [0,0.025] [0.025,0.05] mm
(0～300)mm，分度值：0.02 mm  | length [0,0.3] mm
>10 min～24 h                | time (600,86400] h
10min~<24h                   | time [600,86400) h
1kg到20kg                    | mass [1,20] kg
0.1mg~20kg                   | mass [1e-07,20] kg
1mg～500mg、1g~20kg          | mass [1e-06,0.0005] [0.001,20] mg
20公斤                       | mass [20,20] kg
20 Kg                        | mass [20,20] kg
30吨以上                     | mass [30000,inf) t
三十吨                       | mass [30000,30000] t
十五千克                     | mass [15,15] kg
1,000~10,000 kg              | mass [1000,10000] kg
10 000 kg                    | mass [10000,10000] kg
10万N                        | force [100000,100000] N
(0.1～1)MN                   | force [100000,1000000] MN
五百千牛                     | force [500000,500000] kN
(50～1000) N·m               | torque [50,1000] N·m
(50～1000) N.m               | torque [50,1000] N·m
1～5000 m³/h                 | flow [0.000277777777777778,1.38888888888889] m³/h
0.1～20 m/s2                 | acceleration [0.1,20] m/s²
pH 4、7、10                  | ph [4,4] [7,7] [10,10] pH
pH：(0～14)                  | ph [0,14] pH
(0～14)pH                    | ph [0,14] pH
HRC 20~70                    | rockwell-c [20,70] HRC
(20～70)HRC                  | rockwell-c [20,70] HRC
(0～1000)NTU                 | turbidity [0,1000] NTU
(0～10) MPa; (10～60) MPa    | pressure [0,10000000] [10000000,60000000] MPa
(0～10) MPa\\n(10～60) MPa    | pressure [0,10000000] [10000000,60000000] MPa
0~0.5,0~1 MPa                | pressure [0,500000] [0,1000000] MPa
-70～150℃ 20～98%RH          | temperature [203.15,423.15] ℃; relative-humidity [0.2,0.98] %RH
温度：-70～150℃，湿度：20～98%RH | temperature [203.15,423.15] ℃; relative-humidity [0.2,0.98] %RH
0~60 kPa/0~100 mm            | pressure [0,60000] kPa; length [0,0.1] mm
(1～10)×10³ Pa               | pressure [1000,10000] Pa
(0～5)×10^3 N                | force [0,5000] N
0~60MPa(0~600 kgf/cm²)       | pressure [0,60000000] MPa
(0～10)V (DC)                | voltage [0,10] V
0～300mm(分度值0.02mm)       | length [0,0.3] mm
DN15～DN300 mm               | length [0.015,0.3] mm
M3～M40 mm                   | length [0.003,0.04] mm
4 to 20 mA                   | current [0.004,0.02] mA
0 ℃、100 ℃                   | temperature [273.15,273.15] [373.15,373.15] ℃
（20、50、100）mm            | length [0.02,0.02] [0.05,0.05] [0.1,0.1] mm
(0～360)°                    | angle [0,6.28318530717959] °
"""
CASES = [
    tuple(
        part.strip() for part in line.replace("\\u2126", "\u2126").replace("\\n", "\n").split("|")
    )
    for line in READ.strip().split("\n")
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_range_is_read_as_it_is_written(text: str, expected: str) -> None:
    reading = read_ranges(text, table())
    assert summary(reading) == expected
    assert reading.certain, reading.note
    assert reading.rest == ""


HINTED = """
20公斤      | pressure          | pressure [1961330,1961330] kgf/cm²
0-10kg      | pressure          | pressure [0,980665] kgf/cm²
20公斤      | mass              | mass [20,20] kg
20公斤      | force             | force [196.133,196.133] kgf
0～90度     | angle             | angle [0,1.5707963267949] °
0～90度     | temperature       | temperature [273.15,363.15] ℃
0～5℃       | temperature-difference | temperature-difference [0,5] ℃
≤0.5℃       | temperature-difference | temperature-difference [0,0.5] ℃
(0~100)%    | relative-humidity | relative-humidity [0,1] %
≤60 MPa     | gauge-pressure    | gauge-pressure (-inf,60000000] MPa
≤60 MPa     | pressure          | pressure [0,60000000] MPa
50 Hz       | voltage           | frequency [50,50] Hz
30"         | angle             | angle [0.000145444104332861,0.000145444104332861] ″
"""


@pytest.mark.parametrize("case", HINTED.strip().splitlines())
def test_the_measurand_settles_what_a_unit_means(case: str) -> None:
    text, hint, expected = (part.strip() for part in case.split("|"))
    assert summary(read_ranges(text, table(), quantity=hint)) == expected


def test_a_unit_from_elsewhere_stands_in_for_none_and_says_so() -> None:
    reading = read_ranges("0~60", table(), quantity="pressure", unit=table()["MPa"])
    assert summary(reading) == "pressure [0,60000000] MPa"
    assert reading.ranges[0].notes == ("未写单位，按 MPa 读取",)


UNCERTAIN = """
0~60
φ3~φ40
(0～100
0.02级
见附件
约0~60MPa
除0~5MPa外
0.1mm~
水
400×600mm
100,200,500 V
1mV~10kg
(0～60)MPa 可扩展
0~60 MPa 60
0~60 m/furlong
--
∞
1e999 Pa
K型 0
室温～1200℃
10-3～105 Pa
1×10-3～1×105 Pa
0~60MPa(0~6 MPa)
0～60%FS
"""


@pytest.mark.parametrize("text", UNCERTAIN.strip().splitlines())
def test_what_is_not_certain_is_said_in_words(text: str) -> None:
    reading = read_ranges(text, table())
    assert not reading.certain
    assert reading.note


@pytest.mark.parametrize("text", ["0~60", "±0.02", "(0～100", "4、7、10"])
def test_a_range_without_a_unit_is_not_read(text: str) -> None:
    reading = read_ranges(text, table(), quantity="pressure")
    assert reading.ranges == ()
    assert "没有单位" in reading.note


def test_an_empty_cell_has_no_range() -> None:
    assert read_ranges(" ", table()).note == "没有测量范围"


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("K、S、Pt100", ("K", "S", "Pt100")),
        ("K型、S型", ("K", "S")),
        ("HRC", ("HRC",)),
        ("HRA、HRB、HRC", ("HRA", "HRB", "HRC")),
        ("K/N/E/J", ("K", "N", "E", "J")),
        ("Cu50 Pt100", ("Cu50", "Pt100")),
    ],
)
def test_types_are_kept_as_items(text: str, items: tuple[str, ...]) -> None:
    reading = read_ranges(text, table())
    assert [part.items for part in reading.ranges] == [items]
    assert reading.certain


def test_a_scale_names_its_quantity() -> None:
    assert read_ranges("HRC", table()).ranges[0].quantity == "rockwell-c"


@pytest.mark.parametrize(
    ("text", "quantity", "interval"),
    [
        ("1 mV～1 V(>100 kHz～20 MHz)", "frequency", Interval(1e5, 2e7, True)),
        ("1 mV～1 V（40 Hz～1 kHz）", "frequency", Interval(40.0, 1000.0)),
        ("≥100MΩ(500V)", "voltage", Interval(500.0, 500.0)),
        ("10 A (50 Hz)", "frequency", Interval(50.0, 50.0)),
    ],
)
def test_a_bracket_behind_a_range_is_a_condition(
    text: str, quantity: str, interval: Interval
) -> None:
    reading = read_ranges(text, table())
    (condition,) = reading.conditions
    assert (condition.quantity, condition.intervals) == (quantity, (interval,))
    assert reading.certain


@pytest.mark.parametrize("text", ["0~10V(待定)", "(0~10)V(外接)"])
def test_words_in_a_bracket_behind_a_range_are_not_understood(text: str) -> None:
    assert not read_ranges(text, table()).certain


@pytest.mark.parametrize("label", ["分度值", "分辨力：", "分度值为", "最小分度 "])
def test_a_graduation_is_no_range(label: str) -> None:
    reading = read_ranges(f"(0～300)mm，{label}0.02mm", table())
    assert summary(reading) == "length [0,0.3] mm"
    assert reading.certain


NOTED = [
    ("(-60～-130)dBc/Hz", "上下限写反，已对调"),
    ("0-100mPa", "按原文 mPa（毫帕斯卡）读取；是否应为 MPa（兆帕斯卡）？"),
    ("0.5丝", "1 丝 = 0.01 mm"),
    ("2道", "1 道 = 0.01 mm"),
]


def test_nothing_is_colder_than_absolute_zero() -> None:
    reading = read_ranges("室温-300℃", table())
    assert (reading.ranges, reading.certain) == ((), False)


@pytest.mark.parametrize(("text", "note"), NOTED)
def test_a_reading_notes_what_the_reader_should_know(text: str, note: str) -> None:
    reading = read_ranges(text, table())
    assert reading.ranges[0].notes == (note,)
    assert reading.certain


def test_kilograms_of_a_gauge_are_explained() -> None:
    reading = read_ranges("0-10kg", table(), quantity="pressure")
    assert reading.ranges[0].notes == ("此处 kg 指 kgf/cm²",)


@pytest.mark.parametrize(
    ("text", "figure"),
    [("0.1 mm", 1e-4), ("0.3 mm", 3e-4), ("60 MPa", 6e7), ("0.1 ℃", 273.25), ("0.7 µm", 7e-7),
     ("1.1 kPa", 1100.0), ("0.001 mg", 1e-9), ("4.35 mV", 0.00435)],
)  # fmt: skip
def test_a_figure_in_si_is_the_nearest_float(text: str, figure: float) -> None:
    assert read_ranges(text, table()).ranges[0].intervals[0].low == figure


def test_the_range_keeps_its_text_as_written() -> None:
    reading = read_ranges("温度：（-70～150）℃，湿度：（20～98）%RH", table())
    assert [part.text for part in reading.ranges] == ["温度：（-70～150）℃", "湿度：（20～98）%RH"]
