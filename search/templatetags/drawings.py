"""Drawings as SVG: positions are attributes, looks are classes, nothing is inline style."""

from __future__ import annotations

from collections.abc import Callable

from django import template
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from search.drawing.primitives import Box, Dot, Drawing, Label, Line, Mark, Path, Primitive, Rect
from search.drawing.sample import grade_sample
from search.templatetags.look import SYMBOL

register = template.Library()

MARKS = {
    "left": "M-7 0L2 -5V5z",
    "right": "M7 0L-2 -5V5z",
    "diamond": "M0 -7L7 0L0 7L-7 0z",
    "down": "M-5 -6H5L0 1z",
}

SWATCHES = {
    "demand": (
        "要求范围",
        '<path class="d-demand" d="M4 7h18"/><circle class="d-end" cx="4" cy="7" r="4"/>'
        '<circle class="d-end" cx="22" cy="7" r="4"/>',
    ),
    "covered": ("已覆盖", '<rect class="d-covered" width="26" height="14"/>'),
    "confirm": (
        "待确认",
        '<rect class="d-confirm" x="1" y="1" width="24" height="12" fill="url(#hatch)"/>',
    ),
    "not_accurate_enough": (
        "范围内但不够准",
        '<rect class="d-coarse" x="1" y="1" width="24" height="12" fill="url(#dots)"/>',
    ),
    "out_of_range": (
        "超出承诺范围",
        '<rect class="d-out" x="1" y="1" width="24" height="12"/>',
    ),
    "reach": ("要求之外的承诺", '<rect class="d-reach" y="4" width="26" height="6"/>'),
}
"""The legend: which word belongs to which fill, in the order of the grades."""

PATTERNS = {"d-confirm": ' fill="url(#hatch)"', "d-coarse": ' fill="url(#dots)"'}
"""A pattern is named in the page itself: a stylesheet's ``url()`` would look in the stylesheet."""


def number(value: float) -> str:
    """A coordinate, as short as it is exact enough (a hundredth)."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _line(shape: Line) -> str:
    return (
        f'<line class="{shape.css}" x1="{number(shape.x1)}%" y1="{number(shape.y1)}"'
        f' x2="{number(shape.x2)}%" y2="{number(shape.y2)}"/>'
    )


def _rect(shape: Rect) -> str:
    return (
        f'<rect class="{shape.css}" x="{number(shape.x)}%" y="{number(shape.y)}"'
        f' width="{number(shape.width)}%" height="{number(shape.height)}"'
        f"{PATTERNS.get(shape.css, '')}/>"
    )


def _box(shape: Box) -> str:
    return (
        f'<svg x="{number(shape.x)}%" y="{number(shape.y)}" overflow="visible">'
        f'<rect class="{shape.css}" x="{number(-shape.width / 2)}"'
        f' width="{number(shape.width)}" height="{number(shape.height)}"/></svg>'
    )


def _dot(shape: Dot) -> str:
    return (
        f'<circle class="{shape.css}" cx="{number(shape.x)}%" cy="{number(shape.y)}"'
        f' r="{number(shape.r)}"/>'
    )


def _mark(shape: Mark) -> str:
    return (
        f'<svg x="{number(shape.x)}%" y="{number(shape.y)}" overflow="visible">'
        f'<path class="{shape.css}" d="{MARKS[shape.shape]}"/></svg>'
    )


def _label(shape: Label) -> str:
    dx = f' dx="{number(shape.dx)}"' if shape.dx else ""
    css = f' class="{shape.css}"' if shape.css else ""
    text = SYMBOL.sub(r'<tspan class="symbol">\g<0></tspan>', escape(shape.text))
    return (
        f'<text{css} x="{number(shape.x)}%" y="{number(shape.y)}"{dx}'
        f' text-anchor="{shape.anchor}">{text}</text>'
    )


def _path(shape: Path, height: int) -> str:
    points = "L".join(f"{number(x)} {number(y)}" for x, y in shape.points)
    return (
        f'<svg width="100%" height="{height}" viewBox="0 0 100 {height}"'
        f' preserveAspectRatio="none"><path class="{shape.css}" d="M{points}'
        f'{"z" if shape.closed else ""}" vector-effect="non-scaling-stroke"/></svg>'
    )


RENDERERS: dict[type, Callable[..., str]] = {
    Line: _line,
    Rect: _rect,
    Box: _box,
    Dot: _dot,
    Mark: _mark,
    Label: _label,
}


def _shape(shape: Primitive, height: int) -> str:
    return _path(shape, height) if isinstance(shape, Path) else RENDERERS[type(shape)](shape)


@register.simple_tag
def drawing(value: Drawing, labelled_by: str = "") -> SafeString:
    """A drawing, named by the element that says the same in words (hidden when there is none)."""
    inner = mark_safe("".join(_shape(shape, value.height) for shape in value.shapes))  # noqa: S308
    if not labelled_by:
        return format_html('<svg height="{}" aria-hidden="true">{}</svg>', value.height, inner)
    return format_html(
        '<svg height="{}" role="img" aria-labelledby="{}">{}</svg>',
        value.height,
        labelled_by,
        inner,
    )


@register.simple_tag
def grade_bar(grade: str) -> SafeString:
    """The small bar beside the explanation of a grade."""
    return drawing(grade_sample(grade))


@register.simple_tag
def legend(*kinds: str) -> SafeString:
    """The legend of the coverage bars, of all kinds or of those named."""
    items = "".join(
        f'<li><svg viewBox="0 0 26 14" aria-hidden="true">{SWATCHES[kind][1]}</svg>'
        f"{SWATCHES[kind][0]}</li>"
        for kind in kinds or SWATCHES
    )
    return mark_safe(f'<ul class="legend">{items}</ul>')  # noqa: S308 - ours
