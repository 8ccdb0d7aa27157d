"""The sizes and formats that pages show pictures in, made when a page is published: AVIF for most
browsers, WebP for the rest, JPEG for the old."""

from __future__ import annotations

from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage, AbstractRendition, Filter, Picture
from wagtail.models import Page

SPECIFICATIONS = {
    "figure": "format-{avif,webp,jpeg}|width-{480,960,1416}",
    "photo": "format-{avif,webp,jpeg}|fill-{480x360,960x720}",
}
"""The sizes by the name of the block. A figure is as wide as the reading column of 708 px, and
twice that; a photo of a gallery is cut around the point that the editor named."""

SHOWN = {
    "figure": "(max-width: 780px) 100vw, 708px",
    "photo": "(max-width: 600px) 100vw, 340px",
}
"""How wide a browser shows them."""


def prepare(page: Page) -> None:
    """Make every size of every picture of the page that is missing."""
    for field in page._meta.get_fields():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name):
                if block.block_type in SPECIFICATIONS and block.value.get("image"):
                    _renditions(block.value["image"], block.block_type)


def pictured(image: AbstractImage, kind: str, alt: str) -> Picture:
    """The picture as an element that lets the browser choose format and size."""
    attributes = {"sizes": SHOWN[kind], "alt": alt, "loading": "lazy"}
    return Picture(_renditions(image, kind), attributes)


def _renditions(image: AbstractImage, kind: str) -> dict[str, AbstractRendition]:
    """Those there are (1 query), and the missing ones, made."""
    wanted = [Filter(spec) for spec in Filter.expand_spec(SPECIFICATIONS[kind])]
    found = image.find_existing_renditions(*wanted)
    return {one.spec: found.get(one) or _made(image, one) for one in wanted}


def _made(image: AbstractImage, wanted: Filter) -> AbstractRendition:
    """``image.get_rendition``, which however leaves its temporary file open."""
    with image.generate_rendition_file(wanted) as file:
        rendition, _ = image.renditions.get_or_create(
            filter_spec=wanted.spec,
            focal_point_key=wanted.get_cache_key(image),
            defaults={"file": file},
        )
    return rendition
