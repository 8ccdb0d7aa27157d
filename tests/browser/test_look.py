"""Every page of the style guide in a real browser, on a phone, a screen, in contrast and large.

No server: each page is rendered here and handed to the browser, so that only the look is tested.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from search.styleguide.views import PAGES
from tests.browser.guide import file_name

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "site" / "static"
Rendered = Callable[[str, dict[str, str]], str]
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
SETTINGS = [
    (320, {}),
    (375, {}),
    (1280, {}),
    (1280, {"contrast": "high"}),
    (1280, {"type": "large"}),
    (375, {"type": "large"}),
]

HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'",
}
COMPLAINTS: list[str] = []
"""What the browser's console said: a style or script that the policy forbids, a missing file."""

FOLDED = {"exclude": [["details:not([open]) > :not(summary)"]]}
"""Text in a part that is folded away is not seen, whatever lies over its place."""

WIDER = """() => {
  const width = document.documentElement.clientWidth;
  const wide = [...document.querySelectorAll("body *")].filter((element) => {
    if (element.closest(".scroll, .patterns, .sr, svg")) return false;
    if (!element.checkVisibility({ contentVisibilityAuto: true })) return false;
    const box = element.getBoundingClientRect();
    return box.width && (box.right > width + 1 || box.left < -1);
  });
  const page = document.documentElement.scrollWidth > width ? ["page"] : [];
  return [...page, ...wide.map((element) => element.outerHTML.slice(0, 120))];
}"""

ORPHANS = """() => {
  const lonely = [];
  for (const element of document.querySelectorAll("h1, h2, h3, label, .card-say p, .verdict + p")) {
    if (!element.checkVisibility({ contentVisibilityAuto: true })) continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const lines = new Map();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest(".sr, small")) continue;
      for (let at = 0; at < node.length; at += 1) {
        if (!node.data[at].trim()) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const line = Math.round(range.getBoundingClientRect().bottom / 8);
        lines.set(line, (lines.get(line) ?? "") + node.data[at]);
      }
    }
    const last = lines.get(Math.max(...lines.keys())) ?? "";
    const letters = last.replace(/[，。；：、？！）”》]/g, "");
    if (lines.size > 1 && letters.length === 1) lonely.push(element.textContent.trim());
  }
  return lonely;
}"""


@pytest.fixture(scope="module")
def browser(chromium: Browser) -> Browser:
    return chromium


@pytest.fixture(scope="module")
def rendered(tmp_path_factory) -> Rendered:
    """Gives the page of a name under some cookies, drawn before any browser asks for it."""
    folder = tmp_path_factory.mktemp("guide")
    settings = {
        "DATABASE_URL": f"sqlite:///{folder / 'registry.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "site"))),
    }
    command = [sys.executable, "-m", "tests.browser.draw_guide", str(folder)]
    subprocess.run(command, env=os.environ | settings, cwd=ROOT, check=True)
    return lambda name, cookies: (folder / file_name(name, cookies)).read_text(encoding="utf-8")


def opened(browser: Browser, html: str, width: int) -> Page:
    """The page in a window of that width, under the policy the site is served with."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.on("console", lambda message: COMPLAINTS.append(message.text))

    def answer(route: Route) -> None:
        path = route.request.url.split("http://guide.test", 1)[-1].split("?")[0]
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            route.fulfill(body=html, headers=HEADERS)

    page.route("**/*", answer)
    page.goto("http://guide.test/")
    return page


@pytest.mark.parametrize(("width", "cookies"), SETTINGS)
@pytest.mark.parametrize("name", [*PAGES, "overview"])
def test_a_page_is_accessible_and_fits(
    browser: Browser, rendered: Rendered, name: str, width: int, cookies: dict[str, str]
) -> None:
    COMPLAINTS.clear()
    page = opened(browser, rendered(name, cookies), width)
    try:
        assert COMPLAINTS == []
        found = Axe().run(page, FOLDED if width < 860 else None)["violations"]
        assert [(v["id"], [node["html"] for node in v["nodes"]]) for v in found] == []
        assert page.evaluate(WIDER) == []
        assert page.evaluate(ORPHANS) == []
    finally:
        page.close()


def test_folded_parts_stand_open_where_there_is_room(browser: Browser, rendered: Rendered) -> None:
    for width, visible in ((1280, True), (375, False)):
        page = opened(browser, rendered("result", {}), width)
        assert page.locator(".card .code").first.is_visible() is visible
        page.close()


def test_without_scripts_the_comparison_can_still_be_sent(
    browser: Browser, rendered: Rendered
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    html = rendered("result", {})
    page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto("http://guide.test/")
    page.get_by_role("button", name="比较所选中心").click()
    assert page.url.endswith("/compare/?center=jiangcheng&center=longzhong")
    context.close()


def test_no_more_than_four_centers_can_be_chosen(browser: Browser, rendered: Rendered) -> None:
    page = opened(browser, rendered("result", {}), 1280)
    boxes = page.locator("input[form=compare]")
    for index in (2, 3):
        boxes.nth(index).check()
    assert boxes.nth(4).is_disabled()
    assert page.get_by_role("button", name="比较4家中心").is_visible()
    page.close()


def test_suggestions_are_chosen_with_the_keyboard_and_never_replace_what_is_typed(
    browser: Browser, rendered: Rendered
) -> None:
    page = browser.new_page()
    html = rendered("home", {}).replace('data-suggest=""', 'data-suggest="/search/suggest/"')
    groups = (
        '{"groups": [{"title": "仪器", "items": ['
        '{"label": "精密压力表", "count": "38条承诺"}, {"label": "压力表"}]}]}'
    )

    def answer(route: Route) -> None:
        if "/suggest/" in route.request.url:
            route.fulfill(body=groups, content_type="application/json")
        elif "/static/" in route.request.url:
            file = STATIC / route.request.url.split("/static/", 1)[1]
            route.fulfill(body=file.read_bytes(), content_type=TYPES[file.suffix])
        else:
            route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/*", answer)
    page.goto("http://guide.test/")
    box = page.get_by_role("combobox")
    box.press_sequentially("压力")
    page.get_by_role("option").first.wait_for()
    assert box.input_value() == "压力"
    box.press("ArrowDown")
    assert page.get_by_role("option", selected=True).inner_text().startswith("精密压力表")
    assert box.input_value() == "压力"
    box.press("Escape")
    assert not page.get_by_role("listbox").is_visible()
    box.press_sequentially("表")
    page.get_by_role("option").first.wait_for()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.close()
