"""A rule's page shows its source, letter for letter."""

import re
from html.parser import HTMLParser

import pytest

from cms_pages.models import RuleArticleLink, RuleArticleNote
from cms_pages.rule_import import import_rule
from tests.cms_pages.texts import LAWS, laws, seed, squeezed, without_marks


class RuleText(HTMLParser):
    """The text within ``.rule-text`` without what is ours (``aside``), and every id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.ids: list[str] = []
        self.stack: list[bool] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.append(given["id"])
        if tag in ("hr", "br", "img", "meta", "link", "input", "rect", "path", "circle"):
            return
        inside = self.stack[-1] if self.stack else False
        begins = given.get("class") == "rule-text"
        self.stack.append((inside or begins) and tag != "aside")

    def handle_endtag(self, tag):
        if tag not in ("hr", "br", "img", "meta", "link", "input", "rect", "path", "circle"):
            self.stack.pop()

    def handle_data(self, data):
        if self.stack and self.stack[-1]:
            self.words.append(data)

    @property
    def text(self) -> str:
        return squeezed("".join(self.words))


def read(client, page, query: str = "") -> str:
    response = client.get(page.url + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_text_shown_is_the_source_but_for_white_space(client, rule_page):
    assert RuleText(read(client, rule_page)).text == squeezed(seed())


def test_a_search_changes_nothing_of_the_text(client, rule_page):
    assert RuleText(read(client, rule_page, "?find=计量")).text == squeezed(seed())


@pytest.mark.skipif(not laws(), reason="the shared laws are not here")
@pytest.mark.parametrize("law", laws(), ids=lambda law: law["file"])
def test_real_laws_are_shown_letter_for_letter(client, columns, law):
    source = (LAWS / law["file"]).read_text(encoding="utf-8")
    page = import_rule(source).page
    assert RuleText(read(client, page)).text == without_marks(source)


def test_every_article_and_item_has_its_anchor(client, rule_page):
    ids = RuleText(read(client, rule_page)).ids
    assert [one for one in ids if re.fullmatch(r"article-\d+", one)] == [
        f"article-{number}" for number in range(1, 26)
    ]
    assert [f"article-6-item-{number}" for number in range(1, 6)] == [
        one for one in ids if one.startswith("article-6-item-")
    ]
    assert {f"chapter-{number}" for number in range(1, 7)} <= set(ids)


def test_an_anchor_never_means_two_places(client, columns):
    page = import_rule(
        "某某办法\n第一条 甲：\n（一）乙；\n（一）丙。\n第一条 丁：\n（一）戊。"
    ).page
    ids = RuleText(read(client, page)).ids
    assert len(ids) == len(set(ids))
    assert {"article-1", "article-1-2", "article-1-item-1", "article-1-item-1-2"} <= set(ids)


def test_the_table_of_contents_leads_to_places_that_exist(client, rule_page):
    html = read(client, rule_page)
    targets = set(re.findall(r'href="#([^"]+)"', html))
    assert {"chapter-4", "article-15"} <= targets
    assert targets <= set(RuleText(html).ids)


def test_a_search_counts_marks_and_leads_on(client, rule_page):
    html = read(client, rule_page, "?find=验收&at=4")
    times = squeezed(seed()).count("验收")
    assert html.count("<mark ") == times
    assert f"{times}处，第4处" in html
    assert '<mark id="hit-4" class="current">验收</mark>' in html
    assert "at=3#hit-3" in html and "at=5#hit-5" in html


@pytest.mark.parametrize("at", ["0", "-1", "999999", "甲", "", "1" * 400])
def test_an_absurd_place_is_brought_back_into_the_text(client, rule_page, at):
    html = read(client, rule_page, f"?find=验收&at={at}")
    assert html.count('class="current"') == 1


def test_a_search_for_nothing_that_is_there_says_so(client, rule_page):
    assert "没有找到“火星”" in read(client, rule_page, "?find=火星")


@pytest.mark.parametrize("find", ["(", "[", "\\", ".*", "<b>", "%00", "a" * 5000])
def test_a_search_takes_any_text_as_text(client, rule_page, find):
    html = read(client, rule_page, f"?find={find}")
    assert "<b>”" not in html


def test_slips_are_shown_as_written_with_a_note(client, rule_page):
    html = read(client, rule_page)
    assert '<b class="label tight">第七条</b>省级产业计量中心' in html
    assert "第七条 与正文之间缺空格" in html
    assert '<span class="slip">24个</span>内完成' in html
    assert '<span class="slip">[bookmark: _GoBack]</span>监督管理' in html


def test_an_editors_note_stands_in_place_of_the_readers(client, rule_page):
    rule_page.article_notes = [RuleArticleNote(article=13, text="按24个月计算。")]
    rule_page.article_links = [RuleArticleLink(article=15, label="名录", url="/centers/")]
    rule_page.save_revision().publish()
    html = read(client, rule_page)
    article = html[html.index('id="article-13"') : html.index('id="article-14"')]
    assert "按24个月计算。" in article and "疑缺" not in article
    assert '<a href="/centers/">名录</a>' in html[html.index('id="article-15"') :]


def test_the_head_names_every_element_of_an_official_document(client, rule_page):
    html = read(client, rule_page)
    for label in ("索引号", "发文字号", "发布机构", "主题分类", "成文日期", "发布日期", "施行日期"):
        assert f"<dt>{label}</dt>" in html
    assert "鄂质监量函〔2016〕255号" in html
    assert '<span class="stamp ">现行有效</span>' in html


def test_the_source_can_be_had_as_a_file(client, rule_page):
    response = client.get(rule_page.url + "source/")
    assert response.content.decode() == seed()
    assert response["Content-Type"].startswith("text/plain")


def test_markup_in_a_rule_is_text(client, columns):
    page = import_rule("<script>办法\n第一条 <script>alert(1)</script>&amp;").page
    html = read(client, page)
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in html


def test_nothing_is_styled_in_line(client, rule_page):
    assert "style=" not in read(client, rule_page, "?find=计量")
