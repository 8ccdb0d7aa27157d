"""When promises count, and what filters leave out."""

from __future__ import annotations

import pytest

from tests.acceptance.register import ask, center, get, grades, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def gauge(**cells):
    return row("压力表", "(0～60) MPa", "U = 0.05 %, k=2", **cells)


PROVINCE = {
    "always": [gauge(服务类别="检定", 依据="JJG 52-2013")],
    "early": [gauge(失效日期="2024-01-01", 服务类别="校准", 服务地点="现场")],
    "late": [gauge(生效日期="2025-03-01", 资格依据="CNAS", 依据="JJG 49-2013")],
    "suspended": [gauge(状态="暂停")],
    "young": [gauge()],
    "replaced": [
        row("压力表", "(0～25) MPa", "U = 0.05 %", 编号="", 失效日期="2025-01-01"),
        row("压力表", "(0～60) MPa", "U = 0.05 %", 生效日期="2025-01-01"),
    ],
}
CENTERS = (
    center("young", 成立日期="2026-01-01"),
    center("late", 所在市州="宜昌市", 产业="光电子;汽车零部件"),
)

DAYS = [
    ("2019-04-30", set()),
    ("2019-05-01", {"always", "early", "replaced"}),
    ("2023-12-31", {"always", "early", "replaced"}),
    ("2024-01-01", {"always", "replaced"}),
    ("2025-02-28", {"always", "replaced"}),
    ("2025-03-01", {"always", "replaced", "late"}),
    ("2025-12-31", {"always", "replaced", "late"}),
    ("2026-01-01", {"always", "replaced", "late", "young"}),
    ("2099-12-31", {"always", "replaced", "late", "young"}),
]


@pytest.mark.parametrize(("day", "expected"), DAYS)
def test_a_promise_counts_from_its_first_day_until_the_day_before_its_end(day, expected):
    assert grades("压力表", as_of=day).keys() == expected
    listed = get("capabilities", as_of=day, page_size=200)["results"]
    assert {one["center"]["slug"] for one in listed} == expected


@pytest.mark.parametrize(("day", "grade"), [("2024-12-31", "partial"), ("2025-01-01", "full")])
def test_the_promise_of_the_day_is_what_is_judged(day, grade):
    assert grades("0-60MPa 压力表", as_of=day)["replaced"] == grade


def test_the_day_is_told():
    assert ask("压力表", as_of="2025-03-01")["question"]["as_of"] == "2025-03-01"


FILTERS = [
    ({"city": "宜昌"}, {"late"}),
    ({"city": "wuhan"}, {"always", "replaced", "young"}),
    ({"industry": "光电子"}, {"late"}),
    ({"industry": "汽车零部件"}, {"always", "replaced", "late", "young"}),
    ({"center": "young"}, {"young"}),
    ({"basis": "CNAS"}, {"late"}),
    ({"method": "JJG 52-2013"}, {"always"}),
    ({"method": "JJG 49"}, {"late"}),
    ({"service": "检定"}, {"always", "replaced", "late", "young"}),
    ({"field": "力学"}, {"always", "replaced", "late", "young"}),
    ({"field": "热学"}, set()),
    ({"place": "site"}, set()),
    ({"place": "lab"}, {"always", "replaced", "late", "young"}),
    ({"city": "宜昌", "basis": "CNAS"}, {"late"}),
    ({"city": "武汉", "basis": "CNAS"}, set()),
]


@pytest.mark.parametrize(("filters", "expected"), FILTERS)
def test_what_fails_a_filter_is_absent(filters, expected):
    assert grades("0-60MPa 压力表", **filters).keys() == expected


@pytest.mark.parametrize(
    "text", ["宜昌 0-60MPa 压力表", "0-60MPa 压力表 CNAS", "JJG49 0-60MPa 压力表"]
)
def test_a_filter_in_words_does_the_same(text):
    assert grades(text).keys() == {"late"}


def test_a_row_without_a_service_is_to_be_confirmed_where_one_is_asked():
    assert grades("压力表检定") == {
        "always": "full",
        "replaced": "range",
        "late": "range",
        "young": "range",
    }


def test_a_loose_word_for_a_service_leaves_every_row_in():
    assert set(grades("压力表检测").values()) == {"full"}


def test_one_grade_alone_can_be_listed():
    found = ask("压力表检定", grade="range")
    assert {one["grade"] for one in found["results"]} == {"range"}
    assert found["total_centers"] == 3


def test_facets_count_centers():
    facets = ask("压力表检定")["facets"]
    assert facets.keys() >= {"field", "city", "industry", "service", "grade"}
    assert {one["slug"]: one["count"] for one in facets["city"]} == {"wuhan": 3, "yichang": 1}
    assert {one["slug"]: one["count"] for one in facets["grade"]} == {"full": 1, "range": 3}
    (field,) = facets["field"]
    assert field | {"slug": "mechanics", "name": "力学", "count": 4} == field


def test_a_condition_that_empties_the_result_is_named_with_what_helps():
    found = ask("压力表", city="荆州")
    assert found["results"] == []
    assert "荆州" in found["emptied_by"]
    assert any(one["count"] == 4 for one in found["relaxations"])


def test_totals_count_the_whole_answer():
    found = ask("压力表")
    assert (found["total_centers"], found["total_capabilities"]) == (4, 4)


def test_centers_are_listed_with_their_day_and_filters():
    assert {one["slug"] for one in get("centers")["results"]} >= {"always", "young", "suspended"}
    assert "young" not in {one["slug"] for one in get("centers", as_of="2025-12-31")["results"]}
    assert [one["slug"] for one in get("centers", city="宜昌")["results"]] == ["late"]
