"""The margin meter: the promised uncertainty beside the needed one."""

from __future__ import annotations

from search.drawing.axis import text_share
from search.drawing.primitives import Drawing, Label, Line, Primitive, Rect

HEIGHT = 48
TRACK_Y, TRACK = 18, 10
WIDTH = 236
"""Width of the meter beside a card, in pixels: labels are kept inside it."""


def margin_meter(
    *, needed: float, worst: float, best: float | None, need_text: str, worst_text: str
) -> Drawing:
    """A track from 0 to past the need, filled to the worst point of the promise.

    ``needed``, ``worst`` and ``best`` are widths in one unit; the texts are shown as given
    (``需要 ≤ 80 kPa``, ``最差点 26 kPa``). What exceeds the need is dotted.
    """
    scale = max(1.3 * needed, 1.12 * worst)
    need_x, worst_x = (round(value / scale * 100, 3) for value in (needed, worst))
    filled = min(need_x, worst_x)
    shapes: list[Primitive] = [
        Rect(0, TRACK_Y, 100, TRACK, "d-meter"),
        Rect(0, TRACK_Y, max(filled, 1.0), TRACK, "d-covered"),
    ]
    if worst_x > need_x:
        shapes.append(Rect(need_x, TRACK_Y, round(worst_x - need_x, 3), TRACK, "d-coarse"))
    if best is not None and best < worst:
        best_x = min(best / scale * 100, 98.0)
        shapes.append(Rect(round(best_x, 3), TRACK_Y, 0.9, TRACK, "d-slit"))
    shapes.append(Line(need_x, TRACK_Y - 4, need_x, TRACK_Y + TRACK + 4, "d-need"))
    shapes.append(_inside(need_x, 9, need_text, "bold"))
    shapes.append(Label(0, 44, "0", "", "start"))
    shapes.append(_inside(worst_x, 44, worst_text, "", after=text_share("0 0", WIDTH)))
    return Drawing(HEIGHT, tuple(shapes))


def _inside(x: float, y: float, text: str, css: str, *, after: float = 0.0) -> Label:
    """A label centred on ``x``, moved so that it stays inside and right of what is before it."""
    share = text_share(text, WIDTH)
    if x + share / 2 > 100:
        return Label(100, y, text, css, "end")
    if x - share / 2 < after:
        return Label(round(after, 3), y, text, css, "start")
    return Label(x, y, text, css)
