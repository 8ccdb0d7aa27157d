"""An editor writes a notice, the bureau approves it, the public reads it; every page type is fit
for everyone."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from cms_pages.demo_accounts import PASSWORD
from tests.browser.conftest import ROOT, free_port, wait_for

pytestmark = pytest.mark.browser

PAGES = (
    "/news/open-day-2026/",
    "/stories/jiangcheng-auto-parts/",
    "/surveys/needs-2026/",
    "/reports/2025/",
    "/notices/2026-9/",
    "/notices/2026-9/versions/1/",
    "/guides/apply/",
    "/rules/2016-255/",
    "/contact/",
    *("/notices/", "/news/", "/stories/", "/surveys/", "/reports/", "/rules/", "/guides/"),
)


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory) -> Iterator[str]:
    """The demonstration as ``make run`` serves it."""
    folder = tmp_path_factory.mktemp("demonstration")
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder / 'registry.sqlite3'}",
        "VAR_DIR": str(folder),
        "DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings.local",
    }
    port = free_port()
    command = [sys.executable, str(ROOT / "manage.py"), "demonstrate", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=environment, **quiet) as server:
        wait_for(f"http://127.0.0.1:{port}/", 240)
        yield f"http://127.0.0.1:{port}"
        server.terminate()


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_every_page_type_is_fit_for_everyone(demonstration, open_page, width):
    page = open_page(f"{demonstration}/", width)
    for address in PAGES:
        page.goto(demonstration + address)
        found = Axe().run(page)["violations"]
        told = [(one["id"], one["nodes"][0]["html"][:120]) for one in found]
        assert told == [], address
        over = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert over == 0, address


def test_nothing_is_cut_at_twice_the_size_of_type(demonstration, open_page):
    page = open_page(f"{demonstration}/", 640)  # a window of 1280 px at 200 % zoom
    for address in PAGES:
        page.goto(demonstration + address)
        assert page.evaluate(
            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
        ), address


def test_a_survey_says_what_is_missing_and_thanks(demonstration, open_page):
    page = open_page(f"{demonstration}/surveys/needs-2026/", script=False)
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", name="有2处需要改正")).to_be_visible()
    page.get_by_label("所属产业").fill("汽车零部件")
    page.get_by_label("校准").check()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("已收到，谢谢")).to_be_visible()


def login(chromium, address: str, name: str) -> Page:
    page = chromium.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.goto(f"{address}/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")
    return page


def test_an_editor_submits_the_bureau_approves_and_the_public_reads(
    demonstration, chromium, open_page
):
    editor = login(chromium, demonstration, "bianji")
    editor.goto(editor_address(editor, demonstration))
    editor.locator("[name=title]").fill("关于浏览器测试的通知")
    editor.locator("[name=document_number]").fill("示计量函〔2026〕77号")
    editor.locator("[name=issuer]").fill("示范省局")
    editor.locator("[name=dated]").click()
    editor.locator(".xdsoft_datetimepicker:visible .xdsoft_today:visible").last.click()
    editor.locator("[data-w-dropdown-target=toggle]").last.click()
    editor.locator("[name=action-submit]").click()
    expect(editor.get_by_text("已创建并提交审核").first).to_be_visible()
    bureau = login(chromium, demonstration, "jingban")
    bureau.get_by_role("link", name="关于浏览器测试的通知").first.click()
    bureau.wait_for_url("**/edit/")  # loaded: the first page has a menu of that kind too
    bureau.locator("[data-w-dropdown-target=toggle]").last.click()
    bureau.locator("[data-workflow-action-name=approve]").first.click()
    bureau.wait_for_url(re.compile(r"/admin/(pages/[0-9]+/)?$"))
    page = open_page(f"{demonstration}/notices/")
    expect(page.get_by_role("link", name="关于浏览器测试的通知")).to_be_visible()
    for one in (editor, bureau):
        one.context.close()


def editor_address(page: Page, address: str) -> str:
    """Where a notice is added: found the way an editor finds it."""
    page.goto(f"{address}/admin/pages/search/?q=通知公告")
    link = page.get_by_role("link", name="通知公告").first
    number = (link.get_attribute("href") or "").strip("/").split("/")[-2]
    return f"{address}/admin/pages/add/cms_pages/noticepage/{number}/"
