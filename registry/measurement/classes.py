"""Systems of accuracy classes: what a class permits at a point, and which class is coarser."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from registry.measurement.values import Curve, Figure, Interval, Piece

_BY_VALUE = ("formula", "table")
_OF_VALUE = ("reading", "nominal")
_TIE = 1e-9
"""Parts two classes of one figure, and is below any difference between two figures."""


@dataclass(frozen=True, slots=True)
class AccuracyClass:
    """One class of a system. ``value`` as the system writes it (``0.4``, ``E2``, ``Ⅲ``), ``rank``
    from finest (0) on; ``mpe`` is the permissible error in SI where the system gives one that
    depends on the value only (formula, table, reading); for span and full-scale systems
    ``percent`` is what is taken of the span."""

    value: str
    rank: int
    percent: float | None = None
    mpe: Curve = ()
    aliases: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class ClassSystem:
    """A system of accuracy classes. ``kind``: ``span full_scale reading nominal formula table
    order``. In ``span full_scale reading nominal`` any positive number may be a class (percent)."""

    slug: str
    name: str
    kind: str
    quantity: str | None
    classes: tuple[AccuracyClass, ...] = ()
    numeric: bool = False
    source: str = ""
    verified: bool = True


_SUFFIXES = ("等级", "等級", "级", "級", "等")
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
_UNICODE_ROMAN = {chr(0x2160 + n): roman for n, roman in enumerate(_ROMAN)}
_CHINESE = {digit: n for n, digit in enumerate("〇一二三四五六七八九")}


def class_key(text: str) -> str:
    """What two ways of writing one class share: Ⅲ III 3 三 are one key, E2 and e2 another."""
    plain = "".join(_UNICODE_ROMAN.get(char, char) for char in text.strip().upper())
    number = _ROMAN.get(plain, _CHINESE.get(plain))
    if number is not None:
        return str(number)
    return as_percent(plain) or plain


def as_percent(text: str) -> str | None:
    """A class that is a positive number, in its shortest form (``1.60`` → ``1.6``), else None."""
    if not text.replace(".", "", 1).isdecimal() or not text.isascii():
        return None
    value = float(text)
    return f"{value:.12g}" if 0 < value < math.inf else None


def _without_suffix(text: str) -> str:
    """``0.4级`` → ``0.4``, ``E2等`` → ``E2``; a numbered ``3等`` stays."""
    suffix = next((word for word in _SUFFIXES if text.endswith(word)), "")
    bare = text.removesuffix(suffix).strip()
    return text if suffix == "等" and class_key(bare).isdecimal() else bare


def parse_class(system: ClassSystem, text: str) -> str | None:
    """The class that ``text`` names, as the system writes it, or None when it has no such class.

    ``Ⅲ级``, ``III``, ``3级`` and ``三级`` name the same class. A numbered 等 is an order of
    standards (三等量块), never the class of that number: only systems that list it have it.
    """
    whole = text.strip()
    bare = _without_suffix(whole)
    for wanted in (whole, bare):
        for known in system.classes:
            if wanted in (known.value, *known.aliases):
                return known.value
    key = class_key(bare)
    for known in system.classes:
        if key in map(class_key, (known.value, *known.aliases)):
            return known.value
    return as_percent(bare) if system.numeric else None


def _class(system: ClassSystem, value: str) -> AccuracyClass | None:
    canonical = parse_class(system, value)
    return next((known for known in system.classes if known.value == canonical), None)


def _percent(system: ClassSystem, value: str) -> float | None:
    known = _class(system, value)
    if known is not None and known.percent is not None:
        return known.percent
    canonical = parse_class(system, value) if system.numeric else None
    plain = as_percent(canonical) if canonical else None
    return float(plain) if plain else None


def rank(system: ClassSystem, value: str) -> float | None:
    """Where a class stands in its system, finest smallest; None for a class it does not have.

    In numeric systems the figure itself is the order, and the declared rank only parts classes of
    the same figure (0.2S before 0.2).
    """
    known = _class(system, value)
    if system.numeric:
        percent = _percent(system, value)
        if percent is not None:
            return percent + (known.rank * _TIE if known else 0.0)
    return None if known is None else float(known.rank)


def permissible_error(
    system: ClassSystem, value: str, interval: Interval, *, zero: float = 0.0
) -> Curve | None:
    """The maximum permissible error of a class over ``interval`` (SI), None where the system gives
    no figure (an order, an unbounded span, an unknown class).

    ``zero`` is where relative figures of the quantity start (273.15 K for temperatures). A class
    of span asked at a point has the span 0..value; a class with a table keeps, between two nominal
    values, the figure of the smaller one (OIML R 111).
    """
    if system.kind in _BY_VALUE:
        known = _class(system, value)
        curve = known.mpe if known else ()
        return (_between_nominals(curve) if system.kind == "table" else curve) or None
    percent = _percent(system, value)
    if system.kind == "order" or percent is None:
        return None
    if system.kind in _OF_VALUE:
        return (Piece(interval, Figure(relative=percent / 100, zero=zero)),)
    size = _span(interval, zero) if system.kind == "span" else _full_scale(interval, zero)
    return None if size is None else (Piece(interval, Figure(percent / 100 * size, zero=zero)),)


def _span(interval: Interval, zero: float) -> float | None:
    if interval.low is None or interval.high is None:
        return None
    return abs(interval.high - zero) if interval.is_point else interval.high - interval.low


def _full_scale(interval: Interval, zero: float) -> float | None:
    try:
        return Figure(full_scale=1.0, zero=zero).resolved(interval).absolute
    except ValueError:
        return None


def _between_nominals(curve: Curve) -> Curve:
    """Point entries carried on to the next nominal value; other pieces stay as declared."""
    points = sorted((piece for piece in curve if piece.interval.is_point), key=_nominal)
    carried = [
        Piece(Interval(_nominal(this), _nominal(following), False, True), this.figure)
        for this, following in pairwise(points)
    ]
    return (*(piece for piece in curve if not piece.interval.is_point), *carried, *points[-1:])


def _nominal(piece: Piece) -> float:
    return piece.interval.lower
