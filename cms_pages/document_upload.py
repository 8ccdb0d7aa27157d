"""Documents as they are taken in: a file must be what its name says, and carry no macros."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath
from typing import Any, BinaryIO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.forms import BaseDocumentForm

from registry.exchange.text_files import UnreadableFileError, decoded
from registry.packages import PARTS, has_macros, parts_of

HEAD = 1024
"""Bytes within which a PDF must say that it is one (ISO 32000-1, annex H)."""

WORDS = ("。", "，", "的")


class DocumentUploadForm(BaseDocumentForm):
    """The form of every document uploaded in the back office."""

    def clean_file(self) -> UploadedFile[Any]:
        """The file, if its content is what its name says."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_document(upload.name or "", upload)
        return upload


def check_document(name: str, file: Any) -> None:
    """Raise ``ValidationError`` unless the content of the file is of the kind that its name says.
    The file is left at its start."""
    kind = PurePath(name).suffix.lower().lstrip(".")
    check = CHECKS.get(kind)
    if check is None:
        raise ValidationError(f"不能上传这种文件；可以上传：{'、'.join(CHECKS)}。")
    file.seek(0)
    fault = check(file, kind)
    file.seek(0)
    if fault:
        raise ValidationError(fault)


def _pdf(file: BinaryIO, kind: str) -> str:
    return "" if b"%PDF-" in file.read(HEAD) else "文件内容不是PDF，与文件名不符。"


def _package(file: BinaryIO, kind: str) -> str:
    parts = parts_of(file)
    if parts is None:
        return f"文件内容不是{kind.upper()}，与文件名不符，或文件已损坏。"
    if PARTS[kind] not in parts:
        return f"文件内容不是{kind.upper()}，与文件名不符。"
    if has_macros(parts):
        return "文件里有宏。请另存为不含宏的文件再上传。"
    return ""


def _text(file: BinaryIO, kind: str) -> str:
    data = file.read()
    if b"\0" in data:
        return "文件内容不是文本，与文件名不符。"
    try:
        decoded(data, WORDS)
    except UnreadableFileError as error:
        return f"读不出文本：{error.message}"
    return ""


CHECKS: dict[str, Callable[[BinaryIO, str], str]] = {
    "pdf": _pdf,
    **dict.fromkeys(PARTS, _package),
    "csv": _text,
    "txt": _text,
}
"""What may be uploaded, by suffix. Old binary office formats may not: what is in them can't be
seen without running them."""
