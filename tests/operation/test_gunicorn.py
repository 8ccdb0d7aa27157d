"""What several workers say together, as production has them."""

from __future__ import annotations

import json

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.operation.served import TOKEN, serve

pytestmark = pytest.mark.services


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gunicorn")
    with serve(folder, f"sqlite:///{folder}/registry.sqlite3") as site:
        yield site


def test_figures_of_all_workers_are_added_up(served):
    for _ in range(20):
        assert served.get("/api/v1/search/?q=0-60MPa压力表").status == 200
    reply = served.get("/metrics", {"Authorization": f"Bearer {TOKEN}"})
    assert reply.status == 200
    answers = [
        sample.value
        for family in text_string_to_metric_families(reply.text)
        for sample in family.samples
        if sample.name == "registry_answers_total"
    ]
    assert sum(answers) == 20


def test_every_line_is_json_and_none_has_the_question(served):
    served.get("/search/?q=不会记下的问题", {"X-Request-ID": "named-by-the-proxy"})
    lines = [json.loads(line) for line in served.log.read_text().splitlines()]
    assert any(line.get("request_id") == "named-by-the-proxy" for line in lines)
    assert "不会记下的问题" not in served.log.read_text()


def test_probes_are_answered_by_address_without_https(served):
    bare = {"Host": "10.0.0.7", "X-Forwarded-Proto": "http"}
    for path in ("/healthz", "/readyz"):
        assert served.get(path, bare).status == 200


def test_static_files_are_served_for_ever(served):
    page = served.get("/search/form/").text
    path = page.partition('href="/static/css/site.')[2].partition('"')[0]
    assert path.endswith(".css") and len(path) > len("css")
    assert "immutable" in served.get(f"/static/css/site.{path}").headers["Cache-Control"]
