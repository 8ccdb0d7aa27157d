"""What an uploaded file really is, by its content: names and declared types are not believed."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from django.core.files.uploadedfile import UploadedFile
from PIL import Image

from registry.refusal import Refused

LIMIT = 20 * 1024 * 1024
"""Bytes a file may have: a scanned document of some hundred pages."""

NAME = 200

OFFICE: Mapping[str, str] = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "OFD.xml": "application/ofd",
}
"""Containers that are ZIP archives, by the member that marks them."""

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
    try:
        with zipfile.ZipFile(upload) as archive:
            members = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError):
        return ""
    if "word/vbaProject.bin" in members or "xl/vbaProject.bin" in members:
        return ""
    return next((kind for member, kind in OFFICE.items() if member in members), "")


def _image_type(upload: UploadedFile) -> str:
    upload.seek(0)
    try:
        with Image.open(upload, formats=list(IMAGES)) as image:
            image.verify()
            return IMAGES[image.format or ""]
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return ""
