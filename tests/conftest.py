"""Real servers for the tests marked ``services``: those of the environment, else started here."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from django.core.cache import caches
from django.db import connection as db_connection
from django.test import TransactionTestCase

from registry import journal_guard
from search import engines
from search.engines.elastic import ElasticEngine
from search.index import knowledge
from search.index.cluster import connection, rebuilding
from search.index.cluster.connection import cluster
from search.index.contents import Contents
from services.elasticsearch import Node
from services.elasticsearch import cluster as start_cluster

PATIENCE = 30.0
"""Seconds an engine under test may take: these tests ask what it says, not how soon."""


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Forget what the process remembers of a register: a test that is rolled back gives its ids
    and positions away again, which no real register does. Pages kept before it have no context."""
    caches["pages"].clear()
    knowledge._kept = None
    for name in ("embedded", "contents"):
        kept = getattr(engines, name, None)
        if hasattr(kept, "cache_clear"):
            kept.cache_clear()


@pytest.fixture(autouse=True)
def own_media(settings, tmp_path) -> None:
    """Keep what a test uploads to itself."""
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(autouse=True)
def journal_opened_to_be_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that commit are followed by emptying all tables: the journal's triggers step aside
    for that, and for nothing else."""
    flush = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(case: TransactionTestCase) -> None:
        journal_guard.remove(db_connection)
        flush(case)
        journal_guard.install(db_connection)

    monkeypatch.setattr(TransactionTestCase, "_fixture_teardown", teardown)


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The address of a node that all tests share."""
    if given := os.environ.get("TEST_ELASTICSEARCH_URL"):
        yield given
        return
    nodes: list[Node] = start_cluster(1)
    yield nodes[0].url
    for node in nodes:
        node.clear()


@pytest.fixture
def indices(elasticsearch_url, settings, worker_id) -> Iterator[None]:
    """Settings that point to the shared node, with index names of this worker's own."""
    settings.ELASTICSEARCH_URL = elasticsearch_url
    settings.ELASTICSEARCH_INDEX = f"test-{os.getpid()}-{worker_id}"
    forget_cluster()
    yield
    for index in cluster().client.indices.get(index=f"{settings.ELASTICSEARCH_INDEX}-*"):
        cluster().client.indices.delete(index=index)
    cluster().client.close()
    forget_cluster()


def forget_cluster() -> None:
    """Forget what this process knows about a cluster: the next test has another."""
    connection.cluster.cache_clear()
    engines.cluster_breaker.cache_clear()


def build_index() -> None:
    """An index of what is in the register now, in use."""
    client = cluster().client
    generation = rebuilding.begin(client)
    rebuilding.copy(client, generation, lambda count: None)
    rebuilding.finish(client, generation)
    rebuilding.switch(client, generation)
    rebuilding.remove_retired(client)
    cluster().distrust()


def elastic_engine() -> ElasticEngine:
    """The engine alone, over an index that is current."""
    build_index()
    return ElasticEngine(cluster(), Contents(), PATIENCE)
