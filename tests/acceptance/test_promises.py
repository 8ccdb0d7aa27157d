"""How rows come out: ranges, conditions and accuracies in SI, each as written beside it."""

from __future__ import annotations

import pytest

from tests.acceptance.register import OF_STANDARD, get, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

IN_SI = [
    # name, range as written, low, high, unit
    ("压力表", "(0～60) MPa", 0.0, 6e7, "Pa"),
    ("压力表", "（-0.1-60)MPa", -1e5, 6e7, "Pa"),
    ("压力表", "0-10kg", 0.0, 980665.0, "Pa"),
    ("压力表", "(0～10000) psi", 0.0, 68947572.93168361, "Pa"),
    ("压力表", "≤60MPa", None, 6e7, "Pa"),
    ("温度计", "(-50～400)℃", 223.15, 673.15, "K"),
    ("温度计", "300℃以下", None, 573.15, "K"),
    ("卡尺", "≤300mm", 0.0, 0.3, "m"),
    ("百分表", "100mm<L≤500mm", 0.1, 0.5, "m"),
    ("绝缘电阻表", "≥100MΩ", 1e8, None, "Ω"),
    ("转速表", "(30～30000) r/min", 0.5, 500.0, "1/s"),
    ("湿度计", "(20～98)%RH", 0.2, 0.98, "1"),
    ("角度尺", "(0～360)°", 0.0, 6.283185307179586, "rad"),
    ("洛氏硬度计", "(20～70)HRC", 20.0, 70.0, "HRC"),
    ("声级计", "(30～130)dB", 30.0, 130.0, "dB"),
    ("pH计", "pH 4、7、10", 4.0, 10.0, "pH"),
    ("扭矩扳手", "20公斤·米", 196.133, 196.133, "N·m"),
    ("测力计", "±100kN", -1e5, 1e5, "N"),
    ("砝码", "1mg～20kg", 1e-6, 20.0, "kg"),
    ("信号发生器", "10Hz~18GHz", 10.0, 1.8e10, "Hz"),
    ("量子霍尔仪", "(0～10) kPa", 0.0, 1e4, "Pa"),
]
STATED = [
    # name, range, accuracy as written, kind, at_low, at_high
    ("压力表", "(0～60) MPa", "U = 0.05 %, k=2", "relative", 0.0, 3e4),
    ("压力表", "(0～60) MPa", "U = 0.02 MPa (k=2)", "absolute", 2e4, 2e4),
    ("压力表", "(0～60) MPa", "U=0.03MPa, k=3", "absolute", 2e4, 2e4),
    ("压力表", "(-0.1～60) MPa", "U = 0.05 %FS, k=2", "full_scale", 3e4, 3e4),
    ("压力表", "(0～60) MPa", "Urel = 0.02 %～0.05 %", "interval", 0.0, 3e4),
    ("量块", "(100～500) mm", "U = 0.1 µm + 1×10⁻⁶ L", "affine", 2e-7, 6e-7),
    ("量块", "(100～500) mm", "U=(0.1+1.0L)µm, L:m", "affine", 2e-7, 6e-7),
    ("量块", "(100～500) mm", "U = 0.3 µm ⊕ 1×10⁻⁶ L", "rss", 3.16227766e-7, 5.83095189e-7),
    ("量块", "(100～500) mm", "U=√((0.3µm)²+(1×10⁻⁶L)²)", "rss", 3.16227766e-7, 5.83095189e-7),
    ("千分尺", "(0～100) mm", "(0～25)mm: U=0.5μm；(25～100)mm: U=1.0μm", "table", 5e-7, 1e-6),
    ("卡尺", "(0～300) mm", "MPE: ±0.02 mm", "mpe", 2e-5, 2e-5),
    ("温度计", "(0～400) ℃", "U = 0.2 %FS", "full_scale", 0.8, 0.8),
    ("温度计", "(100～400) ℃", "Urel = 0.1 %", "relative", 0.1, 0.4),
    ("温度计", "(0～400) ℃", "U = 0.000 47 ℃", "absolute", 4.7e-4, 4.7e-4),
    ("铂电阻", "(-50～300) ℃", "±(0.15+0.002|t|)℃", "mpe", 0.25, 0.75),
    ("热电偶", "(0～1000) ℃", "MPE：±1.5℃或±0.4%|t|", "mpe", 1.5, 4.0),
    ("压力表", "(0～60) MPa", "1.6级及以下", "class", None, None),
    ("压力表", "(0～60) MPa", "", "none", None, None),
    ("pH计", "(0～14) pH", "U = 0.01 (k=2)", "absolute", 0.01, 0.01),
]
CLASSES = [
    ("压力表", "(0～60) MPa", "1.6级及以下", {}, "service", 1.6),
    ("砝码", "1mg～20kg", "E2等级", {}, "service", "E2"),
    ("汽车衡", "(0～100) t", "Ⅲ级", {}, "service", "Ⅲ"),
    ("电子秤", "30kg以下", "Ⅲ", {}, "service", "Ⅲ"),
    ("铂电阻", "(0～100) ℃", "A级", {}, "service", "A"),
    ("电能表", "(0～100) kWh", "0.2S级", {}, "service", "0.2S"),
    ("压力表", "(0～60) MPa", "0.05级活塞式压力计", OF_STANDARD, "standard", 0.05),
]
UNREAD = [
    ("压力表", "若干档", "1.6级"),
    ("压力表", "(0～60) MPa", "按规程"),
    ("卡尺", "(0～300) mm", "U = 0.02"),
]
ODD = "  (0～60)　MPa ，  两档 "

