"""What pages have in common: the way to them, and the metadata of an official document."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from cms_pages.document_form import DocumentForm
from cms_pages.models.site import SiteSettings
from search.page_model.shared import Fact, Link, Stamp


class SitePage(Page):
    """A page of the public site."""

    class Meta:
        abstract = True

    @property
    def breadcrumb(self) -> tuple[Link, ...]:
        """The way from the home page to this one; the last step is the page itself."""
        above = [page for page in self.get_ancestors() if page.depth > 1]
        links = [Link("首页" if page.depth == 2 else page.title, page.url or "") for page in above]
        return (*links, Link(self.title))


class Validity(models.TextChoices):
    """Whether an official document holds (有效性)."""

    IN_FORCE = "in_force", "现行有效"
    AMENDED = "amended", "已修改"
    REPEALED = "repealed", "废止"
    EXPIRED = "expired", "失效"


STAMP_TONES = {
    Validity.IN_FORCE: "",
    Validity.AMENDED: "changed",
    Validity.REPEALED: "ended",
    Validity.EXPIRED: "ended",
}


class OfficialDocument(SitePage):
    """A page that publishes an official document, with the metadata such a page must show."""

    index_number = models.CharField(
        "索引号", max_length=100, blank=True, help_text="留空则自动编号。"
    )
    document_number = models.CharField(
        "发文字号", max_length=100, blank=True, help_text="例如：鄂市监量〔2026〕12号"
    )
    issuer = models.CharField("发布机构", max_length=100, blank=True)
    dated = models.DateField("成文日期", null=True, blank=True)
    published_on = models.DateField("发布日期", default=timezone.localdate)
    topic = models.CharField("主题分类", max_length=50, blank=True, default="计量管理")
    validity = models.CharField(
        "有效性", max_length=16, choices=Validity, default=Validity.IN_FORCE
    )
    attachments = StreamField(
        [("file", DocumentChooserBlock(label="文件"))], verbose_name="附件", blank=True
    )

    base_form_class = DocumentForm

    class Meta:
        abstract = True

    document_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("index_number"), FieldPanel("document_number")]),
                FieldRowPanel([FieldPanel("issuer"), FieldPanel("topic")]),
                FieldRowPanel([FieldPanel("dated"), FieldPanel("published_on")]),
                FieldPanel("validity"),
                FieldPanel("attachments"),
            ],
            heading="公文要素",
        )
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("document_number"),
        index.FilterField("published_on"),
    ]

    def clean(self) -> None:
        """Refuse a document published before it was written."""
        super().clean()
        if self.dated and self.published_on and self.dated > self.published_on:
            raise ValidationError({"dated": "成文日期晚于发布日期。"})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a document without an index number is given the next one of its year."""
        if not self.index_number:
            self.index_number = next_index_number(self.published_on.year)
        super().save(*args, **kwargs)

    @property
    def stamp(self) -> Stamp:
        """The validity as a stamp."""
        validity = Validity(self.validity)
        return Stamp(str(validity.label), STAMP_TONES[validity])

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The document head: every element that a government page must name."""
        stamp = self.stamp
        return (
            Fact("索引号", self.index_number or "—"),
            Fact("发文字号", self.document_number or "—"),
            Fact("发布机构", self.issuer or "—"),
            Fact("主题分类", self.topic or "—"),
            Fact("成文日期", f"{self.dated or '—'}"),
            Fact("发布日期", f"{self.published_on}"),
            Fact("有效性", stamp.text, strong=not stamp.tone),
            Fact("附件", f"{len(self.attachments)}个" if self.attachments else "无"),
        )


def next_index_number(year: int) -> str:
    """The index number after the last given for that year: ``011043612/2026-00012``, the part
    before the slash being the code of the publishing body from the site's settings."""
    body = SiteSettings.current().index_prefix
    stem = f"{body}/{year}-" if body else f"{year}-"
    taken = [
        int(number.removeprefix(stem))
        for kind in OfficialDocument.__subclasses__()
        for number in kind.objects.filter(index_number__startswith=stem).values_list(
            "index_number", flat=True
        )
        if number.removeprefix(stem).isdecimal()
    ]
    return f"{stem}{max(taken, default=0) + 1:05d}"
