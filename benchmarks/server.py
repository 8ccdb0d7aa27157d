"""One gunicorn worker over this process's database, asked through HTTP like any browser asks."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.surroundings import ROOT
from benchmarks.urls import BARE

PATIENCE = 60
"""Seconds until the server must answer."""


class Server:
    """A running server with one worker."""

    def __init__(self, port: int, process: subprocess.Popen[bytes]) -> None:
        self.port = port
        self.process = process

    def get(self, path: str) -> int:
        """Ask for an address and read all of the answer; its status."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            answer = connection.getresponse()
            answer.read()
            return answer.status
        finally:
            connection.close()

    def seconds(self, path: str) -> float:
        """How long an address takes; it must be there."""
        started = time.perf_counter()
        status = self.get(path)
        spent = time.perf_counter() - started
        if status != http.client.OK:
            raise RuntimeError(f"{path}: {status}")
        return spent

    @property
    def worker(self) -> int:
        """The process that answers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return int(children.read_text().split()[0])


@contextmanager
def serving() -> Iterator[Server]:
    """A server for as long as the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT)  # noqa: S603 - ours
    try:
        server = Server(port, process)
        _wait_for(server)
        yield server
    finally:
        process.terminate()
        process.wait()


def _wait_for(server: Server) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            server.get(f"/{BARE}")
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
