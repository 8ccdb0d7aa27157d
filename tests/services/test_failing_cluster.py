"""Whatever befalls the cluster, the embedded engine answers, says so, and steps back again."""

from __future__ import annotations

import threading
import time

import pytest

from search.index.cluster import writing
from search.index.cluster.connection import (
    ClusterUnavailableError,
    cluster,
    read_alias,
    write_alias,
)
from search.index.cluster.worker import Worker
from search.models import Generation, SetAside
from services.elasticsearch import cluster as start_cluster
from services.process import free_port
from tests.conftest import build_index, forget_cluster
from tests.engines.provinces import write
from tests.search.grade.provinces import case
from tests.services.asking import (
    GIVEN,
    ask,
    comes_back,
    is_degraded,
    is_right,
    product_over,
    relabelled,
)

pytestmark = [pytest.mark.django_db, pytest.mark.services]


@pytest.fixture(scope="module")
def node():
    """A node of our own, to be hurt."""
    nodes = start_cluster(1)
    yield nodes[0]
    nodes[0].clear()


@pytest.fixture
def hurt(node, settings, monkeypatch):
    """The product over a register and an index on that node; trials follow soon."""
    with product_over([node], settings, monkeypatch):
        build_index()
        yield node


def test_a_cluster_that_is_well_answers(hurt):
    answer = ask()
    assert (answer.engine, answer.degraded) == ("elasticsearch", False)
    assert is_right(answer)


def test_a_node_killed_while_questions_are_asked_costs_no_answer(hurt):
    killer = threading.Timer(0.5, hurt.kill)
    killer.start()
    answers = [ask() for _ in range(60)]
    while not answers[-1].degraded:
        answers.append(ask())
    killer.join()
    assert all(map(is_right, answers))
    hurt.start()
    assert comes_back()


def test_a_node_that_stands_still_holds_nobody_up(hurt, settings):
    assert not ask().degraded
    settings.ELASTICSEARCH_BUDGET = 0.5
    hurt.pause()
    started = time.monotonic()
    assert is_degraded()
    took = time.monotonic() - started
    hurt.resume()
    assert took < 10 * settings.ELASTICSEARCH_BUDGET
    assert comes_back()


def test_nobody_listening_is_noticed(hurt, settings):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    forget_cluster()
    assert is_degraded()


def test_a_missing_index_is_noticed_and_a_new_one_used(hurt):
    assert not ask().degraded
    live = Generation.objects.get(state="live")
    cluster().client.indices.delete(index=live.index)
    assert is_degraded()
    build_index()
    assert comes_back()


def test_an_index_that_the_cluster_made_by_itself_is_not_believed(hurt):
    client = cluster().client
    client.indices.delete(index=Generation.objects.get(state="live").index)
    client.index(index=f"{read_alias()}-guessed", document={"center_id": "1"}, refresh=True)
    client.indices.put_alias(index=f"{read_alias()}-guessed", name=read_alias())
    cluster().distrust()
    assert is_degraded()


def test_an_index_of_another_register_is_not_believed(hurt):
    live = Generation.objects.get(state="live")
    body = cluster().client.search(index=live.index, size=1)["hits"]["hits"][0]["_source"]
    version = 10**9
    document = body | {"shape": "0" * 32, "version_id": version}
    cluster().client.index(index=live.index, id=str(version), document=document, refresh=True)
    assert is_right(ask())


def test_changes_not_yet_indexed_are_in_the_answer(hurt):
    write([row for at in (21, 22, 23) for row in relabelled(case(at).rows)])
    answer = ask()
    assert not answer.degraded
    assert is_right(answer)
    assert Worker(cluster()).once() > 0
    assert is_right(ask())


def test_an_index_too_far_behind_is_not_asked(hurt, monkeypatch):
    monkeypatch.setattr("search.index.cluster.lag.MOST_PENDING", 2)
    write([row for at in (21, 22, 23) for row in relabelled(case(at).rows)])
    assert is_degraded()
    Worker(cluster()).once()
    assert comes_back()


def test_a_promise_the_index_refuses_is_set_aside_and_still_found(hurt, monkeypatch):
    write(relabelled(case(21).rows))
    whole = writing.document_of
    refused = set()

    def document_of(version):
        document = whole(version)
        if version.capability.number == 1:
            refused.add(version.capability_id)
            return document | {"unknown": 1}
        return document

    monkeypatch.setattr(writing, "document_of", document_of)
    Worker(cluster()).once()
    assert set(SetAside.objects.values_list("capability_id", flat=True)) == refused != set()
    answer = ask()
    assert not answer.degraded
    assert is_right(answer)
    monkeypatch.undo()
    assert Worker(cluster()).retry() == 0
    assert is_right(ask())


def test_the_worker_writes_nothing_where_the_mapping_is_not_ours(hurt):
    live = Generation.objects.get(state="live")
    client = cluster().client
    client.indices.delete(index=live.index)
    client.indices.create(
        index=live.index, aliases={read_alias(): {}, write_alias(): {}}, mappings={}
    )
    cluster().distrust()
    write(relabelled(case(21).rows))
    with pytest.raises(Exception, match="mapping"):
        Worker(cluster()).once()
    assert client.count(index=live.index)["count"] == 0
    assert not SetAside.objects.exists()


def test_the_log_says_why_and_not_what_was_asked(hurt, settings, caplog):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    forget_cluster()
    ask()
    assert "elasticsearch unavailable: connection" in caplog.text
    assert GIVEN.question.instrument is None or GIVEN.question.instrument.slug not in caplog.text


def test_a_full_disk_stops_the_worker_and_no_answer(hurt):
    client = cluster().client
    live = Generation.objects.get(state="live")
    write(relabelled(case(21).rows))
    client.cluster.put_settings(persistent=no_disk_is_large_enough())
    wait_until(lambda: is_blocked(live.index))
    worker = Worker(cluster())
    with pytest.raises(ClusterUnavailableError, match="status-4"):
        worker.once()
    assert not SetAside.objects.exists()
    assert is_right(ask())
    client.cluster.put_settings(persistent={"cluster.*": None})
    wait_until(lambda: not is_blocked(live.index))
    assert worker.once() > 0
    answer = ask()
    assert is_right(answer)
    assert not answer.degraded


def no_disk_is_large_enough() -> dict[str, object]:
    """Settings by which the cluster takes its disk for full: it blocks writing by itself."""
    watermark = "cluster.routing.allocation.disk.watermark"
    free = {f"{watermark}.{name}": "100000tb" for name in ("low", "high", "flood_stage")}
    frozen = {f"{watermark}.flood_stage.frozen": "100000tb"}
    return (
        free
        | frozen
        | {
            "cluster.routing.allocation.disk.threshold_enabled": True,
            "cluster.info.update.interval": "10s",
        }
    )


def is_blocked(index: str) -> bool:
    found = cluster().client.indices.get_settings(index=index, flat_settings=True)
    block = found[index]["settings"].get("index.blocks.read_only_allow_delete")
    return block == "true"


def wait_until(holds) -> None:
    deadline = time.monotonic() + 90
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.5)
