"""A case (事项): one application, preparation, change, inspection or report on its course.

What every kind has in common stands here; each kind adds its own facts in a table of its own. The
state changes by ``registry.decisions`` only.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint
from django.urls import reverse

from registry.lifecycle import PROCESSES, Process, Step
from registry.models.center import Center
from registry.models.organisation import Organisation


class CaseCounter(models.Model):
    """The last number given in a year to a kind of case. Who takes the next locks its row."""

    prefix = models.CharField("前缀", max_length=4)
    year = models.PositiveSmallIntegerField("年度")
    last = models.PositiveIntegerField("已用序号", default=0)

    class Meta:
        verbose_name = "事项编号"
        verbose_name_plural = "事项编号"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(fields=["prefix", "year"], name="case_counter_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}{self.year}-{self.last:04d}"


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases as lists ask for them."""

    def open(self) -> CaseQuerySet:
        """Cases that something still has to happen to."""
        final = Q()
        for process in PROCESSES.values():
            states = [state.code for state in process.states if state.final]
            final |= Q(kind=process.kind, state__in=states)
        return self.exclude(final)

    def of_kind(self, kind: str) -> CaseQuerySet:
        """Cases of one kind."""
        return self.filter(kind=kind)


class Case(models.Model):
    """A case: whose it is, where it stands, and what is due when."""

    reached_by: ClassVar[dict[str, str]] = {
        "own": "organisation",
        "city": "organisation",
        "assigned": "assignments",
    }

    kind = models.CharField(
        "事项类别", max_length=16, choices=[(p.kind, p.label) for p in PROCESSES.values()]
    )
    number = models.CharField("事项编号", max_length=32, unique=True)
    title = models.CharField("标题", max_length=200)
    state = models.CharField("状态", max_length=24)
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="cases", verbose_name="单位"
    )
    center = models.ForeignKey(
        Center, models.PROTECT, null=True, blank=True, related_name="cases", verbose_name="中心"
    )
    due_on = models.DateField("期限", null=True, blank=True)
    """The day by which the next step is due; none where nothing sets one."""

    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="登记人",
    )
    opened_at = models.DateTimeField("登记时间", auto_now_add=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="提交人",
    )
    submitted_at = models.DateTimeField("提交时间", null=True, blank=True)
    state_since = models.DateTimeField("进入当前状态时间", auto_now_add=True)
    revision = models.PositiveIntegerField("修订", default=0)
    """Counts the steps taken, so that who decides on an old sight of the case is told."""

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "事项"
        verbose_name_plural = "事项"
        ordering: ClassVar[list[str]] = ["-state_since", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["kind", "state"], name="case_kind_state"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            CheckConstraint(
                condition=Q(kind__in=[process.kind for process in PROCESSES.values()]),
                name="case_kind_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        """The case's page in the workspace."""
        return reverse("workspace:case", args=[self.number])

    @property
    def process(self) -> Process:
        """The course a case of this kind takes."""
        return PROCESSES[self.kind]

    @property
    def state_label(self) -> str:
        """The official word for where the case stands."""
        return self.process.state(self.state).label

    @property
    def is_final(self) -> bool:
        """Whether nothing follows."""
        return self.process.state(self.state).final

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that its state allows, to whomever."""
        return self.process.steps_from(self.state)


class Assignment(models.Model):
    """An expert (or inspector) who may read a case and write findings, while it is not ended."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments")
    expert = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments", verbose_name="专家"
    )
    assigned_at = models.DateTimeField("指派时间", auto_now_add=True)
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)

    class Meta:
        verbose_name = "指派"
        verbose_name_plural = "指派"
        ordering: ClassVar[list[str]] = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            UniqueConstraint(
                fields=["case", "expert"],
                condition=Q(ended_at__isnull=True),
                name="assigned_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.expert} ← {self.case}"


def evidence_path(evidence: Evidence, filename: str) -> str:
    """Where an evidence file lies: under its case, named by its content, never public."""
    return f"private/cases/{evidence.case.number}/{evidence.digest}"


class Evidence(models.Model):
    """A file that belongs to a case: it is never replaced, only followed by another."""

    reached_by: ClassVar[dict[str, str]] = {
        "own": "case__organisation",
        "city": "case__organisation",
        "assigned": "case__assignments",
    }

    case = models.ForeignKey(Case, models.PROTECT, related_name="evidence")
    slot = models.CharField("用途", max_length=64)
    """What it proves, as its kind of case names it: ``condition-1``, ``consent``."""
    file = models.FileField("文件", upload_to=evidence_path, max_length=200)
    name = models.CharField("文件名", max_length=200)
    media_type = models.CharField("类型", max_length=100)
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("SHA-256", max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField("上传时间", auto_now_add=True)
    withdrawn = models.BooleanField("已撤下", default=False)

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering: ClassVar[list[str]] = ["slot", "pk"]

    def __str__(self) -> str:
        return self.name
