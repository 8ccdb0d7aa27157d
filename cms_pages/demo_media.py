"""Pictures and a file of the demonstration: drawn here, so that nobody's rights are touched."""

from __future__ import annotations

import math
from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Drawing
from PIL import ImageDraw
from wagtail.documents import get_document_model
from wagtail.documents.models import Document
from wagtail.images import get_image_model
from wagtail.images.models import Image

SIZE = (1600, 1200)
PAPER, LINE, BLUE, OCHRE = "#f6f4ee", "#c9c4b8", "#1f4e79", "#a8641a"


def demo_picture(title: str, kind: str) -> Image:
    """A drawing as a picture of the library: ``curve`` or ``gauge``. Made once."""
    images = get_image_model().objects
    found = images.filter(title=title).first()
    if found:
        return found
    drawing = Drawing.new("RGB", SIZE, PAPER)
    DRAWN[kind](ImageDraw.Draw(drawing))
    written = BytesIO()
    drawing.save(written, "PNG")
    file = ContentFile(written.getvalue(), f"demo-{kind}.png")
    made = images.create(title=title, file=file, width=SIZE[0], height=SIZE[1])
    made.file.close()
    return made


def demo_document(title: str, text: str) -> Document:
    """A text file to download. Made once."""
    documents = get_document_model().objects
    found = documents.filter(title=title).first()
    if found:
        return found
    made = documents.create(title=title, file=ContentFile(text.encode(), "demo.txt"))
    made.file.close()
    return made


def _curve(draw: ImageDraw.ImageDraw) -> None:
    """A calibration curve over its points."""
    for at in range(200, 1500, 130):
        draw.line([(at, 120), (at, 1060)], fill=LINE, width=2)
    for at in range(120, 1100, 118):
        draw.line([(200, at), (1460, at)], fill=LINE, width=2)
    points = [(x, 1000 - 700 * math.log1p((x - 200) / 150) / 2.3) for x in range(200, 1460, 10)]
    draw.line(points, fill=BLUE, width=10, joint="curve")
    for x, y in points[::14]:
        draw.ellipse([x - 18, y - 18, x + 18, y + 18], fill=PAPER, outline=OCHRE, width=8)


def _gauge(draw: ImageDraw.ImageDraw) -> None:
    """A pressure gauge from the front."""
    x, y, radius = 800, 600, 460
    draw.ellipse([x - radius, y - radius, x + radius, y + radius], outline=BLUE, width=24)
    for step in range(41):
        angle = math.radians(135 + 270 * step / 40)
        inner = radius * (0.76 if step % 5 else 0.68)
        ends = [(x + r * math.cos(angle), y + r * math.sin(angle)) for r in (inner, radius * 0.86)]
        draw.line(ends, fill=BLUE, width=6 if step % 5 else 14)
    hand = math.radians(135 + 270 * 0.62)
    tip = (x + radius * 0.7 * math.cos(hand), y + radius * 0.7 * math.sin(hand))
    draw.line([(x, y), tip], fill=OCHRE, width=16)
    draw.ellipse([x - 36, y - 36, x + 36, y + 36], fill=BLUE)


DRAWN = {"curve": _curve, "gauge": _gauge}
