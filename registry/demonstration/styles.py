"""How people write the same thing: the hands of a province's scopes.

A recipe states a range as ``0..60 MPa``, ``>10..60 MPa``, ``..300 mm``, ``±10 V``,
``{4.00、6.86、9.18} pH`` or ``=any text``, and an accuracy as ``U 0.05 %``, ``Ur 0.05 %``,
``MPE 0.02 mm``, ``class 1.6-`` (that class and coarser), ``S 0.05级活塞式压力计`` (of the
standard), ``=any text`` or nothing. Here they are written out, in one of several ways.
"""

from __future__ import annotations

import re

_MINUS = "−"

_INTERVALS = (
    "({low}～{high}) {unit}",
    "（{low}～{high}）{unit}",
    "({low}~{high}){unit}",
    "{low} {unit}～{high} {unit}",
    "{low}{unit}~{high}{unit}",
    "{low}～{high} {unit}",
)
_HYPHENED = "{low}-{high} {unit}"
_HYPHENED_HAND = 6

_EXPANDED = (
    "{sign} = {figure}, k = 2",
    "{sign}={tight} (k=2)",
    "{sign} = {figure}，k=2",
    "{sign}＝{figure}（k＝2）",
    "{sign}={tight}, k=2",
    "{sign} = {figure} (k=2)",
    "{sign}={figure}",
)
_ERRORS = (
    "MPE: ±{figure}",
    "MPE：±{tight}",
    "最大允许误差：±{figure}",
    "±{tight}",
    "MPE: ±{tight}",
)
_SERVED = ("{name}{word}及以下", "{name} {word}及以下")
_CLASSES = ("{name}{word}", "{name} {word}")
_TIGHT = re.compile(r"(?<=[0-9]) (?=[%°℃µmkMGTVAΩWHFNPLgsn])")

HANDS = 7
"""How many hands there are; ``hand`` below is taken modulo the ways something can be written."""


def write_range(stated: str, hand: int) -> str:
    """A recipe's range as hand number ``hand`` writes it."""
    if stated.startswith("="):
        return stated[1:]
    if stated.startswith("{"):
        return _points(stated, hand)
    if stated.startswith("±"):
        return stated if hand % 2 else stated.replace(" ", "")
    low, dots, rest = stated.partition("..")
    high, _, unit = rest.partition(" ")
    if not dots:
        return stated
    if not low:
        return f"≤{high} {unit}" if hand % 2 else f"≤{high}{unit}"
    return f"{low}～{high} {unit}" if " " in low else _interval(low, high, unit, hand)


def _points(stated: str, hand: int) -> str:
    points, _, unit = stated[1:].partition("}")
    unit = unit.strip()
    if unit == "pH":
        return f"pH {points}" if hand % 2 else f"{points} pH"
    return f"{points} {unit}".strip() if hand % 2 else f"({points}) {unit}".strip()


def _interval(low: str, high: str, unit: str, hand: int) -> str:
    if hand % HANDS == _HYPHENED_HAND and not low.startswith(("-", ">")) and unit:
        return _HYPHENED.format(low=low, high=high, unit=unit)
    form = _INTERVALS[hand % len(_INTERVALS)]
    if not unit:
        form = "{low}～{high}"
    signed = [text.replace("-", _MINUS) if hand % 2 == 0 else text for text in (low, high)]
    return form.format(low=signed[0], high=signed[1], unit=unit).strip()


def write_accuracy(stated: str, hand: int) -> str:
    """A recipe's accuracy as hand number ``hand`` writes it."""
    kind, _, figure = stated.partition(" ")
    if stated.startswith("="):
        return stated[1:]
    if kind == "S":
        return figure
    if kind == "class":
        return _class(figure, hand)
    tight = _TIGHT.sub("", figure)
    if kind == "MPE":
        return _ERRORS[hand % len(_ERRORS)].format(figure=figure, tight=tight)
    return _expanded(kind, figure, tight, hand) if kind in {"U", "Ur"} else ""


def _expanded(kind: str, figure: str, tight: str, hand: int) -> str:
    relative = "U" if hand % 3 == 1 and "%" in figure else "Urel"
    sign = relative if kind == "Ur" else "U"
    return _EXPANDED[hand % len(_EXPANDED)].format(sign=sign, figure=figure, tight=tight)


def _class(figure: str, hand: int) -> str:
    name = figure.removesuffix("-")
    forms = _SERVED if figure.endswith("-") else _CLASSES
    word = "等级" if name[0] in "EFM" else "级"
    return forms[hand % len(forms)].format(name=name, word=word)


def is_of_standard(stated: str) -> bool:
    """Whether a recipe's accuracy is that of the center's measurement standard."""
    return stated.startswith("S ")


def write_list(items: tuple[str, ...], hand: int) -> str:
    """A list cell."""
    return (";", "；", "、")[hand % 3].join(items)
