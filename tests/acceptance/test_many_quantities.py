"""Covering beyond pressure: temperatures, weights, lengths, conditions, several quantities."""

from __future__ import annotations

import pytest

from tests.acceptance.register import OF_STANDARD, ask, gaps, grades, result, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

VOLTMETER = ("交流电压表", "(1～750) V", "Urel = 0.1 %, k=2")
CHAMBER = "温湿度试验箱"

PROVINCE = {
    # temperature
    "t-full-scale": [row("温度计", "(0～400) ℃", "U = 0.2 %FS, k=2")],
    "t-relative": [row("工业铂热电阻", "(-50～300) ℃", "Urel = 0.1 %, k=2")],
    "t-class": [row("工业铂热电阻", "(-50～300) ℃", "A级")],
    "t-class-b": [row("工业铂热电阻", "(-50～300) ℃", "B级")],
    "t-good": [row("工业铂热电阻", "(-50～300) ℃", "U = 0.05 ℃, k=2")],
    "t-below": [row("水银温度计", "100℃以下", "U = 0.05 ℃")],
    # mass
    "m-good": [row("砝码", "1mg～20kg", "U = 0.5 mg, k=2")],
    "m-class": [row("砝码", "1mg～20kg", "F1级及以下")],
    "m-standard": [row("砝码", "1mg～20kg", "E2等级", **OF_STANDARD)],
    "m-point": [row("砝码", "1kg", "M1级")],
    "m-truck": [row("汽车衡", "(0～100) t", "Ⅲ级及以下")],
    "m-scale": [row("电子秤", "(0～30) kg", "Ⅲ级")],
    # electricity
    "v-band": [row(*VOLTMETER, "频率：40 Hz～1 kHz")],
    "v-points": [row(*VOLTMETER, "50 Hz、60 Hz")],
    "v-silent": [row(*VOLTMETER)],
    "v-any": [row(*VOLTMETER, "频率：任意")],
    "v-two": [row(*VOLTMETER, "频率：10 Hz～55 Hz"), row(*VOLTMETER, "频率：45 Hz～1 kHz")],
    "dc-measured": [row("直流电压源", "(0～1000) V", "U = 0.01 %")],
    "dc-sourced": [row("直流电压表", "(0～1000) V", "U = 0.02 %", 测量或输出="输出")],
    "r-open": [row("绝缘电阻表", "≥100MΩ", "10级")],
    "r-closed": [row("绝缘电阻表", "(0～1000) MΩ", "5级")],
    # length
    "l-sum": [row("量块", "(0.5～100) mm", "U = 0.1 µm + 1×10⁻⁶ L, k=2")],
    "l-root": [row("量块", "(0.5～100) mm", "U = 0.1 µm ⊕ 1×10⁻⁶ L, k=2")],
    "l-order": [row("量块", "(0.5～100) mm", "3等量块", **OF_STANDARD)],
    # two quantities
    "both": [row(CHAMBER, "(-70～150)℃；(20～98)%RH", "温度：U=0.3℃；湿度：U=2%RH")],
    "two-rows": [
        row(CHAMBER, "(-70～150)℃", "U = 0.3 ℃", 被测量="温度"),
        row(CHAMBER, "(20～59)%RH", "U = 2 %RH", 被测量="湿度"),
    ],
    "warm-only": [row(CHAMBER, "(-70～150)℃", "U = 0.3 ℃", 被测量="温度")],
    # an instrument for several quantities
    "ohms": [row("数字多用表", "(1～100) kΩ", "U = 0.01 %", 被测量="电阻")],
    "volts": [row("数字多用表", "(0～1000) V", "U = 0.01 %", 被测量="直流电压")],
    "energy": [row("电能表", "220V、5A", "0.2级")],
    "sound": [row("声级计", "(30～130) dB", "U = 0.5 dB", "10 Hz～20 kHz")],
    "radio-power": [row("功率计", "(-30～20) dBm", "U = 0.2 dB")],
    "wind": [row("风速仪", "0.2m/s～30m/s", "U = 0.1 m/s")],
    # types
    "k-only": [row("K型热电偶", "(300～1200)℃", "U = 0.7 ℃")],
    # not in the taxonomy
    "unheard-of": [row("量子霍尔仪", "(0～100) kPa", "U = 0.1 kPa")],
}

