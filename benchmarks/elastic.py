"""``python -m benchmarks.elastic [--sizes 10000,100000]``: the Elasticsearch engine beside the same
candidate query sent straight to the cluster, and the rebuild of its index beside ``parallel_bulk``
of ready documents. Starts a node of its own (a JDK and Maven)."""

from __future__ import annotations

import argparse
import os

from benchmarks.__main__ import SIZES
from benchmarks.surroundings import describe, run
from services.elasticsearch import VERSION, cluster

HEAP = "1g"


def main() -> None:
    """Each size in processes of its own, one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    sizes = parser.parse_args().sizes.split(",")
    node = cluster(1, heap=HEAP)[0]
    os.environ |= {
        "SEARCH_ENGINE": "elasticsearch",
        "PAGE_SEARCH": "embedded",
        "ELASTICSEARCH_URL": node.url,
        "ELASTICSEARCH_BUDGET": "30",
    }
    print(f"{describe()}, elasticsearch {VERSION}", flush=True)
    try:
        for size in sizes:
            os.environ["ELASTICSEARCH_INDEX"] = f"bench-{size}"
            run("benchmarks.prepare", size, data=size)
            run("benchmarks.elastic_size", size, data=size)
    finally:
        node.clear()


if __name__ == "__main__":
    main()
