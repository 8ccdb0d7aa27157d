"""The steps of a preparation up to the decision (articles 13 and 14)."""

from __future__ import annotations

import datetime

from django.utils import timezone

from registry.decisions.acceptances import current_acceptance, failed, not_passed
from registry.decisions.cases import end_assignments
from registry.decisions.documents import chinese_day, issue
from registry.decisions.preparation_work import gaps
from registry.decisions.steps import taking
from registry.models import (
    Acceptance,
    AcceptanceRules,
    Extension,
    Preparation,
    Rectification,
)
from registry.permissions import Visitor
from registry.refusal import Problem, Refused


def extend_preparation(
    preparation: Preparation,
    *,
    by: Visitor,
    due_on: datetime.date,
    document_number: str,
    document_day: datetime.date,
    reason: str,
    revision: int | None = None,
) -> Extension:
    """Extend the deadline, explicitly and with a reason (article 13); the former one is kept."""
    with taking(
        preparation,
        "extend",
        by=by,
        revision=revision,
        due_on=due_on,
        document_number=document_number,
        document_day=document_day,
        reason=reason,
    ) as preparation:
        if due_on <= preparation.deadline:
            text = f"新的期限须晚于现在的期限（{preparation.deadline}）。"
            raise Refused([Problem(text, "due_on")])
        extension = Extension.objects.create(
            preparation=preparation,
            from_day=preparation.deadline,
            to_day=due_on,
            reason=reason,
            document_number=document_number,
            document_day=document_day,
        )
        preparation.deadline = due_on
        facts = {"筹建期限": chinese_day(due_on), "理由": reason}
        issue(
            preparation, "extension", number=document_number, day=document_day, by=by, facts=facts
        )
    return extension


def request_acceptance(
    preparation: Preparation, *, by: Visitor, revision: int | None = None
) -> None:
    """Request acceptance with the promised scope (article 14). Refused with every gap named."""
    with taking(preparation, "request_acceptance", by=by, revision=revision) as preparation:
        if missing := gaps(preparation):
            raise Refused(missing)


def return_request(
    preparation: Preparation, *, by: Visitor, reason: str, revision: int | None = None
) -> None:
    """Send the request back; the deadline of the preparation holds again (article 14)."""
    with taking(
        preparation, "return_request", by=by, revision=revision, reason=reason
    ) as preparation:
        preparation.due_on = preparation.deadline


def start_acceptance(
    preparation: Preparation, *, by: Visitor, revision: int | None = None
) -> Acceptance:
    """Begin the acceptance on site by the rules now in use, which it keeps (article 14)."""
    with taking(preparation, "start_acceptance", by=by, revision=revision) as preparation:
        rules = AcceptanceRules.objects.first()
        if rules is None:
            raise Refused(["还没有验收细则，请先维护验收细则。"])
        if not preparation.assignments.filter(ended_at=None).exists():
            raise Refused(["请先指派验收专家。"])
        preparation.round = 1
        return Acceptance.objects.create(preparation=preparation, rules=rules)


def require_rectification(
    preparation: Preparation,
    *,
    by: Visitor,
    reason: str,
    due_on: datetime.date,
    revision: int | None = None,
) -> Rectification:
    """Demand that what failed be put right by a day (article 14)."""
    with taking(
        preparation,
        "require_rectification",
        by=by,
        revision=revision,
        reason=reason,
        due_on=due_on,
    ) as preparation:
        acceptance = _acceptance(preparation)
        if not failed(acceptance):
            raise Refused(["没有不通过的项目，不需要整改。"])
        return Rectification.objects.create(
            acceptance=acceptance, round=preparation.round, demand=reason, due_on=due_on
        )


def submit_rectification(
    preparation: Preparation, *, by: Visitor, opinion: str, revision: int | None = None
) -> None:
    """Answer the demand; what failed is looked at in a new round (article 14)."""
    with taking(
        preparation, "submit_rectification", by=by, revision=revision, opinion=opinion
    ) as preparation:
        if not opinion.strip():
            raise Refused([Problem("请写明整改结果。", "opinion")])
        rectification = _acceptance(preparation).rectifications.filter(round=preparation.round)
        rectification.update(answer=opinion, answered_on=timezone.localdate())
        preparation.round += 1


def finish_acceptance(
    preparation: Preparation, *, by: Visitor, opinion: str = "", revision: int | None = None
) -> None:
    """End the acceptance once every item passed (article 14); the experts no longer see it."""
    with taking(
        preparation, "finish_acceptance", by=by, revision=revision, opinion=opinion
    ) as preparation:
        missing = not_passed(_acceptance(preparation))
        if missing:
            raise Refused(
                Problem(f"第 {item.position} 项“{item.heading}”还没有通过。", f"item-{item.pk}")
                for item in missing
            )
        end_assignments(preparation, by=by)


def refuse_establishment(
    preparation: Preparation,
    *,
    by: Visitor,
    document_number: str,
    document_day: datetime.date,
    reason: str,
    revision: int | None = None,
) -> None:
    """Refuse the establishment by a reasoned document: back to preparing (article 14)."""
    with taking(
        preparation,
        "refuse",
        by=by,
        revision=revision,
        document_number=document_number,
        document_day=document_day,
        reason=reason,
    ) as preparation:
        preparation.due_on = preparation.deadline


def close_preparation(
    preparation: Preparation,
    *,
    by: Visitor,
    document_number: str,
    document_day: datetime.date,
    reason: str,
    revision: int | None = None,
) -> None:
    """End a preparation that leads to no center (article 13)."""
    with taking(
        preparation,
        "close",
        by=by,
        revision=revision,
        document_number=document_number,
        document_day=document_day,
        reason=reason,
    ) as preparation:
        end_assignments(preparation, by=by)


def _acceptance(preparation: Preparation) -> Acceptance:
    acceptance = current_acceptance(preparation)
    if acceptance is None:
        raise Refused(["还没有开始现场验收。"])
    return acceptance
