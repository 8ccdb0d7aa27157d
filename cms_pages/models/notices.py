"""Notices and announcements (通知公告)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.blocks import BodyBlock
from cms_pages.models.base import OfficialDocument
from search.page_model.shared import Tag


class NoticePage(OfficialDocument):
    """A notice, or an announcement that a decision made."""

    class Kind(models.TextChoices):
        """What a notice is about."""

        ESTABLISHMENT = "establishment", "批准成立"
        CHANGE = "change", "能力变更"
        SUSPENSION = "suspension", "暂停撤销"
        FALSE_CLAIM = "false_claim", "虚假声明"
        GENERAL = "general", "通知"

    TONES: ClassVar[dict[str, str]] = {
        Kind.ESTABLISHMENT: "blue",
        Kind.CHANGE: "blue",
        Kind.SUSPENSION: "red",
        Kind.FALSE_CLAIM: "red",
        Kind.GENERAL: "",
    }

    kind = models.CharField("类别", max_length=16, choices=Kind, default=Kind.GENERAL)
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *OfficialDocument.content_panels,
        FieldPanel("kind"),
        *OfficialDocument.document_panels,
        FieldPanel("body"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *OfficialDocument.search_fields,
        index.SearchField("body"),
        index.FilterField("kind"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/notice.html"

    class Meta:
        verbose_name = "通知公告"
        verbose_name_plural = "通知公告"

    @property
    def tag(self) -> Tag:
        """The kind as a tag."""
        return Tag(self.get_kind_display(), self.TONES[self.kind])
