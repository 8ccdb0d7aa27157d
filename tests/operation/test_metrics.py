"""Figures for Prometheus, and who gets them."""

from __future__ import annotations

import pytest
from prometheus_client.parser import text_string_to_metric_families

pytestmark = pytest.mark.django_db

TOKEN = "a-token-of-the-test"


def figures(client) -> dict[tuple[str, ...], float]:
    """Every sample: name and label values, in the order of the labels' names → value."""
    reply = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert reply.status_code == 200
    return {
        (sample.name, *(value for _, value in sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(reply.content.decode())
        for sample in family.samples
    }


@pytest.fixture
def token(settings):
    settings.METRICS_TOKEN = TOKEN


def test_requests_are_counted_by_view_and_status(client, token):
    name = ("registry_requests_total", "GET", "400", "api-search")
    before = figures(client).get(name, 0)
    client.get("/api/v1/search/?page=x")
    assert figures(client)[name] == before + 1


def test_answers_are_counted_by_engine(client, token):
    name = ("registry_answers_total", "false", "embedded")
    before = figures(client).get(name, 0)
    client.get("/api/v1/search/?q=0-60MPa压力表")
    assert figures(client)[name] == before + 1


def test_addresses_that_lead_nowhere_are_one_figure(client, token):
    client.get("/none/such/压力表")
    assert not any("压力表" in part for name in figures(client) for part in name)


def test_lag_and_database_are_figures(client, token, settings):
    settings.SEARCH_ENGINE = "elasticsearch"
    found = figures(client)
    assert found["registry_index_lag_entries", "embedded"] == 0
    assert found["registry_set_aside",] == 0
    assert found["registry_database_up",] == 1
    assert ("registry_index_lag_entries", "elasticsearch") in found


@pytest.mark.parametrize(
    ("allowed", "headers", "address", "status"),
    [
        ([], {}, "127.0.0.1", 404),
        (["10.1.0.0/16"], {}, "10.1.2.3", 200),
        (["10.1.0.0/16"], {}, "10.2.2.3", 404),
        (["10.1.0.0/16"], {"x-forwarded-for": "8.8.8.8"}, "10.1.2.3", 404),
        ([], {"authorization": "Bearer wrong"}, "10.1.2.3", 404),
        ([], {"authorization": f"Bearer {TOKEN}"}, "10.1.2.3", 200),
        ([], {"authorization": "Bearer 错"}, "", 404),
    ],
)
def test_figures_are_for_those_allowed(client, settings, allowed, headers, address, status):
    settings.METRICS_TOKEN = TOKEN
    settings.METRICS_ADDRESSES = allowed
    assert client.get("/metrics", headers=headers, REMOTE_ADDR=address).status_code == status


def test_without_a_setting_nobody_gets_them(client):
    assert client.get("/metrics", headers={"authorization": "Bearer "}).status_code == 404
