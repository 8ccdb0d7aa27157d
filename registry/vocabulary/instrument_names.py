"""Which instrument of the taxonomy a scope means by the name it writes.

Scopes name instruments freely: with a kind in front (数显弹簧管压力表), a model behind
(压力表 YB-150), a remark in brackets, several in one cell. In Chinese the head of a name stands
last, so what a text ends with says what it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from opencc import OpenCC

from registry.vocabulary.entries import Instrument
from registry.vocabulary.vocabulary import Vocabulary

_SAME_WORD = str.maketrans({"称": "秤", "粘": "黏", "藕": "偶", "板": "扳", "―": "-", "—": "-"})
"""Characters that are written for one another in names of instruments (电子称, 粘度计)."""

_BRACKETS = re.compile(r"\([^()]*\)")
_SEVERAL = re.compile(r"[、,;/及和与]")
_JOINTS = frozenset(" \t\r\n-·、,/'\"")
_MODEL = re.compile(r"[\x00-\x7fφ°Ω~×]+\Z")

_LONGEST_READ = 200
"""Characters of a cell that are looked at; no name of an instrument is nearly as long."""

_SHORTEST_CONTAINED = 3

_STANDARDS = tuple(
    deed + thing
    for deed in ("检定", "校准", "校验", "标准", "测试")
    for thing in ("装置", "仪", "器", "台", "箱")
)
"""How the name of a standard ends: 压力表检定装置 is no pressure gauge."""


@dataclass(frozen=True, slots=True)
class _Names:
    """The instruments of a vocabulary by every spelling of their names."""

    slugs: dict[str, tuple[str, ...]]
    longest: int


def find_instrument(name: str, vocabulary: Vocabulary, quantity: str | None = None) -> str | None:
    """The slug of the instrument that ``name`` means, or None.

    Looked for are, in this order: the name as it stands; without brackets and model; several
    instruments in one cell, whose nearest common family it is; the longest name that it ends
    with; the longest of three or more characters that it contains. ``quantity`` (a slug) decides
    where instruments share a name. Never raises.
    """
    names = _names(vocabulary)
    text = unicodedata.normalize("NFKC", name[:_LONGEST_READ])
    bare = _BRACKETS.sub("", text)
    forms = dict.fromkeys(map(_spelling, (text, bare, _MODEL.sub("", bare))))
    found = (
        _first(names.slugs.get(form, ()) for form in forms)
        or _shared_family(bare, names, vocabulary, quantity)
        or _first(_at_the_end(form, names) for form in forms)
        or _first(_within(form, names) for form in forms)
    )
    return _choose(found, vocabulary, quantity) if found else None


def names_of(instrument: Instrument) -> Iterator[str]:
    """Every name of an instrument as it is declared: Chinese first, then English."""
    yield instrument.name
    yield from instrument.aliases
    yield instrument.name_en
    yield from instrument.aliases_en


@lru_cache(maxsize=4)
def _names(vocabulary: Vocabulary) -> _Names:
    slugs: dict[str, tuple[str, ...]] = {}
    for instrument in vocabulary.instruments.values():
        for spelling in dict.fromkeys(map(_spelling, names_of(instrument))):
            if spelling:
                slugs[spelling] = (*slugs.get(spelling, ()), instrument.slug)
    return _Names(slugs, max(map(len, slugs), default=0))


@cache
def _simplified() -> dict[int, int]:
    """Character by character: what is compared need not be idiomatic."""
    han = "".join(map(chr, (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))))
    pairs = zip(han, OpenCC("t2s").convert(han), strict=True)
    return {ord(old): ord(new) for old, new in pairs if old != new}


def _spelling(text: str) -> str:
    """The text as names are compared: simplified, half width, lower case, without joints.

    A space between two words of Latin letters stays, so that ``level`` is no part of ``sublevel``.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_simplified()).lower()
    kept: list[str] = []
    for character in plain.translate(_SAME_WORD):
        if character not in _JOINTS:
            if kept and kept[-1] == " " and not character.isascii():
                kept.pop()
            kept.append(character)
        elif kept and kept[-1].isascii() and kept[-1] != " ":
            kept.append(" ")
    return "".join(kept).strip()


def _whole_word(text: str, start: int, end: int) -> bool:
    """Whether a piece of the text does not begin or end within a Latin word or a number."""
    starts = start == 0 or not (_latin(text[start - 1]) and _latin(text[start]))
    return starts and (end == len(text) or not (_latin(text[end - 1]) and _latin(text[end])))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _at_the_end(text: str, names: _Names) -> tuple[str, ...]:
    for start in range(max(0, len(text) - names.longest), len(text)):
        slugs = names.slugs.get(text[start:])
        if slugs and _whole_word(text, start, len(text)):
            return slugs
    return ()


def _within(text: str, names: _Names) -> tuple[str, ...]:
    """The longest name within the text, the last of several: the head of a name stands last."""
    if text.endswith(_STANDARDS):
        return ()
    for length in range(min(names.longest, len(text)), _SHORTEST_CONTAINED - 1, -1):
        for start in range(len(text) - length, -1, -1):
            slugs = names.slugs.get(text[start : start + length])
            if slugs and _whole_word(text, start, start + length):
                return slugs
    return ()


def _shared_family(
    text: str, names: _Names, vocabulary: Vocabulary, quantity: str | None
) -> tuple[str, ...]:
    """The nearest common family of several instruments in one cell (压力表、真空表); the first
    of them where they have none; nothing where a part is no instrument."""
    parts = [_spelling(part) for part in _SEVERAL.split(text)]
    if len(parts) < 2:
        return ()
    found = [names.slugs.get(part) or _at_the_end(part, names) for part in parts]
    if not all(found):
        return ()
    slugs = [_choose(slugs, vocabulary, quantity) for slugs in found]
    lines = [(slug, *vocabulary.ancestors(slug)) for slug in slugs]
    common = (slug for slug in lines[0] if all(slug in line for line in lines))
    return (next(common, slugs[0]),)


def _choose(slugs: tuple[str, ...], vocabulary: Vocabulary, quantity: str | None) -> str:
    """The first of the instruments that measures the quantity, else the first."""
    if quantity is None or quantity not in vocabulary.quantities:
        return slugs[0]
    measuring = (slug for slug in slugs if _measures(slug, vocabulary, quantity))
    return next(measuring, slugs[0])


def _measures(slug: str, vocabulary: Vocabulary, quantity: str) -> bool:
    """Whether one of the instrument's quantities is the one meant, a kind of it, or wider."""
    instrument = vocabulary.instruments[slug]
    kinds = set(vocabulary.narrower(quantity))
    return any(
        own in kinds or quantity in vocabulary.narrower(own)
        for own in (instrument.quantity, *instrument.quantities)
        if own is not None
    )


def _first(found: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return next(filter(None, found), ())
