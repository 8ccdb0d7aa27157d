"""The embedded engine at 10,000, 100,000 and 1,000,000 promises beside three other ways.

``make bench``, or ``python -m benchmarks.search --sizes 10000,100000``. One run on one machine;
every budget is a ratio of two figures of the same run. What is compared, for the same questions:

- *ours*: text to page: read, fetch, judge every candidate, order, facets, the first page in detail;
- *raw*: the candidate rows of the same questions fetched by ``sqlite3`` alone from a narrow table
  with a covering index (center, two ends, two figures, two days), no ORM, no judging;
- *naive*: ``filter(name__icontains=…, low__lte=…, high__gte=…)`` with the ORM;
- *stock*: Wagtail's database search for the instrument's name.

The last two give wrong answers (they know neither units nor accuracies); only time is compared.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results"
DATA = Path(os.environ.get("BENCH_DIR", ROOT / "var" / "bench"))
SIZES = (10_000, 100_000, 1_000_000)
QUESTIONS = 200
WAYS = ("ours", "raw", "naive", "stock")


def main() -> None:
    """Measure each size in a process of its own, print the ratios, write JSON beside."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--questions", type=int, default=QUESTIONS)
    options = parser.parse_args()
    measured = [measure(int(size), options.questions) for size in options.sizes.split(",")]
    document = {"machine": machine(), "versions": versions(), "sizes": measured}
    RESULTS.mkdir(parents=True, exist_ok=True)
    (RESULTS / "embedded.json").write_text(json.dumps(document, indent=1, ensure_ascii=False))
    print(table(measured))
    print(json.dumps(document["machine"]), json.dumps(document["versions"]))


def measure(size: int, questions: int) -> dict[str, Any]:
    """One size, in a fresh process: its own database, its own memory."""
    DATA.mkdir(parents=True, exist_ok=True)
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{DATA / f'{size}.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "benchmarks.settings",
        "PYTHONPATH": f"{ROOT}:{ROOT / 'site'}",
    }
    command = [sys.executable, "-m", "benchmarks.one_size", str(size), str(questions)]
    done = subprocess.run(  # noqa: S603 - our own module
        command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    figures: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return figures


def machine() -> dict[str, Any]:
    """Cores and memory, for whoever reads the figures later."""
    pages, page = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {"cores": os.cpu_count(), "memory_gib": round(pages * page / 2**30, 1)}


def versions() -> dict[str, str]:
    """What it ran on."""
    import sqlite3

    import django

    return {
        "python": platform.python_version(),
        "django": django.get_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def table(measured: list[dict[str, Any]]) -> str:
    """The figures as a table of Markdown."""
    head = "| promises | contents | candidates (median) | ours p50 / p95 ms | raw p50 / p95 ms |"
    head += " ours ÷ raw p50 / p95 | naive ÷ ours p50 | stock ÷ ours p50 | resident MiB |"
    lines = [head, "|---" * 9 + "|"]
    for one in measured:
        ours, raw = one["ours"], one["raw"]
        ratios = f"{ours['p50'] / raw['p50']:.2f} / {ours['p95'] / raw['p95']:.2f}"
        lines.append(
            f"| {one['promises']:,} | {one['contents']:,} | {one['candidates']:,} "
            f"| {ours['p50']:.1f} / {ours['p95']:.1f} | {raw['p50']:.1f} / {raw['p95']:.1f} "
            f"| {ratios} | {one['naive']['p50'] / ours['p50']:.1f} "
            f"| {one['stock']['p50'] / ours['p50']:.1f} | {one['resident_mib']:.0f} |"
        )
    return "\n".join(lines)


def percentiles(times: list[float]) -> dict[str, float]:
    """Median and 95th percentile in milliseconds."""
    cuts = statistics.quantiles(times, n=20, method="inclusive")
    return {"p50": statistics.median(times) * 1000, "p95": cuts[-1] * 1000}


if __name__ == "__main__":
    main()
