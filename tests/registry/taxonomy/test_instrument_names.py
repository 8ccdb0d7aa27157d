"""Names as scopes write them, and the instrument each means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.vocabulary import Vocabulary, shipped
from registry.vocabulary.instrument_names import find_instrument
from tests.work import calls_of

WRITTEN = {
    "压力表": "pressure-gauge",
    "弹簧管压力表": "pressure-gauge",
    "数显弹簧管压力表": "pressure-gauge",
    "弹簧管式一般压力表": "pressure-gauge",
    "壓力錶": "pressure-gauge",
    "压 力 表": "pressure-gauge",
    "压力表（耐震）": "pressure-gauge",
    "压力表YB-150": "pressure-gauge",
    "0.4级精密压力表": "precision-pressure-gauge",
    "弹性元件式一般压力表、压力真空表和真空表": "pressure-gauge",
    "Pressure Gauge": "pressure-gauge",
    "数字压力计": "digital-pressure-gauge",
    "智能数字压力校验仪": "digital-pressure-gauge",
    "电子称": "electronic-scale",
    "电子秤（30 kg）": "electronic-scale",
    "60t汽车衡": "truck-scale",
    "地磅": "truck-scale",
    "万分之一电子天平": "electronic-balance",
    "天平FA2004": "balance",
    "F1等级砝码": "weight",
    "砝码(E2级)": "weight",
    "卡尺": "caliper",
    "游标卡尺0-150mm": "vernier-caliper",
    "电子数显卡尺": "digital-caliper",
    "数显外径千分尺": "outside-micrometer",
    "四等量块": "gauge-block",
    "钢卷尺(50m)": "steel-tape",
    "三座标测量机": "coordinate-measuring-machine",
    "触针式粗糙度测量仪": "roughness-tester",
    "K型热电偶": "type-k-thermocouple",
    "铠装热电偶": "thermocouple",
    "Pt100铂电阻": "industrial-platinum-resistance-thermometer",
    "二等标准铂电阻温度计": "standard-platinum-resistance-thermometer",
    "工作用玻璃液体温度计": "liquid-in-glass-thermometer",
    "红外线测温仪": "infrared-thermometer",
    "温湿度计/温湿度表": "thermo-hygrometer",
    "高低温湿热试验箱": "temperature-humidity-chamber",
    "干井炉": "dry-block-calibrator",
    "旋转粘度计": "rotational-viscometer",
    "扭力板手": "torque-wrench",
    "液压万能试验机1000kN": "universal-testing-machine",
    "便携式里氏硬度计": "leeb-hardness-tester",
    "电磁流量计DN50": "electromagnetic-flowmeter",
    "水表（DN15～DN25）": "water-meter",
    "可调移液器": "pipettor",
    "数字多用表Fluke 8846A": "multimeter",
    "Fluke 8846A数字多用表": "multimeter",
    "万用表": "multimeter",
    "摇表": "insulation-resistance-meter",
    "绝缘电阻表（兆欧表）": "insulation-resistance-meter",
    "钳形接地电阻仪": "earth-resistance-meter",
    "LCR电桥": "lcr-meter",
    "电流表、电压表、功率表及电阻表": "electrical-instruments",
    "电能表（单相）": "electricity-meter",
    "示波器TDS2024": "oscilloscope",
    "射频信号发生器": "signal-generator",
    "矢网": "network-analyser",
    "电子秒表": "stopwatch",
    "铯钟": "caesium-frequency-standard",
    "照度计": "illuminance-meter",
    "手持式光功率计": "optical-power-meter",
    "2级声级计": "sound-level-meter",
    "医用诊断X射线辐射源": "diagnostic-x-ray",
    "便携式X、γ射线剂量当量率仪": "dose-rate-meter",
    "α、β表面污染测量仪": "surface-contamination-meter",
    "PH计": "ph-meter",
    "液相色谱仪（紫外检测器）": "liquid-chromatograph",
    "气相色谱仪(FID)": "gas-chromatograph",
    "固定式可燃气体检测报警器": "combustible-gas-detector",
    "血压计和血压表": "sphygmomanometer",
    "多参数监护仪": "cardiac-monitor",
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_name_as_a_scope_writes_it_is_found(vocabulary: Vocabulary, name: str) -> None:
    assert find_instrument(name, vocabulary) == WRITTEN[name]


@pytest.mark.parametrize(
    "name", ["", " ", "（）", "其他", "12345", "Fluke", "压力表检定装置", "压力"]
)
def test_what_names_no_instrument_is_not_guessed(vocabulary: Vocabulary, name: str) -> None:
    assert find_instrument(name, vocabulary) is None


@pytest.mark.parametrize(
    ("quantity", "slug"),
    [
        ("ac-power", "digital-power-meter"),
        ("power-level", "rf-power-meter"),
        (None, "digital-power-meter"),
        ("no-such-quantity", "digital-power-meter"),
    ],
)
def test_the_quantity_decides_where_instruments_share_a_name(
    vocabulary: Vocabulary, quantity: str | None, slug: str
) -> None:
    assert find_instrument("功率计", vocabulary, quantity) == slug


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = find_instrument(text, shipped())
    assert found is None or found in shipped().instruments


@pytest.mark.parametrize("piece", ["压力", "a", "(", "、"])
def test_a_long_cell_takes_no_more_work_than_a_shorter_one(
    vocabulary: Vocabulary, piece: str
) -> None:
    find_instrument("压力表", vocabulary)
    short, long = (
        calls_of(lambda size=size: find_instrument(piece * size, vocabulary))
        for size in (1_000, 100_000)
    )
    assert long <= 2 * short + 1000
