"""The province's files as bytes, the same bytes every time."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence

from openpyxl import Workbook

_STILL = (2026, 1, 1, 0, 0, 0)
_STAMP = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def csv_bytes(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A CSV table in UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, headings, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def workbook_bytes(headings: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A workbook of one sheet, without the hour it was written at.

    Stored without compression: what a compressor makes differs from one machine to the next.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "承诺范围"
    sheet.append(list(headings))
    for row in rows:
        sheet.append([row.get(heading) or None for heading in headings])
    out = io.BytesIO()
    book.save(out)
    return _still(out.getvalue())


def _still(archive: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for info in old.infolist():
            content = _STAMP.sub(b"2026-01-01T00:00:00Z", old.read(info))
            entry = zipfile.ZipInfo(info.filename, _STILL)
            entry.create_system = 0
            new.writestr(entry, content)
    return out.getvalue()
