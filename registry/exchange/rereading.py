"""Read stored promises anew after the vocabulary or the reader changed.

What a center wrote stays as it is; only the structure derived from it is brought up to date, and
what says something else than before goes through the outbox, so that every index follows.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from registry import outbox
from registry.exchange.structuring import STORED, Structurer, reading_stamp, store
from registry.models import CapabilityVersion
from registry.models.vocabulary import current

BATCH = 500
"""Promises a transaction: a quarter of a second in which nobody else writes."""


@dataclass(frozen=True, slots=True)
class Reread:
    """How many versions were read anew, how many of them say something else now, and how many
    are still to be read."""

    read: int
    changed: int
    left: int


def outdated() -> QuerySet[CapabilityVersion]:
    """The versions that another reader or another vocabulary than today's has read."""
    return CapabilityVersion.objects.exclude(read_with=reading_stamp(current()))


def reread(
    *, seconds: float | None = None, progress: Callable[[int, int], None] | None = None
) -> Reread:
    """Read every outdated version anew, batch by batch: killed and run again it goes on where it
    was. With ``seconds`` it ends after the batch in which they have passed. ``progress`` hears how
    many are done and of how many.

    Reading the same again changes nothing but the note of who read it.
    """
    structurer, total = Structurer(current()), outdated().count()
    started, read, changed = time.monotonic(), 0, 0
    while read < total and (seconds is None or not read or time.monotonic() - started < seconds):
        done, different = _reread_batch(structurer)
        if not done:
            break
        read, changed = read + done, changed + different
        if progress is not None:
            progress(read, max(read, total))
    return Reread(read, changed, outdated().count())


@transaction.atomic
def _reread_batch(structurer: Structurer) -> tuple[int, int]:
    """The next batch: how many versions it had, and how many of them changed."""
    outbox.hold()
    stale = CapabilityVersion.objects.exclude(read_with=structurer.stamp)
    versions = list(stale.order_by("pk")[:BATCH])
    changed = [one for one in versions if store(one, structurer.read(one))]
    CapabilityVersion.objects.bulk_update(changed, STORED, batch_size=BATCH)
    stale.filter(pk__in=[one.pk for one in versions]).update(read_with=structurer.stamp)
    outbox.record(capabilities=_distinct(one.capability_id for one in changed))
    return len(versions), len(changed)


def _distinct(keys: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(keys))
