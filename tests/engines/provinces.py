"""Writes the oracle's rows into the register, so that an engine answers from the database."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.db import transaction

from registry import outbox
from registry.measurement.codec import scope_to_json
from registry.models import Capability, CapabilityVersion, Center, CenterStatus
from search.index.knowledge import Knowledge, center_facts
from search.index.maintain import catch_up
from search.understand import Lexicon
from tests.oracle import Row
from tests.search.grade.words import VOCABULARY

FIRST, LAST = datetime.date(1900, 1, 1), datetime.date(2999, 1, 1)


@transaction.atomic
def write(rows: Iterable[Row]) -> dict[int, int]:
    """Write the rows; the primary keys of their centers by the oracle's numbers."""
    centers: dict[int, Center] = {}
    capabilities = []
    for at, row in enumerate(filter(_lasts, rows), start=1):
        center = centers.get(row.center) or centers.setdefault(row.center, _center(row))
        capabilities.append(_promise(at, center, row))
    outbox.record(
        centers=[center.pk for center in centers.values()],
        capabilities=[capability.pk for capability in capabilities],
    )
    return {number: center.pk for number, center in centers.items()}


def knowledge_of_now() -> Knowledge:
    """The small vocabulary with the centers in the register, over an index that is current."""
    catch_up()
    return Knowledge(VOCABULARY, Lexicon(VOCABULARY), center_facts(), outbox.position())


def _lasts(row: Row) -> bool:
    """Whether the row is in force on any day: the register refuses one that never is."""
    return row.days[1] is None or max(row.days[0], FIRST) < row.days[1]


def _center(row: Row) -> Center:
    center = Center.objects.create(
        slug=f"c{row.center}",
        code_stem=f"HB-C{row.center:03d}",
        name=f"示范·{row.center}",
        established_on=FIRST,
    )
    for start, end in row.center_days or ((FIRST, None),):
        CenterStatus.objects.create(
            center=center, status="established", from_day=max(start, FIRST), to_day=end
        )
    return center


def _promise(at: int, center: Center, row: Row) -> Capability:
    scope = row.scope
    capability = Capability.objects.create(
        center=center, number=at, code=f"{center.code_stem}-{at:05d}"
    )
    suspended = row.suspended[0] if row.suspended else (None, None)
    main = scope.parts[0].range.quantity if scope.parts else None
    CapabilityVersion.objects.create(
        capability=capability,
        number=1,
        name="任意名称",
        range_text="任意范围",
        structure=scope_to_json(scope),
        structured=scope.structured,
        instrument=scope.instrument or "",
        quantity=scope.quantity or main or "",
        effective_from=max(row.days[0], FIRST),
        effective_to=row.days[1],
        suspended_from=suspended[0] and max(suspended[0], FIRST),
        suspended_to=suspended[1],
    )
    return capability
