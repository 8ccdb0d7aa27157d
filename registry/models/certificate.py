"""Certificates that a center has issued (articles 17, 18), and the keys its programs register with.

A certificate keeps what it says **as written** and **as structure**, and the verdict on it by the
scope in force on its day. Nothing about the client is ever kept. What is registered is not altered:
a mistake is voided, with the reason, and registered anew under its own number.
"""

from __future__ import annotations

import datetime
import unicodedata
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from registry.models.capability import CapabilityVersion
from registry.models.center import Center


def plain_number(number: str) -> str:
    """A certificate number without the ways of writing it: width, case and spaces."""
    return "".join(unicodedata.normalize("NFKC", number).casefold().split())


class CertificateKey(models.Model):
    """A center's key to the registering API: kept as a digest, shown once, revocable."""

    reached_by: ClassVar[dict[str, str]] = {"own": "center__organisation"}

    center = models.ForeignKey(Center, models.PROTECT, related_name="certificate_keys")
    label = models.CharField("用途", max_length=100)
    hint = models.CharField("开头", max_length=12)
    """The first letters, by which people tell keys apart."""
    digest = models.CharField("SHA-256", max_length=64, unique=True)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="签发人"
    )
    issued_at = models.DateTimeField("签发时间", auto_now_add=True)
    used_at = models.DateTimeField("最近使用", null=True, blank=True)
    revoked_at = models.DateTimeField("停用时间", null=True, blank=True)

    class Meta:
        verbose_name = "证书登记密钥"
        verbose_name_plural = "证书登记密钥"
        ordering: ClassVar[list[str]] = ["-pk"]

    def __str__(self) -> str:
        return f"{self.label}（{self.hint}…）"


class Certificate(models.Model):
    """A certificate as registered, with the verdict on it."""

    reached_by: ClassVar[dict[str, str]] = {"own": "center__organisation"}

    class Kind(models.TextChoices):
        """What article 17 names."""

        VERIFICATION = "verification", "检定证书"
        CALIBRATION = "calibration", "校准证书"
        REPORT = "report", "测量报告"

    class Coverage(models.TextChoices):
        """Whether the scope in force on its day covers it."""

        INSIDE = "inside", "在承诺范围内"
        CONFIRM = "confirm", "须人工核对"
        OUTSIDE = "outside", "不在承诺范围内"

    class Uncertainty(models.TextChoices):
        """How the stated uncertainty stands against the promised one."""

        FINE = "fine", "不小于承诺的不确定度"
        BELOW = "below", "小于承诺的不确定度"
        CONFIRM = "confirm", "不能与承诺直接比较"
        UNSTATED = "unstated", "证书未给出不确定度"

    center = models.ForeignKey(Center, models.PROTECT, related_name="certificates")
    number = models.CharField("证书编号", max_length=64)
    plain = models.CharField("编号（查对用）", max_length=64, editable=False)
    kind = models.CharField("证书种类", max_length=16, choices=Kind)
    issued_on = models.DateField("出证日期")
    name = models.CharField("仪器名称", max_length=200)
    range_text = models.TextField("测量范围")
    condition_text = models.TextField("条件", blank=True)
    accuracy_text = models.TextField("不确定度", blank=True)
    structure = models.JSONField("结构", default=dict, blank=True)

    coverage = models.CharField("范围判定", max_length=8, choices=Coverage)
    uncertainty = models.CharField("不确定度判定", max_length=8, choices=Uncertainty)
    reasons = models.JSONField("判定说明", default=list, blank=True)
    versions = models.ManyToManyField(
        CapabilityVersion, related_name="certificates", verbose_name="所依承诺"
    )

    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    registered_at = models.DateTimeField("登记时间", auto_now_add=True)
    key = models.ForeignKey(
        CertificateKey, models.PROTECT, null=True, blank=True, related_name="certificates"
    )
    voided_on = models.DateField("作废日期", null=True, blank=True)
    void_reason = models.TextField("作废原因", blank=True)

    class Meta:
        verbose_name = "证书登记"
        verbose_name_plural = "证书登记"
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["center", "plain"], name="certificate_number_once"),
            CheckConstraint(condition=~Q(plain=""), name="certificate_has_a_number"),
        ]

    def __str__(self) -> str:
        return f"{self.center} {self.number}"

    @property
    def is_good(self) -> bool:
        """Whether nothing stands against it: within the scope, no better than promised."""
        return (
            self.coverage == self.Coverage.INSIDE
            and self.uncertainty in (self.Uncertainty.FINE, self.Uncertainty.UNSTATED)
            and self.voided_on is None
        )


class CheckCount(models.Model):
    """How often somebody checked certificates in a span of time. ``client`` is a keyed digest of
    the address, of no use to anybody else; spans gone by are deleted."""

    client = models.CharField(max_length=64)
    span = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "核验次数"
        verbose_name_plural = "核验次数"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["client", "span"], name="check_count_once"),
        ]

    def __str__(self) -> str:
        return f"{self.span:%Y-%m-%d %H:%M} {self.count}"

    @classmethod
    def before(cls, moment: datetime.datetime) -> models.QuerySet[CheckCount]:
        """Spans that began before ``moment``."""
        return cls.objects.filter(span__lt=moment)
