"""Rules (规章): an official text kept as it is, shown by chapter, article and item."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Orderable, Page
from wagtail.search import index

from cms_pages.models.base import OfficialDocument
from cms_pages.rule_parser import Article, Rule, parsed
from cms_pages.rule_view import rule_view
from search.page_model.shared import Fact, Link


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

    @property
    def successor(self) -> RulePage | None:
        """The published rule that replaced this one."""
        found: RulePage | None = self.replaced_by.live().first()
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


class RuleArticleNote(Orderable):
    """An editor's note shown under an article; the text itself is never altered."""

    rule_page = ParentalKey(RulePage, related_name="article_notes")
    article = models.PositiveIntegerField("第几条")
    text = models.CharField("编者注", max_length=300)
    panels: ClassVar[list[Any]] = [FieldPanel("article"), FieldPanel("text")]

    class Meta(Orderable.Meta):
        verbose_name = "编者注"
        verbose_name_plural = "编者注"


class RuleArticleLink(Orderable):
    """A link under an article to what rests on it."""

    rule_page = ParentalKey(RulePage, related_name="article_links")
    article = models.PositiveIntegerField("第几条")
    label = models.CharField("文字", max_length=60)
    url = models.CharField("地址", max_length=300, help_text="本站地址，以 / 开头。")
    panels: ClassVar[list[Any]] = [FieldPanel("article"), FieldPanel("label"), FieldPanel("url")]

    class Meta(Orderable.Meta):
        verbose_name = "相关链接"
        verbose_name_plural = "相关链接"

    def clean(self) -> None:
        """Refuse an address outside this site."""
        super().clean()
        if not self.url.startswith("/") or self.url.startswith("//"):
            raise ValidationError({"url": "请填写本站地址，以 / 开头。"})


class RuleInterpretation(Orderable):
    """A page that explains the rule; linked both ways."""

    rule_page = ParentalKey(RulePage, related_name="interpretations")
    page = models.ForeignKey(
        Page, models.CASCADE, verbose_name="解读页面", related_name="interpreted_rules"
    )
    panels: ClassVar[list[Any]] = [
        PageChooserPanel("page", ["cms_pages.FreePage", "cms_pages.GuidePage"])
    ]

    class Meta(Orderable.Meta):
        verbose_name = "解读"
        verbose_name_plural = "解读"
