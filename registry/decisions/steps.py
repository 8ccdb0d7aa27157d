"""What every step has in common: lock, check, change the state, write the record."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from registry import journal
from registry.lifecycle import FACTS, Step
from registry.models import Case
from registry.permissions import DECISIONS, Visitor, require
from registry.refusal import Overtaken, Problem, Refused
from registry.second_factor import lacking

AnyCase = TypeVar("AnyCase", bound=Case)

OPTIONAL = frozenset({"opinion"})
"""Facts that may be left empty."""


@contextmanager
def taking(
    case: AnyCase, name: str, *, by: Visitor, revision: int | None = None, **facts: Any
) -> Iterator[AnyCase]:
    """Take the step ``name``: the body does what follows from it, all in one transaction.

    Gives the case as locked and read anew. ``facts`` are those the step needs
    (``registry.lifecycle.FACTS``); ``revision`` is the one the person saw, if known. Raises
    ``Refused`` (a fact is missing), ``Overtaken`` (the case has moved on) or ``PermissionDenied``.
    """
    step = case.process.step(name)
    with transaction.atomic():
        locked = lock(case)
        _check_state(locked, step, revision)
        require(by, step.action, locked)
        if step.action in DECISIONS and lacking(by):
            raise PermissionDenied("a decision needs the second factor")
        _check_facts(step, facts)
        before = {"state": locked.state, "due_on": locked.due_on}
        locked.due_on = facts.get("due_on")
        yield locked
        _move(locked, step, by)
        _record(locked, step, by, before, facts)
    case.refresh_from_db()


@contextmanager
def altering(
    case: AnyCase, action: str, *, by: Visitor, states: Container[str]
) -> Iterator[AnyCase]:
    """Alter what a case holds, not where it stands, in one transaction and in ``states`` only.

    Gives the case as locked and read anew. Raises ``Overtaken`` in any other state, or
    ``PermissionDenied``."""
    with transaction.atomic():
        locked = lock(case)
        require(by, action, locked)
        if locked.state not in states:
            raise Overtaken([f"事项 {case.number} 现为“{locked.state_label}”，这部分不能更改。"])
        yield locked
    case.refresh_from_db()


def lock(case: AnyCase) -> AnyCase:
    """The case read anew, its row locked until the transaction ends."""
    locked: AnyCase = type(case)._default_manager.select_for_update().get(pk=case.pk)  # type: ignore[assignment]
    return locked


def _check_state(case: Case, step: Step, revision: int | None) -> None:
    if case.state not in step.sources:
        raise Overtaken([f"事项 {case.number} 现为“{case.state_label}”，不能{step.label}。"])
    if revision is not None and revision != case.revision:
        raise Overtaken([f"事项 {case.number} 在您查看之后已由他人处理，请重新查看后再操作。"])


def _check_facts(step: Step, facts: Mapping[str, Any]) -> None:
    missing = [
        Problem(f"请填写{FACTS[name]}。", name)
        for name in step.needs
        if name not in OPTIONAL and not facts.get(name)
    ]
    if missing:
        raise Refused(missing)


def _move(case: Case, step: Step, by: Visitor) -> None:
    case.state = step.target
    case.state_since = timezone.now()
    case.revision += 1
    if step.name == "submit" or step.name.startswith("request_"):
        case.submitted_by_id = by.pk
        case.submitted_at = case.state_since
    case.save()


def _record(
    case: Case, step: Step, by: Visitor, before: Mapping[str, Any], facts: Mapping[str, Any]
) -> None:
    said = {name: value for name, value in facts.items() if name in FACTS}
    journal.write(
        step.action,
        by=by,
        case=case,
        before=before,
        after={"state": case.state, "due_on": case.due_on, **said},
        document_number=str(facts.get("document_number") or ""),
        note=str(facts.get("reason") or facts.get("opinion") or ""),
    )
