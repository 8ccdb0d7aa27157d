"""Bringing an index up to date with the outbox, batch by batch, in order."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from elasticsearch import Elasticsearch

from registry import outbox
from registry.models import CapabilityVersion, OutboxEntry
from search.index.cluster.connection import building_alias, troubles, write_alias
from search.index.cluster.lag import capabilities_of
from search.index.cluster.writing import Refusal, write
from search.models import Generation, SetAside

BATCH = 500
"""Entries of the outbox applied at a time."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a batch of entries asks for: these promises looked at again, as of a position."""

    capabilities: frozenset[int]
    position: int


def work_of(entries: list[OutboxEntry], position: int) -> Work:
    """The work that entries after ``position`` ask for. A promise named twice is looked at once;
    centers are not in the index."""
    last = entries[-1].position if entries else position
    return Work(frozenset(capabilities_of(entries)), last)


def target(generation: Generation) -> str:
    """The alias that an index is written through."""
    return write_alias() if generation.state == Generation.State.LIVE else building_alias()


def step(client: Elasticsearch, generation: Generation) -> int:
    """Apply the next batch; how many entries that were. Raises ``ClusterUnavailableError``.

    The position moves on only when all of the batch can be found, so whoever is killed in between
    leaves nothing undone: the next one applies the batch again.
    """
    entries = outbox.entries_after(generation.position, BATCH)
    work = work_of(entries, generation.position)
    if not entries:
        return 0
    refusals = write_promises(client, target(generation), work.capabilities, work.position)
    with troubles():
        client.indices.refresh(index=target(generation))
    with transaction.atomic():
        note(refusals, work.capabilities, work.position)
        older = Generation.objects.filter(pk=generation.pk, position__lt=work.position)
        older.update(position=work.position)
    generation.position = max(generation.position, work.position)
    return len(entries)


def write_promises(
    client: Elasticsearch, alias: str, capabilities: Collection[int], position: int
) -> list[Refusal]:
    """Write every version of these promises as the register has it now."""
    versions = CapabilityVersion.objects.filter(capability__in=capabilities)
    return write(client, alias, versions.select_related("capability"), position)


def note(refusals: Collection[Refusal], capabilities: Collection[int], position: int) -> None:
    """Remember which promises were refused, and that the others were not."""
    reasons = {one.capability_id: one.reason for one in refusals}
    SetAside.objects.filter(capability_id__in=set(capabilities) - reasons.keys()).delete()
    for capability_id, reason in reasons.items():
        SetAside.objects.update_or_create(
            capability_id=capability_id, defaults={"position": position, "reason": reason}
        )
