"""Wordings of documents, in versions, and the documents issued with them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from registry.documents.kinds import KINDS
from registry.models.case import Case

CHOICES = [(kind.code, kind.label) for kind in KINDS.values()]


class Wording(models.Model):
    """A version of the wording of a kind of document. Never edited: a new version follows it."""

    kind = models.CharField("文书", max_length=16, choices=CHOICES)
    version = models.PositiveSmallIntegerField("版本", editable=False)
    title = models.CharField("标题", max_length=200)
    body = models.TextField("正文")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name="修订人",
    )
    written_at = models.DateTimeField("修订时间", auto_now_add=True)

    class Meta:
        verbose_name = "文书模板"
        verbose_name_plural = "文书模板"
        ordering: ClassVar[list[str]] = ["kind", "-version"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["kind", "version"], name="wording_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} 第 {self.version} 版"


def issued_path(document: IssuedDocument, filename: str) -> str:
    """Where the PDF lies: under its case, out of the public's way."""
    return f"private/cases/{document.case.number}/{filename}"


class IssuedDocument(models.Model):
    """A document as issued: its own text and file, whatever becomes of wordings and facts."""

    reached_by: ClassVar[dict[str, str]] = {
        "own": "case__organisation",
        "city": "case__organisation",
        "assigned": "case__assignments",
    }

    case = models.ForeignKey(Case, models.PROTECT, related_name="documents")
    kind = models.CharField("文书", max_length=16, choices=CHOICES)
    version = models.PositiveSmallIntegerField("模板版本")
    """Of the wording; 0 for the one that ships with the program."""
    number = models.CharField("文号", max_length=200)
    day = models.DateField("文件日期")
    title = models.CharField("标题", max_length=200)
    text = models.TextField("正文")
    pdf = models.FileField("PDF", upload_to=issued_path, max_length=200)
    digest = models.CharField("PDF 的 SHA-256", max_length=64)
    issued_at = models.DateTimeField("签发时间", auto_now_add=True)

    class Meta:
        verbose_name = "已签发文书"
        verbose_name_plural = "已签发文书"
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.title}（{self.number}）"
