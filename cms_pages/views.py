"""The map of the site and the word to robots."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from wagtail.models import Page, Site

from search.page_model.shared import Link

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /display/
Sitemap: {site}/sitemap.xml
"""


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read: everything public."""
    text = ROBOTS.format(site=settings.SITE_URL)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every published page, column by column."""
    site = Site.find_for_request(request)
    pages = (
        Page.objects.descendant_of(site.root_page).live().public().order_by("path")
        if site
        else Page.objects.none()
    )
    entries = [(page.depth, Link(page.title, page.get_url(request) or "")) for page in pages]
    crumbs = (Link("首页", "/"), Link("网站地图"))
    context = {"page": {"title": "网站地图", "breadcrumb": crumbs}, "entries": entries}
    return render(request, "cms_pages/site_map.html", context)
