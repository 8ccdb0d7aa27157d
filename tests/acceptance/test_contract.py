"""The documents of the API: their parts, their pages, their problems."""

from __future__ import annotations

import io
import json
import re

import pytest
from django.core.management import call_command
from django.test import Client

from tests.acceptance.register import DAY, ask, center, get, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

PROVINCE = {
    f"c{number}": [row("压力表", "(0～60) MPa", f"U = 0.0{number} MPa, k=2", 服务类别="检定")]
    for number in range(1, 8)
}
CENTERS = (center("c1", 所在市州="宜昌市"),)
QUESTION = "0-60MPa 0.4级压力表"


def reply(path, **parameters):
    return Client().get(f"/api/v1/{path}/", parameters)


ANSWER = {
    "question": dict,
    "vocabulary": str,
    "engine": str,
    "degraded": bool,
    "took_ms": float,
    "total_centers": int,
    "total_capabilities": int,
    "facets": dict,
    "results": list,
    "combined": (dict, type(None)),
    "relaxations": list,
    "next": (str, type(None)),
}
RESULT = {
    "center": dict,
    "grade": str,
    "coverage": float,
    "gaps": list,
    "uncertainty": dict,
    "reasons": list,
    "capabilities": list,
}
CAPABILITY = {
    "code": str,
    "url": str,
    "name": str,
    "range_text": str,
    "low": float,
    "high": float,
    "unit": str,
    "uncertainty_text": str,
    "methods": list,
    "service": list,
    "place": list,
    "basis": list,
    "structured": bool,
}
LISTED = CAPABILITY | {
    "center": dict,
    "quantity": dict,
    "condition_text": str,
    "conditions": list,
    "effective_from": str,
    "effective_to": (str, type(None)),
    "structure_note": str,
    "accuracy": dict,
}
QUESTION_PARTS = (
    *("text", "instrument", "quantity", "range", "ranges", "conditions", "accuracy", "field"),
    *("industry", "city", "center", "service", "method", "place", "basis", "as_of"),
    *("text_left", "notes"),
)


def holds(document, contract):
    wrong = {
        name: document.get(name, "missing")
        for name, kind in contract.items()
        if name not in document or not isinstance(document[name], kind)
    }
    assert wrong == {}


def test_an_answer_holds_what_the_contract_names():
    answer = ask(QUESTION)
    holds(answer, ANSWER)
    assert set(QUESTION_PARTS) <= answer["question"].keys()
    assert (answer["engine"], answer["degraded"]) == ("embedded", False)
    assert re.fullmatch(r"\d{4}\.\d{2}-[0-9a-f]+", answer["vocabulary"])
    for result in answer["results"]:
        holds(result, RESULT)
        assert result["uncertainty"].keys() == {"needed", "best", "worst"}
        holds(result["center"], {"slug": str, "name": str, "city": str, "url": str})
        for capability in result["capabilities"]:
            holds(capability, CAPABILITY)


def test_the_list_of_promises_holds_what_the_contract_names():
    for capability in get("capabilities")["results"]:
        holds(capability, LISTED)
        said = capability["accuracy"]
        assert said.keys() == {"of", "kind", "k", "value", "at_low", "at_high"}


def test_addresses_of_an_answer_lead_to_pages():
    found = ask(QUESTION)["results"][0]
    for url in (found["center"]["url"], found["capabilities"][0]["url"]):
        assert Client().get(url).status_code == 200


def test_a_code_names_center_number_and_version():
    (code,) = [one["code"] for one in get("capabilities", center="c2")["results"]]
    assert re.fullmatch(r"HB-[A-Z0-9]+-\d{5}-1", code)


def test_next_leads_through_every_page_to_the_end():
    listed, address = [], f"/api/v1/search/?q={QUESTION}&page_size=3&as_of={DAY}"
    while address:
        assert address.startswith("/api/v1/search/?")
        page = Client().get(address).json()
        listed += [one["center"]["slug"] for one in page["results"]]
        assert page["total_centers"] == 7
        address = page["next"]
    assert listed == [one["center"]["slug"] for one in ask(QUESTION)["results"]]
    assert len(listed) == 7


@pytest.mark.parametrize("path", ["search", "capabilities", "centers"])
def test_a_page_past_the_end_is_empty_and_well(path):
    response = reply(path, q="压力表", page=99)
    assert response.status_code == 200
    assert (response.json()["results"], response.json()["next"]) == ([], None)


