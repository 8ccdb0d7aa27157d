"""What is set by hand wins over the text; a question gives its parameters back."""

import datetime

import pytest

from registry.measurement.curves import value_at
from search.question import Choice, Question
from search.understand import (
    implied_field,
    override,
    question_to_params,
    resolve_choice,
    with_need,
    without,
)
from tests.search.understand.reading import DAY, facts, lexicon, read


def set_by_hand(text, **explicit):
    return override(Question(text=text, as_of=DAY), lexicon(), **explicit)


def choice(kind, text):
    return resolve_choice(kind, text, lexicon())


GAUGE = Choice("pressure-gauge", "压力表")


@pytest.mark.parametrize(
    ("kind", "text", "slug"),
    [
        ("instrument", "pressure-gauge", "pressure-gauge"),
        ("instrument", "弹簧管压力表", "pressure-gauge"),
        ("instrument", "壓力錶", "pressure-gauge"),
        ("quantity", "压力", "pressure"),
        ("quantity", "力", "force"),
        ("field", "力学", "mechanics"),
        ("industry", "汽车零部件", "auto-parts"),
        ("city", "武汉", "wuhan"),
        ("center", "汽车件中心", "hb-auto"),
        ("service", "检定", "verification"),
        ("service", "检测", "testing"),
        ("place", "现场", "site"),
        ("basis", "CNAS", "cnas"),
        ("method", "JJG 52-2013", "JJG 52-2013"),
        ("method", "jjg52", "JJG 52"),
    ],
)
def test_an_entry_is_found_by_its_slug_or_any_name(kind, text, slug):
    assert choice(kind, text).slug == slug


@pytest.mark.parametrize(
    ("kind", "text"),
    [("instrument", "没有的表"), ("city", "长沙"), ("field", "压力表"), ("method", "52")],
)
def test_what_a_list_does_not_have_is_not_found(kind, text):
    assert choice(kind, text) is None


def test_a_range_set_by_hand_replaces_the_one_in_the_text():
    question = set_by_hand("0-60MPa 0.4级压力表", low=0.0, high=100.0, unit="MPa")
    assert [(each.low, each.high) for each in question.ranges] == [(0.0, 1e8)]
    assert value_at(question.accuracy.need, 1e8) == pytest.approx(0.004 * 1e8 / 3)


@pytest.mark.parametrize(
    ("explicit", "part"),
    [
        ({"low": 0.0, "high": 60.0}, "range"),
        ({"mpe": "±0.02"}, "accuracy"),
        ({"uncertainty": "U=0.02 k=2"}, "accuracy"),
    ],
)
def test_a_figure_without_a_unit_sets_nothing_and_the_usual_unit_is_offered(explicit, part):
    question = set_by_hand("0-10MPa 0.4级压力表", **explicit)
    assert (question.ranges == ()) == (part == "range")
    assert (question.accuracy is None) == (part == "accuracy")
    (note,) = [note for note in question.notes if note.part == part and note.kind == "doubt"]
    assert note.text.endswith("是否指 MPa？")


def test_a_range_in_degrees_celsius_is_offset():
    (demanded,) = set_by_hand("温度计", low=-10.0, high=100.0, unit="℃").ranges
    assert (demanded.low, demanded.high) == pytest.approx((263.15, 373.15))


def test_a_range_with_one_end_is_judged_there_as_a_point():
    (demanded,) = set_by_hand("温度计", high=100.0, unit="℃").ranges
    assert demanded.low is None
    assert (demanded.interval.low, demanded.is_point) == (demanded.high, True)


def test_an_unknown_unit_is_refused():
    with pytest.raises(KeyError):
        set_by_hand("压力表", low=0.0, unit="furlong")


def test_an_instrument_set_by_hand_settles_what_a_unit_means():
    question = set_by_hand("20公斤", instrument=GAUGE)
    assert question.ranges[0].unit == "kgf/cm²"
    assert question.quantity.slug == "pressure"


def test_an_instrument_set_by_hand_wins_over_the_text():
    question = set_by_hand("卡尺 校准", instrument=GAUGE)
    assert question.instrument == GAUGE
    assert question.text_left == ""
    assert question.service.slug == "calibration"


def test_an_accuracy_set_by_hand_wins_over_the_text():
    question = set_by_hand("0-60MPa 0.4级压力表", accuracy_class="1.6")
    assert (question.accuracy.kind, question.accuracy.value) == ("class", 1.6)


