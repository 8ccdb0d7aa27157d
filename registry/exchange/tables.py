"""A table of the exchange format: headings checked, every row as its non-empty cells."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from registry.exchange.report import Report
from registry.exchange.text_files import UnreadableFileError, csv_rows
from registry.exchange.workbooks import workbook_rows

MAX_CELL = 32_767
"""Characters in a cell: the limit of spreadsheets."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Characters that no text has and that some databases and every XML file refuse."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its number and the cells that are not empty, as written, by heading."""

    number: int
    cells: Mapping[str, str]


def read_table(path: Path, file: str, required: Collection[str], report: Report) -> list[Row]:
    """The rows of a CSV file or workbook; what is wrong with it goes to ``report`` under ``file``.

    ``required`` are the headings that must stand there and whose cells must not be empty.
    """
    try:
        rows = _raw_rows(path, required)
        return list(_rows(rows, file, required, report))
    except UnreadableFileError as error:
        report.problem(file, error.row, None, error.message)
    except OSError as error:
        report.problem(file, None, None, f"无法读取文件：{error.strerror}。")
    return []


def _raw_rows(path: Path, required: Collection[str]) -> Iterable[tuple[int, list[str]]]:
    if path.suffix.lower() == ".xlsx":
        return workbook_rows(path)
    return csv_rows(path, [heading for heading in required if not heading.isascii()])


def _rows(
    raw: Iterable[tuple[int, list[str]]], file: str, required: Collection[str], report: Report
) -> Iterator[Row]:
    headings: list[str] | None = None
    for number, texts in raw:
        if not any(text.strip() for text in texts):
            continue
        if headings is None:
            headings = _headings(number, texts, file, required, report)
            if not set(required) <= set(headings):
                return
        else:
            yield _row(number, texts, headings, file, required, report)
    if headings is None:
        report.problem(file, None, None, "文件是空的，至少要有标题行。")


def _headings(
    number: int, texts: Sequence[str], file: str, required: Collection[str], report: Report
) -> list[str]:
    headings = [text.strip() for text in texts]
    for heading in dict.fromkeys(h for h in headings if h and headings.count(h) > 1):
        report.problem(file, number, heading, "标题重复。")
    for heading in headings:
        if _CONTROL.search(heading):
            report.problem(file, number, None, "标题中含有控制字符。")
    for heading in required:
        if heading not in headings:
            report.problem(file, number, heading, "缺少必需的标题。")
    return headings


def _row(
    number: int,
    texts: Sequence[str],
    headings: Sequence[str],
    file: str,
    required: Collection[str],
    report: Report,
) -> Row:
    cells: dict[str, str] = {}
    for place, text in enumerate(texts):
        if not text.strip():
            continue
        heading = headings[place] if place < len(headings) else ""
        if not heading:
            report.problem(file, number, None, f"第 {place + 1} 列有内容，却没有标题。")
            continue
        cells[heading] = text.replace("\r\n", "\n").replace("\r", "\n")
        if _CONTROL.search(text):
            report.problem(file, number, heading, "含有控制字符。")
        if len(text) > MAX_CELL:
            report.problem(file, number, heading, f"超过 {MAX_CELL} 个字符。")
    for heading in required:
        if heading not in cells:
            report.problem(file, number, heading, "不能为空。")
    return Row(number, cells)
