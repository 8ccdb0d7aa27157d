"""What any case allows beside its steps: to be opened, given experts, given evidence."""

from __future__ import annotations

from typing import Any, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from registry import journal
from registry.decisions.steps import lock
from registry.lifecycle import PROCESSES
from registry.models import Assignment, Case, CaseCounter, Evidence, Organisation
from registry.permissions import Role, Visitor, require, roles_of
from registry.refusal import Refused
from registry.uploads import examine

AnyCase = TypeVar("AnyCase", bound=Case)


@transaction.atomic
def open_case(
    model: type[AnyCase],
    kind: str,
    *,
    by: Visitor | None,
    organisation: Organisation,
    **fields: Any,
) -> AnyCase:
    """Open a case of ``kind`` for an organisation and number it. Permission is the caller's to
    ask: who may open a case differs by kind. ``by`` None: the system opens it."""
    process = PROCESSES[kind]
    case = model(
        kind=kind,
        number=_next_number(process.prefix),
        state=process.initial,
        organisation=organisation,
        opened_by_id=by.pk if by else None,
        **({"center": organisation.center} | fields),
    )
    case.save(force_insert=True)
    journal.write(
        f"{kind}.open", by=by, case=case, after={"state": case.state, "title": case.title}
    )
    return case


@transaction.atomic
def assign(case: Case, expert: Any, *, by: Visitor) -> Assignment:
    """Let an expert see the case and write findings (articles 12, 14). Refused for whoever is no
    expert or belongs to the organisation the case is about."""
    require(by, "case.assign", case)
    case = lock(case)
    _check_expert(case, expert)
    assignment, _ = Assignment.objects.get_or_create(case=case, expert=expert, ended_at=None)
    journal.write("case.assign", by=by, case=case, after={"expert": expert.get_username()})
    return assignment


@transaction.atomic
def end_assignments(case: Case, *, by: Visitor) -> int:
    """End the assignments that still run; their experts no longer see the case. How many."""
    running = Assignment.objects.filter(case=case, ended_at=None)
    names = list(running.values_list("expert__username", flat=True))
    running.update(ended_at=timezone.now())
    if names:
        journal.write("case.end_assignments", by=by, case=case, before={"experts": names})
    return len(names)


@transaction.atomic
def attach(case: Case, slot: str, upload: UploadedFile, *, by: Visitor, action: str) -> Evidence:
    """Keep an uploaded file as evidence of a case, under the permission ``action``.

    Raises ``Refused`` for content that is not what evidence may be (``registry.uploads``)."""
    require(by, action, case)
    found = examine(upload)
    evidence = Evidence.objects.create(
        case=case,
        slot=slot,
        file=upload,
        name=found.name,
        media_type=found.media_type,
        size=found.size,
        digest=found.digest,
        uploaded_by=by,  # type: ignore[misc]
    )
    after = {"slot": slot, "name": found.name, "sha256": found.digest}
    journal.write("case.attach", by=by, case=case, after=after)
    return evidence


@transaction.atomic
def detach(evidence: Evidence, *, by: Visitor, action: str) -> None:
    """Take a file back while its case can still be edited; file and record stay."""
    require(by, action, evidence.case)
    Evidence.objects.filter(pk=evidence.pk).update(withdrawn=True)
    before = {"slot": evidence.slot, "name": evidence.name, "sha256": evidence.digest}
    journal.write("case.detach", by=by, case=evidence.case, before=before)


def _check_expert(case: Case, expert: Any) -> None:
    if Role.EXPERT not in roles_of(expert) or expert.is_superuser:
        raise Refused([f"{expert.get_full_name() or expert} 不是专家，不能指派。"])
    account = getattr(expert, "account", None)
    if account is not None and account.organisation_id == case.organisation_id:
        raise Refused([f"{expert.get_full_name() or expert} 是本事项所涉单位的人员，应当回避。"])


def _next_number(prefix: str) -> str:
    """The next number of the year; the counter's row stays locked until the transaction ends."""
    year = timezone.localdate().year
    counters = CaseCounter.objects.select_for_update()
    counter, _ = counters.get_or_create(prefix=prefix, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    return str(counter)
