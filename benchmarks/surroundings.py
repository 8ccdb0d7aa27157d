"""What every benchmark shares: where its data lies, what it ran on, how figures are kept."""

from __future__ import annotations

import json
import os
import platform
import resource
import sqlite3
import statistics
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
DATA = Path(os.environ.get("BENCH_DIR", ROOT / "var" / "bench"))
LIBRARIES = ("django", "wagtail", "openpyxl", "gunicorn")


def database(name: str) -> Path:
    """The file of a benchmark's own database."""
    DATA.mkdir(parents=True, exist_ok=True)
    return DATA / f"{name}.sqlite3"


def environment(name: str) -> dict[str, str]:
    """The environment of a process that works on that database."""
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{database(name)}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }


def run(module: str, *arguments: object, data: str) -> None:
    """Run a module of ours in a process of its own, so that no benchmark warms another."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, env=environment(data), cwd=ROOT, check=True)  # noqa: S603 - our own


def percentiles(times: Sequence[float]) -> dict[str, float]:
    """Median and 95th percentile of seconds, in milliseconds."""
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": statistics.median(times) * 1000, "p95": cuts[-1] * 1000}


def both(times: dict[str, float]) -> str:
    """The two percentiles for reading."""
    return f"{times['p50']:.2f} / {times['p95']:.2f}"


def resident(pid: int | str = "self") -> float:
    """The memory of a process that is in RAM, in MiB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def peak() -> float:
    """The most memory that this process has had in RAM, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def keep(name: str, figures: dict[str, Any]) -> None:
    """Write the figures beside those of other runs, with what they were measured on."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    document = figures | {"machine": _machine(), "versions": _versions()}
    text = json.dumps(document, indent=1, ensure_ascii=False)
    (RESULTS / f"{name}.json").write_text(f"{text}\n")


def describe() -> str:
    """The machine and the versions in a line."""
    machine, versions = _machine(), _versions()
    shown = ", ".join(f"{name} {number}" for name, number in versions.items())
    return f"{machine['cores']} cores, {machine['memory_gib']} GiB; {shown}"


def _machine() -> dict[str, Any]:
    pages, page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {"cores": os.cpu_count(), "memory_gib": round(pages * page / 2**30, 1)}


def _versions() -> dict[str, str]:
    own = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    return own | {name: version(name) for name in LIBRARIES}
