"""Import of one workbook of 100,000 promises against reading its cells with the library alone."""

from __future__ import annotations

import csv
import shutil
import sys
import time
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from openpyxl import Workbook, load_workbook  # noqa: E402

from benchmarks.surroundings import DATA, keep, peak, run  # noqa: E402
from registry.demonstration.bulk import bulk, bulk_centers  # noqa: E402
from registry.exchange.headings import CENTER_HEADINGS, SCOPE_HEADINGS  # noqa: E402
from registry.exchange.load import load_province  # noqa: E402

SIZES = (10_000, 100_000)
BUDGET = 4.0


def write(folder: Path, rows: int) -> Path:
    """A province of one center with one workbook; the workbook."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "scopes").mkdir(parents=True)
    (center,) = bulk_centers(1)
    with (folder / "centers.csv").open("w", newline="") as file:
        table = csv.DictWriter(file, [*CENTER_HEADINGS, "编号前缀"], extrasaction="ignore")
        table.writeheader()
        table.writerow(center)
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(SCOPE_HEADINGS)
    for _, cells in bulk(rows, centers=1):
        sheet.append([cells.get(heading) for heading in SCOPE_HEADINGS])
    path = folder / "scopes" / f"{center['slug']}.xlsx"
    book.save(path)
    return path


def read_cells(path: Path) -> float:
    """Processor seconds for every cell of the workbook, by the library alone."""
    started = time.process_time()
    book = load_workbook(path, read_only=True, data_only=True)
    for row in book.worksheets[0].iter_rows(values_only=True):
        len(row)
    book.close()
    return time.process_time() - started


def measure(rows: int) -> dict[str, Any]:
    """One size, in an empty register of its own."""
    path = write(DATA / f"workbook-{rows}", rows)
    call_command("migrate", verbosity=0)
    call_command("flush", interactive=False, verbosity=0)
    before = peak()
    alone = read_cells(path)
    started = time.process_time()
    report = load_province(path.parents[1], progress=lambda done, total: None)
    ours = time.process_time() - started
    if report.problems or report.new != rows:
        raise RuntimeError(f"{report.new} of {rows} rows were loaded: {report.problems[:3]}")
    return {
        "rows": rows,
        "cells_alone_s": alone,
        "import_s": ours,
        "ratio": ours / alone,
        "grown_mib": peak() - before,
    }


def main() -> None:
    """Each size in a process of its own, for its own peak of memory; this one starts them."""
    if not sys.argv[1:]:
        for rows in SIZES:
            run("benchmarks.workbook", rows, data=f"workbook-{rows}")
        return
    got = measure(int(sys.argv[1]))
    keep(f"workbook-{got['rows']}", got)
    print(
        f"  {got['rows']:,} rows: import {got['import_s']:.1f} s, cells alone"
        f" {got['cells_alone_s']:.1f} s: {got['ratio']:.1f} x (budget {BUDGET:.0f});"
        f" memory grew by {got['grown_mib']:.0f} MiB",
        flush=True,
    )


if __name__ == "__main__":
    main()