@pytest.mark.parametrize(
    ("explicit", "value", "need"),
    [
        ({"mpe": "±0.5%FS"}, 3e5, 1e5),
        ({"mpe": "±0.5%"}, 3e5, 1e5),
        ({"mpe": "0.3 MPa"}, 3e5, 1e5),
        ({"uncertainty": "0.05% k=2"}, 3e4, 3e4),
        ({"uncertainty": "0.05%,k=2"}, 3e4, 3e4),
        ({"uncertainty": "U=0.03MPa"}, 3e4, 3e4),
        ({"uncertainty": "0.03 MPa k=3"}, 2e4, 2e4),
        ({"accuracy_class": "0.4"}, 0.4, 8e4),
        ({"accuracy_class": "0.4级"}, 0.4, 8e4),
    ],
)
def test_an_accuracy_is_taken_as_written(explicit, value, need):
    accuracy = set_by_hand("0-60MPa 压力表", **explicit).accuracy
    assert accuracy.value == pytest.approx(value)
    assert value_at(accuracy.need, 6e7) == pytest.approx(need)


def test_none_sets_nothing():
    assert set_by_hand("0-60MPa 压力表", city=None, low=None) == read("0-60MPa 压力表")


def test_the_divisor_is_a_setting():
    question = with_need(read("0-60MPa 0.4级压力表"), lexicon().vocabulary, 4.0)
    assert question.accuracy.divisor == 4.0
    assert value_at(question.accuracy.need, 6e7) == pytest.approx(6e4)


@pytest.mark.parametrize("text", ["0-60MPa 0.4级压力表", "U=0.05% 0-60MPa", "卡尺 ±0.5%", "1.6级"])
def test_working_out_the_need_again_changes_nothing(text):
    question = read(text)
    assert with_need(question, lexicon().vocabulary) == question


@pytest.mark.parametrize(
    ("text", "field"),
    [("压力表", "mechanics"), ("0-100℃", "thermal"), ("热工 压力表", "thermal"), ("武汉", None)],
)
def test_the_field_is_implied_by_instrument_or_quantity(text, field):
    implied = implied_field(read(text), lexicon().vocabulary)
    assert (implied.slug if implied else None) == field


EXPLICIT = {
    "instrument": GAUGE,
    "city": Choice("wuhan", "武汉市"),
    "method": Choice("JJG 52-2013", "压力表"),
    "low": -0.1,
    "high": 60.0,
    "unit": "MPa",
    "mpe": "±0.5%FS",
    "as_of": datetime.date(2026, 5, 1),
}


def test_a_question_gives_back_the_parameters_it_was_asked_with():
    params = question_to_params(set_by_hand("校准", **EXPLICIT), lexicon().vocabulary)
    assert params == {
        "q": "校准",
        "instrument": "pressure-gauge",
        "city": "wuhan",
        "method": "JJG 52-2013",
        "low": "-0.1",
        "high": "60",
        "unit": "MPa",
        "mpe": "±0.5%FS",
        "as_of": "2026-05-01",
    }


@pytest.mark.parametrize(
    ("text", "part", "index", "left"),
    [
        ("0-60MPa 0.4级压力表", "range", 0, "0.4级压力表"),
        ("0-60MPa 0.4级压力表", "accuracy", 0, "0-60MPa 压力表"),
        ("0-60MPa 0.4级压力表", "instrument", 0, "0-60MPa 0.4级"),
        ("温湿度箱 -70～150℃ 20～98%RH", "range", 1, "温湿度箱 -70～150℃"),
        ("热电偶 0~1000℃ K型", "instrument", 0, "0~1000℃"),
        ("交流电压 10V 50Hz", "condition", 0, "交流电压 10V"),
        ("武汉 压力表", "city", 0, "压力表"),
        ("压力表", "service", 0, "压力表"),
    ],
)
def test_a_part_is_taken_away_with_its_words(text, part, index, left):
    params = without(read(text), part, lexicon().vocabulary, index)
    assert params == {"q": left}


def test_a_part_set_by_hand_is_taken_away_with_its_parameters_and_its_words():
    question = set_by_hand("0-60MPa 压力表", low=0.0, high=25.0, unit="MPa", city=EXPLICIT["city"])
    params = without(question, "range", lexicon().vocabulary)
    assert params == {"q": "压力表", "city": "wuhan"}


def test_taking_everything_away_leaves_nothing():
    assert without(read("压力表"), "instrument", lexicon().vocabulary) == {}


def test_the_parameters_of_a_text_alone_give_the_same_question():
    question = read("0-60MPa 0.4级压力表 武汉")
    again = question_to_params(question, lexicon().vocabulary)
    assert facts(read(again["q"])) == facts(question)
