"""Asking the product whose cluster is hurt, and knowing what is right."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from search import engines
from search.answer import Finder
from search.engines import breaker as breaking
from search.engines.embedded import EmbeddedEngine
from search.index.cluster.connection import cluster
from services.elasticsearch import Node
from tests.conftest import PATIENCE, forget_cluster
from tests.engines.provinces import knowledge_of_now, write
from tests.search.grade.provinces import case

GIVEN = case(11)


@contextmanager
def product_over(nodes: Sequence[Node], settings, monkeypatch) -> Iterator[None]:
    """The product over a register, with these nodes as its cluster; trials follow soon."""
    monkeypatch.setattr(breaking, "FIRST_PAUSE", 0.2)
    settings.SEARCH_ENGINE = "elasticsearch"
    settings.ELASTICSEARCH_BUDGET = PATIENCE
    settings.ELASTICSEARCH_URL = ",".join(node.url for node in nodes)
    settings.ELASTICSEARCH_INDEX = f"hurt-{time.time_ns()}"
    forget_cluster()
    write(GIVEN.rows)
    knowledge_of_now()
    yield
    cluster().client.close()
    forget_cluster()


def ask():
    return Finder(engines.chosen(), knowledge_of_now()).find(GIVEN.question).answer


def expected():
    return Finder(EmbeddedEngine(), knowledge_of_now()).find(GIVEN.question).answer


def is_right(answer) -> bool:
    right = expected()
    return (answer.centers, answer.facets) == (right.centers, right.facets)


def comes_back() -> bool:
    """Whether the cluster answers again before long, with nobody's help."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not ask().degraded:
            return True
        time.sleep(0.3)
    return False


def is_degraded() -> bool:
    answer = ask()
    assert is_right(answer)
    return answer.degraded and answer.engine == "embedded"


def relabelled(rows):
    """The rows as other centers' than those already written."""
    return [replace(row, center=row.center + 1000 + at) for at, row in enumerate(rows)]
