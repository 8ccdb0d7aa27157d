"""Record what changed in what is published, in the transaction that changes it.

Whoever keeps an index reads ``entries_after(position)`` and looks at each thing again.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection, transaction
from django.db.models import F

from registry.models import OutboxEntry, OutboxHead
from registry.signals import published

BATCH = 2_000
"""Rows an insert: well below the 32,766 parameters of SQLite's default."""


def record(*, centers: Iterable[int] = (), capabilities: Iterable[int] = ()) -> int:
    """Say that these centers and promises (by primary key) changed; the position after them.

    Raises ``RuntimeError`` outside a transaction: the record must not outlive a failed change,
    nor miss one that happened.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("outbox.record() belongs inside the transaction of the change")
    changed = [(OutboxEntry.Kind.CENTER, pk) for pk in centers]
    changed += [(OutboxEntry.Kind.CAPABILITY, pk) for pk in capabilities]
    if not changed:
        return position()
    last = _advance(len(changed))
    first = last - len(changed) + 1
    entries = (
        OutboxEntry(position=place, kind=kind, object_id=pk)
        for place, (kind, pk) in enumerate(changed, start=first)
    )
    OutboxEntry.objects.bulk_create(entries, batch_size=BATCH)
    published.send(OutboxEntry, position=last)
    return last


def hold() -> None:
    """Wait until nobody else is changing what is published, and keep others waiting until the
    transaction ends."""
    OutboxHead.objects.select_for_update().get_or_create(pk=OutboxHead.ONLY)


def position() -> int:
    """The position of the newest entry; 0 when nothing was ever recorded."""
    return (
        OutboxHead.objects.filter(pk=OutboxHead.ONLY).values_list("position", flat=True).first()
        or 0
    )


def entries_after(position: int, limit: int | None = None) -> list[OutboxEntry]:
    """The entries after ``position``, oldest first, at most ``limit`` of them."""
    return list(OutboxEntry.objects.filter(position__gt=position).order_by("position")[:limit])


def _advance(count: int) -> int:
    """Move the head on by ``count``. The update locks the row until the transaction ends."""
    with transaction.atomic():
        OutboxHead.objects.get_or_create(pk=OutboxHead.ONLY)
        OutboxHead.objects.filter(pk=OutboxHead.ONLY).update(position=F("position") + count)
        return OutboxHead.objects.values_list("position", flat=True).get(pk=OutboxHead.ONLY)
