"""Tables to take away: CSV that a spreadsheet opens safely, and workbooks of plain text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.utils.escape import escape
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

BOM = "\ufeff"
"""Spreadsheets take a CSV file for UTF-8 only with it."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet reads as a formula (OWASP, CSV injection): such a cell gets an apostrophe."""

LONGEST_CELL = 32_767
LONGEST_TITLE = 31

Row = Mapping[str, str]


def csv_lines(headings: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """The lines of a CSV file, one at a time: a whole register never stands in memory."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, lineterminator="\r\n")
    yield BOM
    for cells in _with_headings(headings, rows):
        writer.writerow([_harmless(cell) for cell in cells])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def workbook(title: str, headings: Sequence[str], rows: Iterable[Row]) -> IO[bytes]:
    """A workbook with one sheet whose every cell is text, as a file to read from its start."""
    book = Workbook(write_only=True)
    sheet: WriteOnlyWorksheet = book.create_sheet(_sheet_title(title))
    sheet.freeze_panes = "A2"
    for cells in _with_headings(headings, rows):
        sheet.append([_text_cell(sheet, cell) for cell in cells])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return file


def _with_headings(headings: Sequence[str], rows: Iterable[Row]) -> Iterator[Sequence[str]]:
    yield headings
    for row in rows:
        yield [row.get(heading, "") for heading in headings]


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell


def _text_cell(sheet: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    """A cell of text, whatever it looks like: an equals sign starts no formula."""
    clean = ILLEGAL_CHARACTERS_RE.sub("", escape(text))[:LONGEST_CELL]
    cell = WriteOnlyCell(sheet, clean)
    cell.data_type = "s"
    return cell


def _sheet_title(title: str) -> str:
    return "".join(letter for letter in title if letter not in r"[]:*?/\'")[:LONGEST_TITLE]
