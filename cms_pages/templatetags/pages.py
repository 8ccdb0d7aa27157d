"""Template filters of the editors' pages."""

from __future__ import annotations

import re

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from wagtail.images.models import AbstractImage, Picture

from cms_pages.models import CenterPage
from cms_pages.page_pictures import pictured
from cms_pages.rule_view import Piece, Text

register = template.Library()

JOINTS = re.compile(
    r"(?<=·[\u4e00-\u9fff]{2})(?=[\u4e00-\u9fff]{4})"
    r"|(?<=.)(?=产业计量测试中心)|(?<=计量测试中心)(?=.)"
)
"""Where a title that names a center may break: around the parts of the name."""


@register.simple_tag
def picture_of(image: AbstractImage, kind: str, alt: str) -> Picture:
    """A picture of a page in every size and format that its ``kind`` is shown in."""
    return pictured(image, kind, alt)


@register.simple_tag
def center_story(slug: str) -> CenterPage | None:
    """The published story of a center (1 query), for the page that the register has of it."""
    return CenterPage.objects.live().public().filter(center_slug=slug).first()


@register.filter
def titled(title: object) -> SafeString:
    """A title; one that names a center breaks at the joints of the name only."""
    pieces = [escape(piece) for piece in JOINTS.split(str(title))]
    if len(pieces) < 3:
        return mark_safe("".join(pieces))  # noqa: S308 - escaped above
    joined = "<wbr>".join(pieces)
    return mark_safe(f'<span class="keep">{joined}</span>')  # noqa: S308 - escaped above


@register.filter
def pieces(text: Text) -> SafeString:
    """A text of a rule, with places found and slips marked; nothing is added between pieces."""
    return mark_safe("".join(_piece(piece) for piece in text))  # noqa: S308 - escaped there


def _piece(piece: Piece) -> str:
    if piece.hit:
        current = ' class="current"' if piece.current else ""
        return f'<mark id="hit-{piece.hit}"{current}>{escape(piece.text)}</mark>'
    if piece.slip:
        return f'<span class="slip">{escape(piece.text)}</span>'
    return escape(piece.text)
