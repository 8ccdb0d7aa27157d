"""Many clients at once, for minutes, with a node of the cluster killed in the middle.

``python -m benchmarks.load --size 10000 --seconds 300 --clients 64`` starts three nodes with a copy
of each shard, gunicorn, and clients that ask the API without pause. After a third of the time a
node is killed, after two thirds it is back. Every answer is compared with the one the embedded
engine gave before; what counts is: nothing wrong, nothing above 499, memory flat.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import surroundings
from benchmarks.surroundings import ROOT, keep, percentiles, resident
from services.elasticsearch import VERSION, Node, cluster
from services.process import free_port

VARYING = ("took_ms", "engine", "degraded")
"""What an answer may say differently."""
QUESTIONS = (
    "0-60MPa 0.4级压力表",
    "压力表",
    "数显卡尺 0~150mm",
    "千分尺 0-25mm",
    "热电偶 300~1200℃",
    "电子天平 220g",
    "砝码 1kg F1级",
    "温度计 -20~100℃",
    "数字多用表",
    "扭矩扳手 100N·m",
    "声级计",
    "量块 0.5~100mm",
)
Json = dict[str, Any]


@dataclass
class Tally:
    """What the clients saw."""

    statuses: Counter[int] = field(default_factory=Counter)
    engines: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    resident: list[float] = field(default_factory=list)


def main() -> None:
    """Run, print what was seen, write it beside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--workers", type=int, default=(os.cpu_count() or 1) + 1)
    options = parser.parse_args()
    nodes = cluster(3, heap="512m")
    try:
        seen = run(nodes, options)
    finally:
        for node in nodes:
            node.clear()
    document = figures(seen, options) | {"elasticsearch": VERSION}
    keep("load", document)
    print(json.dumps(document, indent=1))
    if seen.wrong or any(status > 499 for status in seen.statuses):
        raise SystemExit(1)


def run(nodes: Sequence[Node], options: argparse.Namespace) -> Tally:
    """Index, serve, ask, kill, start again."""
    environment = surroundings.environment(str(options.size)) | {
        "PAGE_SEARCH": "embedded",
        "ELASTICSEARCH_URL": ",".join(node.url for node in nodes),
        "ELASTICSEARCH_INDEX": "load",
        "ELASTICSEARCH_REPLICAS": "1",
        "WEB_CONCURRENCY": str(options.workers),
    }
    surroundings.run("benchmarks.prepare", options.size, data=str(options.size))
    with served(environment | {"SEARCH_ENGINE": "embedded"}) as (url, _):
        expected = {text: comparable(ask(url, text)[1]) for text in QUESTIONS}
    environment["SEARCH_ENGINE"] = "elasticsearch"
    manage(environment, "rebuild_index")
    with served(environment) as (url, gunicorn):
        return under_load(url, gunicorn, nodes[-1], expected, options)


def under_load(
    url: str, gunicorn: int, victim: Node, expected: Json, options: argparse.Namespace
) -> Tally:
    """Ask with all clients while a node is killed and comes back."""
    seen, over = Tally(), threading.Event()
    clients = [
        threading.Thread(target=client, args=(url, expected, seen, over, number))
        for number in range(options.clients)
    ]
    for one in clients:
        one.start()
    third = options.seconds / 3
    watch(gunicorn, seen, third)
    victim.kill()
    watch(gunicorn, seen, third)
    victim.spawn()
    watch(gunicorn, seen, third)
    over.set()
    for one in clients:
        one.join()
    return seen


def client(url: str, expected: Json, seen: Tally, over: threading.Event, number: int) -> None:
    """Ask one question after the other until it is over."""
    chance = random.Random(number)
    while not over.is_set():
        text = chance.choice(QUESTIONS)
        started = time.perf_counter()
        status, answer = ask(url, text)
        seen.seconds.append(time.perf_counter() - started)
        seen.statuses[status] += 1
        if status == 200:
            seen.engines[answer["engine"]] += 1
            seen.wrong.update([text] if comparable(answer) != expected[text] else [])


def ask(url: str, text: str) -> tuple[int, Json]:
    """Status and document."""
    address = f"{url}/api/v1/search/?{urllib.parse.urlencode({'q': text})}"
    try:
        with urllib.request.urlopen(address, timeout=120) as reply:  # noqa: S310 - our own server
            return reply.status, json.load(reply)
    except urllib.error.HTTPError as refusal:
        return refusal.code, {}


def comparable(answer: Json) -> Json:
    """An answer without what may differ."""
    return {name: value for name, value in answer.items() if name not in VARYING}


def watch(gunicorn: int, seen: Tally, seconds: float) -> None:
    """Note the memory of the workers every five seconds."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seen.resident.append(largest_resident(gunicorn))
        time.sleep(min(5.0, max(until - time.monotonic(), 0.0)))


def largest_resident(gunicorn: int) -> float:
    """MiB of the largest worker."""
    children = Path(f"/proc/{gunicorn}/task/{gunicorn}/children").read_text().split()
    return max(map(resident, children))


@contextmanager
def served(environment: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Gunicorn: its address and its process."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--timeout", "120"],
        cwd=ROOT,
        env=environment | {"BIND": f"127.0.0.1:{port}"},
        stderr=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    while not is_up(url):
        time.sleep(0.5)
    yield url, process.pid
    process.terminate()
    process.wait(60)


def is_up(url: str) -> bool:
    """Whether anybody answers."""
    try:
        with urllib.request.urlopen(f"{url}/healthz", timeout=30):  # noqa: S310 - our own server
            return True
    except OSError:
        return False


def manage(environment: dict[str, str], *command: str) -> None:
    """A command of the product."""
    call = [sys.executable, "manage.py", *command]
    subprocess.run(call, cwd=ROOT, env=environment, check=True)  # noqa: S603 - our own


def figures(seen: Tally, options: argparse.Namespace) -> Json:
    """What is written down."""
    quarter = max(len(seen.resident) // 4, 1)
    return {
        "clients": options.clients,
        "workers": options.workers,
        "seconds": options.seconds,
        "promises": options.size,
        "requests": len(seen.seconds),
        "per_second": round(len(seen.seconds) / options.seconds, 1),
        "milliseconds": percentiles(seen.seconds),
        "statuses": dict(seen.statuses),
        "engines": dict(seen.engines),
        "wrong": dict(seen.wrong),
        "resident_mib": {
            "first_quarter": round(max(seen.resident[:quarter])),
            "last_quarter": round(max(seen.resident[-quarter:])),
        },
    }


if __name__ == "__main__":
    main()
