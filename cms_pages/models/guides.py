"""Guides (办事指南): how something is applied for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.blocks import BodyBlock
from cms_pages.models.base import SitePage
from search.page_model.shared import Fact


class GuidePage(SitePage):
    """A guide with the elements that one must name, and its steps."""

    lead = models.CharField("摘要", max_length=200, blank=True)
    audience = models.CharField("办理对象", max_length=200)
    basis = models.CharField("办理依据", max_length=300)
    conditions = models.TextField("办理条件", help_text="一行一项")
    materials = models.TextField("所需材料", help_text="一行一项；不需要材料的写“无”")
    steps = models.TextField("办理流程", help_text="一行一步")
    channel = models.CharField("办理方式", max_length=300)
    time_limit = models.CharField("办理时限", max_length=200)
    fee = models.CharField("收费标准", max_length=200)
    contact = models.CharField("咨询电话", max_length=200)
    supervision = models.CharField("监督投诉", max_length=200)
    updated_on = models.DateField("更新日期", null=True, blank=True)
    body = StreamField(BodyBlock(), verbose_name="说明", blank=True)

    ELEMENTS: ClassVar[tuple[str, ...]] = (
        "audience",
        "basis",
        "channel",
        "time_limit",
        "fee",
        "contact",
        "supervision",
    )
    LISTS: ClassVar[tuple[str, ...]] = ("conditions", "materials", "steps")
    """Elements of several lines."""

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel(name) for name in (*ELEMENTS[:2], *LISTS, *ELEMENTS[2:])],
            heading="指南要素（均为必填）",
        ),
        FieldPanel("updated_on"),
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/guide.html"

    class Meta:
        verbose_name = "办事指南"
        verbose_name_plural = "办事指南"

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The elements that are filled in."""
        named = ((self._meta.get_field(name), getattr(self, name)) for name in self.ELEMENTS)
        return tuple(Fact(str(field.verbose_name), value) for field, value in named if value)

    @property
    def lists(self) -> tuple[tuple[str, list[str]], ...]:
        """The elements of several lines that are filled in: conditions, materials, steps."""
        named = (
            (str(self._meta.get_field(name).verbose_name), _lines(getattr(self, name)))
            for name in self.LISTS
        )
        return tuple((label, lines) for label, lines in named if lines)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
