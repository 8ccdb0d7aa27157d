"""The unit table: every way a unit is written, and factors to the last digit."""

from __future__ import annotations

import pytest

from tests.registry.measurement.table import table

WRITTEN = """
MPa | MPa 兆帕 兆帕斯卡 ㎫ Mpa MPA mpa ＭＰａ
mPa | mPa
mPa·s | mPa·s mPa.s mPas
Pa | Pa 帕 帕斯卡 PA
kPa | kPa KPa Kpa 千帕
hPa | hPa 百帕
µV | µV μV uV UV 微伏
mV | mV 毫伏 mv
kV | kV 千伏 KV
kg | kg Kg KG 千克 公斤
mg | mg 毫克 ㎎
t | t 吨 T
h | h Hrs 小时
min | min 分钟
kHz | kHz KHz khz ㎑ 千赫
MHz | MHz mhz MHZ
Hz | Hz HZ 赫兹
kN | kN KN 千牛
kN·m | kN·m kN.m kN*m kNm
N·m | N·m Nm 牛·米 牛米
kgf/cm² | kgf/cm² kgf/cm2 kgf/cm^2 公斤力/平方厘米
℃ | ℃ °C 摄氏度 度
℉ | ℉ °F
Ω | Ω \u2126 欧 欧姆
kΩ | kΩ kohm Kohm 千欧
MΩ | MΩ 兆欧
mm | mm ㎜ MM 毫米
µm | µm um μm 微米
ft | ft
dB | dB db DB
m³/h | m³/h m3/h m^3/h M3/H
1/s | 1/s s⁻¹ s-1 s^-1
m/s² | m/s² m/s2 m/s^2
"""
FOUND = [
    (spelling, code)
    for code, _, spellings in (line.partition(" | ") for line in WRITTEN.strip().splitlines())
    for spelling in spellings.split()
]


@pytest.mark.parametrize(("spelling", "code"), FOUND)
def test_a_unit_is_found_as_people_write_it(spelling: str, code: str) -> None:
    assert table().find(spelling)[0].code == code


@pytest.mark.parametrize("spelling", ["N m", "kgf / cm²", " MPa "])
def test_spaces_about_a_unit_and_its_signs_do_not_matter(spelling: str) -> None:
    assert table().find(spelling)


@pytest.mark.parametrize("spelling", ["", " ", "foo", "帕帕", "MMPa"])
def test_what_is_no_unit_is_not_found(spelling: str) -> None:
    assert table().find(spelling) == ()


FACTORS = {
    "kPa": 1e3, "MPa": 1e6, "hPa": 1e2, "mm": 1e-3, "µm": 1e-6, "nm": 1e-9, "mg": 1e-6, "µg": 1e-9,
    "kN": 1e3, "GHz": 1e9, "mL": 1e-6, "mbar": 1e2, "ms": 1e-3, "TΩ": 1e12, "fA": 1e-15,
}  # fmt: skip


@pytest.mark.parametrize(("code", "factor"), list(FACTORS.items()))
def test_a_prefix_is_exact_to_the_last_digit(code: str, factor: float) -> None:
    assert table()[code].factor == factor


def test_both_micro_signs_name_the_same_unit() -> None:
    assert table()["µm"] is table()["\u03bcm"]


def test_a_declared_unit_wins_over_one_made_by_a_prefix() -> None:
    assert table()["kg"].name == "千克"
    assert [unit.code for unit in table().find("min")] == ["min"]


def test_a_shared_spelling_gives_every_meaning_with_the_usual_first() -> None:
    assert [unit.code for unit in table().find("公斤")] == ["kg", "kgf/cm²", "kgf"]


def test_matches_come_longest_first() -> None:
    matches = table().match("10 mPa·s", 3)
    assert matches[0].unit.code == "mPa·s" and matches[0].end == 8
    assert matches[-1].unit.code == "mPa"


@pytest.mark.parametrize("text", ["max", "mmx", "分度值", "天平", "hello", "秒表", "米制"])
def test_a_unit_does_not_end_amid_a_word(text: str) -> None:
    assert table().match(text, 0) == []


DOUBTS = [("mPa", "MPa"), ("MPa", None), ("Mpa", None), ("mHz", "MHz"), ("mm", None), ("mV", None)]


@pytest.mark.parametrize(("written", "likelier"), DOUBTS)
def test_a_case_that_changes_the_meaning_is_doubtful(written: str, likelier: str | None) -> None:
    match = table().match(written, 0)[0]
    assert (match.likelier.code if match.likelier else None) == likelier
    assert match.doubtful is (likelier is not None)


def test_units_of_a_quantity_and_its_coherent_unit() -> None:
    assert table().si_unit("pressure").code == "Pa"
    assert {"MPa", "bar", "kgf/cm²"} <= {unit.code for unit in table().for_quantity("pressure")}
    with pytest.raises(KeyError):
        table().si_unit("nothing")
    with pytest.raises(KeyError):
        table()["nothing"]


def test_temperatures_are_offset_and_their_widths_are_not() -> None:
    celsius = table()["℃"]
    assert celsius.to_si(0.0) == 273.15
    assert celsius.width_to_si(0.5) == 0.5


def test_a_quantity_is_found_by_name_alias_or_symbol() -> None:
    assert [table().named(name).slug for name in ("压力", "力值", "f", "交流电流")] == [
        "pressure",
        "force",
        "frequency",
        "current",
    ]  # type: ignore[union-attr]
    assert table().named("天气") is None
