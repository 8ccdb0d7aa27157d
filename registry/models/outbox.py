"""The record of what changed in what is published, for whoever keeps an index of it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Q


class OutboxHead(models.Model):
    """The one row that gives out positions.

    Updated in the transaction that writes the entries, so that positions become visible in order:
    a plain sequence would let a reader pass number 2 while number 1 is not committed yet.
    """

    ONLY = 1

    position = models.BigIntegerField("位置", default=0)

    class Meta:
        verbose_name = "变更流水位置"
        verbose_name_plural = "变更流水位置"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(condition=Q(pk=1), name="outbox_has_one_head"),
        ]

    def __str__(self) -> str:
        return str(self.position)


class OutboxEntry(models.Model):
    """Something published changed: look at it again. Says what, never how, so that applying an
    entry twice or late does no harm."""

    class Kind(models.TextChoices):
        """What kind of thing changed."""

        CENTER = "center", "中心"
        CAPABILITY = "capability", "承诺能力"

    position = models.BigIntegerField("位置", primary_key=True)
    kind = models.CharField("对象", max_length=16, choices=Kind)
    object_id = models.BigIntegerField("对象主键")
    recorded_at = models.DateTimeField("记录时间", auto_now_add=True)

    class Meta:
        verbose_name = "变更流水"
        verbose_name_plural = "变更流水"
        ordering: ClassVar[list[str]] = ["position"]

    def __str__(self) -> str:
        return f"{self.position} {self.get_kind_display()} {self.object_id}"
