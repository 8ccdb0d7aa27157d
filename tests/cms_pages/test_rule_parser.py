"""Reading rules: the seed, real laws, defects by hand, any text."""

import datetime
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cms_pages.rule_labels import chinese_number
from cms_pages.rule_parser import read_rule
from tests.cms_pages.texts import LAWS, joined, laws, said, seed, squeezed, without_marks

HEAD = "某某管理办法\n\n"


def numbers(source: str) -> list[int]:
    return [article.number for article in read_rule(source).articles]


def test_the_seed_has_six_chapters_and_twenty_five_articles():
    rule = read_rule(seed())
    assert [chapter.number for chapter in rule.chapters] == [1, 2, 3, 4, 5, 6]
    assert [article.number for article in rule.articles] == list(range(1, 26))
    assert [len(article.items) for article in rule.articles if article.items] == [4, 5, 6]
    assert rule.sections == ()


def test_the_seed_names_itself():
    rule = read_rule(seed())
    assert rule.title == "湖北省产业计量测试中心建设管理办法"
    assert rule.document_number == "鄂质监量函〔2016〕255号"
    assert rule.dated == datetime.date(2016, 9, 19)
    assert rule.in_force_from == datetime.date(2016, 10, 1)
    assert rule.chapters[0].label == "第1章"
    assert rule.chapters[0].title == "总则"


def test_the_slips_of_the_seed_are_named_and_kept():
    rule = read_rule(seed())
    assert said(rule) == [
        (7, "第七条 与正文之间缺空格"),
        (13, "“24个内”疑缺“月”字，应为“24个月内”"),
        (14, "“24个内”疑缺“月”字，应为“24个月内”"),
        (None, "第5章 标题中有残留的书签标记"),
    ]
    assert rule.chapters[4].title == "[bookmark: _GoBack]监督管理"
    assert "24个内" in rule.articles[12].paragraphs[0]


def test_nothing_of_the_seed_is_lost():
    assert joined(read_rule(seed())) == squeezed(seed())


@pytest.mark.skipif(not laws(), reason="the shared laws are not here")
@pytest.mark.parametrize("law", laws(), ids=lambda law: law["file"])
def test_real_laws_have_the_parts_that_were_counted(law):
    source = (LAWS / law["file"]).read_text(encoding="utf-8")
    rule = read_rule(source)
    assert len(rule.chapters) == law["chapters"]
    assert len(rule.sections) == law["sections"]
    assert len(rule.articles) == law.get("true_articles", law["articles"])
    assert sum(len(article.items) for article in rule.articles) == law["items"]
    assert joined(rule) == without_marks(source)


def test_chapters_and_sections_are_known_to_their_articles():
    rule = read_rule(
        HEAD + "第一章 总则\n第一条 甲。\n第二章 分则\n第一节 一般\n第二条 乙。\n"
        "第三章 附则\n第三条 丙。"
    )
    assert [(one.chapter, one.section) for one in rule.articles] == [
        (1, None),
        (2, 1),
        (3, None),
    ]
    assert rule.sections[0].chapter == 2


def test_paragraphs_and_items_keep_their_order():
    article = read_rule(HEAD + "第一条 如下：\n（一）甲；\n（二）乙。\n前款适用于丙。").articles[0]
    assert article.paragraphs == ("如下：", "前款适用于丙。")
    assert [(item.label, item.text) for item in article.items] == [
        ("（一）", "甲；"),
        ("（二）", "乙。"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("十五", 15),
        ("二十一", 21),
        ("一百零三", 103),
        ("一〇三", 103),
        ("15", 15),
        ("１５", 15),
        ("〇", None),
        ("0", None),
        ("甲", None),
    ],
)
def test_numbers_are_written_with_chinese_or_arabic_digits(text, expected):
    assert chinese_number(text) == expected


def test_arabic_article_numbers_are_read():
    assert numbers(HEAD + "第1条 甲。\n第2条 乙。") == [1, 2]


