"""Rows of a scope that is not in force yet: typed one by one, or sent as a workbook.

Both are read as the exchange format is, and come back with their structure beside the words.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path

from registry.exchange import headings
from registry.exchange.report import Finding, Report
from registry.exchange.scopes import PromiseRow, ScopeReader
from registry.exchange.structuring import Structurer, store
from registry.exchange.tables import Row, read_table
from registry.models import WRITTEN_COLUMNS, PromisedRow
from registry.models.vocabulary import current

MAX_ROWS = 5_000
"""Rows a scope may promise: some times the largest there is."""

_SOME_DAY = datetime.date(2000, 1, 1)
"""Promised rows have no days of their own: they come into force with the center."""


def read_promises(path: Path, file: str) -> tuple[list[PromisedRow], list[Finding]]:
    """The rows of a table in the exchange format, unsaved and read as structure, and what is
    wrong with it, by row and column."""
    report = Report()
    rows = read_table(path, file, headings.SCOPE_REQUIRED, report)
    if len(rows) > MAX_ROWS:
        report.problem(file, None, None, f"超过 {MAX_ROWS} 行。")
        return [], report.problems
    return _promised(rows, file, report), report.problems


def read_promise(cells: Mapping[str, str]) -> tuple[PromisedRow | None, list[Finding]]:
    """One row from its cells by heading, as ``read_promises`` reads it; None where it has
    problems."""
    report = Report()
    kept = {heading: text for heading, text in cells.items() if text.strip()}
    for heading in headings.SCOPE_REQUIRED:
        if heading not in kept:
            report.problem("", 1, heading, f"请填写{heading}。")
    promised = [] if report.problems else _promised([Row(1, kept)], "", report)
    return (promised[0] if promised else None), report.problems


def _promised(rows: list[Row], file: str, report: Report) -> list[PromisedRow]:
    vocabulary = current()
    structurer = Structurer(vocabulary)
    reader = ScopeReader(vocabulary, report)
    return [_read(row, structurer) for row in reader.read(rows, file, _SOME_DAY)]


def _read(row: PromiseRow, structurer: Structurer) -> PromisedRow:
    promised = PromisedRow(
        **dict(zip(WRITTEN_COLUMNS.values(), row.written, strict=True)), extra=dict(row.extra)
    )
    store(promised, structurer.read(row))
    return promised
