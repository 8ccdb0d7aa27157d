"""Half a cluster: with a copy of each shard a lost node costs nothing, without one it costs the
cluster and no answer."""

from __future__ import annotations

import time

import pytest

from search.index.cluster.connection import cluster
from search.models import Generation
from services.elasticsearch import Node
from services.elasticsearch import cluster as start_cluster
from tests.conftest import build_index
from tests.services.asking import ask, comes_back, is_degraded, is_right, product_over

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture(scope="module")
def three():
    """The nodes of a cluster."""
    nodes = start_cluster(3, heap="256m")
    yield nodes
    for node in nodes:
        node.clear()


@pytest.fixture
def product(three, settings, monkeypatch):
    with product_over(three, settings, monkeypatch):
        yield settings


def holder_of_the_primary(nodes: list[Node]) -> Node:
    """The node that has the index in use."""
    index = Generation.objects.get(state="live").index
    shards = cluster().client.cat.shards(index=index, format="json", h="prirep,node").body
    name = next(one["node"] for one in shards if one["prirep"] == "p")
    return next(node for node in nodes if node.folder.name == name)


def test_with_a_copy_of_each_shard_a_lost_node_is_not_noticed(three, product):
    product.ELASTICSEARCH_REPLICAS = 1
    build_index()
    index = Generation.objects.get(state="live").index
    cluster().client.cluster.health(index=index, wait_for_status="green", timeout="60s")
    lost = holder_of_the_primary(three)
    lost.kill()
    answers = [ask() for _ in range(20)]
    assert all(map(is_right, answers))
    assert comes_back()
    lost.spawn()
    lost.wait(3)
    assert not ask().degraded


def test_a_red_cluster_costs_no_answer_and_comes_back(three, product):
    product.ELASTICSEARCH_REPLICAS = 0
    build_index()
    assert not ask().degraded
    lost = holder_of_the_primary(three)
    lost.kill()
    client = cluster().client.options(request_timeout=60)
    deadline = time.monotonic() + 60
    while client.cluster.health()["status"] != "red":
        assert time.monotonic() < deadline
        time.sleep(0.5)
    assert is_degraded()
    lost.spawn()
    lost.wait(3)
    assert comes_back()
