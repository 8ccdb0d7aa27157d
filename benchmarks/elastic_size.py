"""Measures one size with Elasticsearch in its own process; the last line printed is JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from itertools import islice
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from elasticsearch.helpers import parallel_bulk  # noqa: E402

from benchmarks.one_size import SEED, questions, timed  # noqa: E402
from benchmarks.province import build  # noqa: E402
from benchmarks.search import percentiles  # noqa: E402
from registry.models import CapabilityVersion  # noqa: E402
from search import finding  # noqa: E402
from search.engines.elastic_query import groups_query  # noqa: E402
from search.index.cluster import rebuilding  # noqa: E402
from search.index.cluster.connection import cluster, read_alias  # noqa: E402
from search.index.documents import document_of, mapping  # noqa: E402
from search.index.maintain import catch_up  # noqa: E402
from search.index.plan import plan_for  # noqa: E402

MOST_READY = 100_000
"""Ready documents kept in memory for the yardstick of the rebuild."""
PLAIN = "bench-plain"


def main(size: int, count: int) -> None:
    """Build, rebuild, ask."""
    call_command("migrate", verbosity=0)
    if CapabilityVersion.objects.count() < size:
        build(size, SEED)
    catch_up()
    rates = {"rebuild": rebuild(), "parallel_bulk": bulk()}
    known = finding.current()
    read = {text: finding.read({"q": text}, known) for text in questions(known, count)}
    asked = [text for text, form in read.items() if form.question and form.question.instrument]
    groups: list[int] = []
    engines: set[str] = set()

    def find(text: str) -> None:
        found = finding.find(finding.read({"q": text}, known), known)
        engines.add(found.answer.engine)

    def raw(text: str) -> None:
        plan = plan_for(read[text].question, known.vocabulary)
        groups.append(sum(len(page["buckets"]) for page in pages(plan)))

    figures = {"find": percentiles(timed(find, asked)), "raw": percentiles(timed(raw, asked))}
    if engines != {"elasticsearch"}:
        raise SystemExit(f"answered by {engines}")
    document = {
        "promises": CapabilityVersion.objects.count(),
        "questions": len(asked),
        "groups": sorted(groups)[len(groups) // 2],
        "rates": rates,
        **figures,
    }
    print(json.dumps(document))


def pages(plan: Any) -> Iterator[dict[str, Any]]:
    """The same candidate query, sent straight and looked at no further."""
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
    main(int(sys.argv[1]), int(sys.argv[2]))
