"""A center's own story (中心风采), written by its own people and published by the bureau."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.blocks import FigureBlock, StoryBlock
from cms_pages.blocks.live import center_choices
from cms_pages.live import center_scope
from cms_pages.models.base import SitePage


class CenterPageForm(WagtailAdminPageForm):
    """Picks the center once: a story never moves to another center."""

    center_slug = forms.ChoiceField(
        label="中心",
        choices=center_choices,
        help_text="名录中的中心。选定后不能更改；承诺范围由登记直接显示，不在这里写。",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields.get("center_slug")
        if chosen and self.instance.center_slug:
            chosen.disabled = True


class CenterPage(SitePage):
    """What a center tells of itself. What it promises stands beside it, from the register."""

    center_slug = models.SlugField("中心", max_length=64, unique=True)
    lead = models.CharField("一句话介绍", max_length=200, blank=True)
    industry = StreamField(StoryBlock(), verbose_name="服务产业", blank=True)
    equipment = StreamField(StoryBlock(), verbose_name="仪器设备", blank=True)
    people = StreamField(StoryBlock(), verbose_name="人员队伍", blank=True)
    achievements = StreamField(StoryBlock(), verbose_name="科研成果", blank=True)
    photos = StreamField([("photo", FigureBlock())], verbose_name="照片", blank=True, max_num=12)

    SECTIONS: ClassVar[tuple[str, ...]] = ("industry", "equipment", "people", "achievements")

    base_form_class = CenterPageForm
    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("center_slug"),
        FieldPanel("lead"),
        *(FieldPanel(name) for name in SECTIONS),
        FieldPanel("photos"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *SitePage.search_fields,
        index.SearchField("lead"),
        *(index.SearchField(name) for name in SECTIONS),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/center.html"

    class Meta:
        verbose_name = "中心风采"
        verbose_name_plural = "中心风采"

    def clean(self) -> None:
        """Refuse to tell the story of another center on the same page."""
        super().clean()
        before = type(self).objects.filter(pk=self.pk).values_list("center_slug", flat=True).first()
        if before and before != self.center_slug:
            raise ValidationError({"center_slug": "已选定的中心不能更改。"})

    @property
    def sections(self) -> tuple[tuple[str, str, Any], ...]:
        """The parts that were written: anchor, title, blocks."""
        named = (
            (name, str(self._meta.get_field(name).verbose_name), getattr(self, name))
            for name in self.SECTIONS
        )
        return tuple(part for part in named if part[2])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The story beside what the register says today."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"scope": center_scope(self.center_slug, most=0)}