ASKED = [
    ("温度计 0-400℃ U=0.8℃", {"t-full-scale": "full", "t-below": "partial"}),
    ("温度计 0-400℃ U=0.79℃", {"t-full-scale": "related", "t-below": "partial"}),
    (
        "A级铂电阻 -50~300℃",
        {"t-relative": "partial", "t-class": "full", "t-class-b": "related", "t-good": "full"},
    ),
    (
        "B级铂电阻 0~100℃",
        {"t-relative": "full", "t-class": "full", "t-class-b": "full", "t-good": "full"},
    ),
    ("水银温度计 -30~100℃", {"t-below": "full", "t-full-scale": "partial"}),
    ("水银温度计 0~150℃", {"t-below": "partial", "t-full-scale": "range"}),
    (
        "1kg F2等级砝码",
        {"m-good": "full", "m-class": "full", "m-standard": "range", "m-point": "related"},
    ),
    (
        "1kg M1等级砝码",
        {"m-good": "full", "m-class": "full", "m-standard": "range", "m-point": "full"},
    ),
    (
        "1kg E2等级砝码",
        {"m-good": "full", "m-class": "related", "m-standard": "range", "m-point": "related"},
    ),
    (
        "1kg E1等级砝码",
        {"m-good": "related", "m-class": "related", "m-standard": "range", "m-point": "related"},
    ),
    ("Ⅲ级 汽车衡 100t", {"m-truck": "full"}),
    ("Ⅳ级 汽车衡 100t", {"m-truck": "full"}),
    ("Ⅱ级 汽车衡 100t", {"m-truck": "related"}),
    ("30吨以上 汽车衡", {"m-truck": "full"}),
    (
        "交流电压表 10-100V 50Hz",
        {
            "v-band": "full",
            "v-points": "full",
            "v-silent": "range",
            "v-any": "full",
            "v-two": "full",
        },
    ),
    (
        "交流电压表 10-100V 40Hz~60Hz",
        {
            "v-band": "full",
            "v-points": "related",
            "v-silent": "range",
            "v-any": "full",
            "v-two": "related",
        },
    ),
    (
        "交流电压表 10-100V",
        {
            "v-band": "full",
            "v-points": "full",
            "v-silent": "full",
            "v-any": "full",
            "v-two": "full",
        },
    ),
    (
        "交流电压 10V 50Hz",
        {
            "v-band": "full",
            "v-points": "full",
            "v-silent": "range",
            "v-any": "full",
            "v-two": "full",
        },
    ),
    ("直流电压 0-100V", {"dc-measured": "full", "dc-sourced": "full", "volts": "full"}),
    ("直流电压 0-100V 输出", {"dc-sourced": "full"}),
    ("≥100MΩ 绝缘电阻表 10级", {"r-open": "full", "r-closed": "full"}),
    ("≥2000MΩ 绝缘电阻表", {"r-open": "full", "r-closed": "related"}),
    ("绝缘电阻表 10级", {"r-open": "range", "r-closed": "full"}),
    ("100mm 量块 U=0.15um", {"l-sum": "related", "l-root": "full", "l-order": "range"}),
    ("量块 0.5-100mm U=0.2um", {"l-sum": "full", "l-root": "full", "l-order": "range"}),
    ("量块 0.5-100mm U=0.15um", {"l-sum": "partial", "l-root": "full", "l-order": "range"}),
    ("0级量块 0.5-100mm", {"l-sum": "range", "l-root": "range", "l-order": "range"}),
    (
        "温湿度试验箱 -70～150℃ 20～98%RH",
        {"both": "full", "two-rows": "partial", "warm-only": "partial"},
    ),
    ("数字多用表", {"ohms": "full", "volts": "full"}),
    ("数字多用表 U=0.02%", {"ohms": "full", "volts": "full"}),
    ("数字多用表 电阻", {"ohms": "full"}),
    ("数字多用表 10kΩ", {"ohms": "full"}),
    ("数字多用表 直流电压 0-100V", {"volts": "full"}),
    ("电能表", {"energy": "full"}),
    ("声级计 94dB 1kHz", {"sound": "full"}),
    ("射频功率计 -20~10dBm", {"radio-power": "full"}),
    ("风速仪 1-10m/s U=0.1m/s", {"wind": "full"}),
    ("风速仪 1-10m/s U=0.05m/s", {"wind": "related"}),
    ("K型热电偶 300-1000℃", {"k-only": "full"}),
    ("热电偶 300-1000℃", {"k-only": "full"}),
    ("量子霍尔仪", {"unheard-of": "full"}),
    ("量子霍尔", {"unheard-of": "full"}),
    ("0-50kPa", {"unheard-of": "full"}),
]


