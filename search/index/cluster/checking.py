"""Comparing an Elasticsearch index with the register, document by document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from elasticsearch import Elasticsearch

from registry import outbox
from registry.models import CapabilityVersion
from search.index.cluster.connection import troubles
from search.index.cluster.following import note, target
from search.index.cluster.lag import capabilities_of
from search.index.cluster.rebuilding import BATCH, Progress
from search.index.cluster.writing import SECONDS, remove, write
from search.index.difference import DIFFERENT, EXTRA, MISSING, Difference
from search.index.documents import document_of
from search.models import Generation, SetAside

Json = dict[str, Any]


def differences(
    client: Elasticsearch, generation: Generation, progress: Progress = lambda count: None
) -> list[Difference]:
    """Every difference but those that the worker has yet to apply, or set aside."""
    start = generation.position
    found = [one for page in _pages(client, generation, progress) for one in page]
    excused = capabilities_of(outbox.entries_after(start))
    excused |= set(SetAside.objects.values_list("capability_id", flat=True))
    versions = CapabilityVersion.objects.filter(pk__in=[one.version_id for one in found])
    waiting = set(versions.filter(capability__in=excused).values_list("pk", flat=True))
    return [one for one in found if one.version_id not in waiting]


def repair(client: Elasticsearch, generation: Generation, wrong: Sequence[Difference]) -> None:
    """Write what is missing or different anew, and delete what is too much. An index that is ahead
    of the outbox (after a backup was restored) is overruled: its documents' positions are kept."""
    for start in range(0, len(wrong), BATCH):
        _repair_batch(client, generation, [one.version_id for one in wrong[start : start + BATCH]])
    with troubles():
        client.indices.refresh(index=generation.index)


def _repair_batch(client: Elasticsearch, generation: Generation, ids: Sequence[int]) -> None:
    with troubles():
        found = client.mget(index=generation.index, ids=[str(pk) for pk in ids], source=False)
    positions = {int(one["_id"]): one.get("_version", 0) for one in found["docs"]}
    position = max(outbox.position(), *positions.values())
    versions = list(CapabilityVersion.objects.filter(pk__in=ids).select_related("capability"))
    refusals = write(client, target(generation), versions, position)
    note(refusals, (), position)
    gone = set(ids) - {version.pk for version in versions}
    remove(client, target(generation), [(pk, position) for pk in sorted(gone)])


def _pages(
    client: Elasticsearch, generation: Generation, progress: Progress
) -> Iterator[list[Difference]]:
    last = 0
    while True:
        following = CapabilityVersion.objects.filter(pk__gt=last).order_by("pk")
        versions = list(following.select_related("capability")[:BATCH])
        end = versions[-1].pk if versions else None
        stored = _stored(client, generation.index, last, end)
        yield _compare({version.pk: document_of(version) for version in versions}, stored)
        if end is None:
            return
        progress(len(versions))
        last = end


def _stored(client: Elasticsearch, index: str, after: int, end: int | None) -> dict[int, Json]:
    """The documents of versions after ``after``, up to ``end``."""
    found: dict[int, Json] = {}
    bounds = {"gt": after} if end is None else {"gt": after, "lte": end}
    while True:
        with troubles():
            reply = client.options(request_timeout=SECONDS).search(
                index=index,
                query={"range": {"version_id": bounds}},
                sort=["version_id"],
                size=BATCH,
                search_after=[max(found)] if found else None,
                track_total_hits=False,
                allow_partial_search_results=False,
            )
        hits = reply["hits"]["hits"]
        found.update((int(hit["_id"]), hit["_source"]) for hit in hits)
        if len(hits) < BATCH:
            return found


def _compare(expected: Mapping[int, Json], stored: Mapping[int, Json]) -> list[Difference]:
    wrong = [Difference(pk, MISSING) for pk in expected.keys() - stored.keys()]
    wrong += [Difference(pk, EXTRA) for pk in stored.keys() - expected.keys()]
    for pk in expected.keys() & stored.keys():
        names = expected[pk].keys() | stored[pk].keys()
        fields = [name for name in names if expected[pk].get(name) != stored[pk].get(name)]
        if fields:
            wrong.append(Difference(pk, DIFFERENT, tuple(sorted(fields))))
    return sorted(wrong, key=lambda one: one.version_id)
