"""The product as it is deployed: several workers behind one address, production settings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from services.process import free_port

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 120.0
"""Seconds to start on a busy machine; three are usual."""
TOKEN = "a-token-of-the-test"

pytestmark = pytest.mark.services


@dataclass(frozen=True)
class Served:
    """A running gunicorn and what it wrote."""

    url: str
    log: Path

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """Status and body, as a proxy that ended HTTPS would ask."""
        given = {"Host": "registry.example", "X-Forwarded-Proto": "https", **(headers or {})}
        address = self.url + urllib.parse.quote(path, safe="/?=&")
        try:
            with urllib.request.urlopen(
                urllib.request.Request(address, headers=given), timeout=60
            ) as reply:
                return reply.status, reply.read()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read()

    def is_up(self) -> bool:
        """Whether anybody answers."""
        try:
            return self.get("/healthz")[0] == 200
        except OSError:
            return False


@pytest.fixture(scope="module")
def served(tmp_path_factory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("gunicorn")
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "k" * 40 + "of-this-test-only",
        "ALLOWED_HOSTS": "registry.example",
        "DATABASE_URL": f"sqlite:///{folder}/registry.sqlite3",
        "VAR_DIR": str(folder),
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "2",
        "METRICS_TOKEN": TOKEN,
        "LOG_FORMAT": "json",
    }
    for command in (["migrate", "-v", "0"], ["collectstatic", "--noinput", "-v", "0"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True
        )
    log = folder / "gunicorn.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=environment, stderr=output
        )
    site = Served(f"http://127.0.0.1:{port}", log)
    deadline = time.monotonic() + WITHIN
    while not site.is_up():
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.2)
    yield site
    process.terminate()
    process.wait(60)


def test_figures_of_all_workers_are_added_up(served):
    for _ in range(20):
        assert served.get("/api/v1/search/?q=0-60MPa压力表")[0] == 200
    status, text = served.get("/metrics", {"Authorization": f"Bearer {TOKEN}"})
    assert status == 200
    answers = [
        sample.value
        for family in text_string_to_metric_families(text.decode())
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
    for path in ("/healthz", "/readyz"):
        with urllib.request.urlopen(served.url + path, timeout=60) as reply:
            assert reply.status == 200


def test_static_files_are_served_for_ever(served):
    page = served.get("/search/form/")[1].decode()
    path = page.partition('href="/static/css/site.')[2].partition('"')[0]
    assert path.endswith(".css") and len(path) > len("css")
    given = {"Host": "registry.example", "X-Forwarded-Proto": "https"}
    request = urllib.request.Request(f"{served.url}/static/css/site.{path}", headers=given)
    with urllib.request.urlopen(request, timeout=60) as reply:
        assert "immutable" in reply.headers["Cache-Control"]
