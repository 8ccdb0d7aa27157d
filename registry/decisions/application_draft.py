"""What an applicant fills in before submitting (articles 8, 10, 11), and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max

from registry.conditions import CONDITION_OF, CONDITIONS, PAPERS
from registry.decisions.cases import open_case
from registry.decisions.steps import altering
from registry.models import (
    Application,
    Case,
    ConditionStatement,
    Demand,
    Organisation,
    organisation_of,
)
from registry.permissions import Visitor, require
from registry.refusal import Problem, Refused

REQUIRED = (
    "title",
    "short_name",
    "industries_text",
    "leader",
    "phone",
    "research",
    "consent_authority",
    "consent_number",
    "consent_day",
)
FIELDS = frozenset({*REQUIRED, "submits_in_writing"})


@transaction.atomic
def create_application(*, by: Visitor, title: str) -> Application:
    """Begin an application for a center of that name (article 9).

    Refused while the organisation has another one on its way, or has a center already."""
    require(by, "application.create")
    organisation = _organisation(by)
    if not title.strip():
        raise Refused([Problem("请填写拟建中心名称。", "title")])
    running = Case.objects.open().filter(organisation=organisation)
    if found := running.filter(kind__in=["application", "preparation"]).first():
        raise Refused([f"本单位已有未办结的{found.process.label} {found.number}。"])
    if organisation.center_id:
        raise Refused([f"本单位已是{organisation.center}的依托单位。"])
    return open_case(
        Application, "application", by=by, organisation=organisation, title=title.strip()
    )


def save_application(application: Application, *, by: Visitor, **values: Any) -> Application:
    """Save some of the application's own fields; the others stay. KeyError for any but those."""
    if unknown := values.keys() - FIELDS:
        raise KeyError(*unknown)
    with altering(application, "application.edit", by=by, states=Application.EDITABLE) as locked:
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save(update_fields=[*values])
    return locked


def state_conditions(application: Application, texts: dict[str, str], *, by: Visitor) -> None:
    """Save what is stated of basic conditions, by their codes (article 8)."""
    with altering(application, "application.edit", by=by, states=Application.EDITABLE) as locked:
        for code, text in texts.items():
            ConditionStatement.objects.update_or_create(
                application=locked, condition=CONDITION_OF[code].code, defaults={"text": text}
            )


def put_demand(application: Application, demand: Demand, *, by: Visitor) -> Demand:
    """Save a row of the demand table, a new one at its end (article 10)."""
    with altering(application, "application.edit", by=by, states=Application.EDITABLE) as locked:
        if demand.pk is None:
            demand.application = locked
            last = locked.demands.aggregate(last=Max("position"))["last"] or 0
            demand.position = last + 1
        demand.save()
    return demand


def drop_demand(demand: Demand, *, by: Visitor) -> None:
    """Take a row out of the demand table."""
    application = demand.application
    with altering(application, "application.edit", by=by, states=Application.EDITABLE):
        demand.delete()


def replace_demands(application: Application, demands: Iterable[Demand], *, by: Visitor) -> int:
    """Put the rows of a workbook in the place of those there were; how many they are."""
    with altering(application, "application.edit", by=by, states=Application.EDITABLE) as locked:
        locked.demands.all().delete()
        rows = list(demands)
        for position, demand in enumerate(rows, start=1):
            demand.application, demand.position = locked, position
        Demand.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def gaps(application: Application) -> list[Problem]:
    """Everything that keeps the application from being submitted, each at its field
    (articles 8, 10 and 11). Evidence is named by its slot."""
    missing = [
        Problem(f"请填写{application._meta.get_field(name).verbose_name}。", name)  # type: ignore[union-attr]
        for name in REQUIRED
        if not getattr(application, name)
    ]
    if not application.submits_in_writing:
        text = "书面申请应由地方人民政府或上级主管部门行文提出，请确认。"
        missing.append(Problem(text, "submits_in_writing"))
    enclosed = set(
        application.evidence.filter(withdrawn=False).values_list("slot", flat=True).distinct()
    )
    missing += [
        Problem(f"请上传《{paper.label}》（{paper.article}）。", paper.slot)
        for paper in PAPERS
        if paper.slot not in enclosed
    ]
    if not application.demands.exists():
        missing.append(Problem("产业发展计量技术需求表至少要有一行（第十条）。", "demands"))
    return missing + _condition_gaps(application, enclosed)


def _condition_gaps(application: Application, enclosed: set[str]) -> list[Problem]:
    stated = dict(application.statements.values_list("condition", "text"))
    missing = []
    for condition in CONDITIONS:
        if not stated.get(condition.code, "").strip():
            text = f"请填写基本条件{condition.label}“{condition.words}”的自述。"
            missing.append(Problem(text, f"statement-{condition.code}"))
        if condition.slot not in enclosed:
            text = f"请上传基本条件{condition.label}的证明材料。"
            missing.append(Problem(text, condition.slot))
    return missing


def _organisation(by: Visitor) -> Organisation:
    organisation = organisation_of(by)
    if organisation is None:
        raise Refused(["您的账号没有登记所属单位，不能申请。"])
    return organisation
