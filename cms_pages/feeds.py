"""Atom feeds: what each column publishes, and what changes in the promised capabilities."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from cms_pages.excerpts import text_of
from cms_pages.models import ColumnPage
from cms_pages.visibility import unexpired
from registry.models import Center
from search import finding
from search.index.changes import ScopeChange, scope_changes
from search.views.centers import public_center

ENTRIES = 50
CHANGES = 100
SUMMARY = 200
"""Characters of an entry's summary."""

CHANGE_WORDS = {"added": "新增", "changed": "变更", "withdrawn": "撤销"}
FIRST_YEAR = 2026
"""The year the identifiers begin with (RFC 4151: a day on which the name was ours)."""


def identifier(path: str) -> str:
    """An identifier that stays whatever the address becomes (RFC 4151)."""
    return f"tag:{urlsplit(settings.SITE_URL).hostname},{FIRST_YEAR}:{path}"


def midnight(day: datetime.date) -> datetime.datetime:
    """The first moment of the day in the province."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.min))


class AtomFeed(Feed):
    """What all feeds of the site share."""

    feed_type = Atom1Feed

    def feed_guid(self, obj: Any) -> str:
        """The identifier of the feed."""
        return identifier(self.feed_url(obj))

    def author_name(self, obj: Any) -> str:
        """Who publishes."""
        return settings.SITE_IDENTITY["owner"]

    def feed_url(self, obj: Any) -> str:
        """The path of the feed."""
        raise NotImplementedError


class ColumnFeed(AtomFeed):
    """The newest pages of a column."""

    def get_object(self, request: HttpRequest, slug: str) -> ColumnPage:
        """The published column of that address; 404 for any other."""
        columns = ColumnPage.objects.live().public()
        column: ColumnPage = get_object_or_404(columns, slug=slug)
        return column

    def title(self, column: ColumnPage) -> str:
        """The column, after the site."""
        return f"{settings.WAGTAIL_SITE_NAME}：{column.title}"

    def subtitle(self, column: ColumnPage) -> str:
        """What the column holds."""
        return column.lead

    def link(self, column: ColumnPage) -> str:
        """The column's page."""
        return column.url or "/"

    def feed_url(self, column: ColumnPage) -> str:
        """The path of the feed."""
        return reverse("column-feed", args=[column.slug])

    def items(self, column: ColumnPage) -> Sequence[Any]:
        """The newest entries, by the day on which they were published last."""
        pages = list(column.entries().filter(unexpired())[:ENTRIES])
        return sorted(pages, key=self.item_updateddate, reverse=True)

    def item_title(self, page: Any) -> str:
        """The page's title."""
        return str(page.title)

    def item_description(self, page: Any) -> str:
        """The beginning of the text, as the HTML that Atom takes it for."""
        return escape(text_of(page)[:SUMMARY])

    def item_link(self, page: Any) -> str:
        """The page."""
        return page.url or "/"

    def item_guid(self, page: Any) -> str:
        """The page by its number: it stays when the page moves."""
        return identifier(f"pages/{page.pk}")

    def item_pubdate(self, page: Any) -> datetime.datetime:
        """The day of publication that the document bears, else the real one."""
        day = getattr(page, "published_on", None)
        return midnight(day) if day else page.first_published_at or page.latest_revision_created_at

    def item_updateddate(self, page: Any) -> datetime.datetime:
        """When it was published last."""
        return page.last_published_at or self.item_pubdate(page)


class ScopeChangesFeed(AtomFeed):
    """Promises that came, changed and went, of all centers or of one."""

    def get_object(self, request: HttpRequest, slug: str = "") -> Center | None:
        """The center, if one is asked for; 404 for one that is not public."""
        return public_center(slug) if slug else None

    def title(self, center: Center | None) -> str:
        """Whose changes."""
        return f"{center.name if center else settings.WAGTAIL_SITE_NAME}：承诺能力变更"

    def subtitle(self, center: Center | None) -> str:
        """What is listed."""
        return "承诺的计量测试项目自生效之日起的新增、变更和撤销（《办法》第十六条）"

    def link(self, center: Center | None) -> str:
        """The center, or the directory."""
        return center.get_absolute_url() if center else reverse("centers")

    def feed_url(self, center: Center | None) -> str:
        """The path of the feed."""
        return reverse("center-feed", args=[center.slug]) if center else reverse("changes-feed")

    def items(self, center: Center | None) -> Sequence[ScopeChange]:
        """The newest changes."""
        return scope_changes(finding.today(), CHANGES, center)

    def item_title(self, change: ScopeChange) -> str:
        """What happened to which promise."""
        version = change.version
        written = f"{version.name} {version.range_text}"
        return f"{CHANGE_WORDS[change.kind]}：{' '.join(written.split())}（{version.code}）"

    def item_description(self, change: ScopeChange) -> str:
        """Center, promise and document."""
        version = change.version
        parts = (
            version.capability.center.name,
            " ".join(version.accuracy_text.split()),
            f"自{change.day}起{'不再承诺' if change.kind == 'withdrawn' else '生效'}",
            change.document_number,
        )
        return escape("；".join(part for part in parts if part))

    def item_link(self, change: ScopeChange) -> str:
        """That version of the promise, for ever."""
        return reverse("capability", args=[change.version.code])

    def item_guid(self, change: ScopeChange) -> str:
        """The version and what happened to it."""
        return identifier(f"capabilities/{change.version.code}/{change.kind}")

    def item_pubdate(self, change: ScopeChange) -> datetime.datetime:
        """The day it took effect."""
        return midnight(change.day)

    def item_updateddate(self, change: ScopeChange) -> datetime.datetime:
        """The same: what has taken effect does not change."""
        return midnight(change.day)
