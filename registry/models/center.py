"""Centers, what is known of them, and from when to when each was established (articles 14, 20)."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.db.models import CheckConstraint, Exists, OuterRef, Q, UniqueConstraint
from django.urls import reverse

from registry.models.periods import ends_after_it_starts, holding


class CenterQuerySet(models.QuerySet["Center"]):
    """Centers as the public may see them."""

    def public(self, day: datetime.date) -> CenterQuerySet:
        """Centers established on ``day``: not suspended, not revoked, not still in preparation."""
        return self.filter(Exists(CenterStatus.objects.established(day, OuterRef("pk"))))


class Center(models.Model):
    """An industrial metrology center (产业计量测试中心)."""

    slug = models.SlugField("标识", max_length=64, unique=True)
    code_stem = models.CharField("编号前缀", max_length=16, unique=True, editable=False)
    name = models.CharField("名称", max_length=200)
    short_name = models.CharField("简称", max_length=100, blank=True)
    host = models.CharField("依托单位", max_length=200, blank=True)
    city_text = models.CharField("所在市州", max_length=50, blank=True)
    city = models.CharField("市州标识", max_length=64, blank=True, editable=False, db_index=True)
    industries_text = models.TextField("产业", blank=True)
    approval_number = models.CharField("批准文号", max_length=200, blank=True)
    established_on = models.DateField("成立日期")
    head = models.CharField("负责人", max_length=100, blank=True)
    address = models.TextField("地址", blank=True)
    phone = models.CharField("联系电话", max_length=200, blank=True)
    email = models.CharField("邮箱", max_length=200, blank=True)
    website = models.CharField("网址", max_length=500, blank=True)
    fee_page = models.CharField("收费公示页", max_length=500, blank=True)
    profile = models.TextField("简介", blank=True)
    extra = models.JSONField("其他栏目", default=dict, blank=True, editable=False)
    """Columns of ``centers.csv`` that the system has no field for, by heading."""

    objects = CenterQuerySet.as_manager()

    class Meta:
        verbose_name = "中心"
        verbose_name_plural = "中心"
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """The center's public page."""
        return reverse("center", args=[self.slug])

    def status_on(self, day: datetime.date) -> CenterStatus | None:
        """The status that holds on ``day``; None before the first one."""
        return self.statuses.on(day).first()


class CenterIndustry(models.Model):
    """An industry that a center serves, in the order named. ``slug`` is empty where the
    vocabulary does not know the name: it is then kept as text."""

    center = models.ForeignKey(Center, models.CASCADE, related_name="industries")
    position = models.PositiveSmallIntegerField("顺序")
    name = models.CharField("产业", max_length=200)
    slug = models.CharField("产业标识", max_length=64, blank=True, db_index=True)

    class Meta:
        verbose_name = "所服务产业"
        verbose_name_plural = "所服务产业"
        ordering: ClassVar[list[str]] = ["center", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["center", "position"], name="industry_position_once"),
        ]

    def __str__(self) -> str:
        return self.name


class CenterPlace(models.Model):
    """A place where a center works beside its main address."""

    center = models.ForeignKey(Center, models.CASCADE, related_name="places")
    name = models.CharField("名称", max_length=100)
    address = models.CharField("地址", max_length=300)

    class Meta:
        verbose_name = "工作场所"
        verbose_name_plural = "工作场所"
        ordering: ClassVar[list[str]] = ["center", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["center", "name"], name="place_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class CenterStatusQuerySet(models.QuerySet["CenterStatus"]):
    """Statuses as of a day."""

    def on(self, day: datetime.date) -> CenterStatusQuerySet:
        """Statuses that hold on ``day``."""
        return self.filter(holding(day, "from_day", "to_day"))

    def established(self, day: datetime.date, center: int | OuterRef) -> CenterStatusQuerySet:
        """The statuses that make ``center`` (an id or an outer reference) public on ``day``."""
        return self.on(day).filter(center=center, status=CenterStatus.Status.ESTABLISHED)


class CenterStatus(models.Model):
    """What a center was from one day to another: closed when the next begins, never deleted."""

    class Status(models.TextChoices):
        """What a center can be after its establishment."""

        ESTABLISHED = "established", "已成立"
        SUSPENDED = "suspended", "暂停"
        REVOKED = "revoked", "撤销"
        CLOSED = "closed", "注销"

    center = models.ForeignKey(Center, models.CASCADE, related_name="statuses")
    status = models.CharField("状态", max_length=16, choices=Status)
    from_day = models.DateField("自")
    to_day = models.DateField("至（不含）", null=True, blank=True)
    document_number = models.CharField("文号", max_length=200, blank=True)

    objects = CenterStatusQuerySet.as_manager()

    class Meta:
        verbose_name = "中心状态"
        verbose_name_plural = "中心状态"
        ordering: ClassVar[list[str]] = ["center", "from_day"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                condition=ends_after_it_starts("from_day", "to_day"),
                name="status_ends_after_it_starts",
            ),
            CheckConstraint(
                condition=Q(status__in=["established", "suspended", "revoked", "closed"]),
                name="status_known",
            ),
            UniqueConstraint(fields=["center", "from_day"], name="status_starts_once_a_day"),
            UniqueConstraint(
                fields=["center"], condition=Q(to_day__isnull=True), name="one_open_status"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_status_display()}（{self.from_day}）"
