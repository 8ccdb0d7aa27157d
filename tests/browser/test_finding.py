"""Finding a center in a real browser: by mouse, by keyboard alone, on a phone, without script."""

from __future__ import annotations

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.search.answering.conftest import QUESTION

FOLDED = {"exclude": [["details:not([open]) > :not(summary)"]]}
"""Text in a part that is folded away is not seen, whatever lies over its place."""

pytestmark = pytest.mark.browser


def wider_than_the_window(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def violations(page: Page) -> list[str]:
    found = Axe().run(page, FOLDED)["violations"]
    return [f"{one['id']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("script", [True, False])
def test_a_question_typed_at_home_is_answered(served, open_page, script):
    page = open_page(f"{served}/", script=script)
    page.locator("input[name=q]").first.fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2家中心满足要求")
    expect(page.get_by_text("两条承诺合起来全部覆盖")).to_be_visible()


def test_the_keyboard_alone_finds_and_opens_a_center(served, open_page):
    page = open_page(f"{served}/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    page.locator("input[name=q]").first.focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("2家中心满足要求")
    page.locator("#center-jiangcheng h3 a").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("江城汽车零部件")


def test_a_wrong_reading_is_corrected_with_one_click(served, open_page):
    page = open_page(f"{served}/search/?q=0-60mPa 0.4级压力表")
    page.get_by_role("link", name="改为").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2家中心满足要求")


def test_a_filter_is_a_link_that_goes_on_and_off(served, open_page):
    page = open_page(f"{served}/search/?q={QUESTION}")
    page.locator("aside").get_by_role("link", name="武汉市").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1家中心满足要求")
    page.locator("aside").get_by_role("link", name="武汉市").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2家中心满足要求")


@pytest.mark.parametrize("width", [320, 375, 1280])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        f"/search/?q={QUESTION}",
        "/search/?q=火星探测仪",
        "/search/?low=6&high=1&unit=MPa",
        "/search/form/",
        "/centers/",
        "/centers/jiangcheng/",
        "/api/v1/docs",
    ],
)
def test_pages_fit_the_window_and_are_accessible(served, open_page, path, width):
    page = open_page(served + path, width)
    assert not wider_than_the_window(page)
    assert violations(page) == []
