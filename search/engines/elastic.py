"""The engine for those who outgrow one machine: groups are counted in the cluster, so that the
rows of a popular instrument never cross the wire; contents come from the database."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from elasticsearch_dsl import Search

from search.engines.base import EngineUnavailableError, Group
from search.engines.elastic_query import IDS, groups_query, promises_query, relevance_query
from search.index.cluster.connection import (
    Cluster,
    ClusterUnavailableError,
    read_alias,
    troubles,
)
from search.index.contents import Contents
from search.index.plan import Plan

Json = dict[str, Any]

NEEDED = (
    "timed_out",
    "_shards.failed",
    "aggregations.groups.after_key",
    "aggregations.groups.buckets.key",
    "aggregations.groups.buckets.doc_count",
    "aggregations.groups.buckets.first.value",
    "aggregations.groups.buckets.best.hits.max_score",
    "hits.hits.fields",
    "hits.hits.sort",
)
"""All of a reply that is looked at; the rest stays in the cluster."""


class ElasticEngine:
    """Asks the cluster, for one request: all its queries together may take ``seconds``."""

    name = "elasticsearch"
    degraded = False

    def __init__(self, cluster: Cluster, contents: Contents, seconds: float) -> None:
        self._cluster = cluster
        self._contents = contents
        self._left = seconds

    def groups(self, plan: Plan) -> Sequence[Group]:
        """Every promise of the plan, grouped by center and content (see ``Engine``)."""
        buckets = list(self._buckets(lambda after: groups_query(plan, after)))
        ids = self._ids({bucket["key"]["shape"] for bucket in buckets})
        contents = self._contents.of(set(ids.values()))
        relevance = self._relevance(plan)
        groups = []
        for bucket in buckets:
            center, digest, instrument = _key(bucket)
            groups.append(
                Group(
                    center,
                    ids[digest],
                    contents[ids[digest]],
                    plan.kinships.get(instrument or "", "quantity"),
                    bucket["doc_count"],
                    int(bucket["first"]["value"]),
                    relevance.get((center, digest), 0.0),
                )
            )
        return groups if plan.kinships else _united(groups)

    def promises(
        self, plan: Plan, shapes: Mapping[int, Iterable[int]]
    ) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """The version ids of the given shapes of each center: center → shape → ids."""
        found: dict[int, dict[int, list[int]]] = {center: {} for center in shapes}
        digests = self._contents.digests_of({one for own in shapes.values() for one in own})
        ids = {digest: pk for pk, digest in digests.items()}
        wanted = {center: [digests[pk] for pk in own] for center, own in shapes.items() if own}
        for center, digest, version in self._versions(plan, wanted):
            found[center].setdefault(ids[digest], []).append(version)
        return found

    def _versions(
        self, plan: Plan, wanted: Mapping[int, Iterable[str]]
    ) -> Iterator[tuple[int, str, int]]:
        after: int | None = None
        while wanted:
            reply = self._ask(promises_query(plan, wanted, after))
            hits = reply.get("hits", {}).get("hits", [])
            for hit in hits:
                fields = hit["fields"]
                yield fields["center_id"][0], fields["shape"][0], fields["version_id"][0]
            if len(hits) < IDS:
                return
            after = hits[-1]["sort"][0]

    def _relevance(self, plan: Plan) -> Mapping[tuple[int, str], float]:
        """The share of the plan's tokens that the best wording of each group holds."""
        best: dict[tuple[int, str], float] = {}
        if plan.tokens:
            for bucket in self._buckets(lambda after: relevance_query(plan, after)):
                center, digest, _ = _key(bucket)
                share = round(bucket["best"]["hits"]["max_score"]) / len(plan.tokens)
                best[center, digest] = max(share, best.get((center, digest), 0.0))
        return best

    def _buckets(self, query: Callable[[Json | None], Search]) -> Iterator[Json]:
        """The buckets of every page."""
        after: Json | None = None
        while True:
            groups = self._ask(query(after)).get("aggregations", {}).get("groups", {})
            yield from groups.get("buckets", ())
            after = groups.get("after_key")
            if after is None:
                return

    def _ask(self, query: Search) -> Json:
        """The reply, within what is left of the time; from every shard or not at all."""
        started = time.perf_counter()
        try:
            if self._left <= 0:
                raise EngineUnavailableError("timeout")
            self._cluster.verify(self._left)
            with troubles():
                reply = self._cluster.client.options(request_timeout=self._left).search(
                    index=read_alias(),
                    body=query.to_dict(),
                    filter_path=",".join(NEEDED),
                    allow_partial_search_results=False,
                    request_cache=False,
                )
        except ClusterUnavailableError as error:
            self._cluster.distrust()
            raise EngineUnavailableError(error.reason) from error
        finally:
            self._left -= time.perf_counter() - started
        if reply.get("timed_out") or reply.get("_shards", {}).get("failed"):
            raise EngineUnavailableError("partial")
        return reply.body

    def _ids(self, digests: set[str]) -> Mapping[str, int]:
        """The ids of the contents. One that the database does not have means that the index is not
        this database's."""
        ids = self._contents.ids_of(digests)
        if any(digest not in ids for digest in digests):
            raise EngineUnavailableError("foreign")
        return {digest: ids[digest] for digest in digests}


def _key(bucket: Json) -> tuple[int, str, str | None]:
    key = bucket["key"]
    return key["center_id"], key["shape"], key["instrument"]


def _united(groups: Sequence[Group]) -> list[Group]:
    """Where no instrument was asked, groups are told apart by center and content alone."""
    united: dict[tuple[int, int], Group] = {}
    for group in groups:
        key = group.center_id, group.shape_id
        united[key] = united[key].joined_with(group) if key in united else group
    return list(united.values())
