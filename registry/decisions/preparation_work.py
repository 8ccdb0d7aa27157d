"""What happens while a center is prepared (article 13): plan, reports, visits, promised scope."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Max

from registry import journal
from registry.decisions.steps import altering
from registry.models import (
    PlanStage,
    Preparation,
    PreparationReport,
    PromisedRow,
    SupervisionVisit,
)
from registry.permissions import Visitor
from registry.refusal import Problem, Refused

FACTS = ("head", "address", "phone", "email", "website", "profile")
"""Facts of the center to be, shown in public once it is established."""

REQUIRED = ("head", "address", "phone")
RUNNING = frozenset({"preparing", "requested", "acceptance", "rectification", "decision"})


def save_center_facts(preparation: Preparation, *, by: Visitor, **values: Any) -> None:
    """Save facts of the center to be. KeyError for any but ``FACTS``."""
    if unknown := values.keys() - set(FACTS):
        raise KeyError(*unknown)
    with altering(preparation, "preparation.edit", by=by, states=Preparation.EDITABLE) as locked:
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save(update_fields=[*values])


def put_stage(preparation: Preparation, stage: PlanStage, *, by: Visitor) -> PlanStage:
    """Save a line of the work plan: stage, task, target, who is responsible (article 13)."""
    with altering(preparation, "preparation.edit", by=by, states=Preparation.EDITABLE) as locked:
        if stage.ends_on < stage.starts_on:
            raise Refused([Problem("完成日期不能早于开始日期。", "ends_on")])
        stage.preparation = locked
        stage.save()
    return stage


def drop_stage(stage: PlanStage, *, by: Visitor) -> None:
    """Take a line out of the work plan."""
    with altering(stage.preparation, "preparation.edit", by=by, states=Preparation.EDITABLE):
        stage.delete()


def report_progress(
    preparation: Preparation, *, by: Visitor, kind: str, text: str
) -> PreparationReport:
    """Report progress or a problem to the bureau (article 13). Reports are never altered."""
    with altering(preparation, "preparation.report", by=by, states=RUNNING) as locked:
        if kind not in PreparationReport.Kind.values:
            raise Refused([Problem("请选择报告类别。", "kind")])
        if not text.strip():
            raise Refused([Problem("请填写报告内容。", "text")])
        report = PreparationReport.objects.create(
            preparation=locked,
            kind=kind,
            text=text,
            written_by=by,  # type: ignore[misc]
        )
        journal.write("preparation.report", by=by, case=locked, after={"kind": kind}, note=text)
    return report


def record_visit(
    preparation: Preparation, visit: SupervisionVisit, *, by: Visitor
) -> SupervisionVisit:
    """Record a visit of the supervision group (督导组, article 13)."""
    with altering(preparation, "preparation.visit", by=by, states=RUNNING) as locked:
        visit.preparation = locked
        visit.written_by_id = by.pk  # type: ignore[assignment]
        visit.save(force_insert=True)
        after = {"day": visit.day, "members": visit.members, "advice": visit.advice}
        journal.write("preparation.visit", by=by, case=locked, after=after, note=visit.findings)
    return visit


def put_promise(preparation: Preparation, row: PromisedRow, *, by: Visitor) -> PromisedRow:
    """Save a row of the promised scope, read as structure already; a new one at its end."""
    with altering(preparation, "preparation.edit", by=by, states=Preparation.EDITABLE) as locked:
        if row.pk is None:
            row.preparation = locked
            row.position = (locked.promises.aggregate(last=Max("position"))["last"] or 0) + 1
        row.save()
    return row


def drop_promise(row: PromisedRow, *, by: Visitor) -> None:
    """Take a row out of the promised scope."""
    with altering(row.preparation, "preparation.edit", by=by, states=Preparation.EDITABLE):
        row.delete()


def replace_promises(preparation: Preparation, rows: Iterable[PromisedRow], *, by: Visitor) -> int:
    """Put the rows of a workbook in the place of those there were; how many they are."""
    with altering(preparation, "preparation.edit", by=by, states=Preparation.EDITABLE) as locked:
        locked.promises.all().delete()
        new = list(rows)
        for position, row in enumerate(new, start=1):
            row.preparation, row.position = locked, position
        PromisedRow.objects.bulk_create(new, batch_size=500)
    return len(new)


def gaps(preparation: Preparation) -> list[Problem]:
    """Everything that keeps acceptance from being requested, each at its field (article 14)."""
    missing = [
        Problem(f"请填写中心资料中的{preparation._meta.get_field(name).verbose_name}。", name)  # type: ignore[union-attr]
        for name in REQUIRED
        if not getattr(preparation, name)
    ]
    if not preparation.plan.exists():
        missing.append(Problem("筹建工作计划至少要有一行（第十三条）。", "plan"))
    if not preparation.promises.exists():
        missing.append(Problem("拟承诺能力至少要有一项（第十四条）。", "promises"))
    return missing
