"""What one center lacks others may have; what none has may be asked for more weakly."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.acceptance.register import ask, grades, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def gauge(measuring, accuracy="U = 0.01 MPa, k=2", **cells):
    return row("压力表", measuring, accuracy, **cells)


PROVINCE = {
    "low": [gauge("(0～25) MPa", 服务类别="校准")],
    "middle": [gauge("(20～45) MPa", 服务类别="校准")],
    "high": [gauge("(25～60) MPa", 服务类别="检定;校准")],
    "high-unsure": [gauge("(25～60) MPa", "", 服务类别="校准")],
    "far": [gauge("(80～100) MPa", 服务类别="校准")],
    "coarse": [row("数字压力计", "(0～60) MPa", "U = 0.1 MPa, k=2")],
}


def test_the_smallest_set_of_centers_that_covers_is_proposed():
    combined = ask("0-60MPa 0.4级压力表")["combined"]
    assert combined["centers"] == ["low", "high"]
    assert combined["coverage"] == 1.0
    parts = [(one["center"], one["low"], one["high"], one["text"]) for one in combined["parts"]]
    assert parts == [
        ("low", 0.0, 25e6, "(0～25) MPa"),
        ("high", 25e6, 60e6, "(25～60) MPa"),
    ]


def test_three_centers_are_proposed_where_two_do_not_reach():
    asked = {"low": 0, "high": 100, "unit": "MPa"}
    assert ask("压力表", **asked)["combined"] is None
    assert len(ask("0-45MPa 压力表")["combined"]["centers"]) == 2


def test_a_combination_keeps_to_the_filters():
    text = "0-60MPa 0.4级压力表"
    assert ask(text, service="检定")["combined"] is None
    assert ask(text, service="校准")["combined"]["centers"] == ["low", "high"]


def test_a_tie_is_broken_by_fewest_doubts_then_by_name():
    """Without an accuracy nothing is to be confirmed, and the name decides."""
    assert ask("0-60MPa 压力表")["combined"]["centers"] == ["low", "high-unsure"]


@pytest.mark.parametrize("text", ["0-25MPa 压力表", "30-60MPa 压力表 U=0.02MPa", "压力表"])
def test_where_one_center_is_enough_no_combination_is_proposed(text):
    assert ask(text)["combined"] is None


def test_the_proposed_parts_lie_within_what_each_center_covers():
    combined = ask("0-60MPa 0.4级压力表")["combined"]
    for part in combined["parts"]:
        found = grades(
            "压力表", low=part["low"], high=part["high"], unit="Pa", center=part["center"]
        )
        assert found[part["center"]] in ("full", "range")


WEAKER = [
    ("0-60MPa 0.4级压力表", {}, "范围"),
    ("30-50MPa 压力表检定 U=0.005MPa", {}, "准确度"),
    ("0-20MPa 压力表", {"service": "检定"}, "服务"),
    ("0-20MPa 压力表", {"city": "宜昌"}, "宜昌"),
]


@pytest.mark.parametrize(("text", "filters", "words"), WEAKER)
def test_a_weaker_question_is_offered_with_its_count(text, filters, words):
    offered = [one for one in ask(text, **filters)["relaxations"] if words in one["text"]]
    assert offered
    assert all(one["count"] > 0 for one in offered)


@pytest.mark.parametrize(("text", "filters"), [given[:2] for given in WEAKER])
def test_an_offered_question_gives_as_many_centers_as_it_says(text, filters):
    for one in ask(text, **filters)["relaxations"]:
        response = Client().get(f"/api/v1/search/?{one['query']}")
        good = [each for each in response.json()["results"] if each["grade"] in ("full", "range")]
        assert len(good) == one["count"]


def test_where_a_center_satisfies_nothing_weaker_is_offered():
    found = ask("0-20MPa 压力表")
    assert (found["relaxations"], found["emptied_by"]) == ([], None)


def test_an_instrument_nobody_has_leaves_an_empty_answer():
    found = ask("0-300mm 游标卡尺")
    assert (found["results"], found["total_centers"], found["combined"]) == ([], 0, None)


EMPTIED = [
    ("压力表", {"city": "宜昌"}, "宜昌"),
    ("压力表", {"basis": "CNAS", "place": "现场"}, "CNAS"),
    ("数字压力计", {"city": "宜昌"}, "宜昌"),
    ("血压计", {}, "血压计"),
    ("血压计 武汉", {}, "血压计"),
]


@pytest.mark.parametrize(("text", "filters", "words"), EMPTIED)
def test_what_emptied_the_result_is_named(text, filters, words):
    found = ask(text, **filters)
    assert found["results"] == []
    assert words in found["emptied_by"]
