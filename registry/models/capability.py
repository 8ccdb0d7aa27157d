"""Promises: a capability with a public code that never changes, and its versions.

A version keeps the promise **as written** (one column a heading of the exchange format) and **as
structure** (a ``Scope``). Versions are closed, never deleted and never altered once an accepted
change built on them (article 16).
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.urls import reverse

from registry.models.center import Center, CenterStatus
from registry.models.periods import ends_after_it_starts, holding, overlap
from registry.models.written import WrittenPromise


class Capability(models.Model):
    """A promise of a center, whatever its wording at a time."""

    center = models.ForeignKey(Center, models.PROTECT, related_name="capabilities")
    number = models.PositiveIntegerField("序号")
    code = models.CharField("编号", max_length=32, unique=True)

    class Meta:
        verbose_name = "承诺能力"
        verbose_name_plural = "承诺能力"
        ordering: ClassVar[list[str]] = ["center", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["center", "number"], name="capability_number_once"),
            CheckConstraint(condition=Q(number__gte=1), name="capability_numbers_from_one"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        """The promise's public page: the same for every version."""
        return reverse("capability", args=[self.code])


class CapabilityVersionQuerySet(models.QuerySet["CapabilityVersion"]):
    """Versions as of a day."""

    def in_force(self, day: datetime.date) -> CapabilityVersionQuerySet:
        """Versions whose days include ``day``, suspended or not."""
        return self.filter(holding(day, "effective_from", "effective_to"))

    def not_suspended(self, day: datetime.date) -> CapabilityVersionQuerySet:
        """Versions that are not suspended on ``day``."""
        return self.exclude(holding(day, "suspended_from", "suspended_to"))

    def published(self, day: datetime.date) -> CapabilityVersionQuerySet:
        """What the public may rely on, on ``day``: in force, not suspended, of a center that is
        established on that day."""
        established = CenterStatus.objects.established(day, OuterRef("capability__center"))
        return self.in_force(day).not_suspended(day).filter(Exists(established))


class CapabilityVersion(WrittenPromise):
    """What a promise said from one day to another."""

    class Origin(models.TextChoices):
        """What brought a version in."""

        LEGACY = "legacy", "存量承诺"
        CHANGE = "change", "能力变更"
        ESTABLISHMENT = "establishment", "批准成立"

    capability = models.ForeignKey(Capability, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("版本")

    effective_from = models.DateField("生效日期")
    effective_to = models.DateField("失效日期", null=True, blank=True)
    suspended_from = models.DateField("暂停自", null=True, blank=True)
    suspended_to = models.DateField("恢复自", null=True, blank=True)

    origin = models.CharField("来源", max_length=16, choices=Origin, default=Origin.LEGACY)
    document_number = models.CharField("批准文号", max_length=200, blank=True)
    document_day = models.DateField("批准日期", null=True, blank=True)
    """The document that brought it in; empty: the one that established the center."""

    ended_by_number = models.CharField("终止文号", max_length=200, blank=True)
    ended_by_day = models.DateField("终止文件日期", null=True, blank=True)

    objects = CapabilityVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "承诺版本"
        verbose_name_plural = "承诺版本"
        ordering: ClassVar[list[str]] = ["capability", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["capability", "number"], name="version_number_once"),
            UniqueConstraint(fields=["capability", "effective_from"], name="version_starts_once"),
            UniqueConstraint(
                fields=["capability"],
                condition=Q(effective_to__isnull=True),
                name="one_open_version",
            ),
            CheckConstraint(
                condition=ends_after_it_starts("effective_from", "effective_to"),
                name="version_ends_after_it_starts",
            ),
            CheckConstraint(
                condition=ends_after_it_starts("suspended_from", "suspended_to"),
                name="suspension_ends_after_it_starts",
            ),
            CheckConstraint(
                condition=Q(suspended_to__isnull=True) | Q(suspended_from__isnull=False),
                name="suspension_has_a_start",
            ),
            CheckConstraint(condition=Q(number__gte=1), name="version_numbers_from_one"),
            CheckConstraint(
                condition=Q(origin__in=["legacy", "change", "establishment"]),
                name="version_origin_known",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["effective_from", "effective_to"], name="version_days"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """The public code with the version: ``HB-QCLB-00017-2``."""
        return f"{self.capability.code}-{self.number}"

    @property
    def days(self) -> tuple[datetime.date, datetime.date | None]:
        """The first day it counts, and the first day it no longer does."""
        return self.effective_from, self.effective_to

    @property
    def brought_in_by(self) -> tuple[str, datetime.date]:
        """Number and day of the document that brought the version in."""
        center = self.capability.center
        return (
            self.document_number or center.approval_number,
            self.document_day or center.established_on,
        )

    def is_suspended(self, day: datetime.date) -> bool:
        """Whether the row is suspended on ``day``."""
        if self.suspended_from is None or day < self.suspended_from:
            return False
        return self.suspended_to is None or day < self.suspended_to

    def clean(self) -> None:
        """Refuse days that another version of the same promise has."""
        others = CapabilityVersion.objects.filter(capability=self.capability).exclude(pk=self.pk)
        for other in others.only("effective_from", "effective_to", "number"):
            if overlap(self.days, other.days):
                raise ValidationError({"effective_from": f"与版本 {other.number} 的有效期间重叠。"})
