"""The steps of an application, from its submission to the decision (articles 11 and 12)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from registry import journal
from registry.conditions import CONDITIONS, PREPARATION_MONTHS
from registry.decisions.application_draft import gaps
from registry.decisions.cases import end_assignments, open_case
from registry.decisions.documents import chinese_day, issue
from registry.decisions.steps import altering, taking
from registry.documents.wording import table
from registry.models import Application, Preparation, PreparationTask, VisitFinding
from registry.models.periods import months_later
from registry.permissions import Visitor
from registry.refusal import Problem, Refused

TASKS_IN = frozenset({"visit", "decision"})
"""States in which the tasks of the 筹建任务书 are drawn up."""


def submit_application(
    application: Application, *, by: Visitor, revision: int | None = None
) -> None:
    """Hand the application in (article 11). Refused with every gap at its field."""
    with taking(application, "submit", by=by, revision=revision) as application:
        if missing := gaps(application):
            raise Refused(missing)


def return_application(
    application: Application,
    *,
    by: Visitor,
    reason: str,
    due_on: datetime.date,
    revision: int | None = None,
) -> None:
    """Send the application back to be completed by a day (article 12)."""
    with taking(application, "return", by=by, revision=revision, reason=reason, due_on=due_on):
        pass


def start_visit(application: Application, *, by: Visitor, revision: int | None = None) -> None:
    """Have the assigned experts visit the applicant (article 12). Refused without experts."""
    with taking(application, "start_visit", by=by, revision=revision) as application:
        if not application.assignments.filter(ended_at=None).exists():
            raise Refused(["请先指派专家，再安排现场考察。"])


def write_finding(
    application: Application, *, by: Visitor, condition: str, verdict: str, text: str
) -> VisitFinding:
    """Record what an expert found of a basic condition on site (article 12)."""
    with altering(application, "case.finding", by=by, states={"visit"}) as application:
        if condition not in {each.code for each in CONDITIONS}:
            raise Refused([Problem("没有这一项基本条件。", "condition")])
        if verdict not in VisitFinding.Verdict.values:
            raise Refused([Problem("请选择结论。", "verdict")])
        if not text.strip():
            raise Refused([Problem("请填写考察情况。", "text")])
        finding, _ = VisitFinding.objects.update_or_create(
            application=application,
            condition=condition,
            expert_id=by.pk,
            defaults={"verdict": verdict, "text": text},
        )
        after = {"condition": condition, "verdict": verdict}
        journal.write("case.finding", by=by, case=application, after=after, note=text)
    return finding


def finish_visit(
    application: Application, *, by: Visitor, opinion: str = "", revision: int | None = None
) -> None:
    """End the visit and pass the application on to be decided (article 12). Refused while a
    basic condition has no finding; the experts no longer see it."""
    with taking(
        application, "finish_visit", by=by, revision=revision, opinion=opinion
    ) as application:
        found = set(application.findings.values_list("condition", flat=True))
        missing = [
            Problem(f"基本条件{each.label}还没有专家的考察意见。", each.code)
            for each in CONDITIONS
            if each.code not in found
        ]
        if missing:
            raise Refused(missing)
        end_assignments(application, by=by)


def set_tasks(application: Application, tasks: Iterable[tuple[str, str]], *, by: Visitor) -> int:
    """Draw up the tasks of the 筹建任务书, each with its target (article 12); how many."""
    with altering(application, "application.tasks", by=by, states=TASKS_IN) as application:
        rows = [
            PreparationTask(application=application, position=position, task=task, target=target)
            for position, (task, target) in enumerate(tasks, start=1)
        ]
        before = _tasks_of(application)
        application.tasks.all().delete()
        PreparationTask.objects.bulk_create(rows)
        after = {"tasks": [[row.task, row.target] for row in rows]}
        journal.write(
            "application.tasks", by=by, case=application, before={"tasks": before}, after=after
        )
    return len(rows)


def approve_application(
    application: Application,
    *,
    by: Visitor,
    document_number: str,
    document_day: datetime.date,
    revision: int | None = None,
) -> Preparation:
    """Approve the preparation of a center (article 12): issues 批复 and 筹建任务书 and opens the
    preparation, due 24 months after the approval (article 13)."""
    with taking(
        application,
        "approve",
        by=by,
        revision=revision,
        document_number=document_number,
        document_day=document_day,
    ) as application:
        tasks = _tasks_of(application)
        if not tasks:
            raise Refused(["请先填写筹建任务书的任务和目标，再批准筹建。"])
        deadline = months_later(document_day, PREPARATION_MONTHS)
        facts = {"筹建期限": chinese_day(deadline), "任务表": table(["任务", "目标"], tasks)}
        for kind in ("approval", "task_book"):
            issue(application, kind, number=document_number, day=document_day, by=by, facts=facts)
        return open_case(
            Preparation,
            "preparation",
            by=by,
            organisation=application.organisation,
            title=application.title,
            based_on=application,
            approved_on=document_day,
            deadline=deadline,
            due_on=deadline,
            head=application.leader,
            phone=application.phone,
        )


def refuse_application(
    application: Application,
    *,
    by: Visitor,
    document_number: str,
    document_day: datetime.date,
    reason: str,
    revision: int | None = None,
) -> None:
    """Refuse the application by a reasoned document (article 12)."""
    with taking(
        application,
        "refuse",
        by=by,
        revision=revision,
        document_number=document_number,
        document_day=document_day,
        reason=reason,
    ) as application:
        end_assignments(application, by=by)
        facts = {"理由": reason}
        issue(application, "refusal", number=document_number, day=document_day, by=by, facts=facts)


def withdraw_application(
    application: Application, *, by: Visitor, reason: str, revision: int | None = None
) -> None:
    """Take the application back before it is visited (article 11)."""
    with taking(application, "withdraw", by=by, revision=revision, reason=reason) as application:
        end_assignments(application, by=by)


def _tasks_of(application: Application) -> list[list[str]]:
    return [[row.task, row.target] for row in application.tasks.all()]