@pytest.mark.parametrize(
    "sentence",
    [
        "依照第十五条的规定办理。",
        "第三条规定的情形除外。",
        "第三条至第五条所称单位，包括企业。",
        "第一条、第二条所列情形。",
        "违反本办法第二条 的，依照第九条处理。",
    ],
)
def test_a_label_inside_a_sentence_is_not_an_article(sentence):
    rule = read_rule(HEAD + f"第一条 甲。\n第二条 乙。\n{sentence}\n第三条 丙。")
    assert [article.number for article in rule.articles] == [1, 2, 3]
    assert rule.articles[1].paragraphs == ("乙。", sentence)
    assert said(rule) == []


def test_a_chapter_inside_a_sentence_is_not_a_heading():
    rule = read_rule(HEAD + "第一章 总则\n第一条 甲。\n第一章规定的程序，适用于本章。\n第二条 乙。")
    assert len(rule.chapters) == 1
    assert rule.articles[0].paragraphs == ("甲。", "第一章规定的程序，适用于本章。")


def test_a_missing_number_is_named():
    assert said(read_rule(HEAD + "第一条 甲。\n第四条 乙。")) == [(4, "第四条 之前缺第2条、第3条")]


def test_many_missing_numbers_are_named_as_a_run():
    assert said(read_rule(HEAD + "第一条 甲。\n第9999条 乙。")) == [
        (9999, "第9999条 之前缺第2条至第9998条")
    ]


def test_a_doubled_number_is_named_and_both_articles_are_kept():
    rule = read_rule(HEAD + "第一条 甲。\n第二条 乙。\n第二条 丙。\n第三条 丁。")
    assert [article.number for article in rule.articles] == [1, 2, 2, 3]
    assert said(rule) == [(2, "第二条 的序号重复")]


def test_a_doubled_number_without_a_blank_is_an_article_too():
    rule = read_rule(HEAD + "第一条 甲。\n第二条 乙。\n第二条申请单位应当提交材料。")
    assert [article.number for article in rule.articles] == [1, 2, 2]
    assert (2, "第二条 的序号重复") in said(rule)


def test_a_number_that_goes_back_is_named():
    assert said(read_rule(HEAD + "第二条 乙。\n第一条 甲。")) == [
        (2, "第二条 之前缺第1条"),
        (1, "第一条 的序号小于前一条"),
    ]


def test_a_label_with_a_space_inside_is_read_and_named():
    rule = read_rule(HEAD + "第一条 甲。\n第 二 条 乙。")
    assert rule.articles[1].label == "第二条"
    assert said(rule) == [(2, "“第 二 条”的序号中有空格")]


def test_a_label_in_mid_line_starts_its_article():
    rule = read_rule(HEAD + "第一条 甲。第二条 乙。 第三条丙。\n第四条 丁。")
    assert [article.paragraphs for article in rule.articles] == [
        ("甲。",),
        ("乙。",),
        ("丙。",),
        ("丁。",),
    ]
    assert (2, "第二条 起于行中，未另起一行") in said(rule)
    assert (3, "第三条 起于行中，未另起一行") in said(rule)


def test_a_chapter_in_mid_line_starts_there():
    rule = read_rule(HEAD + "第一章 总则\n第一条 甲。　第二章 附则\n第二条 乙。")
    assert [chapter.title for chapter in rule.chapters] == ["总则", "附则"]
    assert rule.articles[1].chapter == 2
    assert (None, "第二章 起于行中，未另起一行") in said(rule)


@pytest.mark.parametrize("heading", ["附 则", "第章 附则", "第 章 附 则"])
def test_a_heading_without_a_number_is_kept_and_named(heading):
    rule = read_rule(HEAD + f"第一章 总则\n第一条 甲。\n{heading}\n第二条 乙。")
    assert [chapter.title for chapter in rule.chapters] == ["总则", "附则"]
    assert rule.articles[0].paragraphs == ("甲。",)
    assert rule.articles[1].chapter is None
    assert any("没有序号" in text for _, text in said(rule))


def test_a_markdown_heading_without_a_number_is_kept_and_named():
    rule = read_rule("# 某某办法\n## 第一章 总则\n第一条 甲。\n## 附则\n第二条 乙。")
    assert [chapter.title for chapter in rule.chapters] == ["总则", "附则"]
    assert (None, "标题“附则”没有序号") in said(rule)


