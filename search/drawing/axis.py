"""An axis: the part of a quantity that is in view, its ticks and its labels."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from search.drawing.primitives import Label, Line, Primitive

LOGARITHMIC_FROM = 1000
"""A logarithmic axis is drawn from this ratio of the ends on (visual.md, "Coverage bar")."""

NOMINAL_WIDTH = 520
"""Width in pixels that distances between labels are judged at: the bar of a card at 1280."""

NARROW_WIDTH = 300
"""The same on a phone; labels too close there carry the class ``wide`` and drop out."""

LABEL_GAP = 28
"""A round label nearer than this many pixels to a needed one gives way."""

SUPERSCRIPT = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Axis:
    """The view from ``low`` to ``high``, in the unit that is shown."""

    low: float
    high: float
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where a value stands, in percent of the width (values outside the view stay outside)."""
        if self.logarithmic:
            if value <= 0:
                return -1000.0
            low, high, value = math.log10(self.low), math.log10(self.high), math.log10(value)
        else:
            low, high = self.low, self.high
        return round((value - low) / (high - low) * 100, 3)

    def clamp(self, value: float) -> float:
        """The place of a value, moved to the edge of the view when it lies beyond."""
        if math.isinf(value):
            return 100.0 if value > 0 else 0.0
        return min(100.0, max(0.0, self.at(value)))


def spans_decades(low: float, high: float) -> bool:
    """Whether a range is wide enough for a logarithmic axis (never with a zero or negative end)."""
    return low > 0 and high / low >= LOGARITHMIC_FROM


def padded(low: float, high: float, *, before: float, after: float, logarithmic: bool) -> Axis:
    """An axis over the range and a share of its length more at each side."""
    if logarithmic:
        span = math.log10(high / low)
        return Axis(low / 10 ** (span * before), high * 10 ** (span * after), True)
    span = high - low
    return Axis(low - span * before, high + span * after)


def step(span: float, *, about: int = 5) -> float:
    """A round step (1, 2 or 5 times a power of ten) that divides a span into about so many."""
    rough = span / about
    decade = 10.0 ** math.floor(math.log10(rough))
    return next(decade * digit for digit in (1, 2, 5, 10) if decade * digit >= rough * 0.999)


def round_values(axis: Axis) -> list[float]:
    """The round values in view: steps of 1-2-5, or decades."""
    if axis.logarithmic:
        first, last = math.ceil(math.log10(axis.low)), math.floor(math.log10(axis.high))
        every = max(1, math.ceil((last - first) / 8))
        return [10.0**power for power in range(first, last + 1, every)]
    size = step(axis.high - axis.low)
    first, last = math.ceil(axis.low / size - 1e-9), math.floor(axis.high / size + 1e-9)
    return [index * size for index in range(first, last + 1)]


def figure(value: float, *, decades: bool = False) -> str:
    """A value as a label: digits as people write them, U+2212 for minus, decades as powers."""
    if decades and value > 0 and math.isclose(math.log10(value), round(math.log10(value))):
        return f"10{str(round(math.log10(value))).translate(SUPERSCRIPT)}"
    if value and not 1e-4 <= abs(value) < 1e6:
        mantissa, exponent = f"{value:.4e}".split("e")
        digits = mantissa.rstrip("0").rstrip(".")
        power = f"10{str(int(exponent)).translate(SUPERSCRIPT)}"
        return f"{digits}×{power}".replace("-", "−")
    digits = f"{value:.10g}" if abs(value) < 1 else f"{round(value, 9):.10g}"
    return digits.replace("-", "−")


def text_share(text: str, width: float = NOMINAL_WIDTH) -> float:
    """About how much of the width a tick label takes, in percent (13 px, digits 7.2 px wide)."""
    pixels = sum(13.0 if ord(letter) > 0x2E7F else 7.2 for letter in text)
    return pixels / width * 100


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled value. The lower ``rank``, the later it gives way: boundaries, ends, the rest."""

    value: float
    rank: int
    bold: bool = False


def _crowded(x: float, text: str, taken: Iterable[tuple[float, str]], width: float) -> bool:
    gap = LABEL_GAP / width * 100
    return any(
        abs(x - other)
        < max(gap, (text_share(text, width) + text_share(said, width)) / 2 + 600 / width)
        for other, said in taken
    )


def _placed(axis: Axis, ticks: Sequence[Tick]) -> list[tuple[Tick, float, str, bool]]:
    """Ticks that find room, with place, text and whether they only fit on a wide page."""
    placed: list[tuple[Tick, float, str, bool]] = []
    for tick in sorted(ticks, key=lambda tick: tick.rank):
        x, text = axis.at(tick.value), figure(tick.value, decades=axis.logarithmic)
        if _crowded(x, text, [(p[1], p[2]) for p in placed], NOMINAL_WIDTH):
            continue
        narrow = [(p[1], p[2]) for p in placed if not p[3]]
        placed.append((tick, x, text, _crowded(x, text, narrow, NARROW_WIDTH)))
    return placed


def labels(axis: Axis, ticks: Sequence[Tick], unit: str, *, y: float) -> list[Primitive]:
    """Labels and their long ticks, the unit once: at the right end, after the last where narrow."""
    unit_text = f"{unit}，对数刻度" if axis.logarithmic else unit
    room = 100 - text_share(unit_text) - 1.5
    kept = [
        tick
        for tick in ticks
        if -0.5 <= axis.at(tick.value) <= 100.5 and (tick.rank < 2 or axis.at(tick.value) < room)
    ]
    placed = sorted(_placed(axis, kept), key=lambda item: item[1])
    steady = [item for item in placed if not item[3]]
    last = steady[-1] if steady else None
    crowded = bool(placed) and placed[-1][1] + text_share(placed[-1][2]) / 2 > room
    shapes: list[Primitive] = []
    for item in placed:
        tick, x, text, only_wide = item
        shapes.append(Line(x, y - 18, x, y - 12, "d-axis" if tick.rank < 2 else "d-tick"))
        css = "bold" if tick.bold else ""
        if item is last:
            shapes += _last_label(x, y, text, unit, css, crowded=crowded)
        else:
            shapes.append(Label(x, y, text, f"{css} wide".strip() if only_wide else css))
    if not crowded:
        shapes.append(Label(100, y, unit_text, "wide", "end"))
    return shapes


def _last_label(
    x: float, y: float, text: str, unit: str, css: str, *, crowded: bool
) -> list[Primitive]:
    joined = f"{text}\u00a0{unit}"
    overflows = x + text_share(joined, NARROW_WIDTH) / 2 > 100
    narrow_x, anchor = (100.0, "end") if overflows else (x, "middle")
    narrow = Label(narrow_x, y, joined, f"{css} narrow".strip(), anchor)
    if crowded:
        at, side = (100.0, "end") if x + text_share(joined) / 2 > 100 else (x, "middle")
        return [Label(at, y, joined, f"{css} wide".strip(), side), narrow]
    return [Label(x, y, text, f"{css} wide".strip()), narrow]


def minor_ticks(axis: Axis, *, y: float) -> list[Primitive]:
    """Short ticks half way between the round values (every decade on a logarithmic axis)."""
    if axis.logarithmic:
        first, last = math.ceil(math.log10(axis.low)), math.floor(math.log10(axis.high))
        values = [10.0**power for power in range(first, last + 1)]
    else:
        size = step(axis.high - axis.low) / 2
        first, last = math.ceil(axis.low / size), math.floor(axis.high / size)
        values = [index * size for index in range(first, last + 1)]
    return [Line(axis.at(value), y, axis.at(value), y + 3, "d-tick") for value in values]
