"""The product as it is deployed: several workers behind one address, production settings."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from services.process import free_port

ROOT = Path(__file__).resolve().parents[2]
WITHIN = 120.0
"""Seconds to start on a busy machine; three are usual."""
TOKEN = "a-token-of-the-test"


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: Message
    text: str


@dataclass(frozen=True)
class Served:
    """A running gunicorn and what it wrote."""

    url: str
    log: Path

    def get(self, path: str, headers: dict[str, str] | None = None) -> Reply:
        """As a proxy that ended HTTPS would ask."""
        given = {"Host": "registry.example", "X-Forwarded-Proto": "https", **(headers or {})}
        address = self.url + urllib.parse.quote(path, safe="/?=&")
        try:
            request = urllib.request.Request(address, headers=given)
            with urllib.request.urlopen(request, timeout=60) as reply:
                return Reply(reply.status, reply.headers, reply.read().decode())
        except urllib.error.HTTPError as refusal:
            return Reply(refusal.code, refusal.headers, refusal.read().decode())

    def is_up(self) -> bool:
        """Whether anybody answers."""
        try:
            return self.get("/healthz").status == 200
        except OSError:
            return False


@contextmanager
def serve(folder: Path, database_url: str) -> Iterator[Served]:
    """Two workers over a new database."""
    port = free_port()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "SECRET_KEY": "k" * 40 + "of-this-test-only",
        "ALLOWED_HOSTS": "registry.example",
        "DATABASE_URL": database_url,
        "VAR_DIR": str(folder),
        "BIND": f"127.0.0.1:{port}",
        "WEB_CONCURRENCY": "2",
        "METRICS_TOKEN": TOKEN,
        "LOG_FORMAT": "json",
    }
    for command in (["migrate", "-v", "0"], ["collectstatic", "--noinput", "-v", "0"]):
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True)
    log = folder / "gunicorn.log"
    with log.open("wb") as output:
        gunicorn = [sys.executable, "-m", "gunicorn"]
        process = subprocess.Popen(gunicorn, cwd=ROOT, env=environment, stderr=output)
    site = Served(f"http://127.0.0.1:{port}", log)
    deadline = time.monotonic() + WITHIN
    while not site.is_up():
        assert process.poll() is None and time.monotonic() < deadline, log.read_text()
        time.sleep(0.2)
    yield site
    process.terminate()
    process.wait(60)
