"""News (工作动态): what happened, with no document behind it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.blocks import BodyBlock
from cms_pages.models.base import SitePage
from search.page_model.shared import Fact


class NewsPage(SitePage):
    """A piece of news with its day and source."""

    lead = models.CharField("摘要", max_length=200, blank=True)
    source = models.CharField("来源", max_length=100, help_text="发布单位，或转载的原出处。")
    published_on = models.DateField("发布日期", default=timezone.localdate)
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("source"), FieldPanel("published_on")]),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/news.html"

    class Meta:
        verbose_name = "工作动态"
        verbose_name_plural = "工作动态"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The day and the source."""
        return Fact("发布日期", f"{self.published_on}"), Fact("来源", self.source)
