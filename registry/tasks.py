"""我的待办: the cases that wait for a user, read off states, steps and permissions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum

from django.db.models import QuerySet

from registry.lifecycle import PROCESSES, Step
from registry.models import Case
from registry.permissions import Visitor, decides_own, may, reaches, visible

SOON = datetime.timedelta(days=180)
"""How long before its deadline a preparation is shown as due (article 13)."""

BACKING_OUT = frozenset({"withdraw", "cancel", "close", "extend"})
"""Steps that nobody waits for: a case waits for its next step, not for its end."""


class Urgency(Enum):
    """How a deadline stands."""

    LATE = "已逾期"
    SOON = "临近期限"
    NORMAL = ""


@dataclass(frozen=True, slots=True)
class Task:
    """A case that waits, and the steps by which this user can move it on."""

    case: Case
    steps: tuple[Step, ...]
    urgency: Urgency


def tasks_of(user: Visitor, today: datetime.date) -> list[Task]:
    """What waits for ``user``, the most urgent first."""
    tasks = [
        Task(case, steps, urgency(case.due_on, today))
        for case in _waiting(user)
        if (steps := steps_for(user, case))
    ]
    return sorted(tasks, key=lambda task: (task.case.due_on or datetime.date.max, task.case.pk))


def steps_for(user: Visitor, case: Case) -> tuple[Step, ...]:
    """The steps of a visible case that wait for this user's role, his own submissions excepted."""
    return tuple(
        step
        for step in case.steps
        if step.name not in BACKING_OUT
        and reaches(user, step.action)
        and not decides_own(user, step.action, case)
    )


def allowed_steps(user: Visitor, case: Case) -> tuple[Step, ...]:
    """Every step that ``user`` may take on ``case`` now, those that end it included."""
    return tuple(step for step in case.steps if may(user, step.action, case))


def urgency(due_on: datetime.date | None, today: datetime.date) -> Urgency:
    """Whether a deadline has passed, is near, or is far or none. The day itself is not late."""
    if due_on is None or due_on - SOON > today:
        return Urgency.NORMAL
    return Urgency.LATE if due_on < today else Urgency.SOON


def _waiting(user: Visitor) -> QuerySet[Case]:
    """Open cases the user can see, in a state from which one of his steps leads on."""
    kinds = [
        kind
        for kind, process in PROCESSES.items()
        if any(reaches(user, step.action) for step in process.steps)
    ]
    rows = Case.objects.open().filter(kind__in=kinds).select_related("organisation", "center")
    return visible(rows, user, "case.read")
