"""What supervisors are told, and by whom it may be read."""

from __future__ import annotations

import pytest
from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper

from config.operation import probes
from search.index import maintain
from tests.engines.provinces import write
from tests.search.grade.provinces import case


@pytest.fixture
def no_database(monkeypatch):
    """A database that refuses, as while it is started again."""

    def refuse(self):
        raise OperationalError("connection refused")

    monkeypatch.setattr(BaseDatabaseWrapper, "cursor", refuse)


def test_a_process_is_alive_without_a_database_and_under_any_name(client):
    reply = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (reply.status_code, reply.json()) == (200, {"alive": True})


@pytest.mark.django_db
def test_ready_says_how_far_the_index_has_followed(client):
    reply = client.get("/readyz", headers={"host": "10.0.0.7"})
    assert reply.status_code == 200
    assert reply.json()["embedded"] == {"behind": 0}
    write(case(11).rows)
    assert client.get("/readyz").json()["embedded"]["behind"] > 0
    maintain.catch_up()
    assert client.get("/readyz").json()["embedded"] == {"behind": 0}


@pytest.mark.django_db
def test_a_table_that_is_missing_is_not_ready(client, monkeypatch):
    monkeypatch.setattr(probes, "_migrations", probes.Migrations())
    monkeypatch.setattr(
        probes.MigrationExecutor, "migration_plan", lambda self, targets: [("0002", False)]
    )
    reply = client.get("/readyz")
    assert (reply.status_code, reply.json()["migrations"]) == (503, False)


def test_without_a_database_nobody_is_ready(client, no_database):
    reply = client.get("/readyz")
    assert (reply.status_code, reply.json()) == (503, {"ready": False, "database": False})


@pytest.mark.django_db
def test_a_cluster_that_is_away_does_not_take_the_site_away(client, settings):
    settings.SEARCH_ENGINE = "elasticsearch"
    reply = client.get("/readyz")
    assert reply.status_code == 200
    assert reply.json()["elasticsearch"]["trusted"] is True


@pytest.mark.parametrize("path", ["/", "/api/v1/search/?q=压力表"])
def test_without_a_database_a_page_says_when_to_come_again(client, no_database, path):
    client.raise_request_exception = False
    reply = client.get(path)
    assert reply.status_code == 503
    assert reply["Retry-After"] == "10"
    assert "暂时无法查询" in reply.content.decode()


def test_another_fault_is_a_fault(client, monkeypatch):
    monkeypatch.setattr("search.finding.current", lambda: 1 / 0)
    client.raise_request_exception = False
    assert client.get("/api/v1/search/?q=压力表").status_code == 500
