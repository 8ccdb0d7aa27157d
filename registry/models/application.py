"""Applications for a center (articles 8 to 12): what is stated, asked for, and found on site."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import UniqueConstraint

from registry.conditions import CONDITIONS
from registry.models.case import Case

CONDITION_CHOICES = [(condition.code, condition.words) for condition in CONDITIONS]


class Application(Case):
    """An application (筹建申请). Its title is the name of the center that is to be."""

    EDITABLE = frozenset({"draft", "returned"})
    """States in which the applicant can alter it."""

    short_name = models.CharField("简称", max_length=100, blank=True)
    industries_text = models.CharField("所服务产业", max_length=500, blank=True)
    leader = models.CharField("项目负责人", max_length=100, blank=True)
    phone = models.CharField("联系电话", max_length=100, blank=True)
    research = models.TextField("产业调研结论", blank=True)
    consent_authority = models.CharField("同意并行文的机关", max_length=200, blank=True)
    consent_number = models.CharField("行文文号", max_length=200, blank=True)
    consent_day = models.DateField("行文日期", null=True, blank=True)
    submits_in_writing = models.BooleanField("由该机关行文向省局提出书面申请", default=False)

    class Meta:
        verbose_name = "筹建申请"
        verbose_name_plural = "筹建申请"

    @property
    def is_editable(self) -> bool:
        """Whether the applicant can alter it now."""
        return self.state in self.EDITABLE


class ConditionStatement(models.Model):
    """What the applicant states of one basic condition (article 8)."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="statements")
    condition = models.CharField("基本条件", max_length=16, choices=CONDITION_CHOICES)
    text = models.TextField("自述", blank=True)

    class Meta:
        verbose_name = "基本条件自述"
        verbose_name_plural = "基本条件自述"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["application", "condition"], name="one_statement_a_condition"),
        ]

    def __str__(self) -> str:
        return self.get_condition_display()


class Demand(models.Model):
    """A row of the demand table (产业发展计量技术需求表, article 10)."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="demands")
    position = models.PositiveIntegerField("序号")
    industry = models.CharField("产业", max_length=200)
    product = models.CharField("产品", max_length=200)
    parameter = models.CharField("参数", max_length=200)
    range_text = models.TextField("测量范围")
    accuracy_text = models.TextField("准确度要求")
    remarks = models.TextField("备注", blank=True)

    class Meta:
        verbose_name = "计量技术需求"
        verbose_name_plural = "产业发展计量技术需求表"
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.product}：{self.parameter}"


class VisitFinding(models.Model):
    """What an expert found of a condition on site (article 12)."""

    class Verdict(models.TextChoices):
        """Whether the condition is met."""

        MET = "met", "符合"
        PARTLY = "partly", "基本符合"
        NOT_MET = "not_met", "不符合"

    application = models.ForeignKey(Application, models.PROTECT, related_name="findings")
    condition = models.CharField("基本条件", max_length=16, choices=CONDITION_CHOICES)
    expert = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="专家"
    )
    verdict = models.CharField("结论", max_length=8, choices=Verdict)
    text = models.TextField("考察情况")
    written_at = models.DateTimeField("填写时间", auto_now=True)

    class Meta:
        verbose_name = "现场考察意见"
        verbose_name_plural = "现场考察意见"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(
                fields=["application", "condition", "expert"], name="one_finding_an_expert"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_condition_display()}：{self.get_verdict_display()}"


class PreparationTask(models.Model):
    """A task of the 筹建任务书 with its target (article 12). Fixed once the application is
    approved."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="tasks")
    position = models.PositiveIntegerField("序号")
    task = models.CharField("任务", max_length=500)
    target = models.CharField("目标", max_length=500)

    class Meta:
        verbose_name = "筹建任务"
        verbose_name_plural = "筹建任务"
        ordering: ClassVar[list[str]] = ["position", "pk"]

    def __str__(self) -> str:
        return self.task
