"""The demand table (产业发展计量技术需求表, article 10) as a workbook."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from registry.exchange.report import Finding, Report
from registry.exchange.tables import Row, read_table
from registry.models import Demand

HEADINGS: Mapping[str, str] = {
    "产业": "industry",
    "产品": "product",
    "参数": "parameter",
    "测量范围": "range_text",
    "准确度要求": "accuracy_text",
    "备注": "remarks",
}
REQUIRED = ("产业", "产品", "参数", "测量范围", "准确度要求")
MAX_ROWS = 5_000


def read_demands(path: Path, file: str) -> tuple[list[Demand], list[Finding]]:
    """The rows of a demand table, unsaved, and what is wrong with it, by row and column."""
    report = Report()
    rows = read_table(path, file, REQUIRED, report)
    if len(rows) > MAX_ROWS:
        report.problem(file, None, None, f"超过 {MAX_ROWS} 行。")
    demands = [_demand(row, file, report) for row in rows[:MAX_ROWS]]
    if not rows and not report.problems:
        report.problem(file, None, None, "没有一行需求。")
    return demands, report.problems


def _demand(row: Row, file: str, report: Report) -> Demand:
    values = {name: row.cells.get(heading, "").strip() for heading, name in HEADINGS.items()}
    for heading, name in HEADINGS.items():
        limit = getattr(Demand._meta.get_field(name), "max_length", None)
        if limit is not None and len(values[name]) > limit:
            report.problem(file, row.number, heading, f"超过 {limit} 个字符。")
    return Demand(**values)