PROVINCE = {
    "ranges": [row(name, written) for name, written, *_ in IN_SI],
    "accuracies": [row(name, span, written) for name, span, written, *_ in STATED],
    "classes": [row(name, span, written, **of) for name, span, written, of, *_ in CLASSES],
    "unread": [row(*cells) for cells in UNREAD],
    "odd": [row("压力表", ODD, "U = 0.05 %", 备注="留着")],
    "conditions": [
        row("交流电压表", "(1～750) V", "Urel = 0.1 %", "频率：40 Hz～1 kHz"),
        row("交流电压表", "(1～750) V", "Urel = 0.1 %", "50 Hz、60 Hz"),
        row("交流电压表", "(1～750) V", "Urel = 0.1 %", "≤ 1 kHz"),
    ],
    "whole": [
        row(
            "弹簧管式一般压力表",
            "(-0.1～60) MPa",
            "U = 0.05 %, k=2",
            被测量="压力",
            服务类别="检定；校准",
            服务地点="实验室、现场",
            资格依据="计量标准考核/CNAS",
            依据="JJG 52-2013；JJF 9999-2001",
            生效日期="2024年5月1日",
            失效日期="2099/1/1",
        )
    ],
}


def listed(center):
    return get("capabilities", center=center, page_size=200)["results"]


@pytest.fixture(scope="module")
def by_center(province, django_db_blocker):
    with django_db_blocker.unblock():
        return {slug: listed(slug) for slug in PROVINCE}


def near(value):
    return None if value is None else pytest.approx(value, rel=1e-8, abs=1e-15)


@pytest.mark.parametrize("at", range(len(IN_SI)), ids=[f"{one[0]} {one[1]}" for one in IN_SI])
def test_a_range_is_told_in_si_with_its_unit(by_center, at):
    name, written, low, high, unit = IN_SI[at]
    found = by_center["ranges"][at]
    assert (found["name"], found["range_text"]) == (name, written)
    assert (found["low"], found["high"], found["unit"]) == (near(low), near(high), unit)
    assert found["structured"] is True


