"""PostgreSQL killed while questions are asked: a clear page, then answers again, all by itself."""

from __future__ import annotations

import threading
import time

import pytest

from services.postgres import Postgres
from tests.operation.served import serve

pytestmark = pytest.mark.services

PATHS = ("/search/?q=压力表", "/api/v1/search/?q=压力表", "/")


@pytest.fixture(scope="module")
def database():
    server = Postgres()
    server.start()
    yield server
    server.clear()


@pytest.fixture(scope="module")
def site(database, tmp_path_factory):
    with serve(tmp_path_factory.mktemp("site"), database.url) as served:
        yield served


def test_a_restart_costs_a_clear_page_and_nothing_else(site, database):
    assert all(site.get(path).status == 200 for path in PATHS)
    killer = threading.Timer(0.3, database.kill)
    killer.start()
    replies = [site.get(path) for _ in range(12) for path in PATHS]
    killer.join()
    replies += [site.get(path) for path in PATHS]
    assert {reply.status for reply in replies} == {200, 503}
    refused = [reply for reply in replies if reply.status == 503]
    assert all(reply.headers["Retry-After"] == "10" for reply in refused)
    assert all("暂时无法查询" in reply.text for reply in refused)
    assert site.get("/healthz").status == 200
    assert site.get("/readyz").status == 503
    database.start()
    assert is_well(site)


def is_well(site) -> bool:
    """Whether everything is answered again before long, with nobody's help."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if all(site.get(path).status == 200 for path in (*PATHS, "/readyz")):
            return all(site.get(path).status == 200 for path in PATHS for _ in range(5))
        time.sleep(0.3)
    return False
