"""What editors put beside the text of a rule: notes, links, interpretations."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Orderable, Page

from cms_pages.links import is_local
from cms_pages.models.rules import RulePage


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
        if not is_local(self.url):
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
