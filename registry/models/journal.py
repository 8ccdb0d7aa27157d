"""The record of who did what: written once, chained, and closed to change by the database itself.

Triggers refuse UPDATE and DELETE (``registry.journal_guard``); each entry carries the hash of the
one before, and the head the hash of the last, so that a gap or an alteration shows.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q

from registry.models.case import Case
from registry.models.center import Center


class JournalHead(models.Model):
    """The one row that gives out positions and holds the hash of the last entry."""

    ONLY = 1

    position = models.BigIntegerField("位置", default=0)
    hash = models.CharField("末条散列", max_length=64, blank=True)

    class Meta:
        verbose_name = "日志位置"
        verbose_name_plural = "日志位置"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(condition=Q(pk=1), name="journal_has_one_head"),
        ]

    def __str__(self) -> str:
        return str(self.position)


class JournalEntry(models.Model):
    """One step: who, when, what, before and after, on which document."""

    position = models.BigIntegerField("位置", primary_key=True)
    at = models.DateTimeField("时间")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="操作人"
    )
    actor_name = models.CharField("操作人姓名", max_length=150)
    """As it was then; 系统 for what the system does by itself."""
    action = models.CharField("操作", max_length=64, db_index=True)
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="journal", verbose_name="事项"
    )
    center = models.ForeignKey(
        Center, models.PROTECT, null=True, related_name="journal", verbose_name="中心"
    )
    before = models.JSONField("之前", default=dict)
    after = models.JSONField("之后", default=dict)
    document_number = models.CharField("文号", max_length=200, blank=True)
    note = models.TextField("说明", blank=True)
    previous_hash = models.CharField("前一条散列", max_length=64, blank=True)
    hash = models.CharField("散列", max_length=64)

    class Meta:
        verbose_name = "日志"
        verbose_name_plural = "日志"
        ordering: ClassVar[list[str]] = ["position"]

    def __str__(self) -> str:
        return f"{self.position} {self.action}"
