"""Columns (栏目): the lists that notices, rules and guides stand in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel

from cms_pages.column_view import column_view
from cms_pages.models.base import SitePage
from cms_pages.models.centers import CenterPage
from cms_pages.models.forms import FormPage
from cms_pages.models.guides import GuidePage
from cms_pages.models.news import NewsPage
from cms_pages.models.notices import NoticePage
from cms_pages.models.plain import FreePage
from cms_pages.models.rules import RulePage
from cms_pages.models.site_reports import SiteReportPage

FORMS_SLUG = "surveys"
"""Where forms are posted to: one of the setting ``WRITING_PREFIXES``."""


class ColumnPage(SitePage):
    """A list of pages of one kind."""

    class Holds(models.TextChoices):
        """What a column lists."""

        NOTICES = "notices", "通知公告"
        RULES = "rules", "规章"
        GUIDES = "guides", "办事指南"
        NEWS = "news", "工作动态"
        CENTERS = "centers", "中心风采"
        FORMS = "forms", "意见征集"
        REPORTS = "reports", "网站年度报表"
        PAGES = "pages", "其他页面"

    holds = models.CharField("内容", max_length=16, choices=Holds, default=Holds.PAGES)
    lead = models.CharField("说明", max_length=200, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("holds"),
        FieldPanel("lead"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "cms_pages.NoticePage",
        "cms_pages.RulePage",
        "cms_pages.GuidePage",
        "cms_pages.NewsPage",
        "cms_pages.CenterPage",
        "cms_pages.FormPage",
        "cms_pages.SiteReportPage",
        "cms_pages.FreePage",
    ]
    template = "cms_pages/column.html"

    class Meta:
        verbose_name = "栏目"
        verbose_name_plural = "栏目"

    def clean(self) -> None:
        """Refuse an address for forms at which nothing may be posted."""
        super().clean()
        if self.holds == self.Holds.FORMS and self.slug != FORMS_SLUG:
            raise ValidationError({"slug": f"意见征集栏目的地址固定为“{FORMS_SLUG}”。"})

    def entries(self) -> QuerySet[Any]:
        """The published pages of the list, newest first where they bear a day."""
        model, order = LISTED[self.holds]
        return model.objects.child_of(self).live().public().order_by(*order)

    def kinds(self) -> list[tuple[str, str]]:
        """The kinds that the list can be narrowed to."""
        return NoticePage.Kind.choices if self.holds == self.Holds.NOTICES else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The page of the list that was asked for."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"column": column_view(self, request.GET)}


LISTED: dict[str, tuple[type[SitePage], tuple[str, ...]]] = {
    ColumnPage.Holds.NOTICES: (NoticePage, ("-published_on", "-pk")),
    ColumnPage.Holds.RULES: (RulePage, ("-in_force_from", "-pk")),
    ColumnPage.Holds.GUIDES: (GuidePage, ("path",)),
    ColumnPage.Holds.NEWS: (NewsPage, ("-published_on", "-pk")),
    ColumnPage.Holds.CENTERS: (CenterPage, ("title",)),
    ColumnPage.Holds.FORMS: (FormPage, ("-opens_on", "-pk")),
    ColumnPage.Holds.REPORTS: (SiteReportPage, ("-year", "-pk")),
    ColumnPage.Holds.PAGES: (FreePage, ("path",)),
}
"""What each kind of column lists, and in which order."""
