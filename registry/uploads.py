"""What an uploaded file really is, by its content: names and declared types are not believed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from registry.packages import PARTS, has_macros, parts_of
from registry.refusal import Refused

LIMIT = 20 * 1024 * 1024
"""Bytes a file may have: a scanned document of some hundred pages."""

NAME = 200

OFFICE: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ofd": "application/ofd",
}
"""Packages that evidence may be, and the type of each."""

IMAGES: Mapping[str, str] = {"JPEG": "image/jpeg", "PNG": "image/png"}
KINDS = "PDF、OFD、Word（docx）、Excel（xlsx）、JPEG 或 PNG"


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept: its name without folders, what it is, its size and SHA-256."""

    name: str
    media_type: str
    size: int
    digest: str


def examine(upload: UploadedFile) -> Examined:
    """What ``upload`` is. Raises ``Refused`` where it is empty, too large or none of the kinds."""
    name = PurePosixPath(PureWindowsPath(upload.name or "").name).name[-NAME:]
    if not upload.size:
        raise Refused([f"文件“{name}”是空的。"])
    if upload.size > LIMIT:
        raise Refused([f"文件“{name}”超过 {LIMIT // 1024 // 1024} MB。"])
    media_type = _media_type(upload)
    if not media_type:
        raise Refused([f"文件“{name}”的内容不是 {KINDS}。"])
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return Examined(name, media_type, upload.size, digest.hexdigest())


def _media_type(upload: UploadedFile) -> str:
    upload.seek(0)
    if upload.read(5) == b"%PDF-":
        return "application/pdf"
    upload.seek(0)
    if zipfile.is_zipfile(upload):
        return _office_type(upload)
    return _image_type(upload)


def _office_type(upload: UploadedFile) -> str:
    parts = parts_of(upload) or frozenset()
    if has_macros(parts):
        return ""
    return next((OFFICE[kind] for kind in OFFICE if PARTS[kind] in parts), "")


def _image_type(upload: UploadedFile) -> str:
    upload.seek(0)
    try:
        with Image.open(upload, formats=list(IMAGES)) as image:
            image.verify()
            return IMAGES[image.format or ""]
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
