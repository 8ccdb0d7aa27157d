"""What a drawing is made of: x in percent of its width, y in pixels.

A drawing has no ``viewBox``: it stretches with the page while text, line widths and patterns keep
their size (visual.md, "Coverage bar"). ``css`` is a class of the stylesheet; colours are not known
here.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; ``width`` is in percent, ``height`` in pixels."""

    x: float
    y: float
    width: float
    height: float
    css: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle whose width is in pixels too, centred on ``x``."""

    x: float
    y: float
    width: float
    height: float
    css: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc of ``r`` pixels."""

    x: float
    y: float
    r: float
    css: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A small shape in pixels around a point: ``left``, ``right`` (arrow heads), ``diamond`` or
    ``down`` (a triangle that points at what is under it)."""

    x: float
    y: float
    shape: str
    css: str


@dataclass(frozen=True, slots=True)
class Label:
    """Text on its base line. ``anchor`` is ``start``, ``middle`` or ``end``; ``dx`` in pixels."""

    x: float
    y: float
    text: str
    css: str = ""
    anchor: str = "middle"
    dx: float = 0.0


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, or an area where ``closed``; its stroke is never stretched."""

    points: tuple[tuple[float, float], ...]
    css: str
    closed: bool = False


Primitive = Line | Rect | Box | Dot | Mark | Label | Path


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing, back to front. The sentence that says the same stands beside it."""

    height: int
    shapes: tuple[Primitive, ...] = ()
