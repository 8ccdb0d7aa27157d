"""What nothing was read from: text to search for, and figures that need a unit."""

from __future__ import annotations

import re

from search.analysis import fold
from search.understand.reading import Reading, gaps_in
from search.understand.words import EDGES

_NUMBER = r"\d{1,12}(?:\.\d{1,12})?"
_BARE = re.compile(
    rf"(?P<error>±\s?{_NUMBER})|\(?-?{_NUMBER}\s?(?:-|~|～|—|–|至|到)\s?-?{_NUMBER}\)?"
)
_TRIMMED = " \t\r\n\x00,，.。;；:：!！?？、/\\|()（）[]【】<>《》\"“”'‘’-—–~～+=*&%@#$^_`·…"


def read_bare_figures(reading: Reading) -> None:
    """A range or an error without a unit says nothing yet: offer the usual unit of the instrument
    (settled point 30)."""
    text = fold(reading.unread())
    for bare in _BARE.finditer(text):
        start, end = bare.span()
        if _part_of_word(text, start, end):
            continue
        reading.take(start, end)
        part, name = ("accuracy", "误差") if bare["error"] else ("range", "测量范围")
        unit = _usual_unit(reading)
        if unit:
            better = reading.replaced(start, end, f"{bare[0]}{unit}")
            reading.note(
                part, "doubt", f"“{bare[0]}”没有单位，未作为{name}；是否指 {unit}？", better
            )
        else:
            reading.note(part, "doubt", f"“{bare[0]}”没有单位，未作为{name}")


def _part_of_word(text: str, start: int, end: int) -> bool:
    """Whether the figure belongs to a model or a longer number."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return any(sign.isascii() and (sign.isalnum() or sign in ".-") for sign in before + after)


def _usual_unit(reading: Reading) -> str:
    vocabulary = reading.lexicon.vocabulary
    instrument = reading.choices.get("instrument")
    code = vocabulary.instruments[instrument.slug].unit if instrument else None
    return vocabulary.units[code].symbol if code and code in vocabulary.units else ""


def text_left(reading: Reading) -> str:
    """What is to be searched as text: the unread pieces without asking words and punctuation."""
    pieces = (_trimmed(reading.text[start:end]) for start, end in gaps_in(reading.taken))
    return " ".join(piece for piece in pieces if piece)


def _trimmed(piece: str) -> str:
    words = " ".join(piece.split()).strip(_TRIMMED + EDGES)
    return words if any(character.isalnum() for character in words) else ""
