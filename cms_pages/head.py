"""What the head of a page says to machines: its one address, its feeds, what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import Page

from cms_pages.json_ld import documents, dumped
from cms_pages.models import ColumnPage
from search.catalogue import absolute
from search.page_model.centers import CenterPage
from search.page_model.shared import Link

KEPT = {"search": ("q", "page"), "wagtail_serve": ("kind", "page")}
"""Parameters that make another page of an address, by the name of the address."""

DESCRIPTION = 160
"""Characters of a description that a preview shows."""

WITHOUT = frozenset({"styleguide", "styleguide-page"})
"""Pages that are shown to nobody outside."""


@dataclass(frozen=True, slots=True)
class Head:
    """The machine-readable part of a page's head. ``documents`` are JSON texts."""

    canonical: str
    title: str
    description: str
    type: str
    site_name: str
    feeds: tuple[Link, ...]
    documents: tuple[str, ...]


def head_of(page: object, request: HttpRequest, owner: str) -> Head | None:
    """The head of a page; None where there is no address (previews, samples, errors)."""
    match = request.resolver_match
    if match is None or match.url_name in WITHOUT or page is None:
        return None
    return Head(
        canonical=canonical(request.path, request.GET.dict(), match.url_name or ""),
        title=title_of(page),
        description=description_of(page)[:DESCRIPTION],
        type="article" if isinstance(page, Page) and page.depth > 3 else "website",
        site_name=settings.WAGTAIL_SITE_NAME,
        feeds=feeds_of(page),
        documents=tuple(map(dumped, documents(page, request, owner))),
    )


def canonical(path: str, given: Mapping[str, str], name: str) -> str:
    """The one address of what is shown: the parameters of how it is looked at are left out, and
    the first page of a list is the list."""
    kept = {key: given[key] for key in KEPT.get(name, ("page",)) if given.get(key)}
    if kept.get("page") == "1":
        del kept["page"]
    return absolute(f"{path}?{urlencode(kept)}" if kept else path)


def title_of(page: object) -> str:
    """What a preview calls the page."""
    named = (getattr(page, name, "") for name in ("seo_title", "title", "name", "text"))
    return next((str(text) for text in named if text), settings.WAGTAIL_SITE_NAME)


def description_of(page: object) -> str:
    """What a preview says of the page."""
    named = (getattr(page, name, "") for name in ("search_description", "lead", "sub"))
    return next((str(text) for text in named if text), "")


def feeds_of(page: object) -> tuple[Link, ...]:
    """The feeds that follow what the page shows, and the changes of all centers."""
    changes = Link("承诺能力变更", reverse("changes-feed"))
    if isinstance(page, ColumnPage):
        return (Link(page.title, reverse("column-feed", args=[page.slug])), changes)
    if isinstance(page, CenterPage) and page.feed_url:
        return (Link(f"{page.name}：承诺能力变更", page.feed_url), changes)
    return (changes,)
