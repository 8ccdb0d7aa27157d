"""Suggestions while typing."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.fixture
def suggest(client, province):
    def get(text):
        groups = client.get("/search/suggest/", {"q": text}).json()["groups"]
        return {group["title"]: group["items"] for group in groups}

    return get


@pytest.mark.parametrize("typed", ["压力表", "yalibiao", "ylb", "壓力錶", "pressure gauge"])
def test_an_instrument_is_found_by_any_of_its_names(suggest, typed):
    labels = [item["label"] for item in suggest(typed)["仪器"]]
    assert "压力表" in labels


def test_the_matched_part_and_the_promises_stand_beside_a_name(suggest):
    item = next(one for one in suggest("精密压力")["仪器"] if one["label"] == "精密压力表")
    assert item["match"] == "精密压力"
    assert item["count"] == "503条"
    assert item["value"] == "精密压力表"


def test_what_was_typed_before_the_name_is_kept(suggest):
    item = suggest("0-60MPa 精密压力")["仪器"][0]
    assert item["value"] == "0-60MPa 精密压力表"


def test_a_method_is_found_by_its_code(suggest):
    labels = [item["label"] for item in suggest("JJG 49")["方法"]]
    assert "JJG 49-2013" in labels


def test_a_center_leads_to_its_page(suggest):
    (item,) = suggest("江城")["中心"]
    assert item["url"] == "/centers/jiangcheng/"


def test_centers_that_do_not_count_are_not_suggested(suggest):
    assert "中心" not in suggest("停用")
    assert "中心" not in suggest("筹建")


def test_there_are_at_most_eight(suggest):
    assert sum(map(len, suggest("表").values())) <= 8


@pytest.mark.parametrize("typed", ["", "  ", "\0", "？", "x" * 10_000])
def test_nothing_is_suggested_for_nothing(suggest, typed):
    assert suggest(typed) == {}


def test_suggesting_needs_a_fixed_number_of_queries(
    client, province, django_assert_max_num_queries
):
    client.get("/search/suggest/", {"q": "表"})
    with django_assert_max_num_queries(5):
        client.get("/search/suggest/", {"q": "中心"})
