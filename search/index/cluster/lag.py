"""What the Elasticsearch index may not have yet."""

from __future__ import annotations

from django.utils import timezone

from registry import outbox
from registry.models import CapabilityVersion, OutboxEntry
from search.models import Generation, SetAside

MOST_PENDING = 1_000
"""Entries of the outbox that are answered for by the embedded engine instead; with more, it
answers for all. A thousand changes are minutes of a busy day, and cost milliseconds."""


class BehindError(Exception):
    """There is no index in use, or it is too far behind."""


def live_generation() -> Generation | None:
    """The index in use."""
    return Generation.objects.filter(state=Generation.State.LIVE).first()


def pending_versions() -> frozenset[int]:
    """The versions of every promise that changed after the index in use was brought up to date,
    and of those that could not be written to it. Raises ``BehindError``."""
    generation = live_generation()
    if generation is None:
        raise BehindError
    entries = outbox.entries_after(generation.position, MOST_PENDING + 1)
    changed = capabilities_of(entries)
    changed |= set(SetAside.objects.values_list("capability_id", flat=True)[: MOST_PENDING + 1])
    if len(entries) > MOST_PENDING or len(changed) > MOST_PENDING:
        raise BehindError
    if not changed:
        return frozenset()
    versions = CapabilityVersion.objects.filter(capability__in=changed)
    return frozenset(versions.values_list("pk", flat=True))


def capabilities_of(entries: list[OutboxEntry]) -> set[int]:
    """The promises that entries name."""
    return {one.object_id for one in entries if one.kind == OutboxEntry.Kind.CAPABILITY}


def lag() -> tuple[int, float]:
    """How far the index in use is behind: entries, and seconds since the oldest of them."""
    generation = live_generation()
    position = generation.position if generation else 0
    oldest = outbox.entries_after(position, 1)
    if not oldest:
        return 0, 0.0
    waiting = (timezone.now() - oldest[0].recorded_at).total_seconds()
    return outbox.position() - position, max(waiting, 0.0)


def set_aside() -> int:
    """How many promises the index refused."""
    return SetAside.objects.count()
