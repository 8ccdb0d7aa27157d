"""Ranges that are no interval: types, and sizes that name an instrument.

``K、S、Pt100`` are types; ``(630×400) mm`` is which plate, ``DN15～DN300`` which pipes (ISO 6708: a
number without a unit). And what a level is referred to, which is no figure at all.
"""

from __future__ import annotations

import re

from registry.measurement.folding import fold

_TYPE = re.compile(r"([A-Z][A-Za-z]{0,3}\d{0,4}(?:[-/]\d{1,4})?)(?:型|分度号|分度|标尺)?")
_TYPE_SIGN = re.compile(r"\s*[、,;/\n]\s*|\s*[或和及]\s*|\s+")

_SIDE = r"\d{1,5}(?:\.\d{1,3})? ?(?:mm|cm|m)?"
_SIDES = rf"\(?{_SIDE}(?: ?[×xX*] ?{_SIDE}){{1,2}}\)? ?(?:mm|cm|m)?"
_PLATES = re.compile(rf"\(?{_SIDES}(?: ?[~、,;至到-] ?{_SIDES})*\)? ?(?:mm|cm|m)?")
_SQUARE = re.compile(r"\(?(?P<side>[\d.]+) ?(?:mm|cm|m)? ?[×xX*] ?(?P=side)\)? ?(?:mm|cm|m)")
_UNIT_LAST = re.compile(r"m ?\)?$")
_NAMED = re.compile("^(?:规格|尺寸|工作面|台面|公称通径|公称口径|通径|口径|管径)?(?:范围)?[:=]?")

_NOMINAL = re.compile(
    r"(?:公称通径|公称口径|通径|口径|管径)?[:=]? ?"
    r"(DN ?\d{1,4}(?: ?[~-] ?(?:DN ?)?\d{1,4})?(?:及?以[上下])?)"
)

_REFERENCE = re.compile(
    r" ?\(? ?(?:re|ref|参考|基准)(?:[.:=]|为|值)? ?[\d.]{0,6} ?[µmunp]?[A-Z][A-Za-z]{0,2}"
    r"(?: ?/ ?\(?[µmunp]?(?:Pa|V|m|W|N)(?:/s²)?\)?)? ?\)?"
)
"""``dB re 1 V/Pa``, ``dB (re 20 µPa)``."""


def types(text: str) -> tuple[str, ...]:
    """Types of a list such as ``K、S、Pt100``; empty unless every part is one."""
    parts = [part for part in _TYPE_SIGN.split(fold(text).strip()) if part]
    found = [_TYPE.fullmatch(part) for part in parts]
    return tuple(item[1] for item in found if item) if all(found) else ()


def plates(text: str) -> tuple[str, ...]:
    """The sizes of plates that a cell names, as written; empty unless it is certainly that.

    A single square (``500×500 mm``) is left to those who read it as the length of its side.
    """
    folded = fold(text).replace("\u00a0", " ").strip()
    body = _NAMED.sub("", folded, count=1).strip()
    certain = _UNIT_LAST.search(body) and not _SQUARE.fullmatch(body)
    return (text.strip(),) if certain and _PLATES.fullmatch(body) else ()


def nominal_size(text: str) -> str:
    """The nominal sizes that a piece names (``DN15~DN300``), folded; else empty."""
    found = _NOMINAL.fullmatch(fold(text).strip())
    return found[1] if found else ""


def without_reference(text: str) -> str:
    """The text with what its levels are referred to blanked out, as long as it was."""
    if "dB" not in text and "分贝" not in text:
        return text
    return _REFERENCE.sub(lambda found: " " * len(found[0]), text)
