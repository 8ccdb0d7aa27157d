"""A center's page."""

import pytest

pytestmark = pytest.mark.django_db

PATH = "/centers/jiangcheng/"


def codes(page):
    return [row.code for group in page.scope for row in group.rows]


def facts(page):
    return {fact.label: fact.value for fact in page.facts}


def test_the_scope_stands_by_field_and_counts_no_suspended_row_as_in_force(page):
    center = page(PATH)
    assert sorted(codes(center)) == [
        "HB-QCLB-00017-2",
        "HB-QCLB-00018-1",
        "HB-QCLB-00019-1",
        "HB-QCLB-00020-1",
    ]
    assert facts(center)["现行承诺"] == "3条，另有1条暂停"
    assert center.summary == "共4条承诺，其中1条暂停"
    assert sum(group.count for group in center.scope) == 4


def test_suspended_and_unstructured_rows_say_so(page):
    rows = {row.code: row for group in page(PATH).scope for row in group.rows}
    assert rows["HB-QCLB-00018-1"].suspended
    assert rows["HB-QCLB-00018-1"].warnings == (("暂停，自2019-05-01", "stop"),)
    assert rows["HB-QCLB-00019-1"].warnings == (("未结构化，只按原文查找", "doubt"),)
    assert not rows["HB-QCLB-00017-2"].warnings


def test_an_earlier_day_shows_the_versions_of_that_day(page):
    assert "HB-QCLB-00017-1" in codes(page(PATH, as_of="2025-06-30"))
    assert "HB-QCLB-00017-2" in codes(page(PATH, as_of="2025-07-01"))


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"q": "卡尺"}, ["HB-QCLB-00020-1"]),
        ({"q": "精密 100"}, ["HB-QCLB-00017-2"]),
        ({"q": "00019"}, ["HB-QCLB-00019-1"]),
        ({"service": "校准"}, ["HB-QCLB-00020-1"]),
        ({"service": "检定"}, ["HB-QCLB-00017-2", "HB-QCLB-00018-1"]),
        ({"place": "site"}, ["HB-QCLB-00017-2"]),
        ({"field": "length"}, ["HB-QCLB-00020-1"]),
    ],
)
def test_the_scope_is_narrowed_by_text_and_by_closed_lists(page, parameters, found):
    assert codes(page(PATH, **parameters)) == found


def test_an_empty_scope_says_what_emptied_it(page):
    state = page(PATH, q="天平", service="calibration").state
    assert state.paragraphs == ("本中心的4条承诺中，没有符合服务“校准”、文字“天平”的。",)


def test_five_hundred_promises_are_turned_page_by_page(page):
    center = page("/centers/longzhong/", page="25")
    assert center.summary == "共500条承诺，第481～500条"
    assert center.pages.links[-1].current


@pytest.mark.parametrize(
    ("slug", "stamp", "word"), [("stopped", "暂停", "暂停"), ("revoked", "撤销", "撤销")]
)
def test_a_center_that_no_longer_counts_keeps_its_page_without_promises(page, slug, stamp, word):
    center = page(f"/centers/{slug}/")
    assert center.stamp.text == stamp
    assert word in center.warning
    assert not center.scope
    assert not center.search_url
    assert center.state.title == "没有有效的承诺"


def test_it_promises_on_the_day_before(page):
    assert codes(page("/centers/stopped/", as_of="2025-12-31"))


@pytest.mark.parametrize("slug", ["coming", "nobody"])
def test_a_center_to_come_or_unknown_is_not_found(client, province, slug):
    assert client.get(f"/centers/{slug}/").status_code == 404


def test_the_history_tells_establishment_changes_and_what_lies_ahead(page):
    events = page(PATH, history="all").history
    assert [(event.when, event.title, event.tone) for event in events][:2] == [
        ("2998-01-01", "新增承诺", "ahead"),
        ("2025-07-01", "承诺变更", ""),
    ]
    assert events[-1].title == "批准成立"
    assert events[-1].text == "示计量函〔2019〕7号"


def test_only_addresses_of_the_web_are_linked(page):
    website = next(fact for fact in page(PATH).facts if fact.label == "网址")
    assert website.value == "javascript:alert(1)"
    assert website.url == ""


def test_the_page_needs_a_fixed_number_of_queries(client, province, django_assert_max_num_queries):
    client.get("/centers/longzhong/")
    with django_assert_max_num_queries(15):
        client.get("/centers/longzhong/", {"q": "压力", "service": "检定", "page": "2"})