def test_an_article_without_a_number_is_named():
    rule = read_rule(HEAD + "第一条 甲。\n第　条 乙。")
    assert [article.number for article in rule.articles] == [1]
    assert rule.notes[0].article == 1


def test_a_label_far_out_of_order_is_text_and_named():
    rule = read_rule(HEAD + "第一条 甲。\n第五十条申请单位另行规定。\n第二条 乙。")
    assert [article.number for article in rule.articles] == [1, 2]
    assert said(rule) == [(1, "行首的“第五十条”与前后不连续，按正文读")]


def test_a_table_of_contents_is_no_chapter():
    source = (
        HEAD
        + "目录\n第一章 总则\n第二章 附则\n\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。"
    )
    rule = read_rule(source)
    assert [chapter.number for chapter in rule.chapters] == [1, 2]
    assert rule.head == ("目录", "第一章 总则", "第二章 附则")
    assert said(rule) == []
    assert joined(rule) == squeezed(source)


def test_text_under_a_heading_stays_there():
    source = HEAD + "第一章 总则\n第一条 甲。\n第二章 附则\n本章另行说明。\n第二条 乙。"
    rule = read_rule(source)
    assert rule.chapters[1].paragraphs == ("本章另行说明。",)
    assert joined(rule) == squeezed(source)


def test_what_follows_the_articles_is_the_appendix():
    rule = read_rule(HEAD + "第一条 甲。\n附件：申报书\n第一条 这是附件里的条文。")
    assert rule.appendix == ("附件：申报书", "第一条 这是附件里的条文。")
    assert [article.number for article in rule.articles] == [1]


def test_a_text_without_articles_keeps_its_paragraphs():
    rule = read_rule("关于印章的规定\n一、印章为圆形。\n二、由主管部门制发。")
    assert rule.title == "关于印章的规定"
    assert rule.head == ("一、印章为圆形。", "二、由主管部门制发。")
    assert said(rule) == [(None, "未见“第…条”，按段落保存")]


def test_asterisks_of_a_plain_text_are_kept():
    source = HEAD + "第一条 甲 ** 乙。"
    assert joined(read_rule(source)) == squeezed(source)


def test_an_impossible_date_is_no_date():
    assert read_rule("某某办法\n2016年2月31日\n第一条 甲。").dated is None


FRAGMENTS = "第 一 十 二 条 章 节 （ ） 。 ， # ** 附件 ： 总则 24个 内 ] 第1条 --- [bookmark:"
WORDS = st.sampled_from([*FRAGMENTS.split(), " ", "\u3000", "\n", "2016年10月1日"])
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join))


@given(TEXTS)
def test_any_text_is_read_and_nothing_is_lost(text):
    assert joined(read_rule(text)) == without_marks(text)


GREAT = 200_000
HARD = {
    "digits": "第一条 " + "1" * GREAT,
    "blanks": "第一条 甲。" + " " * GREAT + "第",
    "blank labels": "第" + " " * GREAT + "条",
    "bookmarks": "第一章 " + "[bookmark:" * (GREAT // 10),
    "articles in one line": "".join(f"第{one % 9999 + 1}条 甲。" for one in range(GREAT // 8)),
    "articles": "".join(f"第{one % 9999 + 1}条 甲。\n" for one in range(GREAT // 8)),
    "chapters": "".join(f"第{one % 9999 + 1}章 甲\n" for one in range(GREAT // 8)),
    "sentence ends": "第一条 " + "。" * GREAT,
    "references": "第一条 " + "。第九条" * (GREAT // 4),
    "appendix blanks": "第一条 甲。\n附" + " " * GREAT + "甲",
    "brackets": "（" * GREAT,
}


@pytest.mark.parametrize("name", HARD)
def test_a_long_text_never_hangs_the_reader(name):
    """Work that grew with the square of the text would take hours here; a slow machine does not
    come near the limit."""
    started = time.perf_counter()
    read_rule(HARD[name])
    assert time.perf_counter() - started < 120
