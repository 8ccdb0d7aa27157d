"""Whole journeys in a real browser: chips by keyboard, there and back again, paper, no script."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.search.answering.conftest import QUESTION

pytestmark = pytest.mark.browser

SCRIPT = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


@pytest.fixture
def answer(served) -> str:
    """The address of the answer to the question."""
    return f"{served}/search/?{urlencode({'q': QUESTION})}"


def tab_to(page: Page, name: str, most: int = 80) -> None:
    """Press Tab until the link of that name has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "document.activeElement.getAttribute('aria-label')"
            " || document.activeElement.innerText.trim()"
        )
        if focused == name:
            return
    raise AssertionError(f"no way to {name} with the Tab key")


def heading(page: Page):
    return page.get_by_role("heading", level=1)


@SCRIPT
def test_a_chip_is_removed_with_the_keyboard_alone(answer, open_page, script):
    page = open_page(answer, script=script)
    tab_to(page, "移除准确度 0.4级")
    page.keyboard.press("Enter")
    expect(page.locator("input[name=q]").first).to_have_value("0-60MPa 压力表")
    expect(page.locator(".chips")).not_to_contain_text("0.4级")
    expect(heading(page)).to_contain_text("家中心满足要求")


@SCRIPT
def test_from_the_answer_to_a_center_to_a_promise_and_back_is_the_same_page(
    answer, open_page, script
):
    page = open_page(answer, script=script)
    url, before = page.url, page.locator("main").inner_text()
    page.locator("#center-jiangcheng h3 a").click()
    expect(heading(page)).to_contain_text("江城汽车零部件")
    page.locator("a.code").first.click()
    expect(page.get_by_text("引用本承诺请写编号")).to_be_visible()
    page.go_back()
    page.go_back()
    expect(heading(page)).to_have_text("2家中心满足要求")
    assert page.url == url
    assert page.locator("main").inner_text() == before


def test_a_promise_opened_from_the_answer_is_judged_against_the_question(answer, open_page):
    page = open_page(answer)
    page.locator("#center-cihu a.code", has_text="00002").click()
    expect(page.locator(".asked")).to_contain_text(f"对照您的问题：{QUESTION}")
    expect(page.locator(".asked")).to_contain_text("超出需要50%")


def test_suggestions_are_chosen_with_the_keyboard_and_typed_text_is_never_replaced(
    served, open_page
):
    page = open_page(f"{served}/")
    box = page.locator("input[name=q]").first
    box.focus()
    page.keyboard.type("精密压力", delay=20)
    first = page.locator("[role=option]").first
    expect(first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "")
    expect(box).to_have_value("精密压力")
    page.keyboard.press("Escape")
    expect(first).not_to_be_visible()
    expect(box).to_have_value("精密压力")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/search/|/centers/"))


@pytest.mark.parametrize(
    "link",
    ["", "#center-cihu a.code", "#center-cihu h3 a"],
    ids=["answer", "promise", "center"],
)
def test_paper_has_no_clutter_and_no_card_is_cut(answer, open_page, link):
    page = open_page(answer)
    if link:
        page.locator(link).first.click()
    page.emulate_media(media="print")
    for clutter in (".strip", ".menu", ".breadcrumb", ".footer-columns", ".tools", ".filters"):
        for found in page.locator(clutter).all():
            expect(found).not_to_be_visible()
    for whole in page.locator(".card, tr").all()[:40]:
        assert whole.evaluate("e => getComputedStyle(e).breakInside") == "avoid"
    for folded in page.locator("details.card-rows table").all():
        expect(folded).to_be_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_links_on_paper_are_dark_and_unbroken(answer, open_page):
    page = open_page(answer)
    page.emulate_media(media="print")
    link = page.locator("#center-jiangcheng h3 a")
    expect(link).to_have_css("text-decoration-line", "none")
    assert link.evaluate("e => getComputedStyle(e).color === getComputedStyle(e.parentNode).color")


def test_everything_is_reached_without_script(answer, served, open_page):
    page = open_page(answer, script=False)
    page.locator("aside").get_by_role("link", name="武汉市").click()
    expect(heading(page)).to_have_text("1家中心满足要求")
    page.get_by_role("link", name="怎么算的").click()
    expect(heading(page)).to_have_text("判定方法")
    page.goto(answer)
    for slug in ("jiangcheng", "longzhong"):
        page.locator(f"#center-{slug} input[type=checkbox]").check()
    page.locator(".compare-bar button, .compare-bar input[type=submit]").first.click()
    expect(page.locator("table")).to_contain_text("江城")
    page.goto(f"{served}/search/form/")
    page.locator("#field-q").fill(QUESTION)
    page.get_by_role("button", name="查询").last.click()
    expect(heading(page)).to_have_text("2家中心满足要求")
