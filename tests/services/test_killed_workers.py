"""Workers and rebuilds killed at any moment: in the end the index equals the register."""

from __future__ import annotations

import time
from random import Random

import pytest

from search.index.cluster.lease import LASTS
from services.postgres import Postgres
from tests.services.program import Program, kill

pytestmark = pytest.mark.services


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def database_url(request, tmp_path_factory):
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path_factory.mktemp('register')}/registry.sqlite3"
        return
    server = Postgres()
    server.start()
    yield server.url
    server.clear()


@pytest.fixture(scope="module")
def program(database_url, elasticsearch_url):
    """An installation with a register of some hundred promises, and an index of it."""
    kind = database_url.partition(":")[0]
    installed = Program(
        {
            "DJANGO_SETTINGS_MODULE": "config.settings.test",
            "DATABASE_URL": database_url,
            "SEARCH_ENGINE": "elasticsearch",
            "ELASTICSEARCH_URL": elasticsearch_url,
            "ELASTICSEARCH_INDEX": f"killed-{kind}-{time.time_ns()}",
        }
    )
    installed.run("migrate")
    installed.run("journal", "write", "1", "30")
    installed.run("rebuild_index")
    return installed


def test_a_worker_killed_again_and_again_leaves_nothing_undone(program):
    random = Random(4)
    writer = program.start("journal", "change", "150")
    while writer.poll() is None:
        worker = program.start("sync_index", "--follow", until="跟随中")
        time.sleep(random.uniform(0.0, 1.5))
        kill(worker)
    writer.communicate()
    assert writer.returncode == 0
    time.sleep(LASTS.total_seconds() + 1)
    program.run("sync_index", "--once")
    assert "待写入：0 项" in program.run("sync_index", "--status").stdout
    assert program.run("check_index").returncode == 0


def test_a_worker_that_is_asked_to_end_lets_another_go_on_at_once(program):
    worker = program.start("sync_index", "--follow", until="跟随中")
    time.sleep(1)
    worker.terminate()
    assert "已停止" in worker.communicate(timeout=30)[0]
    assert worker.returncode == 0
    program.run("journal", "change", "3")
    assert "已写入 3 项变更" in program.run("sync_index", "--once").stdout


def test_a_rebuild_killed_again_and_again_goes_on_and_loses_no_change(program):
    before = program.run("sync_index", "--status").stdout.splitlines()[0]
    writer = program.start("journal", "change", "100")
    for seconds in (0.1, 0.4, 0.8):
        rebuild = program.start("rebuild_index", "--engine", "elasticsearch", until="建立")
        time.sleep(seconds)
        kill(rebuild)
    writer.communicate()
    assert writer.returncode == 0
    program.run("rebuild_index")
    program.run("sync_index", "--once")
    assert program.run("sync_index", "--status").stdout.splitlines()[0] != before
    assert program.run("check_index").returncode == 0
