"""Surveys and requests (意见征集): forms that editors build themselves."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.contrib.forms.models import AbstractFormField, FormMixin
from wagtail.contrib.forms.panels import FormSubmissionsPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.blocks import StoryBlock
from cms_pages.models.base import SitePage

LINES = 5
"""Of an answer in several lines; the field grows by its corner."""

CHOSEN = (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)
"""Inputs that are ticked, not filled in."""


class FormPage(FormMixin, SitePage):
    """A form, open from one day to another."""

    lead = models.CharField("摘要", max_length=200, blank=True)
    opens_on = models.DateField("开始日期", default=timezone.localdate)
    closes_on = models.DateField("截止日期", null=True, blank=True, help_text="当天仍可提交。")
    body = StreamField(StoryBlock(), verbose_name="说明", blank=True)
    thanks = models.CharField(
        "提交后的话", max_length=200, default="已收到，谢谢。结果将在本栏目公布。"
    )
    outcome = StreamField(StoryBlock(), verbose_name="结果反馈", blank=True)

    content_panels: ClassVar[list[Any]] = [
        FormSubmissionsPanel(heading="收到的答复"),
        *SitePage.content_panels,
        FieldPanel("lead"),
        FieldRowPanel([FieldPanel("opens_on"), FieldPanel("closes_on")]),
        FieldPanel("body"),
        InlinePanel("form_fields", label="问题", heading="问题", min_num=1),
        FieldPanel("thanks"),
        FieldPanel("outcome"),
    ]
    search_fields: ClassVar[list[Any]] = [*SitePage.search_fields, index.SearchField("lead")]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/form.html"
    landing_page_template = "cms_pages/form_landing.html"

    class Meta:
        verbose_name = "意见征集"
        verbose_name_plural = "意见征集"

    @property
    def is_open(self) -> bool:
        """Whether answers are taken today."""
        today = timezone.localdate()
        return self.opens_on <= today and (self.closes_on is None or today <= self.closes_on)

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        """The form, its inputs looking like all others."""
        form = super().get_form(*args, **kwargs)
        for field in form.fields.values():
            if not isinstance(field.widget, CHOSEN):
                field.widget.attrs["class"] = "input"
            if isinstance(field.widget, forms.Textarea):
                field.widget.attrs["rows"] = LINES
        return form

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """The form; once it is closed, only what it was about."""
        if request.method == "POST" and not self.is_open:
            request.method = "GET"
        return super().serve(request, *args, **kwargs)


class FormField(AbstractFormField):
    """A question of a form."""

    page = ParentalKey(FormPage, related_name="form_fields")

    class Meta(AbstractFormField.Meta):
        verbose_name = "问题"
        verbose_name_plural = "问题"
