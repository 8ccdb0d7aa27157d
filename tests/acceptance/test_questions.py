"""What the reading of a question shows: every line of the design's table, and more like them."""

from __future__ import annotations

import pytest

from tests.acceptance.register import center, get, read, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

PROVINCE = {"qclb": [row("压力表", "(0～60) MPa")]}
CENTERS = (center("qclb", 名称="湖北省汽车零部件产业计量测试中心", 简称="汽车零部件中心"),)


def slug_of(part):
    return part["slug"] if part else None


INSTRUMENTS = [
    ("压力表", "压力表"),
    ("弹簧管压力表", "压力表"),
    ("yalibiao", "压力表"),
    ("ylb", "压力表"),
    ("pressure gauge", "压力表"),
    ("Pressure  Gauge", "压力表"),
    ("壓力錶", "压力表"),
    ("亚力表", "压力表"),
    ("压 力 表", "压力表"),
    ("游标卡尺", "游标卡尺"),
    ("游標卡尺", "游标卡尺"),
    ("卡尺", "卡尺"),
    ("电子称", "电子秤"),
    ("電子秤", "电子秤"),
    ("精密压力表", "精密压力表"),
    ("哪家能检压力表", "压力表"),
    ("找一下附近压力表校验多少钱", "压力表"),
    ("压力表检测", "压力表"),
    ("标称压力表", "压力表"),
]


@pytest.mark.parametrize(("text", "name"), INSTRUMENTS)
def test_an_instrument_goes_by_any_of_its_names(text, name):
    assert read(text)["instrument"]["name"] == name


