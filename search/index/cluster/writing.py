"""Writing documents: by alias, and never an older state over a newer one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.helpers import streaming_bulk

from registry.models import CapabilityVersion
from search.index.cluster.connection import ClusterUnavailableError, troubles
from search.index.documents import document_of

SECONDS = 60.0
"""What a bulk request may take: nobody waits for it."""
CHUNK = 500
"""Documents a bulk request: about half a megabyte."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A promise that the index does not take, and why."""

    capability_id: int
    reason: str


def write(
    client: Elasticsearch, alias: str, versions: Iterable[CapabilityVersion], position: int
) -> list[Refusal]:
    """Write these versions as of ``position`` of the outbox; those refused are returned.

    A document is written only over one of the same or an older position, so it does no harm to
    write twice, late, or from two workers. Raises ``ClusterUnavailableError`` when the cluster
    fails rather than a document.
    """
    refusals: list[Refusal] = []
    owners: dict[str, int] = {}

    def actions() -> Iterator[Json]:
        for version in versions:
            owners[str(version.pk)] = version.capability_id
            try:
                source = document_of(version)
            except (ValueError, KeyError, TypeError, ArithmeticError) as error:
                refusals.append(Refusal(version.capability_id, repr(error)))
                continue
            yield action_of(alias, version.pk, position, source)

    refusals += [Refusal(owners[key], reason) for key, reason in _refused(client, actions())]
    return refusals


def remove(client: Elasticsearch, alias: str, ids: Iterable[tuple[int, int]]) -> None:
    """Delete documents, given with the position as of which they are no longer there."""
    actions = (
        {
            "_op_type": "delete",
            "_index": alias,
            "_id": str(pk),
            "version": position,
            "version_type": "external_gte",
            "require_alias": True,
        }
        for pk, position in ids
    )
    list(_refused(client, actions))


def action_of(alias: str, pk: int, position: int, source: Json) -> Json:
    """What the bulk interface takes for a document."""
    return {
        "_op_type": "index",
        "_index": alias,
        "_id": str(pk),
        "version": position,
        "version_type": "external_gte",
        "require_alias": True,
        "_source": source,
    }


def _refused(client: Elasticsearch, actions: Iterable[Json]) -> Iterator[tuple[str, str]]:
    """The ids of documents that are not taken, with the cluster's reason."""
    patient = client.options(request_timeout=SECONDS)
    with troubles():
        results = streaming_bulk(
            patient, actions, chunk_size=CHUNK, raise_on_error=False, raise_on_exception=True
        )
        for done, result in results:
            if done:
                continue
            outcome = next(iter(result.values()))
            if outcome["status"] == 400:
                yield outcome["_id"], _reason(outcome)
            elif outcome["status"] not in (404, 409) or "index_not_found" in str(outcome):
                raise ClusterUnavailableError(f"status-{outcome['status']}", _reason(outcome))


def _reason(outcome: Json) -> str:
    """What the cluster says, with its cause."""
    error = outcome.get("error") or {}
    if isinstance(error, str):
        return error
    cause = error.get("caused_by", {}).get("reason", "")
    return "；".join(part for part in (error.get("reason", ""), cause) if part)
