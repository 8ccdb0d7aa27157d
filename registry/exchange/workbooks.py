"""Rows of the first sheet of an .xlsx workbook, every cell as the sheet shows it.

A workbook is a zip archive from outside: what it would unpack to is looked at before anything is
unpacked, and what a sheet claims of its own size is not believed.
"""

from __future__ import annotations

import datetime
import re
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from registry.exchange.text_files import UnreadableFileError

MAX_UNPACKED = 512 * 1024 * 1024
"""Bytes all members may unpack to: some 500,000 rows of a scope."""

MAX_RATIO = 200
"""Unpacked to packed size of a member. Real sheets reach 20 to 50, a bomb 1,000."""

SMALL = 1024 * 1024
"""Members below this may be packed as tightly as they like."""

MAX_MEMBERS = 2_000
MAX_COLUMNS = 256
_PLAIN_FORMAT = re.compile(r"0(?:\.(0+))?(%?)")


def workbook_rows(path: Path) -> list[tuple[int, list[str]]]:
    """The rows of the first sheet with their numbers. Raises ``UnreadableFileError``.

    Whatever the libraries raise on an archive that is no workbook (zip, compression, XML, a part
    that is missing) means the same to who sent it. Their warnings tell of styles and validations
    that a scope has no use for.
    """
    _refuse_bombs(path)
    try:
        with warnings.catch_warnings(action="ignore"):
            return list(_rows(path))
    except UnreadableFileError:
        raise
    except Exception as error:
        raise UnreadableFileError("不是可以读取的 .xlsx 工作簿。") from error


def _refuse_bombs(path: Path) -> None:
    """Raise ``UnreadableFileError`` for an archive that would unpack to more than it should."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableFileError("不是可以读取的 .xlsx 工作簿。") from error
    swollen = any(
        member.file_size > SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1)
        for member in members
    )
    if swollen or sum(m.file_size for m in members) > MAX_UNPACKED or len(members) > MAX_MEMBERS:
        raise UnreadableFileError("压缩包解开后过大，未读取。")


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        for number, cells in enumerate(sheet.iter_rows(), start=1):
            if len(cells) > MAX_COLUMNS:
                raise UnreadableFileError(f"超过 {MAX_COLUMNS} 列。", number)
            if cells:
                yield number, [shown(cell.value, cell.number_format) for cell in cells]
    finally:
        book.close()


def shown(value: Any, number_format: str) -> str:
    """A cell's value as the sheet shows it: dates as ``2024-05-01``, numbers with the decimals
    and the percent sign of their format, else with the 15 digits a spreadsheet keeps."""
    match value:
        case None:
            return ""
        case str():
            return str(unescape(value))
        case bool():
            return "TRUE" if value else "FALSE"
        case datetime.datetime() if value.time() == datetime.time():
            return value.date().isoformat()
        case datetime.datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case int() | float():
            return _shown_number(value, number_format)
        case _:
            return str(value)


def _shown_number(value: float, number_format: str) -> str:
    plain = _PLAIN_FORMAT.fullmatch(number_format)
    if plain is None:
        return str(value) if isinstance(value, int) else f"{value:.15g}"
    decimals = len(plain[1] or "")
    return f"{value:.{decimals}{'%' if plain[2] else 'f'}}"
