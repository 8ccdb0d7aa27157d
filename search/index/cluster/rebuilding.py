"""A new index beside the old one: filled, brought up to date, checked, and only then used.

It may be killed at any moment and run again: it goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from elasticsearch import Elasticsearch

from registry import outbox
from registry.models import CapabilityVersion
from search.index.cluster.connection import (
    building_alias,
    read_alias,
    troubles,
    write_alias,
)
from search.index.cluster.following import note, step
from search.index.cluster.writing import write
from search.index.documents import mapping, mapping_digest
from search.models import Generation

BATCH = 2_000
"""Versions read at a time: a few megabytes."""
State = Generation.State
Progress = Callable[[int], None]
Json = dict[str, Any]


def begin(client: Elasticsearch) -> Generation:
    """The index being built: the one that was interrupted, if it still fits, or a new one."""
    for generation in Generation.objects.filter(state=State.BUILDING):
        fits = generation.index.startswith(_stem())
        if fits and client.indices.exists_alias(index=generation.index, name=building_alias()):
            return generation
        discard(client, generation)
    return _create(client)


def copy(client: Elasticsearch, generation: Generation, progress: Progress) -> None:
    """Write every version that is not written yet; ``progress`` hears how many at a time."""
    while True:
        position = outbox.position()
        following = CapabilityVersion.objects.filter(pk__gt=generation.built_through)
        versions = list(following.select_related("capability").order_by("pk")[:BATCH])
        if not versions:
            return
        refusals = write(client, building_alias(), versions, position)
        note(refusals, (), position)
        generation.built_through = versions[-1].pk
        generation.save(update_fields=["built_through"])
        progress(len(versions))


def follow(client: Elasticsearch, generation: Generation) -> None:
    """Apply what changed meanwhile."""
    while step(client, generation):
        pass


def finish(client: Elasticsearch, generation: Generation) -> None:
    """Make it searchable as a live index is: refreshed every second, with its replicas."""
    changes = {"refresh_interval": "1s", "number_of_replicas": settings.ELASTICSEARCH_REPLICAS}
    with troubles():
        client.indices.put_settings(index=generation.index, settings={"index": changes})
        client.indices.refresh(index=generation.index)


def switch(client: Elasticsearch, generation: Generation) -> None:
    """Use it, in one step for readers and writers. The position that readers go by is moved
    after the aliases: one that is too old only makes them ask the embedded engine for more."""
    actions: list[Json] = [
        *(
            {"remove": {"index": index, "alias": alias}}
            for alias in _live()
            for index in holders(client, alias)
            if index != generation.index
        ),
        *({"add": {"index": generation.index, "alias": alias}} for alias in _live()),
        {"remove": {"index": generation.index, "alias": building_alias()}},
    ]
    with troubles():
        client.indices.update_aliases(actions=actions)
    with transaction.atomic():
        Generation.objects.filter(state=State.LIVE).update(state=State.RETIRED)
        generation.state = State.LIVE
        generation.save(update_fields=["state"])


def remove_retired(client: Elasticsearch) -> list[str]:
    """Delete the indices that are no longer used; their names."""
    retired = list(Generation.objects.filter(state=State.RETIRED))
    for generation in retired:
        discard(client, generation)
    return [generation.index for generation in retired]


def discard(client: Elasticsearch, generation: Generation) -> None:
    """Delete an index and what is known of it."""
    with troubles():
        client.indices.delete(index=generation.index, ignore_unavailable=True)
    generation.delete()


def holders(client: Elasticsearch, alias: str) -> list[str]:
    """The indices that an alias stands for: one or none, unless somebody meddled."""
    with troubles():
        found = client.options(ignore_status=404).indices.get_alias(name=alias)
    return [name for name in found.body if name not in ("error", "status")]


def _create(client: Elasticsearch) -> Generation:
    generation = Generation(
        index=f"{_stem()}{timezone.now():%Y%m%d%H%M%S%f}", position=outbox.position()
    )
    described = {
        "number_of_shards": settings.ELASTICSEARCH_SHARDS,
        "number_of_replicas": 0,
        "refresh_interval": "-1",
    }
    with troubles():
        # The alias stands for one index only, whatever was left behind.
        for index in holders(client, building_alias()):
            client.indices.delete(index=index)
        client.indices.create(
            index=generation.index,
            mappings=mapping(),
            settings=described,
            aliases={building_alias(): {}},
        )
    generation.save()
    return generation


def _stem() -> str:
    """How the names of indices with our mapping begin."""
    return f"{settings.ELASTICSEARCH_INDEX}-{mapping_digest()}-"


def _live() -> tuple[str, str]:
    return read_alias(), write_alias()