RANGES = [
    # text, low, high, unit
    ("压力表 0-60MPa", 0.0, 60e6, "Pa"),
    ("压力表 0-60Mpa", 0.0, 60e6, "Pa"),
    ("压力表 0～60兆帕", 0.0, 60e6, "Pa"),
    ("压力表 ０～６０ＭＰａ", 0.0, 60e6, "Pa"),
    ("压力表 (-0.1～60)MPa", -1e5, 60e6, "Pa"),
    ("压力表 （-0.1~60）MPa", -1e5, 60e6, "Pa"),
    ("压力表 -0.1至60MPa", -1e5, 60e6, "Pa"),
    ("压力表 10 bar", 0.0, 1e6, "Pa"),
    ("压力表 500 kgf/cm²", 0.0, 500 * 98066.5, "Pa"),
    ("压力表 0-500 kg/cm2", 0.0, 500 * 98066.5, "Pa"),
    ("压力表 20公斤", 0.0, 20 * 98066.5, "Pa"),
    ("0-10kg压力表", 0.0, 10 * 98066.5, "Pa"),
    ("压力表 5 psi", 0.0, 5 * 6894.757293168361, "Pa"),
    ("压力表 100 MPa", 0.0, 100e6, "Pa"),
    ("真空计 1×10^-3 Pa ~ 1×10^5 Pa", 1e-3, 1e5, "Pa"),
    ("真空计 1×10⁻³Pa～1×10⁵Pa", 1e-3, 1e5, "Pa"),
    ("血压计 0-300mmHg", 0.0, 300 * 133.322387415, "Pa"),
    ("热电偶 0至600度", 273.15, 873.15, "K"),
    ("热电偶 0-600℃", 273.15, 873.15, "K"),
    ("热电偶 0-600°C", 273.15, 873.15, "K"),
    ("温度计 -30~50摄氏度", 243.15, 323.15, "K"),
    ("温度计 32-212℉", 273.15, 373.15, "K"),
    ("数字万用表 ±10V", -10.0, 10.0, "V"),
    ("信号发生器 10Hz~1MHz", 10.0, 1e6, "Hz"),
    ("卡尺 ≤300mm", 0.0, 0.3, "m"),
    ("卡尺 300mm以下", 0.0, 0.3, "m"),
    ("卡尺 0-30cm", 0.0, 0.3, "m"),
    ("砝码 1kg到20kg", 1.0, 20.0, "kg"),
    ("砝码 0.1mg~20kg", 1e-7, 20.0, "kg"),
    ("电子秤 20公斤", 0.0, 20.0, "kg"),
    ("汽车衡 100吨", 0.0, 1e5, "kg"),
    ("拉力计 0-100kg", 0.0, 980.665, "N"),
    ("转速表 30-30000 r/min", 0.5, 500.0, "1/s"),
    ("转速表 30-30000rpm", 0.5, 500.0, "1/s"),
    ("湿度计 20-98%RH", 0.2, 0.98, "1"),
    ("角度尺 0-360°", 0.0, 6.283185307179586, "rad"),
    ("硬度计 20～70HRC", 20.0, 70.0, "HRC"),
    ("声级计 30-130dB", 30.0, 130.0, "dB"),
    ("流量计 0.1-100m³/h", 0.1 / 3600, 100 / 3600, "m³/s"),
    ("电阻箱 0.1Ω~100kΩ", 0.1, 1e5, "Ω"),
    ("量块 0.5-100mm", 5e-4, 0.1, "m"),
    ("0-50kPa", 0.0, 5e4, "Pa"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_a_range_is_read_in_si(text, low, high, unit):
    found = read(text)["range"]
    assert found["low"] == pytest.approx(low, rel=1e-9, abs=1e-12)
    assert found["high"] == pytest.approx(high, rel=1e-9)
    assert (found["unit"], found["is_point"]) == (unit, False)


POINTS = [
    ("50Hz", 50.0, "Hz"),
    ("Pt100 at 600℃", 873.15, "K"),
    ("热电偶 1000℃", 1273.15, "K"),
    ("砝码 1kg", 1.0, "kg"),
    ("量块 100mm", 0.1, "m"),
    ("活塞式压力计 100MPa", 100e6, "Pa"),
    ("硬度计 60HRC", 60.0, "HRC"),
]


@pytest.mark.parametrize(("text", "value", "unit"), POINTS)
def test_a_value_is_a_point(text, value, unit):
    found = read(text)["range"]
    assert found["low"] == found["high"] == pytest.approx(value)
    assert (found["unit"], found["is_point"]) == (unit, True)


ONE_SIDED = [
    ("30吨以上 汽车衡", 3e4, None),
    ("≥100MΩ 绝缘电阻表", 1e8, None),
    ("温度计 100℃以下", None, 373.15),
]


@pytest.mark.parametrize(("text", "low", "high"), ONE_SIDED)
def test_a_demand_with_one_end_keeps_the_other_open_and_says_so(text, low, high):
    found = read(text)
    assert (found["range"]["low"], found["range"]["high"]) == (low, high)
    assert any("只有一端" in note for note in found["notes"])


ACCURACIES = [
    # text, kind, value, needed uncertainty
    ("0-60MPa 0.4级压力表", "class", 0.4, 8e4),
    ("0～60MPa 1.6 级压力表", "class", 1.6, 3.2e5),
    ("(-0.1～60)MPa 0.4级压力表", "class", 0.4, 0.004 * 60.1e6 / 3),
    ("0.4级压力表", "class", 0.4, None),
    ("汽车衡 100t Ⅲ级", "class", "Ⅲ", None),
    ("汽车衡 100t III级", "class", "Ⅲ", None),
    ("1kg E2等级砝码", "class", "E2", 1.6e-6 / 3),
    ("1kg F1级砝码", "class", "F1", 5e-6 / 3),
    ("5.5kg F1级砝码", "class", "F1", 25e-6 / 3),
    ("A级铂电阻 -50~300℃", "class", "A", (0.15 + 0.002 * 300) / 3),
    ("B级铂电阻 0~100℃", "class", "B", (0.30 + 0.005 * 100) / 3),
    ("0.2S级电能表", "class", "0.2S", None),
    ("量块 0级 0.5-100mm", "class", 0.0, None),
    ("卡尺 0-300mm MPE ±0.02mm", "mpe", 2e-5, 2e-5 / 3),
    ("卡尺 0-300mm ±0.02mm", "mpe", 2e-5, 2e-5 / 3),
    ("压力变送器 0-10MPa ±0.5%FS", "mpe", 5e4, 5e4 / 3),
    ("压力表 0-60MPa ±0.5%", "mpe", 3e5, 1e5),
    ("压力表 0-60MPa 精度0.5%", "mpe", 3e5, 1e5),
    ("数字多用表 0-1000V ±0.02%", "mpe", 0.2, 0.2 / 3),
    ("压力表 0-60MPa 万分之五", "mpe", 3e4, 1e4),
    ("压力表 0-60MPa 10ppm", "mpe", 600.0, 200.0),
    ("万用表 直流电压 0-10V ±(0.1%读数+2个字)", "mpe", None, None),
    ("千分尺 0-25mm 一丝", "mpe", 1e-5, 1e-5 / 3),
    ("压力表 0-60MPa U=0.05%(k=2)", "uncertainty", 3e4, 3e4),
    ("压力表 0-60MPa Urel=1e-4", "uncertainty", 6e3, 6e3),
    ("压力表 0-60MPa U=0.03MPa k=3", "uncertainty", 2e4, 2e4),
    ("温度计 0-400℃ U=0.2%FS", "uncertainty", 0.8, 0.8),
]


@pytest.mark.parametrize(("text", "kind", "value", "needed"), ACCURACIES)
def test_an_accuracy_is_read_with_what_it_needs(text, kind, value, needed):
    found = read(text)["accuracy"]
    assert found["kind"] == kind
    assert found["value"] == (pytest.approx(value) if isinstance(value, float) else value)
    assert found["needed_uncertainty"] == (None if needed is None else pytest.approx(needed))
    assert found["divisor"] == 3
    assert found["text"]


FILTERS = [
    ("压力表检定", "service", "检定"),
    ("压力表校准", "service", "校准"),
    ("压力表测试", "service", "测试"),
    ("压力表期间核查", "service", "期间核查"),
    ("武汉 压力表", "city", "武汉市"),
    ("宜昌的压力表", "city", "宜昌市"),
    ("襄城区 压力表", "city", "襄阳市"),
    ("汽车零部件 压力表", "industry", "汽车零部件"),
    ("热工", "field", "热学"),
    ("压力表 现场", "place", "现场"),
    ("CNAS 压力表", "basis", "CNAS"),
    ("湖北省汽车零部件产业计量测试中心 压力表", "center", "湖北省汽车零部件产业计量测试中心"),
]


@pytest.mark.parametrize(("text", "part", "name"), FILTERS)
def test_names_of_closed_lists_are_filters(text, part, name):
    found = read(text)
    assert name in found[part]["name"]
    assert found["text_left"] == ""


@pytest.mark.parametrize("text", ["压力表检测", "压力表校验", "压力表检验", "压力表计量"])
def test_a_loose_word_for_a_service_filters_nothing(text):
    assert read(text)["service"] is None


METHODS = [("JJG 52-2013", "JJG 52-2013"), ("jjg52-2013", "JJG 52-2013"), ("JJG 52", "JJG 52")]


@pytest.mark.parametrize(("text", "code"), METHODS)
def test_a_method_is_named_with_or_without_its_year(text, code):
    found = read(f"压力表 {text}")
    assert found["method"]["code"] == code
    assert "压力表" in found["method"]["title"]
    assert found["instrument"]["slug"] == "pressure-gauge"


def test_a_second_quantity_is_a_condition():
    found = read("交流电压 10V 50Hz")
    assert found["quantity"]["name"] == "交流电压"
    assert (found["range"]["low"], found["range"]["high"]) == (10.0, 10.0)
    (condition,) = found["conditions"]
    assert condition["quantity"]["slug"] == "frequency"
    assert (condition["low"], condition["high"], condition["unit"]) == (50.0, 50.0, "Hz")
    assert condition["text"] == "50Hz"


def test_two_ranges_of_two_quantities_are_both_asked_for():
    found = read("温湿度箱 -70～150℃ 20～98%RH")
    assert found["range"] == found["ranges"][0]
    assert [(one["low"], one["high"], one["unit"]) for one in found["ranges"]] == [
        (pytest.approx(203.15), pytest.approx(423.15), "K"),
        (0.2, 0.98, "1"),
    ]


NOTED = [
    ("千分尺 0-25mm 一丝", "0.01 mm"),
    ("万分之一天平", "0.1 mg"),
    ("0-10kg压力表", "kgf/cm²"),
    ("分度值0.02 卡尺 0-150mm", "分度值"),
    ("0.02mm 游标卡尺 0-300mm", "分度值"),
    ("0-100mPa压力表", "MPa"),
    ("压力表 60-0MPa", "对调"),
    ("压力表 0-60", "MPa"),
    ("压力表 0-60MPa ±0.02", "MPa"),
    ("100 MPa 压力表", "测量上限"),
    ("压力表 0-60MPa ±0.5%", "量程"),
    ("压力表 0-60MPa U=0.03MPa", "k = 2"),
]


@pytest.mark.parametrize(("text", "words"), NOTED)
def test_what_was_taken_for_granted_is_said(text, words):
    said = "".join(read(text)["notes"]).replace("\u00a0", " ")
    assert words in said


@pytest.mark.parametrize("text", ["压力表 0-60", "压力表 0.4级 0~60"])
def test_a_range_without_a_unit_is_none(text):
    assert read(text)["range"] is None


@pytest.mark.parametrize("text", ["压力表 ±0.02", "卡尺 0-300mm ±0.02", "0.02mm 游标卡尺 0-300mm"])
def test_a_bare_figure_and_a_scale_division_are_no_accuracy(text):
    assert read(text)["accuracy"] is None


def test_by_hand_too_a_figure_needs_its_unit():
    found = read("压力表", low=0, high=60)
    assert found["range"] is None
    assert "MPa" in "".join(found["notes"])
    found = read("压力表 0-60MPa", mpe="±0.02")
    assert found["accuracy"] is None
    assert "MPa" in "".join(found["notes"])


def test_a_doubt_is_read_as_written():
    assert read("0-100mPa压力表")["range"]["high"] == pytest.approx(0.1)


@pytest.mark.parametrize("text", ["Fluke 5520A", "不知所云", "名称"])
def test_what_is_not_read_stays_text(text):
    found = read(text)
    assert found["text_left"] == text
    assert found["instrument"] is None


def test_asking_words_are_not_searched():
    assert read("请问哪家能检0-60MPa压力表？谢谢")["text_left"] == ""


def test_the_question_of_the_design_reads_as_the_design_says():
    found = read("0-60MPa 0.4级压力表")
    assert found["text"] == "0-60MPa 0.4级压力表"
    assert found["instrument"] == {"slug": "pressure-gauge", "name": "压力表"}
    assert found["quantity"] == {"slug": "pressure", "name": "压力", "si_unit": "Pa"}
    assert (
        found["range"] | {"low": 0.0, "high": 6e7, "unit": "Pa", "text": "0-60MPa"}
        == (found["range"])
    )
    assert (
        found["accuracy"] | {"kind": "class", "value": 0.4, "divisor": 3, "text": "0.4级"}
        == (found["accuracy"])
    )
    assert found["field"] == {"slug": "mechanics", "name": "力学"}
    nothing = ("industry", "city", "center", "service", "method", "place", "basis")
    assert [found[part] for part in nothing] == [None] * 7
    assert (found["conditions"], found["text_left"], found["notes"]) == ([], "", [])


def test_the_question_stands_alone_in_its_document():
    document = get("understand", q="0-60MPa 0.4级压力表")
    assert document["question"]["range"] == document["range"]
    assert document["question"].keys() <= document.keys()


PARAMETERS = [
    ("instrument", "壓力錶", "pressure-gauge"),
    ("instrument", "pressure-gauge", "pressure-gauge"),
    ("quantity", "力", "force"),
    ("quantity", "压力", "pressure"),
    ("field", "热工", "thermal"),
    ("industry", "汽车零部件", "auto-parts"),
    ("city", "宜昌", "yichang"),
    ("center", "qclb", "qclb"),
    ("center", "汽车零部件中心", "qclb"),
    ("service", "检定", "verification"),
    ("place", "现场", "site"),
    ("place", "lab", "lab"),
    ("basis", "计量标准考核", "standard-assessment"),
]


@pytest.mark.parametrize(("name", "value", "slug"), PARAMETERS)
def test_a_parameter_takes_the_slug_or_any_name(name, value, slug):
    assert slug_of(read("", **{name: value})[name]) == slug


def test_a_parameter_wins_over_the_text():
    found = read("武汉 压力表检定", city="宜昌", service="校准")
    assert (slug_of(found["city"]), slug_of(found["service"])) == ("yichang", "calibration")


@pytest.mark.parametrize(
    "text", ["", " ", "(" * 5000, "压力表" * 4000, "\x00\x07", "0-60MPa" * 2000]
)
def test_any_text_of_any_length_is_read(text):
    assert get("understand", q=text)["text"] == text.strip()
