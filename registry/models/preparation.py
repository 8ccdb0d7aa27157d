"""Centers in preparation (article 13): plan, reports, supervision, and the scope they promise."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from registry.models.application import Application
from registry.models.case import Case
from registry.models.written import WrittenPromise


class Preparation(Case):
    """A preparation (中心筹建), opened by the approval of an application."""

    EDITABLE = frozenset({"preparing"})
    """States in which the organisation can alter the scope and the facts of the center."""

    based_on = models.OneToOneField(Application, models.PROTECT, related_name="led_to")
    approved_on = models.DateField("批准筹建日期")
    deadline = models.DateField("筹建期限")
    """The day by which acceptance is to be requested, extensions included. ``due_on`` is what is
    due now, which may be a rectification."""
    round = models.PositiveSmallIntegerField("验收轮次", default=0)

    address = models.CharField("地址", max_length=300, blank=True)
    head = models.CharField("负责人", max_length=100, blank=True)
    phone = models.CharField("联系电话", max_length=100, blank=True)
    email = models.EmailField("邮箱", blank=True)
    website = models.URLField("网址", blank=True)
    profile = models.TextField("简介", blank=True)

    class Meta:
        verbose_name = "中心筹建"
        verbose_name_plural = "中心筹建"

    @property
    def is_editable(self) -> bool:
        """Whether the organisation can alter scope and facts now."""
        return self.state in self.EDITABLE


class PlanStage(models.Model):
    """A line of the work plan: stage, task, target, who is responsible (article 13)."""

    preparation = models.ForeignKey(Preparation, models.CASCADE, related_name="plan")
    stage = models.CharField("阶段", max_length=100)
    task = models.CharField("任务", max_length=500)
    target = models.CharField("目标", max_length=500)
    department = models.CharField("责任部门", max_length=200)
    person = models.CharField("责任人", max_length=100)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("完成日期")

    class Meta:
        verbose_name = "筹建工作计划"
        verbose_name_plural = "筹建工作计划"
        ordering: ClassVar[list[str]] = ["starts_on", "ends_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="stage_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stage}：{self.task}"


class PreparationReport(models.Model):
    """What the organisation reports of its progress, or a problem (article 13)."""

    class Kind(models.TextChoices):
        """What is reported."""

        PROGRESS = "progress", "进展"
        PROBLEM = "problem", "问题"

    preparation = models.ForeignKey(Preparation, models.PROTECT, related_name="reports")
    kind = models.CharField("类别", max_length=8, choices=Kind)
    text = models.TextField("内容")
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField("报告时间", auto_now_add=True)

    class Meta:
        verbose_name = "筹建报告"
        verbose_name_plural = "筹建报告"
        ordering: ClassVar[list[str]] = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.written_at:%Y-%m-%d}"


class SupervisionVisit(models.Model):
    """A visit of the bureau's supervision group (督导组, article 13)."""

    preparation = models.ForeignKey(Preparation, models.PROTECT, related_name="visits")
    day = models.DateField("督导日期")
    members = models.CharField("督导组成员", max_length=300)
    findings = models.TextField("督导情况")
    advice = models.TextField("指导意见", blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "督导"
        verbose_name_plural = "督导"
        ordering: ClassVar[list[str]] = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"督导 {self.day}"


class Extension(models.Model):
    """An extension of the deadline: explicit, reasoned, by a document (article 13)."""

    preparation = models.ForeignKey(Preparation, models.PROTECT, related_name="extensions")
    from_day = models.DateField("原期限")
    to_day = models.DateField("延长至")
    reason = models.TextField("理由")
    document_number = models.CharField("文号", max_length=200)
    document_day = models.DateField("文件日期")

    class Meta:
        verbose_name = "延期"
        verbose_name_plural = "延期"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(condition=Q(to_day__gt=F("from_day")), name="extension_extends"),
        ]

    def __str__(self) -> str:
        return f"{self.from_day} → {self.to_day}"


class PromisedRow(WrittenPromise):
    """A row of the scope that a center to be promises: read as structure when it is written."""

    preparation = models.ForeignKey(Preparation, models.CASCADE, related_name="promises")
    position = models.PositiveIntegerField("序号")

    class Meta:
        verbose_name = "拟承诺能力"
        verbose_name_plural = "拟承诺能力"
        ordering: ClassVar[list[str]] = ["position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["preparation", "position"], name="promised_row_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position} {self.name}"
