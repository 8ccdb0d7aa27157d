"""Every page of the style guide: what the policy forbids is not in it, what is needed is."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser, User
from django.test import RequestFactory

from search.context import display_links, sections
from search.display import set_display
from search.styleguide.views import PAGES, overview, sample

TEMPLATES = Path(__file__).parents[2] / "templates"


class Page(HTMLParser):
    """Tags, ids and references of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def values(self, attribute: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(attribute))]


@pytest.fixture(scope="module")
def html(django_db_setup, django_db_blocker) -> dict[str, str]:
    request = RequestFactory().get("/search/")
    request.user = User(is_staff=True)
    with django_db_blocker.unblock():
        pages = {name: sample(request, name).content.decode() for name in PAGES}
        return pages | {"overview": overview(request).content.decode()}


NAMES = [*PAGES, "overview"]


@pytest.mark.parametrize("name", NAMES)
def test_a_page_has_no_inline_style_script_or_handler(html: dict[str, str], name: str) -> None:
    page = Page(html[name])
    for tag, attrs in page.tags:
        assert "style" not in attrs, attrs
        assert tag != "style"
        assert not [key for key in attrs if key.startswith("on")], attrs
        assert tag != "script" or attrs.get("src")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_loaded_from_another_host(html: dict[str, str], name: str) -> None:
    page = Page(html[name])
    loaded = [attrs.get("src") or attrs.get("href") for tag, attrs in page.tags if tag != "a"]
    assert not [url for url in loaded if url and re.match(r"(?:https?:)?//", url)]


@pytest.mark.parametrize("name", NAMES)
def test_ids_are_unique_and_references_arrive(html: dict[str, str], name: str) -> None:
    page = Page(html[name])
    ids = page.values("id")
    assert sorted(ids) == sorted(set(ids))
    wanted = page.values("aria-labelledby") + page.values("aria-describedby") + page.values("for")
    assert set(wanted) <= set(ids)
    assert set(page.values("form")) <= set(ids)


@pytest.mark.parametrize("name", NAMES)
def test_every_image_is_named_by_a_sentence(html: dict[str, str], name: str) -> None:
    for tag, attrs in Page(html[name]).tags:
        if tag == "svg" and attrs.get("role") == "img":
            assert attrs.get("aria-labelledby")


@pytest.mark.parametrize("name", NAMES)
def test_there_is_one_heading_of_the_first_level(html: dict[str, str], name: str) -> None:
    assert [tag for tag, _ in Page(html[name]).tags].count("h1") == 1


@pytest.mark.parametrize("name", NAMES)
def test_han_and_digits_are_not_parted_by_a_typed_space(html: dict[str, str], name: str) -> None:
    text = re.sub(r"<[^>]+>", "\n", html[name])
    assert re.findall(r"[\u4e00-\u9fff] \d+(?:家|条|个|项|天)", text) == []


def test_the_entries_are_there_and_the_current_one_is_marked(html: dict[str, str]) -> None:
    labels = [link.label for link in sections("/")]
    assert labels == [
        "找中心",
        "中心名录",
        "证书核验",
        "通知公告",
        "办法与解读",
        "办事指南",
    ]
    for label in labels:
        assert f">{label}</a>" in html["result"]
    assert [link.label for link in sections("/centers/x/") if link.current] == ["中心名录"]
    assert [link.label for link in sections("/capabilities/x/") if link.current] == ["找中心"]
    assert [link.label for link in sections("/notices/") if link.current] == ["通知公告"]


@pytest.mark.parametrize("code", ["400", "403", "404", "500"])
def test_an_error_page_stands_in_chinese_with_a_way_on(code: str) -> None:
    text = (TEMPLATES / f"{code}.html").read_text(encoding="utf-8")
    assert f"错误编号 {code}" in text
    assert 'href="/"' in text


def test_templates_carry_no_style_attribute() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(r"\sstyle=|\son[a-z]+=", path.read_text(encoding="utf-8")), path


def test_the_style_guide_is_for_staff() -> None:
    request = RequestFactory().get("/styleguide/")
    request.user = AnonymousUser()
    assert overview(request).status_code == 302


def test_large_type_is_kept_in_a_cookie_and_leads_back() -> None:
    link = display_links("/search/?q=压力表", large=False, high=False)[0]
    response = set_display(RequestFactory().get(link.url))
    assert response.cookies["type"].value == "large"
    assert response["Location"] == "/search/?q=%E5%8E%8B%E5%8A%9B%E8%A1%A8"


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "javascript:1"])
def test_the_display_link_never_leads_to_another_host(target: str) -> None:
    response = set_display(RequestFactory().get("/display/", {"type": "huge", "next": target}))
    assert response["Location"] == "/"
    assert not response.cookies


@pytest.mark.django_db
def test_the_cookies_set_the_display(html: dict[str, str]) -> None:
    request = RequestFactory().get("/search/")
    request.user = User(is_staff=True)
    request.COOKIES.update({"type": "large", "contrast": "high"})
    page = sample(request, "result").content.decode()
    assert re.search(r'<html lang="zh-Hans"\s+data-type="large"\s+data-contrast="high">', page)
    assert "data-type" not in html["result"]
