"""One size with Elasticsearch (see ``benchmarks.elastic``)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import django

django.setup()

from elasticsearch.helpers import parallel_bulk  # noqa: E402

from benchmarks.questions import questions  # noqa: E402
from benchmarks.surroundings import both, keep, percentiles  # noqa: E402
from registry.models import CapabilityVersion  # noqa: E402
from search import finding  # noqa: E402
from search.engines.elastic_query import groups_query  # noqa: E402
from search.forms import SearchForm  # noqa: E402
from search.index.cluster import rebuilding  # noqa: E402
from search.index.cluster.connection import cluster, read_alias  # noqa: E402
from search.index.documents import document_of, mapping  # noqa: E402
from search.index.plan import plan_for  # noqa: E402

MOST_READY = 100_000
"""Ready documents kept in memory for the yardstick of the rebuild."""
PLAIN = "bench-plain"
QUESTIONS = 120


class Ways:
    """Both ways to ask: all of ours, and the bare query."""

    def __init__(self) -> None:
        self.known = finding.current()
        self.groups: list[int] = []
        self.engines: set[str] = set()

    def find(self, form: SearchForm) -> None:
        """Fetch, judge, order, count."""
        self.engines.add(finding.find(form, self.known).answer.engine)

    def raw(self, form: SearchForm) -> None:
        """The same candidate query, sent straight and looked at no further."""
        plan = plan_for(form.question, self.known.vocabulary)
        self.groups.append(sum(len(page["buckets"]) for page in pages(plan)))


def measure() -> dict[str, Any]:
    """Rebuild, then ask both ways question by question, so that both meet the same machine."""
    rates = {"rebuild": rebuild(), "parallel_bulk": bulk()}
    ways = Ways()
    read = [
        finding.read({"q": text}, ways.known)
        for text in questions(ways.known.vocabulary, QUESTIONS)
    ]
    asked = [form for form in read if form.question and form.question.instrument]
    for form in asked[:20]:
        ways.find(form)
    find, raw = zip(*((timed(ways.find, one), timed(ways.raw, one)) for one in asked), strict=True)
    if ways.engines != {"elasticsearch"}:
        raise SystemExit(f"answered by {ways.engines}")
    return {
        "promises": CapabilityVersion.objects.count(),
        "questions": len(asked),
        "groups": sorted(ways.groups)[len(asked) // 2],
        "rates": rates,
        "find": percentiles(find),
        "raw": percentiles(raw),
    }


def main(size: int) -> None:
    """Print and keep the figures of one size."""
    got = measure()
    keep(f"elastic-{size}", got)
    find, raw, rates = got["find"], got["raw"], got["rates"]
    print(
        f"{got['promises']:,} promises, {got['questions']} questions,"
        f" {got['groups']:,} groups (median); ms p50 / p95\n"
        f"  find {both(find)}, raw {both(raw)}:"
        f" {find['p50'] / raw['p50']:.2f} x / {find['p95'] / raw['p95']:.2f} x\n"
        f"  rebuild {rates['rebuild']:,.0f} documents/s, parallel_bulk"
        f" {rates['parallel_bulk']:,.0f}: {rates['rebuild'] / rates['parallel_bulk']:.0%}",
        flush=True,
    )


def timed(act: Callable[[SearchForm], None], form: SearchForm) -> float:
    """Seconds."""
    started = time.perf_counter()
    act(form)
    return time.perf_counter() - started


def pages(plan: Any) -> Iterator[dict[str, Any]]:
    """Every page of the groups of a plan."""
    after = None
    while True:
        body = groups_query(plan, after).to_dict()
        reply = cluster().client.search(index=read_alias(), body=body, request_cache=False)
        page = reply["aggregations"]["groups"]
        yield page
        after = page.get("after_key")
        if after is None:
            return


def rebuild() -> float:
    """Documents a second of the whole rebuild: read, write, follow, finish, switch."""
    client = cluster().client.options(request_timeout=60)
    started = time.perf_counter()
    generation = rebuilding.begin(client)
    rebuilding.copy(client, generation, lambda count: None)
    rebuilding.follow(client, generation)
    rebuilding.finish(client, generation)
    rebuilding.switch(client, generation)
    seconds = time.perf_counter() - started
    rebuilding.remove_retired(client)
    cluster().distrust()
    return CapabilityVersion.objects.count() / seconds


def bulk() -> float:
    """Documents a second of ready documents, four threads, into an index of the same kind."""
    client = cluster().client.options(request_timeout=60)
    client.indices.delete(index=PLAIN, ignore_unavailable=True)
    described = {"number_of_replicas": 0, "refresh_interval": "-1"}
    client.indices.create(index=PLAIN, mappings=mapping(), settings=described)
    versions = CapabilityVersion.objects.select_related("capability").iterator(2_000)
    ready = [
        {"_index": PLAIN, "_id": str(version.pk), "_source": document_of(version)}
        for version in islice(versions, MOST_READY)
    ]
    started = time.perf_counter()
    for _ in parallel_bulk(client, ready, thread_count=4, chunk_size=500):
        pass
    client.indices.refresh(index=PLAIN)
    seconds = time.perf_counter() - started
    client.indices.delete(index=PLAIN)
    return len(ready) / seconds


if __name__ == "__main__":
    main(int(sys.argv[1]))
