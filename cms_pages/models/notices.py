"""Notices and announcements (通知公告)."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.locks import BaseLock
from wagtail.models import PagePermissionTester
from wagtail.search import index

from cms_pages.blocks import BodyBlock
from cms_pages.models.base import OfficialDocument
from registry.models import Center
from search.page_model.shared import Fact, Link, Tag


class IssuedLock(BaseLock):
    """Keeps an issued notice as it was issued, from everybody."""

    def for_user(self, user: Any) -> bool:
        """Whether it applies to a user: to each."""
        return True

    def get_message(self, user: Any) -> str:
        """Why the page can't be edited."""
        return "这是依决定发布的公告，不能在这里改动或撤下；需要更正的，由原决定的程序发布新版本。"

    def get_locked_by(self, user: Any) -> str:
        """What locked it."""
        return "已依决定发布"

    def get_description(self, user: Any) -> str:
        """The same in short."""
        return "任何人都不能改动"


class NoticePermissions(PagePermissionTester):
    """What may be done with a notice: an issued one stays where and as it is."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Whether the page may be deleted."""
        return not self.page.issued and super().can_delete(ignore_bulk)

    def can_move(self) -> bool:
        """Whether the page may be moved."""
        return not self.page.issued and super().can_move()

    def can_unpublish(self) -> bool:
        """Whether the page may be taken from the public."""
        return not self.page.issued and super().can_unpublish()

    def can_unlock(self) -> bool:
        """Whether the lock may be taken off."""
        return not self.page.issued and super().can_unlock()

    def can_set_view_restrictions(self) -> bool:
        """Whether the page may be made private."""
        return not self.page.issued and super().can_set_view_restrictions()


class NoticePage(RoutablePageMixin, OfficialDocument):
    """A notice, or an announcement that a decision made.

    Once ``issued``, the page says what the newest of its versions says, and stays public; saving
    anything else fails. ``cms_pages.announcements`` alone adds versions.
    """

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
    case_number = models.CharField("办件编号", max_length=64, blank=True, editable=False)
    center_slug = models.CharField("所涉中心", max_length=64, blank=True, editable=False)
    issued = models.BooleanField("依决定发布", default=False, editable=False)

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

    def permissions_for_user(self, user: Any) -> NoticePermissions:
        """What a user may do with the page."""
        return NoticePermissions(user, self)

    def get_lock(self) -> BaseLock | None:
        """The lock of an issued notice, else an editor's."""
        lock: BaseLock | None = IssuedLock(self) if self.issued else super().get_lock()
        return lock

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises ``ValidationError`` where an issued notice would say something else or go
        from the public."""
        newest = self.versions.first() if self.pk else None
        if newest and not (self.issued and self.live and newest.says_what(self)):
            raise ValidationError("公告已依决定发布，不能改动；更正须发布新版本。")
        super().save(*args, **kwargs)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The document head, with the case behind the notice."""
        facts = super().facts
        return (*facts, Fact("办件编号", self.case_number)) if self.case_number else facts

    @property
    def center_link(self) -> Link | None:
        """The center that the notice is about."""
        center = Center.objects.filter(slug=self.center_slug).first() if self.center_slug else None
        return Link(center.name, center.get_absolute_url()) if center else None

    @property
    def history(self) -> list[NoticeVersion]:
        """The versions, the newest first; empty for a notice never corrected."""
        versions = list(self.versions.all())
        return versions if len(versions) > 1 else []

    @path("versions/<int:number>/")
    def version(self, request: HttpRequest, number: int) -> HttpResponse:
        """The notice as a former version said it."""
        version = self.versions.filter(number=number).first()
        if version is None:
            raise Http404
        context = {"version": version}
        return self.render(
            request, template="cms_pages/notice_version.html", context_overrides=context
        )

    @property
    def tag(self) -> Tag:
        """The kind as a tag."""
        return Tag(self.get_kind_display(), self.TONES[self.kind])


class NoticeVersion(models.Model):
    """An issued notice as it read from a day on. Added to, never altered, never deleted."""

    notice = models.ForeignKey(NoticePage, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版本")
    title = models.CharField("标题", max_length=255)
    document_number = models.CharField("发文字号", max_length=100, blank=True)
    dated = models.DateField("成文日期", null=True)
    body = StreamField(BodyBlock(), verbose_name="正文", blank=True)
    reason = models.CharField("更正说明", max_length=300, blank=True)
    published_on = models.DateField("发布日期")

    class Meta:
        verbose_name = "公告版本"
        verbose_name_plural = "公告版本"
        ordering: ClassVar[list[str]] = ["notice", "-number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["notice", "number"], name="notice_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save a new version; raises ``ValidationError`` for one that exists."""
        if self.pk:
            raise ValidationError("公告的版本不能改动。")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused: what was issued stays on record."""
        raise ValidationError("公告的版本不能删除。")

    def says_what(self, notice: NoticePage) -> bool:
        """Whether the page reads as this version does."""
        own = (self.title, self.document_number, self.dated, _content(self.body))
        return own == (
            notice.title,
            notice.document_number,
            notice.dated,
            _content(notice.body),
        )

    @property
    def url(self) -> str:
        """Where the version can be read."""
        return f"{self.notice.url}versions/{self.number}/"


def _content(body: Any) -> list[tuple[str, Any]]:
    """A body without the ids of its blocks, which carry no meaning."""
    return [(one["type"], one["value"]) for one in body.get_prep_value()]
