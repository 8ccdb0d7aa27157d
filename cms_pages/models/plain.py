"""Free pages: text without prescribed elements."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.blocks import BodyBlock
from cms_pages.models.base import SitePage


class FreePage(SitePage):
    """A page of text: about the site, an explanation of a rule."""

    lead = models.CharField("摘要", max_length=200, blank=True)
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [*SitePage.search_fields, index.SearchField("body")]
    parent_page_types: ClassVar[list[str]] = [
        "cms_pages.HomePage",
        "cms_pages.ColumnPage",
        "cms_pages.FreePage",
    ]
    subpage_types: ClassVar[list[str]] = ["cms_pages.FreePage"]
    template = "cms_pages/free.html"

    class Meta:
        verbose_name = "自由页面"
        verbose_name_plural = "自由页面"
