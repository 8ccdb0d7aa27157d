"""The Elasticsearch engine beside the same candidate query sent straight to the cluster, and the
rebuild of its index beside ``parallel_bulk`` of ready documents.

``python -m benchmarks.elastic --sizes 10000,100000``. Starts a node of its own (a JDK and Maven),
or uses that of ``TEST_ELASTICSEARCH_URL``. One run on one machine: only the ratios mean anything.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from typing import Any

from benchmarks.search import DATA, RESULTS, ROOT, machine, versions
from services.elasticsearch import VERSION, cluster

SIZES = "10000,100000,1000000"
HEAP = "1g"


def main() -> None:
    """Measure each size in a process of its own, print the ratios, write JSON beside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--questions", type=int, default=200)
    options = parser.parse_args()
    given = os.environ.get("TEST_ELASTICSEARCH_URL")
    nodes = [] if given else cluster(1, heap=HEAP)
    try:
        url = given or nodes[0].url
        measured = [measure(int(one), options.questions, url) for one in options.sizes.split(",")]
    finally:
        for node in nodes:
            node.clear()
    document = {
        "machine": machine(),
        "versions": versions() | {"elasticsearch": VERSION},
        "sizes": measured,
    }
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "elastic.json").write_text(json.dumps(document, indent=1))
    print(table(measured))
    print(json.dumps(document["machine"]), json.dumps(document["versions"]))


def measure(size: int, questions: int, url: str) -> dict[str, Any]:
    """One size, in a fresh process with its own database and index."""
    DATA.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{DATA / f'{size}.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
        "SEARCH_ENGINE": "elasticsearch",
        "PAGE_SEARCH": "embedded",
        "ELASTICSEARCH_URL": url,
        "ELASTICSEARCH_INDEX": f"bench-{size}",
        "ELASTICSEARCH_BUDGET": "30",
    }
    command = [sys.executable, "-m", "benchmarks.elastic_size", str(size), str(questions)]
    done = subprocess.run(  # noqa: S603 - our own module
        command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def table(measured: list[dict[str, Any]]) -> str:
    """The figures as a table of Markdown."""
    head = "| promises | groups (median) | find p50 / p95 ms | raw query p50 / p95 ms |"
    head += " find ÷ raw p50 / p95 | rebuild docs/s | parallel_bulk docs/s | share |"
    lines = [head, "|---" * 8 + "|"]
    for one in measured:
        find, raw, rates = one["find"], one["raw"], one["rates"]
        lines.append(
            f"| {one['promises']:,} | {one['groups']:,} | {find['p50']:.1f} / {find['p95']:.1f} "
            f"| {raw['p50']:.1f} / {raw['p95']:.1f} "
            f"| {find['p50'] / raw['p50']:.2f} / {find['p95'] / raw['p95']:.2f} "
            f"| {rates['rebuild']:,.0f} | {rates['parallel_bulk']:,.0f} "
            f"| {rates['rebuild'] / rates['parallel_bulk']:.0%} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
