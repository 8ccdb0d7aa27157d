"""The queries of the Elasticsearch engine: what narrows is a filter, only what ranks scores."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from elasticsearch_dsl import A, Q, Search

from search.index.plan import Plan

BUCKETS = 10_000
"""Groups a page: most answers are one page of at most a megabyte."""
IDS = 5_000
"""Version ids a page; the cluster's own limit is 10,000."""

SOURCES = ("center_id", "shape", "instrument")
"""What makes a group: the same promise of the same center. The instrument is there because rows
of an ancestor are judged differently."""

Json = dict[str, Any]


def groups_query(plan: Plan, after: Json | None = None) -> Search:
    """A page of the groups of a plan, each with its number of versions and the first of them."""
    return _grouped(_narrowed(plan), after, first=A("min", field="version_id"))


def relevance_query(plan: Plan, after: Json | None = None) -> Search:
    """A page of the groups that hold any of the plan's tokens, each with how many its best
    version holds."""
    hits = [Q("constant_score", filter=Q("term", tokens=token)) for token in plan.tokens]
    scored = _narrowed(plan).query("bool", should=hits, minimum_should_match=1)
    return _grouped(scored, after, best=A("top_hits", size=1, _source=False))


def promises_query(
    plan: Plan, shapes: Mapping[int, Iterable[str]], after: int | None = None
) -> Search:
    """A page of the versions of these contents of each center, in order of their ids."""
    pairs = [
        Q("bool", filter=[Q("term", center_id=center), Q("terms", shape=sorted(set(own)))])
        for center, own in shapes.items()
    ]
    search = Search().filter("bool", should=pairs, minimum_should_match=1).filter(*_in_force(plan))
    search = _leaving_out(search, plan).sort("version_id").source(False)
    search = search.extra(
        size=IDS,
        track_total_hits=False,
        docvalue_fields=["center_id", "shape", "version_id"],
    )
    return search if after is None else search.extra(search_after=[after])


def _narrowed(plan: Plan) -> Search:
    """What the embedded engine's ``WHERE`` says."""
    search = Search().filter(*_in_force(plan)).extra(size=0, track_total_hits=False)
    if plan.kinships:
        search = search.filter("terms", instrument=sorted(plan.kinships))
    elif plan.quantities:
        search = search.filter("terms", quantities=list(plan.quantities))
    if plan.by_text:
        search = search.filter("bool", filter=[Q("term", tokens=one) for one in plan.tokens])
    if plan.center_id is not None:
        search = search.filter("term", center_id=plan.center_id)
    return _leaving_out(search, plan)


def _in_force(plan: Plan) -> tuple[str | Any, ...]:
    return (Q("term", days=datetime.date.fromordinal(plan.day).isoformat()),)


def _leaving_out(search: Search, plan: Plan) -> Search:
    if plan.only is not None:
        search = search.filter("terms", version_id=sorted(plan.only))
    return search.exclude("terms", version_id=sorted(plan.without)) if plan.without else search


def _grouped(search: Search, after: Json | None, **metrics: Any) -> Search:
    sources = [{name: {"terms": {"field": name, "missing_bucket": True}}} for name in SOURCES]
    page = {"after": after} if after else {}
    groups = search.aggs.bucket("groups", "composite", sources=sources, size=BUCKETS, **page)
    for name, metric in metrics.items():
        groups.metric(name, metric)
    return search
