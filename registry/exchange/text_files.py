"""Rows of a CSV file: UTF-8 with or without BOM, or GB18030; numbered as a spreadsheet would."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

MAX_BYTES = 256 * 1024 * 1024
"""Some 500,000 rows: more than any province, less than a machine's memory."""

CSV_ERRORS = {
    "unexpected end of data": "引号没有闭合。",
    "expected after": "引号之后还有内容；单元格内的引号须写成两个。",
    "field larger": "单元格过长。",
}
"""Parts of the messages of Python's ``csv`` module and what they mean to who made the file."""


class UnreadableFileError(Exception):
    """A file that can't be read on: ``message`` for people, ``row`` where it happened."""

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.row = row


def csv_rows(path: Path, expected: Collection[str]) -> Iterator[tuple[int, list[str]]]:
    """The records of the file with their row numbers; a cell with line breaks is one row.

    ``expected`` are headings that tell the right encoding. Raises ``UnreadableFileError``.
    """
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFileError(f"文件超过 {MAX_BYTES // 1024 // 1024} MB。")
    text = decoded(path.read_bytes(), expected)
    row = 0
    try:
        for row, cells in enumerate(csv.reader(io.StringIO(text, newline=""), strict=True), 1):
            yield row, cells
    except csv.Error as error:
        message = next((m for part, m in CSV_ERRORS.items() if part in str(error)), "格式有误。")
        raise UnreadableFileError(message, row + 1) from error


def decoded(data: bytes, expected: Collection[str]) -> str:
    """The text of ``data``. Raises ``UnreadableFileError`` when it is no text in a known encoding.

    GB18030 gives other characters for almost any bytes: a UTF-8 file with one broken byte would
    become nonsense without a word. So it is believed only where an expected heading appears.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise UnreadableFileError("编码是 UTF-16；请另存为 UTF-8。")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        broken = error.start
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, max(broken, error.start)) + 1
        raise UnreadableFileError("编码既不是 UTF-8 也不是 GB18030。", row) from error
    if data.startswith(codecs.BOM_UTF8) or not any(heading in text for heading in expected):
        raise UnreadableFileError("含有不是 UTF-8 的字节。", data.count(b"\n", 0, broken) + 1)
    return text
