"""A small bar for each grade, as the explanations of the grades show it."""

from __future__ import annotations

from search.drawing.primitives import Dot, Drawing, Line, Rect

STATES: dict[str, tuple[tuple[float, float, str], ...]] = {
    "full": ((1, 99, "d-covered"),),
    "range": ((1, 55, "d-covered"), (55, 99, "d-confirm")),
    "partial": ((1, 45, "d-covered"), (45, 99, "d-out")),
    "related": ((1, 99, "d-coarse"),),
}


def grade_sample(grade: str) -> Drawing:
    """The demand above, a typical promise of that grade below."""
    pieces = tuple(Rect(low, 18, high - low, 14, css) for low, high, css in STATES[grade])
    ends = (Dot(1, 6, 4, "d-end"), Dot(99, 6, 4, "d-end"))
    return Drawing(34, (*pieces, Line(1, 6, 99, 6, "d-demand"), *ends))
