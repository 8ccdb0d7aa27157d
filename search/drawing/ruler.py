"""The deadline ruler: the next 180 days as a scale, each deadline a flag on it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from search.drawing.primitives import Dot, Drawing, Label, Line, Primitive

DAYS = 180
HEIGHT, BASE = 122, 92
LEVELS = (8, 46)
"""Where flags start, in pixels: two heights, taken in turn where they would overlap."""

FLAG_WIDTH = 17.0
"""Room a flag needs to its right, in percent."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day, what falls due on it, whom it concerns; ``tone`` is empty, ``soon`` or ``late``."""

    day: datetime.date
    title: str
    about: str
    tone: str = ""


def deadline_ruler(today: datetime.date, deadlines: Sequence[Deadline]) -> Drawing:
    """The ruler from ``today`` on; what falls outside it is left to the list beside it."""
    shapes: list[Primitive] = [Line(0, 8, 0, BASE + 8, "d-demand")]
    shapes += [
        Line(week / DAYS * 100, BASE - 3, week / DAYS * 100, BASE + 3, "d-tick")
        for week in range(7, DAYS, 7)
    ]
    shapes += _months(today)
    free = [0.0, 0.0]
    for deadline in sorted(deadlines, key=lambda deadline: deadline.day):
        x = (deadline.day - today).days / DAYS * 100
        if 0 <= x <= 100 - FLAG_WIDTH / 2:
            level = 0 if x >= free[0] else 1
            free[level] = x + FLAG_WIDTH
            shapes += _flag(round(x, 3), LEVELS[level], deadline)
    shapes.append(Line(0, BASE, 100, BASE, "d-axis"))
    return Drawing(HEIGHT, tuple(shapes))


def _months(today: datetime.date) -> list[Primitive]:
    shapes: list[Primitive] = []
    first = today.replace(day=1)
    for _ in range(7):
        first = (first + datetime.timedelta(days=32)).replace(day=1)
        x = round((first - today).days / DAYS * 100, 3)
        if x <= 100:
            shapes.append(Line(x, BASE, x, BASE + 8, "d-axis"))
            shapes.append(Label(x, BASE + 24, f"{first.month}月"))
    return shapes


def _flag(x: float, top: float, deadline: Deadline) -> list[Primitive]:
    tone = f" {deadline.tone}".rstrip()
    return [
        Line(x, top, x, BASE, f"d-flag{tone}"),
        Dot(x, BASE, 5, f"d-flag-dot{tone}"),
        Label(x, top + 11, f"{deadline.title} {deadline.day:%m-%d}", "bold", "start", 8),
        Label(x, top + 29, deadline.about, "", "start", 8),
    ]
