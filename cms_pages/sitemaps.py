"""``sitemap.xml``: an index over the pages, the centers and the promises, paged by Django."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from wagtail.contrib.sitemaps import Sitemap as WagtailSitemap

from cms_pages.visibility import unexpired
from registry.models import Capability, CapabilityVersion, Center, CenterStatus
from search import finding

PER_FILE = 5_000


class PageSitemap(WagtailSitemap):
    """Every published page that is open to everybody."""

    limit = PER_FILE

    def items(self) -> Any:
        """The pages, in the order of the tree."""
        return super().items().filter(unexpired())


class RegisterSitemap(Sitemap):
    """What is not a page: its address is that of the site's settings."""

    limit = PER_FILE

    def get_domain(self, site: Any = None) -> str:
        """Host and port that the site is known under."""
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        """``https``, or ``http`` on a developer's machine."""
        return urlsplit(settings.SITE_URL).scheme


class FixedSitemap(RegisterSitemap):
    """The lists and forms that are always there."""

    def items(self) -> list[str]:
        """Names of their addresses."""
        return ["centers", "data", "search-form", "site-map", "api-docs"]

    def location(self, item: str) -> str:
        """The path."""
        return reverse(item)


class CenterSitemap(RegisterSitemap):
    """Every center that has been established, whatever became of it."""

    def items(self) -> QuerySet[Center]:
        """The centers."""
        begun = CenterStatus.objects.filter(center=OuterRef("pk"), from_day__lte=finding.today())
        return Center.objects.filter(Exists(begun)).order_by("pk")


class PromiseSitemap(RegisterSitemap):
    """Every promise that is published today."""

    def items(self) -> QuerySet[Capability]:
        """The promises."""
        published = CapabilityVersion.objects.published(finding.today())
        own = published.filter(capability=OuterRef("pk"))
        return Capability.objects.filter(Exists(own)).order_by("pk")


SITEMAPS = {
    "pages": PageSitemap,
    "fixed": FixedSitemap,
    "centers": CenterSitemap,
    "capabilities": PromiseSitemap,
}
