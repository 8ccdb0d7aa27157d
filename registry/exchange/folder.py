"""A province's folder, read whole: its centers and the promises of each."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from registry.exchange import centers, headings
from registry.exchange.centers import CenterRow, read_centers
from registry.exchange.report import Report
from registry.exchange.scopes import PromiseRow, ScopeReader
from registry.exchange.tables import read_table
from registry.vocabulary import Vocabulary

SCOPES = "scopes"
READ = {".csv", ".xlsx"}
OTHER_SPREADSHEETS = {".xls", ".xlsm", ".xlsb", ".ods", ".et", ".tsv", ".numbers"}
"""Files that surely hold a scope and can't be read: better refused than passed over."""


@dataclass(slots=True)
class Province:
    """Centers in the order of their file, and the promises of each by its slug."""

    centers: list[CenterRow] = field(default_factory=list)
    promises: dict[str, list[PromiseRow]] = field(default_factory=dict)


def read_folder(folder: Path, vocabulary: Vocabulary, report: Report) -> Province:
    """All of the folder that can be read; what can't goes to ``report``."""
    province = Province()
    if not (folder / centers.FILE).is_file():
        report.problem(centers.FILE, None, None, "找不到文件。")
        return province
    rows = read_table(folder / centers.FILE, centers.FILE, headings.CENTER_REQUIRED, report)
    report.centers = len(rows)
    named = {row.cells["slug"].strip() for row in rows if "slug" in row.cells}
    province.centers = read_centers(rows, vocabulary, report)
    established = {center.slug: center.established_on for center in province.centers}
    reader = ScopeReader(vocabulary, report)
    for slug, path in _scope_files(folder / SCOPES, report).items():
        file = f"{SCOPES}/{slug}{path.suffix}"
        if slug not in named:
            report.problem(file, None, None, f"{centers.FILE} 中没有标识为 {slug} 的中心。")
        table = read_table(path, file, headings.SCOPE_REQUIRED, report)
        report.promises += len(table)
        if slug in established:
            province.promises[slug] = reader.read(table, file, established[slug])
    return province


def _scope_files(folder: Path, report: Report) -> dict[str, Path]:
    """The scope file of each slug. Hidden files and a spreadsheet's lock files are passed over."""
    found: dict[str, Path] = {}
    if not folder.is_dir():
        return found
    for path in sorted(folder.iterdir()):
        name = os.fsencode(path.name).decode("utf-8", "replace")
        file, stem, suffix = f"{SCOPES}/{name}", Path(name).stem, path.suffix.lower()
        if name.startswith((".", "~$")) or not path.is_file():
            continue
        if suffix in OTHER_SPREADSHEETS:
            report.problem(file, None, None, "只能读取 .csv 和 .xlsx 文件。")
        elif suffix not in READ:
            report.warning(file, None, None, "不是 .csv 或 .xlsx 文件，未读取。")
        elif stem in found:
            other = found[stem].name
            report.problem(file, None, None, f"与 {other} 重复：一个中心只能有一个文件。")
        else:
            found[stem] = path
    return found
