"""Public pages are kept until a page or a promise changes, and never what is made for one."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from cms_pages import content_version
from cms_pages.demo_pages import ensure_demo_pages
from cms_pages.models import ColumnPage, GuidePage, NoticePage
from cms_pages.page_cache import key
from cms_pages.site_pages import publish_under
from registry import outbox
from search import dumps
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db

FROM_CACHE = 1
"""The version of the content is all that is asked for."""


@pytest.fixture
def site(columns):
    """Pages of every kind, a center and a promise: the public addresses by name."""
    ensure_demo_pages()
    center = CenterFactory(name="示范·江城汽车零部件产业计量测试中心")
    version = CapabilityVersionFactory(capability__center=center, name="压力表")
    CapabilityVersionFactory.create_batch(30, capability__center=center)
    cache.clear()
    return {
        "home": "/",
        "column": "/notices/",
        "rules": "/rules/",
        "rule": "/rules/2016-255/",
        "notice": NoticePage.objects.live().first().url,
        "guide": GuidePage.objects.live().first().url,
        "free": "/accessibility/",
        "directory": "/centers/",
        "center": center.get_absolute_url(),
        "promise": version.capability.get_absolute_url(),
        "result": "/search/?q=0-60MPa 0.4级压力表",
        "form": "/search/form/",
        "compare": f"/compare/?center={center.slug}&q=压力表",
        "find": "/find/?q=压力表",
        "find-pages": "/find/?q=能力变更",
        "data": "/data/",
        "map": "/sitemap/",
        "feed": "/feeds/notices.xml",
        "changes": "/feeds/changes.xml",
        "sitemap": "/sitemap.xml",
        "robots": "/robots.txt",
    }


NAMES = (
    *("home", "column", "rules", "rule", "notice", "guide", "free", "directory", "center"),
    *("promise", "result", "form", "compare", "find", "find-pages", "data", "map", "feed"),
    *("changes", "sitemap", "robots"),
)


@pytest.mark.parametrize("name", NAMES)
def test_a_first_view_asks_little_and_a_later_one_is_kept(
    client, site, name, django_assert_max_num_queries
):
    with django_assert_max_num_queries(40):
        first = client.get(site[name])
    assert first.status_code == 200
    with django_assert_max_num_queries(FROM_CACHE):
        later = client.get(site[name])
    assert later.content == first.content
    assert later["ETag"] == first["ETag"]
    with django_assert_max_num_queries(FROM_CACHE):
        again = client.get(site[name], headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""


def change_a_page() -> None:
    page = NoticePage.objects.live().first()
    page.title = "换了题目的通知"
    page.save_revision().publish()


def take_a_page_down() -> None:
    NoticePage.objects.live().first().unpublish()


def change_a_promise() -> None:
    with transaction.atomic():
        outbox.record(capabilities=[1])


def change_a_center() -> None:
    CenterFactory()


def make_a_dump() -> None:
    dumps.written.send(dumps.Dump)


@pytest.mark.parametrize(
    "change",
    [change_a_page, take_a_page_down, change_a_promise, change_a_center, make_a_dump],
)
@pytest.mark.parametrize("address", ["/", "/notices/", "/centers/", "/data/"])
def test_after_a_change_every_page_is_made_anew(client, site, change, address):
    before = client.get(address)["ETag"]
    assert client.get(address)["ETag"] == before
    change()
    after = client.get(address, headers={"If-None-Match": before})
    assert after.status_code == 200
    assert after["ETag"] != before


def test_a_change_is_seen_with_the_next_request(client, site):
    client.get("/notices/")
    change_a_page()
    assert "换了题目的通知" in client.get("/notices/").content.decode()


def test_a_change_that_is_taken_back_is_seen_by_nobody(client, site):
    before = content_version.current()
    with transaction.atomic():
        CenterFactory()
        assert content_version.current() != before
        transaction.set_rollback(True)
    assert content_version.current() == before


def test_a_draft_and_work_inside_the_office_change_nothing_outside(client, site):
    page = NoticePage.objects.live().first()
    before = content_version.current()
    page.get_latest_revision()
    get_user_model().objects.create_user("someone")
    assert content_version.current() == before


def test_the_next_day_every_page_is_made_anew(rf, monkeypatch):
    request = rf.get("/")
    today = key(request, "x")
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    monkeypatch.setattr("cms_pages.page_cache.timezone.localdate", lambda: tomorrow)
    assert key(request, "x") != today


def test_what_is_made_for_a_reader_with_a_session_is_kept_by_nobody(client, admin_client, site):
    client.get("/notices/")
    response = admin_client.get("/notices/")
    assert response["Cache-Control"] == "private, no-store"
    assert response.context is not None
    assert "ETag" not in response
    assert "no-store" in admin_client.get("/admin/")["Cache-Control"]


def test_a_page_that_only_some_may_see_is_never_kept(client, hidden_pages):
    response = client.get(hidden_pages["private"].url)
    assert response.status_code == 302
    assert "ETag" not in response


def test_large_type_is_kept_apart_from_the_usual(client, site):
    usual = client.get("/")
    client.cookies["type"] = "large"
    large = client.get("/")
    assert 'data-type="large"' in large.content.decode()
    assert usual["ETag"] != large["ETag"]
    assert "Cookie" in large["Vary"]
    client.cookies.clear()
    assert "data-type" not in client.get("/").content.decode()[:200]


def test_errors_are_not_kept(client, site):
    assert client.get("/notices/coming/").status_code == 404
    publish_under(ColumnPage.objects.get(slug="notices"), NoticePage(title="来了", slug="coming"))
    assert client.get("/notices/coming/").status_code == 200


def test_the_interface_of_programs_is_answered_anew_each_time(client, site):
    assert "ETag" not in client.get("/api/v1/search/?q=压力表")


def test_a_feed_says_since_when_it_is_as_it_is(client, site):
    response = client.get("/feeds/notices.xml")
    later = client.get(
        "/feeds/notices.xml", headers={"If-Modified-Since": response["Last-Modified"]}
    )
    assert later.status_code == 304


def test_a_kept_page_is_still_counted_by_its_view(client, site):
    client.get("/centers/")
    assert client.get("/centers/").wsgi_request.resolver_match.view_name == "centers"
