"""The comparison of centers."""

import pytest

from tests.search.pages.conftest import QUESTION

pytestmark = pytest.mark.django_db

ALL = ["jiangcheng", "longzhong", "cihu", "stopped", "revoked"]


def rows(page):
    return {row.title: row for part in page.parts for row in part.rows}


def test_centers_stand_side_by_side_in_the_order_chosen(page):
    compared = page("/compare/", center=["cihu", "jiangcheng"], q=QUESTION)
    assert [column.slug for column in compared.columns] == ["cihu", "jiangcheng"]
    assert [column.grade for column in compared.columns] == ["partial", "full"]
    assert compared.question == QUESTION


def test_the_best_uncertainty_is_marked_only_where_it_can_be_compared(page):
    both = page("/compare/", center=["jiangcheng", "longzhong"], q=QUESTION)
    assert [cell.best for cell in rows(both)["不确定度"].cells] == [True, False]
    one = page("/compare/", center=["jiangcheng", "cihu"], q=QUESTION)
    assert not any(cell.best for cell in rows(one)["不确定度"].cells)


def test_what_is_missing_is_named(page):
    compared = page("/compare/", center=["cihu"], q=QUESTION)
    ((text, _, _),) = rows(compared)["差在哪里"].cells[0].lines
    assert text == "40\u00a0MPa 以上至 60\u00a0MPa：在承诺范围内，但不够准"


def test_only_rows_that_differ_are_shown_on_demand(page):
    centers = ["jiangcheng", "longzhong"]
    compared = page("/compare/", center=centers, q=QUESTION)
    differing = page("/compare/", center=centers, q=QUESTION, rows="different")
    assert compared.difference.label == "只看不同的行"
    assert differing.difference.label == "看全部的行"
    assert not any(row.same for row in rows(differing).values())
    assert len(rows(differing)) < len(rows(compared))


def test_more_than_four_centers_are_told_and_the_first_four_shown(page):
    compared = page("/compare/", center=ALL, q=QUESTION)
    assert len(compared.columns) == 4
    assert compared.state.paragraphs == ("最多比较4家，后面的1家没有列入。",)


def test_a_center_without_an_answer_keeps_its_column(page):
    compared = page("/compare/", center=["jiangcheng", "stopped"], q=QUESTION)
    assert compared.columns[1].grade == ""
    assert "没有有效的承诺" in compared.columns[1].sentence


def test_unknown_centers_are_named_and_left_out(page):
    compared = page("/compare/", center=["jiangcheng", "x" * 500], q=QUESTION)
    assert len(compared.columns) == 1
    assert compared.state.paragraphs[0].startswith("没有“xxx")


def test_without_a_center_the_page_says_how_to_choose(page):
    assert page("/compare/").state.title == "还没有选中心"
    assert page("/compare/", center="nobody").state.paragraphs[0] == "没有“nobody”这样的中心。"


def test_a_question_that_cannot_be_read_is_told(client, province):
    response = client.get("/compare/", {"center": "jiangcheng", "q": QUESTION, "low": "x"})
    assert response.status_code == 400
    assert "量程下限" in response.content.decode()
