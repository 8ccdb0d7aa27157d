"""Which instrument a question names, by any of its names, nearly, or by its type."""

from __future__ import annotations

import re
from collections.abc import Iterable

from registry.vocabulary.vocabulary import Vocabulary
from search.analysis import fold
from search.understand.naming import Mention, Naming, choice_of
from search.understand.reading import Reading, gaps_in
from search.understand.words import NO_INITIALS

_GUESSED = ("pinyin", "initials")
_TYPE = re.compile(
    r"分度号?\s?(?P<after>[A-Z])(?![A-Za-z])|(?<![A-Za-z])(?P<before>[A-Z])(?:型|分度)"
)


def read_instrument(reading: Reading, found: list[Mention]) -> None:
    """The instrument asked for: the first one named, and of names that touch the last, which is
    the head of a Chinese compound (电子天平砝码 is a weight)."""
    named = [mention for mention in found if _names_instrument(reading, mention)]
    if not named:
        _read_near_miss(reading, found)
        return
    chosen = named[0]
    for following in named[1:]:
        if following.start != chosen.end:
            break
        chosen = following
    _take_instrument(reading, chosen)
    _read_type(reading)
    for other in named:
        if other is not chosen:
            _mention_other(reading, other, chosen)


def _names_instrument(reading: Reading, mention: Mention) -> bool:
    """Initials that are a unit or an everyday abbreviation name nothing."""
    if mention.kind != "instrument":
        return False
    if mention.namings[0].manner != "initials":
        return True
    written = reading.written(mention)
    return written.lower() not in NO_INITIALS and not reading.lexicon.vocabulary.units.find(written)


def _take_instrument(reading: Reading, mention: Mention) -> None:
    first, *others = _instruments(mention.namings)
    reading.choose("instrument", choice_of(first.entry), mention.start, mention.end)
    written = reading.written(mention)
    reading.kind = _kind_in(written, first.entry.slug, reading.lexicon.vocabulary)
    if mention.nearly or first.manner in _GUESSED:
        reading.note("instrument", "info", f"“{written}”按“{first.entry.name}”理解")
    same = [other.entry for other in others if other.manner == first.manner]
    if same:
        names = "、".join(entry.name for entry in same[:3])
        better = reading.replaced(mention.start, mention.end, same[0].name)
        reading.note("instrument", "doubt", f"“{written}”也可能指{names}", better)


def _kind_in(written: str, slug: str, vocabulary: Vocabulary) -> str | None:
    """The kind of the instrument's quantity that it was asked for by: 交流电压 of 交流电压表."""
    general = vocabulary.instruments[slug].quantity
    kinds = vocabulary.narrower(general) if general else ()
    name = fold(written)
    return next(
        (kind for kind in kinds if kind != general and _is_in(kind, name, vocabulary)), None
    )


def _is_in(quantity: str, name: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.quantities[quantity].name in name


def _instruments(namings: Iterable[Naming]) -> list[Naming]:
    return [naming for naming in namings if naming.entry.kind == "instrument"]


def _read_type(reading: Reading) -> None:
    """A type named apart from its instrument: 热电偶 K型, 分度号S的热电偶."""
    general = reading.choices["instrument"].name
    for letter in _TYPE.finditer(fold(reading.unread())):
        named = reading.lexicon.get(f"{letter['before'] or letter['after']}型{general}")
        kinds = [naming.entry for naming in named if naming.entry.kind == "instrument"]
        if kinds:
            reading.choose("instrument", choice_of(kinds[0]), *letter.span())
            return


def _mention_other(reading: Reading, other: Mention, chosen: Mention) -> None:
    """A second instrument: the same or a more general one adds nothing, another stays text."""
    entry, main = other.namings[0].entry, chosen.namings[0].entry
    ancestors = set(reading.lexicon.vocabulary.ancestors(main.slug))
    if entry.slug == main.slug or entry.slug in ancestors:
        reading.take(other.start, other.end)
    elif other.end != chosen.start:
        reading.note("instrument", "info", f"只按“{main.name}”查找，“{entry.name}”按文字匹配")


def _read_near_miss(reading: Reading, found: list[Mention]) -> None:
    """An instrument that is nearly written, unless all its characters have a meaning already."""
    firm = bytearray(reading.taken)
    known = bytearray(reading.taken)
    for mention in found:
        known[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
        if mention.kind not in ("quantity", "field", "industry"):
            firm[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    missed = reading.lexicon.near_misses.find(reading.text, gaps_in(firm))
    if missed is not None and known.find(0, missed.start, missed.end) >= 0:
        _take_instrument(reading, missed)
