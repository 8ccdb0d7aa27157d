"""One box: the register first where a capability is asked, pages, articles and files beside it."""

from __future__ import annotations

import pytest

from cms_pages.excerpts import excerpt, marked
from cms_pages.han_backend import spaced, words
from cms_pages.site_search import find_files, find_pages
from tests.cms_pages.finding.conftest import SECRET
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db


def titles(text: str) -> list[str]:
    return [page.title for page in find_pages(text).pages]


def shown(client, text: str, **parameters: str):
    response = client.get("/find/", {"q": text} | parameters)
    assert response.status_code == 200
    return response.context["page"]


def test_a_word_of_two_characters_is_found_in_the_middle_of_a_text(add_notice):
    add_notice("关于征求意见的通知", "请各单位于月底前反馈期间核查方法的修改意见")
    assert titles("核查") == ["关于征求意见的通知"]
    assert titles("征求 期间核查") == ["关于征求意见的通知"]
    assert titles("核期") == []


def test_characters_that_are_apart_are_no_word(add_notice):
    add_notice("通知", "校正与准备")
    assert titles("校准") == []


def test_traditional_characters_and_full_width_letters_are_found(add_notice):
    add_notice("通知", "依据JJG 52-2013检定压力表")
    assert titles("檢定壓力錶") == titles("ＪＪＧ５２") == titles("jjg52") == ["通知"]


def test_a_text_found_nowhere_whole_finds_what_has_most_of_it(add_notice):
    add_notice("负责人变更", "主要负责人由主管部门任命")
    found = find_pages("任命主要负责人")
    assert found.loose
    assert [page.title for page in found.pages] == ["负责人变更"]
    assert find_pages("量子霍尔电阻").pages == []


def test_signs_and_operators_are_no_question(add_notice):
    add_notice("通知", "内容")
    for text in ('"', "'", "*", "AND", "OR NOT", "(", "通知 OR", 'a"b', "通知*", "%s %d", "\\"):
        find_pages(text)
        find_files(text)


def test_what_is_not_public_is_found_by_nobody(hidden_pages, client):
    assert find_pages(SECRET).pages == []
    assert find_pages("绝密").pages == []
    assert SECRET not in client.get("/find/", {"q": "公开"}).content.decode()


def test_an_article_is_found_with_its_own_address(rule_page, client):
    page = shown(client, "任命 备案")
    (hit,) = page.pages
    (article,) = hit.articles
    assert article.url == f"{rule_page.url}#article-22"
    assert [run.text for run in article.excerpt if run.marked] == ["任命", "备案"]
    html = client.get("/find/", {"q": "任命 备案"}).content.decode()
    assert "<mark>任命</mark>" in html
    assert f'href="{rule_page.url}#article-22"' in html


def test_an_article_is_found_by_its_number(rule_page, client):
    assert shown(client, "第十五条").pages[0].articles[0].url.endswith("#article-15")


def test_a_file_is_found_by_its_name_with_its_page(add_document, add_notice):
    add_notice("通知", attachments=[("file", add_document("产业需求调查表"))])
    (hit,) = find_files("需求调查")
    assert (hit.page_title, hit.kind) == ("通知", "TXT")


def test_a_file_of_a_draft_or_of_a_private_collection_is_not_found(
    add_document, add_notice, private_collection
):
    add_notice("草稿", attachments=[("file", add_document("草稿附件"))], published=False)
    inside = add_document("内部附件", private_collection)
    add_notice("通知", attachments=[("file", inside)])
    add_document("无主附件")
    assert find_files("附件") == []


def test_a_capability_question_is_answered_by_the_register_first(client, add_notice):
    add_notice("关于压力表检定的通知", "压力表")
    center = CenterFactory()
    CapabilityVersionFactory(capability__center=center, name="压力表")
    page = shown(client, "0-60MPa 0.4级压力表")
    assert page.answer is not None
    assert page.answer.url.startswith("/search/?q=0-60MPa")
    beside = shown(client, "压力表")
    assert beside.answer is not None
    assert [hit.url for hit in beside.pages] == ["/notices/n0/"]


@pytest.mark.parametrize("text", ["能力变更", "年度报告 12月31日", "怎么申报", "第十五条", "武汉"])
def test_a_text_that_asks_no_capability_lists_pages_and_leads_to_the_register(client, text):
    page = shown(client, text)
    assert page.answer is None
    assert page.ask_url.startswith("/search/?q=")


def test_pages_alone_are_one_click_away(client, add_notice):
    for number in range(12):
        add_notice(f"压力表通知{number}")
    assert shown(client, "压力表").all_url.endswith("show=pages")
    pages = shown(client, "压力表", show="pages", page="2")
    assert pages.answer is None
    assert len(pages.pages) == 2
    assert pages.pagination.previous == "?q=%E5%8E%8B%E5%8A%9B%E8%A1%A8&show=pages&page=1"


def test_a_center_and_a_promise_are_found_by_name_and_code(client):
    center = CenterFactory(name="示范·江城汽车零部件产业计量测试中心")
    version = CapabilityVersionFactory(capability__center=center)
    assert [link.url for link in shown(client, "江城").register] == [center.get_absolute_url()]
    code = version.capability.code
    assert [link.label for link in shown(client, code.lower()).register] == [code]


def test_nothing_found_says_so_and_leads_on(client):
    response = client.get("/find/", {"q": "量子霍尔"})
    assert response.context["page"].empty
    assert "没有找到“量子霍尔”" in response.content.decode()


@pytest.mark.parametrize("text", ["", "  ", "\0", "字" * 1000, "<b>&\"'", "🙂", "page" * 9])
def test_any_text_is_answered(client, text):
    assert client.get("/find/", {"q": text, "page": "甲"}).status_code == 200


def test_a_text_too_long_is_told_at_its_box(client):
    response = client.get("/find/", {"q": "字" * 1001})
    assert response.status_code == 400
    assert "最多1000个字符" in response.content.decode()


def test_the_whole_site_is_searched_with_few_queries(
    client, rule_page, add_notice, django_assert_max_num_queries
):
    for number in range(10):
        add_notice(f"能力变更公告{number}", "能力")
    shown(client, "公告")
    with django_assert_max_num_queries(40):
        shown(client, "能力")


def test_words_are_marked_where_they_stand():
    runs = marked("校准与檢定", ["检定", "校准"])
    assert [(run.text, run.marked) for run in runs] == [
        ("校准", True),
        ("与", False),
        ("檢定", True),
    ]


def test_an_excerpt_stands_around_the_first_word():
    text = "前" * 200 + "能力" + "后" * 200
    runs = excerpt(text, ["能力"], width=40)
    assert "".join(run.text for run in runs) == "…" + "前" * 20 + "能力" + "后" * 18 + "…"


def test_each_character_is_a_word_and_letters_stand_apart_from_digits():
    assert spaced("JJG52压力").split() == ["jjg", "52", "压", "力"]
    assert words("“能力 变更” - 能力") == ["能力", "变更"]
