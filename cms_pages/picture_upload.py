"""Pictures as they are taken in: what the camera wrote beside the picture goes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image, ImageOps
from wagtail.images.forms import BaseImageForm

ORIENTATION = 0x0112
QUALITY = 92
"""Of a picture that had to be turned upright; any other JPEG keeps its own."""

KEPT = ("icc_profile", "transparency", "duration", "loop", "background", "disposal")
"""What belongs to the picture itself: colours and animation."""


class PictureForm(BaseImageForm):
    """The form of every upload in the back office."""

    def clean_file(self) -> UploadedFile[Any]:
        """The picture without metadata, upright."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        return stripped(upload) if "file" in self.changed_data else upload


def stripped(upload: UploadedFile[Any]) -> UploadedFile[Any]:
    """The picture without EXIF, XMP, IPTC and comments: no place, no camera, no name. Turned
    upright first, since the mark that says how goes too. Raises ``ValidationError`` for what can't
    be read as a picture."""
    upload.seek(0)
    try:
        with Image.open(upload) as picture:
            data = _without_metadata(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValidationError("读不出这张图片：文件损坏，或不是图片。") from error
    return SimpleUploadedFile(upload.name or "", data, upload.content_type or "")


def _without_metadata(picture: Image.Image) -> bytes:
    kind = "JPEG" if picture.format == "MPO" else picture.format or "PNG"
    turned = picture.getexif().get(ORIENTATION, 1) != 1
    options: dict[str, Any] = {name: picture.info[name] for name in KEPT if name in picture.info}
    if getattr(picture, "is_animated", False):
        options["save_all"] = True
    elif kind == "JPEG":
        options["quality"] = QUALITY if turned or picture.format != kind else "keep"
    elif kind in ("WEBP", "AVIF"):
        options["quality"] = QUALITY
    whole = ImageOps.exif_transpose(picture) if turned else picture
    whole.info = {name: value for name, value in whole.info.items() if name in KEPT}
    written = BytesIO()
    whole.save(written, format=kind, exif=b"", **options)
    return written.getvalue()
