"""What nothing was read from: text to search for, and figures that need a unit."""

from __future__ import annotations

import re
from collections.abc import Sequence

from registry.measurement.classes import parse_class
from search.understand.demanded import class_system, usual_unit, without_unit
from search.understand.figures import Stated
from search.understand.reading import Reading, gaps_in
from search.understand.words import ASKING_ALONE, EDGES

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_TRIMMED = " \t\r\n\x00,，.。;；:：!！?？、/\\|()（）[]【】<>《》\"“”'‘’-—–~～+=*&%@#$^_`·…"


def read_bare_figures(reading: Reading, bare: Sequence[Stated]) -> None:
    """A range or an accuracy without a unit says nothing yet: offer what is usual for the
    instrument (settled point 30)."""
    for figure in bare:
        if not reading.is_free(figure.start, figure.end):
            continue
        reading.take(figure.start, figure.end)
        written = reading.text[figure.start : figure.end].strip()
        part = "range" if figure.kind == "range" else "accuracy"
        usual = _usual(reading, figure, written)
        better = reading.replaced(figure.start, figure.end, written + usual) if usual else ""
        reading.note(part, "doubt", without_unit(part, written, usual), better)


def _usual(reading: Reading, figure: Stated, written: str) -> str:
    """What the figure usually stands in: a class (精度0.5 of a gauge), else the unit."""
    number = _NUMBER.search(written)
    system = class_system(reading.instrument(), reading.lexicon.vocabulary)
    plain = figure.kind == "mpe" and "±" not in written
    if plain and number and system and parse_class(system, number[0]) is not None:
        return "级"
    unit = usual_unit(reading.instrument(), reading.ranges, reading.lexicon.vocabulary)
    return unit.symbol if unit else ""


def text_left(reading: Reading) -> str:
    """What is to be searched as text: the unread pieces without asking words and punctuation."""
    pieces = (_trimmed(reading.text[start:end]) for start, end in gaps_in(reading.taken))
    return " ".join(piece for piece in pieces if piece)


def _trimmed(piece: str) -> str:
    words = " ".join(piece.split()).strip(_TRIMMED + EDGES)
    if not words.strip(ASKING_ALONE):
        return ""
    if len(words) == 1 and words.isascii() and words.isalpha():
        return ""
    return words if any(character.isalnum() for character in words) else ""
