"""Office documents are packages, ZIP files told by a part they hold (ISO/IEC 29500, GB/T 33190)."""

from __future__ import annotations

import zipfile
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import IO, Any

PARTS = {
    "docx": "word/document.xml",
    "xlsx": "xl/workbook.xml",
    "pptx": "ppt/presentation.xml",
    "ofd": "OFD.xml",
}
"""The part that makes a package a document of its kind, by suffix."""

MACROS = "vbaproject.bin"


def parts_of(file: IO[Any]) -> frozenset[str] | None:
    """The names of the parts; None for what is no whole package."""
    try:
        with zipfile.ZipFile(file) as package:
            return frozenset(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None


def has_macros(parts: Collection[str]) -> bool:
    """Whether a document brings a program with it."""
    return any(PurePosixPath(name).name.lower() == MACROS for name in parts)
