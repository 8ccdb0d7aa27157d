"""Write a plan to the register. Belongs inside one transaction."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from registry import outbox
from registry.exchange.centers import CenterRow
from registry.exchange.matching import is_suspended
from registry.exchange.plan import Addition, CenterPlan, Correction
from registry.exchange.scopes import PromiseRow
from registry.exchange.structuring import Structured, store
from registry.models import (
    WRITTEN_COLUMNS,
    Capability,
    CapabilityVersion,
    Center,
    CenterIndustry,
    CenterPlace,
    CenterStatus,
)
from registry.models.codes import PublicCode

BATCH = 500
"""Versions an insert: 30 columns each, below the 32,766 parameters SQLite takes."""


def apply(plans: Iterable[CenterPlan], *, today: datetime.date) -> None:
    """Write every plan and record what changed in the outbox. ``today`` is the day from which a
    promise is suspended or resumed where its row gives none."""
    for plan in plans:
        center, altered = _write_center(plan)
        for closing in plan.closings:
            CapabilityVersion.objects.filter(pk=closing.version.pk).update(effective_to=closing.day)
        for correction in plan.corrections:
            _correct(correction, today)
        added = _add(center, plan.additions)
        closed = [closing.version.capability_id for closing in plan.closings]
        corrected = [correction.version.capability_id for correction in plan.corrections]
        outbox.record(
            centers=[center.pk] if altered else [],
            capabilities=dict.fromkeys(closed + corrected + added),
        )


def _write_center(plan: CenterPlan) -> tuple[Center, bool]:
    """The center as its row says, and whether that is new to the register."""
    row = plan.row
    values = {**row.texts, "city": row.city, "extra": dict(row.extra)}
    if plan.center is None:
        center = Center.objects.create(
            code_stem=plan.stem, established_on=row.established_on, **values
        )
        _write_history(center, row)
        _write_lists(center, row)
        return center, True
    center = plan.center
    altered = [name for name, value in values.items() if getattr(center, name) != value]
    for name in altered:
        setattr(center, name, values[name])
    if altered:
        center.save(update_fields=altered)
    return center, _write_lists(center, row) or bool(altered)


def _write_history(center: Center, row: CenterRow) -> None:
    """The periods of a new center: each ends when the next begins."""
    ends = [*(step.day for step in row.history[1:]), None]
    CenterStatus.objects.bulk_create(
        CenterStatus(
            center=center,
            status=step.status,
            from_day=step.day,
            to_day=end,
            document_number=step.document_number,
        )
        for step, end in zip(row.history, ends, strict=True)
    )


def _write_lists(center: Center, row: CenterRow) -> bool:
    """Industries and places as the row names them; whether they were others before."""
    industries = list(center.industries.values_list("name", "slug"))
    if altered := industries != list(row.industries):
        center.industries.all().delete()
        CenterIndustry.objects.bulk_create(
            CenterIndustry(center=center, position=position, name=name, slug=slug)
            for position, (name, slug) in enumerate(row.industries, start=1)
        )
    if row.places and list(center.places.values_list("name", "address")) != list(row.places):
        center.places.all().delete()
        CenterPlace.objects.bulk_create(
            CenterPlace(center=center, name=name, address=address) for name, address in row.places
        )
        return True
    return altered


def _add(center: Center, additions: Sequence[Addition]) -> list[int]:
    """Write new versions, and the promises that are new; the promises' primary keys."""
    numbers = dict.fromkeys(item.number for item in additions if item.capability is None)
    created = Capability.objects.bulk_create(
        (
            Capability(center=center, number=number, code=str(PublicCode(center.code_stem, number)))
            for number in numbers
        ),
        batch_size=BATCH,
    )
    promises = {capability.number: capability for capability in created}
    versions = []
    for item in additions:
        capability = item.capability or promises[item.number]
        version = CapabilityVersion(capability=capability, number=item.version)
        _write_row(version, item.row, item.structured)
        if item.row.suspended or item.row.suspended_from:
            version.suspended_from = item.row.suspended_from or item.row.effective_from
            version.suspended_to = item.row.suspended_to
        versions.append(version)
    CapabilityVersion.objects.bulk_create(versions, batch_size=BATCH)
    return [version.capability_id for version in versions]


def _correct(correction: Correction, today: datetime.date) -> None:
    version, row = correction.version, correction.row
    end = version.effective_to
    _write_row(version, row, correction.structured)
    if version.ended_by_number:
        version.effective_to = end
    _suspend_or_resume(version, row, today)
    version.save()


def _suspend_or_resume(version: CapabilityVersion, row: PromiseRow, today: datetime.date) -> None:
    """Bring the version's suspension to what the row says, from today where it gives no day."""
    if row.suspended_from is not None:
        version.suspended_from, version.suspended_to = row.suspended_from, row.suspended_to
    elif row.suspended and not is_suspended(version):
        version.suspended_from = max(today, version.effective_from)
        version.suspended_to = None
    elif not row.suspended and version.suspended_from is not None and is_suspended(version):
        if today > version.suspended_from:
            version.suspended_to = today
        else:
            version.suspended_from = None


def _write_row(version: CapabilityVersion, row: PromiseRow, structured: Structured) -> None:
    """The row's cells, days and structure on a version."""
    for name, text in zip(WRITTEN_COLUMNS.values(), row.written, strict=True):
        setattr(version, name, text)
    version.extra = dict(row.extra)
    version.effective_from, version.effective_to = row.days
    version.document_number = row.document_number
    version.document_day = row.document_day
    store(version, structured)