@pytest.mark.parametrize(("text", "expected"), ASKED, ids=[text for text, _ in ASKED])
def test_each_center_gets_the_grade_that_metrology_gives_it(text, expected):
    found = {slug: grade for slug, grade in grades(text).items() if not slug.startswith("m-scale")}
    assert found == expected


CROSSINGS = [
    # where 0.1 % of t meets (0.15 + 0.002 t)/3: t = 150 ℃
    ("t-relative", "A级铂电阻 -50~300℃", (423.15, 573.15, "not_accurate_enough"), 200 / 350),
    # where 0.1 µm + 1e-6 L meets 0.15 µm: L = 50 mm
    ("l-sum", "量块 0.5-100mm U=0.15um", (0.05, 0.1, "not_accurate_enough"), 49.5 / 99.5),
]


@pytest.mark.parametrize(("slug", "text", "gap", "share"), CROSSINGS)
def test_a_gap_begins_where_the_curves_cross(slug, text, gap, share):
    found = result(slug, text)
    ((low, high, why),) = gaps(found)
    assert (low, high, why) == (pytest.approx(gap[0]), pytest.approx(gap[1]), gap[2])
    assert found["coverage"] == pytest.approx(share)


def test_an_unmet_condition_is_the_third_cause_of_a_gap():
    found = result("v-points", "交流电压表 10-100V 10kHz")
    assert gaps(found) == [(10.0, 100.0, "condition")]
    assert found["coverage"] == 0.0


def test_a_condition_nobody_asked_for_is_named():
    assert "40 Hz～1 kHz" in "".join(result("v-band", "交流电压表 10-100V")["reasons"])


def test_of_two_ranges_the_coverage_is_the_smaller():
    text = "温湿度试验箱 -70～150℃ 20～98%RH"
    assert result("two-rows", text)["coverage"] == pytest.approx(39 / 78)
    assert result("warm-only", text)["coverage"] == 0.0
    assert "范围未结构化" not in result("warm-only", text)["reasons"]


def test_gaps_of_a_temperature_are_told_on_the_celsius_scale():
    (gap,) = result("t-relative", "A级铂电阻 -50~300℃")["gaps"]
    assert gap["text"] == "(150～300) ℃"


def test_weights_between_nominal_values_have_the_error_of_the_smaller_one():
    asked = ask("5.5kg F1等级砝码")["question"]["accuracy"]
    assert asked["needed_uncertainty"] == pytest.approx(25e-6 / 3)
    assert result("m-good", "5.5kg F1等级砝码")["grade"] == "full"


def test_a_one_sided_demand_is_judged_at_its_end():
    assert gaps(result("r-closed", "≥2000MΩ 绝缘电阻表")) == [(2e9, 2e9, "out_of_range")]