@pytest.mark.parametrize("at", range(len(STATED)), ids=[one[2] or "nothing" for one in STATED])
def test_an_accuracy_is_told_at_both_ends_at_k_2(by_center, at):
    _, _, written, kind, at_low, at_high = STATED[at]
    found = by_center["accuracies"][at]
    said = found["accuracy"]
    assert found["uncertainty_text"] == written
    assert (said["of"], said["kind"]) == ("service", kind)
    assert (said["at_low"], said["at_high"]) == (near(at_low), near(at_high))
    if kind != "class":
        assert said["value"] == near(at_high)


@pytest.mark.parametrize("at", range(len(CLASSES)), ids=[one[2] for one in CLASSES])
def test_a_class_is_a_number_or_as_its_system_writes_it(by_center, at):
    *_, of, value = CLASSES[at]
    said = by_center["classes"][at]["accuracy"]
    assert (said["of"], said["kind"], said["value"]) == (of, "class", value)


def test_a_percentage_class_of_a_standard_is_of_reading_where_its_instrument_says_so(by_center):
    said = by_center["classes"][-1]["accuracy"]
    assert (said["at_low"], said["at_high"]) == (0.0, 3e4)


@pytest.mark.parametrize("at", range(len(UNREAD)))
def test_what_is_not_read_whole_is_not_structured_and_says_why(by_center, at):
    found = by_center["unread"][at]
    assert found["structured"] is False
    assert found["structure_note"]
    assert (found["name"], found["range_text"], found["uncertainty_text"]) == UNREAD[at]


def test_text_is_kept_byte_for_byte(by_center):
    assert by_center["odd"][0]["range_text"] == ODD


def test_conditions_are_told_in_si(by_center):
    ends = [
        [
            (one["quantity"]["slug"], one["low"], one["high"], one["unit"])
            for one in found["conditions"]
        ]
        for found in by_center["conditions"]
    ]
    assert ends[0] == [("frequency", 40.0, 1000.0, "Hz")]
    assert ends[1] == [("frequency", 50.0, 60.0, "Hz")]
    assert ends[2][0][2] == 1000.0
    assert by_center["conditions"][0]["condition_text"] == "频率：40 Hz～1 kHz"


def test_a_promise_holds_everything_the_contract_names(by_center):
    (found,) = by_center["whole"]
    assert found["quantity"] == {"slug": "pressure", "name": "压力"}
    assert found["center"]["slug"] == "whole"
    assert found["service"] == ["检定", "校准"]
    assert found["place"] == ["lab", "site"]
    assert found["basis"] == ["计量标准考核", "CNAS"]
    assert found["methods"] == ["JJG 52-2013", "JJF 9999-2001"]
    assert (found["effective_from"], found["effective_to"]) == ("2024-05-01", "2099-01-01")
    assert found["url"].startswith("/capabilities/")
    assert found["code"].endswith("-1")
    assert found["accuracy"]["k"] == 2


def test_a_cell_left_empty_takes_its_default(by_center):
    found = by_center["odd"][0]
    assert (found["service"], found["place"], found["basis"]) == ([], ["lab"], ["本办法承诺"])
    assert (found["methods"], found["effective_from"]) == ([], "2019-05-01")
    assert found["effective_to"] is None


FILTERS = [
    ({"instrument": "压力表"}, {"压力表", "弹簧管式一般压力表"}),
    ({"quantity": "温度"}, {"温度计", "铂电阻", "热电偶"}),
    ({"service": "检定"}, {"弹簧管式一般压力表"}),
    ({"place": "现场"}, {"弹簧管式一般压力表"}),
    ({"basis": "CNAS"}, {"弹簧管式一般压力表"}),
    ({"method": "JJG 52"}, {"弹簧管式一般压力表"}),
    ({"center": "conditions"}, {"交流电压表"}),
]


@pytest.mark.parametrize(("filters", "names"), FILTERS)
def test_the_list_of_promises_is_filtered(filters, names):
    found = get("capabilities", page_size=200, **filters)["results"]
    assert {one["name"] for one in found} == names
