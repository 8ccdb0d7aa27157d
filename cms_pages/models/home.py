"""The home page: the question first, then every other way in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms_pages.blocks import ServiceBlock
from cms_pages.home_view import home_view
from cms_pages.models.base import SitePage
from cms_pages.models.notices import NoticePage

NOTICES_SHOWN = 5


class HomePage(SitePage):
    """The root of the site."""

    question = models.CharField("问句", max_length=30, default="谁能校准我的仪器？")
    lead = models.CharField(
        "说明",
        max_length=100,
        default="写下仪器、量程和准确度要求，系统逐点核对各中心公开承诺的范围与不确定度。",
    )
    examples = models.TextField(
        "例子", blank=True, help_text="一行一个，读者点一下就能查询；只写真能查到的。"
    )
    services = StreamField(
        [("service", ServiceBlock())], verbose_name="常用服务", blank=True, max_num=8
    )

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("question"), FieldPanel("lead"), FieldPanel("examples")], heading="查询区"
        ),
        FieldPanel("services"),
    ]
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["cms_pages.ColumnPage", "cms_pages.FreePage"]
    max_count = 1
    template = "cms_pages/home.html"

    class Meta:
        verbose_name = "首页"
        verbose_name_plural = "首页"

    @property
    def breadcrumb(self) -> tuple[()]:
        """None: every way starts here."""
        return ()

    def latest_notices(self) -> tuple[NoticePage, ...]:
        """The newest published notices."""
        notices = NoticePage.objects.descendant_of(self).live().public()
        return tuple(notices.order_by("-published_on", "-pk")[:NOTICES_SHOWN])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The figures of the register and the latest notices, beside the page itself."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"is_home": True, "home": home_view(self)}
