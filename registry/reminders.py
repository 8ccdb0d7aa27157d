"""Reminders of deadlines to whom a case waits for: well before, shortly before, and when late."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from registry.lifecycle import Step
from registry.mail import queue
from registry.models import Case
from registry.permissions import ALLOWED, Reach, Role
from registry.tasks import BACKING_OUT

BEFORE = (180, 90, 30, 7, 0)
"""Days before a deadline on which it is reminded of (article 13 asks for the first)."""

LATE_EVERY = 7
"""Days between two reminders of what is late."""


def remind(today: datetime.date) -> int:
    """Queue today's reminders; how many are new. A second run of a day adds none, a day without a
    run is made up for by the next."""
    cases = Case.objects.open().exclude(due_on=None).select_related("organisation", "center")
    return sum(
        _owe(case, mark, user, today)
        for case in cases
        if (mark := mark_of(case.due_on, today)) is not None
        for user in waited_for(case)
    )


def mark_of(due_on: datetime.date | None, today: datetime.date) -> int | None:
    """Which reminder is the latest due: days before the deadline, the week negated when late; None
    before the first."""
    if due_on is None:
        return None
    left = (due_on - today).days
    if left < 0:
        return -1 - (-left - 1) // LATE_EVERY
    return min((mark for mark in BEFORE if left <= mark), default=None)


def waited_for(case: Case) -> list[Any]:
    """The active users who can take the case's next step."""
    steps = [step for step in case.steps if step.name not in BACKING_OUT]
    return list({user.pk: user for user in _of_all(case, steps)}.values())


def _of_all(case: Case, steps: Iterable[Step]) -> Iterator[Any]:
    for step in steps:
        for role, reach in ALLOWED[step.action].items():
            yield from _of_role(case, role, reach)


def _of_role(case: Case, role: Role, reach: Reach) -> Iterable[Any]:
    users = get_user_model().objects.filter(is_active=True, groups__name=role.label)
    if reach is Reach.OWN:
        return users.filter(account__organisation=case.organisation_id)
    if reach is Reach.ASSIGNED:
        return users.filter(assignments__case=case, assignments__ended_at=None)
    return users if reach is Reach.PROVINCE else users.filter(account__city=case.organisation.city)


def _owe(case: Case, mark: int, user: Any, today: datetime.date) -> bool:
    key = f"remind/{case.number}/{case.due_on}/{mark}/{user.pk}"
    subject, body = _text(case, today)
    return queue(key, user.email, subject, body)


def _text(case: Case, today: datetime.date) -> tuple[str, str]:
    """Subject and body of a reminder."""
    left = (case.due_on - today).days if case.due_on else 0
    when = f"还有 {left} 天到期" if left > 0 else "今天到期" if left == 0 else f"已逾期 {-left} 天"
    return f"{case.process.label} {case.number} {when}", (
        f"{case.title}\n单位：{case.organisation}\n状态：{case.state_label}\n"
        f"期限：{case.due_on}（{when}）\n\n请到工作台办理：\n"
        f"{settings.SITE_URL}{case.get_absolute_url()}\n"
    )
