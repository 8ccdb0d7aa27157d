"""An axis: the part of a quantity that is in view, its ticks and its labels."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from search.drawing.primitives import Label, Line, Primitive

LOGARITHMIC_FROM = 1000
"""A logarithmic axis is drawn from this ratio of the ends on (visual.md, "Coverage bar")."""

NOMINAL_WIDTH = 520
"""Width in pixels that distances between labels are judged at: the bar of a card at 1280."""

NARROW_WIDTH = 210
"""The same on a phone and in a comparison; labels too close there drop out (class ``wide``)."""

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


def step(span: float, *, about: int = 7) -> float:
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
    """A value as a label: six digits at most, four where six do not say it exactly (it was
    computed), U+2212 for minus, decades as powers of ten."""
    if decades and value > 0 and math.isclose(math.log10(value), round(math.log10(value))):
        return f"10{str(round(math.log10(value))).translate(SUPERSCRIPT)}"
    digits = f"{value:.6g}"
    if not math.isclose(float(digits), value, rel_tol=1e-9):
        digits = f"{value:.4g}"
    if "e" in digits:
        mantissa, exponent = digits.split("e")
        digits = f"{mantissa}×10{str(int(exponent)).translate(SUPERSCRIPT)}"
    return digits.replace("-", "−")


def text_share(text: str, width: float = NOMINAL_WIDTH) -> float:
    """About how much of the width a tick label takes, in percent (at 13 px)."""
    return sum(_letter_width(letter) for letter in text) / width * 100


def _letter_width(letter: str) -> float:
    if ord(letter) > 0x2E7F:
        return 13.0
    return 9.0 if letter.isupper() else 7.4


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled value. The lower ``rank``, the later it gives way: boundaries, ends, the rest."""

    value: float
    rank: int
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A tick with its place and its text."""

    tick: Tick
    x: float
    text: str

    def crowds(self, other: Placed, width: float) -> bool:
        """Whether two labels come too near each other on an axis of that many pixels."""
        texts = (text_share(self.text, width) + text_share(other.text, width)) / 2
        return abs(self.x - other.x) < max(LABEL_GAP / width * 100, texts + 600 / width)


def _fitting(places: Sequence[Placed], width: float) -> list[Placed]:
    """The labels that find room, the most needed first; in order of place."""
    kept: list[Placed] = []
    for place in sorted(places, key=lambda place: place.tick.rank):
        if not any(place.crowds(other, width) for other in kept):
            kept.append(place)
    return sorted(kept, key=lambda place: place.x)


def _fitting_with_unit(places: Sequence[Placed], unit: str, width: float) -> list[Placed]:
    """The labels of a narrow axis, whose last one carries the unit."""
    *others, last = _fitting(places, width)
    joined = Placed(last.tick, last.x, f"{last.text}\u00a0{unit}")
    share = text_share(joined.text, width)
    left_edge = min(last.x - share / 2, 100 - share) - 300 / width
    clear = [place for place in others if place.x + text_share(place.text, width) / 2 < left_edge]
    return [*clear, joined]


def labels(axis: Axis, ticks: Sequence[Tick], unit: str, *, y: float) -> list[Primitive]:
    """Labels and their long ticks, the unit once: at the right end, after the last where narrow."""
    unit_text = f"{unit}，对数刻度" if axis.logarithmic else unit
    room = 100 - text_share(unit_text) - 1.5
    places = [
        Placed(tick, x, figure(tick.value, decades=axis.logarithmic))
        for tick in ticks
        if -0.5 <= (x := axis.at(tick.value)) <= 100.5 and (tick.rank < 2 or x < room)
    ]
    if not places:
        return [Label(100, y, unit_text, "", "end")]
    wide = _fitting(places, NOMINAL_WIDTH)
    short = f"{unit}（对数）" if axis.logarithmic else unit
    narrow = _fitting_with_unit(wide, short, NARROW_WIDTH)
    last = wide[-1]
    if last.x + text_share(last.text) / 2 > room:
        wide[-1] = Placed(last.tick, last.x, f"{last.text}\u00a0{unit_text}")
        shapes: list[Primitive] = []
    else:
        shapes = [Label(100, y, unit_text, "wide", "end")]
    return [*shapes, *_drawn(wide, narrow, y)]


def _drawn(wide: Sequence[Placed], narrow: Sequence[Placed], y: float) -> list[Primitive]:
    """Each label once where it is the same at every width, else once for each."""
    shapes: list[Primitive] = [
        Line(place.x, y - 18, place.x, y - 12, "d-axis" if place.tick.rank < 2 else "d-tick")
        for place in wide
    ]
    both = set(wide) & set(narrow)
    for place in wide:
        shapes.append(_label(place, y, "" if place in both else "wide", NOMINAL_WIDTH))
    for place in narrow:
        if place not in both:
            shapes.append(_label(place, y, "narrow", NARROW_WIDTH))
    return shapes


def _label(place: Placed, y: float, css: str, width: float) -> Label:
    """A label at its place, moved inside where it would leave the drawing."""
    css = f"{'bold' if place.tick.bold else ''} {css}".strip()
    if place.x + text_share(place.text, width) / 2 > 100:
        return Label(100, y, place.text, css, "end")
    return Label(place.x, y, place.text, css)


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
