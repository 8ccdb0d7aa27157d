"""The first page of the back office: what waits for whom, what is due, how many cases there are."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.ui.components import Component

from registry.lifecycle import PROCESSES
from registry.models import Case
from registry.permissions import ALLOWED, Role, Visitor, may, visible
from registry.tasks import SOON, Task, Urgency, tasks_of, urgency

SHOWN = 8
"""Rows a panel shows; the rest stand behind its link."""

BAR = 100
"""Width of the longest bar, in the units of the drawing."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Open cases of one state. ``width`` is drawn; ``waits_for`` names who moves them on."""

    label: str
    count: int
    width: float
    url: str
    waits_for: str


class TasksPanel(Component):
    """What waits for who is logged in."""

    order = 50
    template_name = "registry/back_office/tasks.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The first tasks, the late before the rest."""
        tasks = tasks_of(parent_context["request"].user, timezone.localdate())
        return {"tasks": tasks[:SHOWN], "count": len(tasks), "late": _late(tasks)}


class DeadlinesPanel(Component):
    """What is due next in all cases, whoever has to act."""

    order = 51
    template_name = "registry/back_office/deadlines.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Cases by deadline, with how each stands."""
        today = timezone.localdate()
        cases = deadlines(parent_context["request"].user, today)
        return {"rows": [(case, urgency(case.due_on, today)) for case in cases]}


class CountsPanel(Component):
    """Open cases by course and state, as bars."""

    order = 52
    template_name = "registry/back_office/counts.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """One group of bars a course that has open cases."""
        return {"courses": counts(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def panels(request: HttpRequest, shown: list[Component]) -> None:
    """Put the register's panels before Wagtail's, for those who work on cases."""
    if may(request.user, "case.list"):
        shown[:0] = [TasksPanel(), DeadlinesPanel(), CountsPanel()]


def deadlines(user: Visitor, today: datetime.date) -> list[Case]:
    """Open cases due within 180 days or late, the first due first (1 query)."""
    rows = Case.objects.open().filter(due_on__lte=today + SOON).order_by("due_on", "pk")
    return list(visible(rows, user, "case.read").select_related("organisation", "center")[:SHOWN])


def counts(user: Visitor) -> list[tuple[str, list[Bar]]]:
    """How many open cases stand where (1 query), in the order of the courses."""
    rows = visible(Case.objects.open(), user, "case.read").order_by()
    found = {
        (row["kind"], row["state"]): row["count"]
        for row in rows.values("kind", "state").annotate(count=Count("pk"))
    }
    most = max(found.values(), default=1)
    return [
        (process.label, bars)
        for process in PROCESSES.values()
        if (bars := _bars(process.kind, found, most))
    ]


def _bars(kind: str, found: Mapping[tuple[str, str], int], most: int) -> list[Bar]:
    return [
        Bar(
            state.label,
            count,
            count * BAR / most,
            f"?kind__exact={kind}&at={kind}:{state.code}",
            _waits_for(kind, state.code),
        )
        for state in PROCESSES[kind].states
        if (count := found.get((kind, state.code), 0))
    ]


def _waits_for(kind: str, state: str) -> str:
    """The roles that can move a case of that state on."""
    able = {role for step in PROCESSES[kind].steps_from(state) for role in ALLOWED[step.action]}
    return "、".join(role.label for role in Role if role in able)


def _late(tasks: list[Task]) -> int:
    return sum(task.urgency is Urgency.LATE for task in tasks)