@pytest.mark.parametrize("path", ["capabilities", "centers"])
def test_lists_are_paged_the_same_way(path):
    first = get(path, page_size=5)
    assert len(first["results"]) == 5
    second = Client().get(first["next"]).json()
    assert (len(second["results"]), second["next"]) == (2, None)


def test_centers_can_be_sorted_by_name():
    names = [one["center"]["name"] for one in ask(QUESTION, sort="name")["results"]]
    assert names == sorted(names)


PROBLEMS = [
    ({"page": "0"}, "page", "页码"),
    ({"page": "-1"}, "page", "页码"),
    ({"page": "x"}, "page", "页码"),
    ({"page": "1.5"}, "page", "页码"),
    ({"page_size": "0"}, "page_size", ""),
    ({"page_size": "201"}, "page_size", ""),
    ({"q": "压" * 1001}, "q", ""),
    ({"low": "abc", "unit": "MPa"}, "low", ""),
    ({"high": "nan", "unit": "MPa"}, "high", ""),
    ({"low": "1e999", "unit": "MPa"}, "low", ""),
    ({"low": "60", "high": "0", "unit": "MPa"}, "low", ""),
    ({"low": "0", "high": "1", "unit": "foo"}, "unit", "单位"),
    ({"instrument": "foo"}, "instrument", "仪器"),
    ({"quantity": "foo"}, "quantity", "被测量"),
    ({"field": "foo"}, "field", ""),
    ({"industry": "foo"}, "industry", "产业"),
    ({"city": "北京"}, "city", "市州"),
    ({"center": "foo"}, "center", "中心"),
    ({"service": "foo"}, "service", ""),
    ({"method": "foo"}, "method", ""),
    ({"place": "foo"}, "place", ""),
    ({"basis": "foo"}, "basis", ""),
    ({"grade": "good"}, "grade", ""),
    ({"sort": "price"}, "sort", "排序"),
    ({"as_of": "2026-02-30"}, "as_of", "日期"),
    ({"as_of": "yesterday"}, "as_of", "日期"),
    ({"mpe": "abc"}, "mpe", "最大允许误差"),
    ({"uncertainty": "abc"}, "uncertainty", "不确定度"),
    ({"accuracy_class": "abc"}, "accuracy_class", "等级"),
]


@pytest.mark.parametrize(("parameters", "name", "label"), PROBLEMS)
def test_a_bad_parameter_is_named_in_a_problem_document(parameters, name, label):
    response = reply("search", **{"q": QUESTION, **parameters})
    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/problem+json")
    problem = response.json()
    assert problem["status"] == 400
    assert re.search("[\u4e00-\u9fff]", problem["title"])
    assert re.search("[\u4e00-\u9fff]", problem["detail"])
    (wrong,) = problem["invalid_params"]
    assert wrong.keys() == {"name", "label", "reason"}
    assert wrong["name"] == name
    assert label in wrong["label"]
    assert re.search("[\u4e00-\u9fff]", wrong["reason"])


def test_every_problem_is_named_at_once():
    problem = reply("search", page="0", city="foo", as_of="x").json()
    assert {one["name"] for one in problem["invalid_params"]} == {"page", "city", "as_of"}


@pytest.mark.parametrize("path", ["search", "understand", "capabilities", "centers"])
def test_unknown_parameters_are_ignored_and_bad_ones_are_not(path):
    assert reply(path, q="压力表", nonsense="1").status_code == 200
    assert reply(path, q="压力表", as_of="x").status_code == 400


def test_reversed_ends_in_words_are_swapped_with_a_note():
    asked = get("understand", q="压力表 60-0MPa")["question"]
    assert (asked["range"]["low"], asked["range"]["high"]) == (0.0, 6e7)
    assert asked["notes"]


def test_a_question_of_exactly_a_thousand_characters_is_searched():
    assert reply("search", q="压" * 1000).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(method):
    assert getattr(Client(), method)(f"/api/v1/search/?q={QUESTION}").status_code == 405


def test_the_api_describes_itself():
    document = Client().get("/api/v1/openapi.json").json()
    assert document["openapi"].startswith("3.")
    assert {"/api/v1/search/", "/api/v1/understand/"} <= set(document["paths"])
    assert Client().get("/api/v1/docs").status_code == 200


def without_time(document):
    return {name: value for name, value in document.items() if name != "took_ms"}


def test_the_command_line_gives_the_same_document():
    out = io.StringIO()
    call_command("find", QUESTION, "--json", "--as_of", DAY, stdout=out)
    answer = ask(QUESTION) | {"next": None}
    assert without_time(json.loads(out.getvalue())) == without_time(answer)
