"""Rules (规章): an official text kept as it is, shown by chapter, article and item."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page
from wagtail.search import index

from cms_pages.models.base import STAMP_TONES, OfficialDocument, Validity
from cms_pages.rule_parser import Article, Rule, parsed
from cms_pages.rule_view import rule_view
from search.page_model.shared import Fact, Link, Stamp


class RulePage(RoutablePageMixin, OfficialDocument):
    """A rule. ``source`` is its text as imported; everything shown is derived from it."""

    source = models.TextField("原文", editable=False)
    source_name = models.CharField("原文文件名", max_length=255, blank=True, editable=False)
    in_force_from = models.DateField("施行日期", null=True, blank=True)
    replaces = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name="代替的规章",
        related_name="replaced_by",
        null=True,
        blank=True,
    )

    content_panels: ClassVar[list[Any]] = [
        *OfficialDocument.content_panels,
        *OfficialDocument.document_panels,
        FieldPanel("in_force_from"),
        PageChooserPanel("replaces", "cms_pages.RulePage"),
        InlinePanel("article_notes", label="编者注", heading="编者注"),
        InlinePanel("article_links", label="相关链接", heading="条文下的相关链接"),
        InlinePanel("interpretations", label="解读", heading="解读"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *OfficialDocument.search_fields,
        index.SearchField("source"),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/rule.html"

    class Meta:
        verbose_name = "规章"
        verbose_name_plural = "规章"

    @property
    def rule(self) -> Rule:
        """The text as chapters, articles and items."""
        return parsed(self.source)

    def article(self, number: int) -> Article | None:
        """The article of that number; None when there is none."""
        return next((one for one in self.rule.articles if one.number == number), None)

    @property
    def stamp(self) -> Stamp:
        """The validity; a rule whose successor has come into force no longer holds, whatever an
        editor forgot to say."""
        new = self.successor if self.validity == Validity.IN_FORCE else None
        if new and new.in_force_from and new.in_force_from <= timezone.localdate():
            return Stamp("已被代替", STAMP_TONES[Validity.REPEALED])
        return super().stamp

    @property
    def versions(self) -> list[RulePage]:
        """The published versions of the rule, the newest first; one alone is no version."""
        line: list[RulePage] = [self]
        while (older := line[-1].replaces) and older.live and older not in line:
            line.append(older)
        while (newer := line[0].successor) and newer not in line:
            line.insert(0, newer)
        return line if len(line) > 1 else []

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The document head, with the day the rule comes into force after the other days."""
        *head, validity, attachments = super().facts
        in_force = Fact("施行日期", f"{self.in_force_from or '—'}")
        return (*head, in_force, validity, *([attachments] if self.attachments else []))

    @property
    def tools(self) -> tuple[Link, ...]:
        """What can be done with the page beside reading it."""
        return (Link("下载原文", f"{self.url}source/", icon="download"),)

    @property
    def published_interpretations(self) -> list[Page]:
        """The pages that explain the rule, as far as they are published."""
        return [one.page for one in self.interpretations.all() if one.page.live]

    @cached_property
    def successor(self) -> RulePage | None:
        """The published rule that replaced this one."""
        found: RulePage | None = self.replaced_by.live().public().order_by("-pk").first()
        return found

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The text in pieces, with what ``find`` asks for marked."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"view": rule_view(self, request.GET)}

    @path("source/")
    def source_file(self, request: HttpRequest) -> HttpResponse:
        """The text as imported, to download."""
        return HttpResponse(
            self.source,
            content_type="text/plain; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{self.slug}.txt"'},
        )
