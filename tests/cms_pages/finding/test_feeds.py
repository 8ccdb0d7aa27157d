"""Atom feeds by the rules of RFC 4287, of columns and of what changes in the promises."""

from __future__ import annotations

import datetime
import re
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import timezone

from tests.cms_pages.finding.conftest import SECRET
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
TODAY = timezone.localdate()


def feed(client, address: str) -> Element:
    """The feed at an address, checked by the rules every feed must keep."""
    response = client.get(address)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = fromstring(response.content)
    check(root, f"http://testserver{address}")
    return root


def check(root: Element, address: str) -> None:
    assert root.tag == f"{ATOM}feed"
    for parent in [root, *root.findall(f"{ATOM}entry")]:
        for name in ("id", "title", "updated"):
            assert len(parent.findall(f"{ATOM}{name}")) == 1, name
        assert parent.findtext(f"{ATOM}id", "").startswith("tag:")
        assert parent.findtext(f"{ATOM}title", "").strip()
        assert RFC_3339.fullmatch(parent.findtext(f"{ATOM}updated", ""))
        assert links(parent, "alternate")
    assert links(root, "self") == [address]
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    ids = [one.text for one in root.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-hans"


def links(parent: Element, relation: str) -> list[str]:
    found = parent.findall(f"{ATOM}link")
    return [one.get("href", "") for one in found if one.get("rel", "alternate") == relation]


def titles(root: Element) -> list[str]:
    return [entry.findtext(f"{ATOM}title", "") for entry in root.findall(f"{ATOM}entry")]


@pytest.mark.parametrize("slug", ["notices", "rules", "guides"])
def test_a_column_has_a_feed_even_while_it_is_empty(client, columns, slug):
    feed(client, f"/feeds/{slug}.xml")


def test_a_column_lists_what_it_publishes_and_names_its_feed(client, add_notice):
    add_notice("第一份通知", "内容<b>甲</b> & 乙")
    add_notice("第二份通知")
    root = feed(client, "/feeds/notices.xml")
    assert titles(root) == ["第二份通知", "第一份通知"]
    assert links(root.findall(f"{ATOM}entry")[1], "alternate") == ["http://testserver/notices/n0/"]
    html = client.get("/notices/").content.decode()
    assert re.search(r'<link rel="alternate"\s+type="application/atom\+xml"', html)
    assert 'href="/feeds/notices.xml"' in html


def test_a_page_keeps_its_identifier_when_it_moves(client, add_notice):
    page = add_notice("通知")
    before = feed(client, "/feeds/notices.xml").find(f"{ATOM}entry/{ATOM}id").text
    page.slug = "moved"
    page.save_revision().publish()
    assert feed(client, "/feeds/notices.xml").find(f"{ATOM}entry/{ATOM}id").text == before


def test_what_is_not_public_is_in_no_feed(client, hidden_pages):
    for address in ("/feeds/notices.xml", "/feeds/changes.xml"):
        assert SECRET not in client.get(address).content.decode()
    assert client.get("/feeds/none.xml").status_code == 404


def test_a_private_column_has_no_feed(client, columns):
    columns["notices"].unpublish()
    assert client.get("/feeds/notices.xml").status_code == 404


def test_promises_that_came_changed_and_went_are_listed_by_the_day_it_took_effect(client):
    day = datetime.date(2026, 3, 1)
    center = CenterFactory()
    first = CapabilityVersionFactory(
        capability__center=center, effective_from=datetime.date(2025, 1, 1), effective_to=day
    )
    CapabilityVersionFactory(
        capability=first.capability,
        number=2,
        effective_from=day,
        effective_to=datetime.date(2026, 6, 1),
    )
    CapabilityVersionFactory(
        capability__center=center, effective_from=TODAY + datetime.timedelta(days=1)
    )
    root = feed(client, "/feeds/changes.xml")
    code = first.capability.code
    entries = [
        (title.split("：")[0], links(entry, "alternate")[0].removeprefix("http://testserver"))
        for title, entry in zip(titles(root), root.findall(f"{ATOM}entry"), strict=True)
    ]
    assert entries == [
        ("撤销", f"/capabilities/{code}-2/"),
        ("变更", f"/capabilities/{code}-2/"),
        ("新增", f"/capabilities/{code}-1/"),
    ]
    days = [one.text[:10] for one in root.iter(f"{ATOM}updated")][1:]
    assert days == ["2026-06-01", "2026-03-01", "2025-01-01"]


def test_a_center_has_a_feed_of_its_own_changes(client):
    center, other = CenterFactory(), CenterFactory()
    CapabilityVersionFactory(capability__center=center, name="压力表")
    CapabilityVersionFactory(capability__center=other, name="卡尺")
    address = f"/feeds/centers/{center.slug}.xml"
    assert "卡尺" not in "".join(titles(feed(client, address)))
    assert f'href="{address}"' in client.get(center.get_absolute_url()).content.decode()


def test_a_center_that_is_not_public_yet_has_no_feed(client):
    coming = CenterFactory(established_on=TODAY + datetime.timedelta(days=9))
    coming.statuses.update(from_day=TODAY + datetime.timedelta(days=9))
    CapabilityVersionFactory(capability__center=coming, name="绝密仪器")
    assert client.get(f"/feeds/centers/{coming.slug}.xml").status_code == 404
    assert "绝密仪器" not in client.get("/feeds/changes.xml").content.decode()


def test_the_changes_take_few_queries_however_many_there_are(client, django_assert_max_num_queries):
    center = CenterFactory()
    for _ in range(30):
        CapabilityVersionFactory(capability__center=center)
    with django_assert_max_num_queries(6):
        client.get("/feeds/changes.xml")
