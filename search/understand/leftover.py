"""What nothing was read from: text to search for, and figures that need a unit."""

from __future__ import annotations

from collections.abc import Sequence

from registry.measurement.ranges import Found
from search.understand.demanded import usual_unit
from search.understand.reading import Reading, gaps_in
from search.understand.words import EDGES

_TRIMMED = " \t\r\n\x00,，.。;；:：!！?？、/\\|()（）[]【】<>《》\"“”'‘’-—–~～+=*&%@#$^_`·…"


def read_bare_figures(reading: Reading, bare: Sequence[Found]) -> None:
    """A range or an error without a unit says nothing yet: offer the usual unit of the instrument
    (settled point 30)."""
    unit = usual_unit(reading)
    for found in bare:
        if not reading.is_free(found.start, found.end):
            continue
        reading.take(found.start, found.end)
        written = reading.text[found.start : found.end].strip()
        part, name = ("accuracy", "误差") if written.startswith("±") else ("range", "测量范围")
        say = f"“{written}”没有单位，未作为{name}"
        if unit:
            better = reading.replaced(found.start, found.end, written + unit.symbol)
            reading.note(part, "doubt", f"{say}；是否指 {unit.symbol}？", better)
        else:
            reading.note(part, "doubt", say)


def text_left(reading: Reading) -> str:
    """What is to be searched as text: the unread pieces without asking words and punctuation."""
    pieces = (_trimmed(reading.text[start:end]) for start, end in gaps_in(reading.taken))
    return " ".join(piece for piece in pieces if piece)


def _trimmed(piece: str) -> str:
    words = " ".join(piece.split()).strip(_TRIMMED + EDGES)
    if len(words) == 1 and words.isascii() and words.isalpha():
        return ""
    return words if any(character.isalnum() for character in words) else ""
