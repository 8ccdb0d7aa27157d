"""Acceptance on site (article 14): the rules as versioned data, results item by item, rounds."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from registry.models.preparation import Preparation


class AcceptanceRules(models.Model):
    """A version of the 验收细则. Never edited: a new version follows it."""

    version = models.PositiveSmallIntegerField("版本", unique=True, editable=False)
    title = models.CharField("名称", max_length=200)
    document_number = models.CharField("文号", max_length=200, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name="修订人",
    )
    written_at = models.DateTimeField("修订时间", auto_now_add=True)

    class Meta:
        verbose_name = "验收细则"
        verbose_name_plural = "验收细则"
        ordering: ClassVar[list[str]] = ["-version"]

    def __str__(self) -> str:
        return f"{self.title} 第 {self.version} 版"


class AcceptanceItem(models.Model):
    """An item of a version of the rules: what is looked at, and what is required."""

    rules = models.ForeignKey(AcceptanceRules, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("序号")
    heading = models.CharField("体系", max_length=100)
    requirement = models.TextField("要求")

    class Meta:
        verbose_name = "验收项目"
        verbose_name_plural = "验收项目"
        ordering: ClassVar[list[str]] = ["rules", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["rules", "position"], name="acceptance_item_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.heading}"


class Acceptance(models.Model):
    """A site acceptance of a preparation. It keeps the version of the rules it began with."""

    preparation = models.ForeignKey(Preparation, models.PROTECT, related_name="acceptances")
    rules = models.ForeignKey(AcceptanceRules, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField("开始时间", auto_now_add=True)

    class Meta:
        verbose_name = "现场验收"
        verbose_name_plural = "现场验收"
        ordering: ClassVar[list[str]] = ["pk"]

    def __str__(self) -> str:
        return f"{self.preparation}：{self.rules}"


class ItemResult(models.Model):
    """What the group found of an item in a round; the newest round speaks for the item."""

    class Verdict(models.TextChoices):
        """Whether the item passed."""

        PASSED = "passed", "通过"
        FAILED = "failed", "不通过"
        NOT_APPLICABLE = "na", "不适用"

    acceptance = models.ForeignKey(Acceptance, models.PROTECT, related_name="results")
    item = models.ForeignKey(AcceptanceItem, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField("轮次")
    verdict = models.CharField("结论", max_length=8, choices=Verdict)
    text = models.TextField("情况", blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("填写时间", auto_now=True)

    class Meta:
        verbose_name = "验收结果"
        verbose_name_plural = "验收结果"
        ordering: ClassVar[list[str]] = ["item", "round"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(
                fields=["acceptance", "item", "round"], name="one_result_an_item_a_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.item}：{self.get_verdict_display()}"


class Rectification(models.Model):
    """A round of rectification: what was demanded, by when, and what was answered."""

    acceptance = models.ForeignKey(Acceptance, models.PROTECT, related_name="rectifications")
    round = models.PositiveSmallIntegerField("轮次")
    demand = models.TextField("整改要求")
    due_on = models.DateField("整改期限")
    answer = models.TextField("整改结果", blank=True)
    answered_on = models.DateField("提交日期", null=True, blank=True)

    class Meta:
        verbose_name = "整改"
        verbose_name_plural = "整改"
        ordering: ClassVar[list[str]] = ["round"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["acceptance", "round"], name="one_rectification_a_round"),
        ]

    def __str__(self) -> str:
        return f"第 {self.round} 轮整改"
