"""The list of notices: what is published, newest first, page by page."""

from __future__ import annotations

import datetime

import pytest

from cms_pages.models import ColumnPage, NoticePage

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 11, 1)


@pytest.fixture
def column():
    return ColumnPage.objects.get(slug="notices")


def add(column, title: str, day: datetime.date, *, live: bool = True) -> NoticePage:
    notice = NoticePage(title=title, slug=title, published_on=day, live=live)
    column.add_child(instance=notice)
    return notice


def listed(client, **parameters):
    return client.get("/api/v1/notices/", parameters).json()


def test_the_newest_notice_comes_first(client, column):
    add(column, "older", DAY)
    add(column, "newer", DAY + datetime.timedelta(days=1))
    assert [one["title"] for one in listed(client)["results"]] == ["newer", "older"]


def test_a_draft_is_not_listed(client, column):
    add(column, "draft", DAY, live=False)
    assert listed(client) == {"total": 0, "results": [], "next": None}


def test_pages_lead_to_the_next(client, column):
    for number in range(3):
        add(column, f"n{number}", DAY)
    first = listed(client, page_size="2")
    assert (first["total"], len(first["results"])) == (3, 2)
    assert first["next"] == "/api/v1/notices/?page=2&page_size=2"
    assert listed(client, page_size="2", page="2")["next"] is None


def test_the_number_of_queries_does_not_grow_with_the_list(
    client, column, django_assert_max_num_queries
):
    for number in range(20):
        add(column, f"n{number}", DAY)
    listed(client)
    with django_assert_max_num_queries(8):
        listed(client)
