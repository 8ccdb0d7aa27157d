"""Reading the secondary conditions of a promise: frequency, temperature, medium, load."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from registry.measurement.cells import Piece, pieces
from registry.measurement.condition_items import words_of
from registry.measurement.folding import fold
from registry.measurement.units import UnitTable
from registry.measurement.values import Condition

_PARTS = re.compile(r"[;\n。]|[、,](?=[^\d、,;:=()]{1,20}[:=])")
_LABELLED = re.compile(r"([^:=\d]{1,20})[:=]")
_ANYTHING = re.compile("任意|任何|不限")
_LISTED = re.compile("[、,/]|或者?|以?及|和")


@dataclass(frozen=True, slots=True)
class ConditionReading:
    """The conditions of a cell. ``note`` says in Chinese what was not certain."""

    conditions: tuple[Condition, ...] = ()
    certain: bool = True
    note: str = ""


def read_conditions(text: str, table: UnitTable) -> ConditionReading:
    """The conditions of a cell: figures in SI, words as items; an empty text has none."""
    readings = [
        _read_part(text[start:end], table)
        for start, end in _spans(fold(text))
        if text[start:end].strip()
    ]
    notes = [reading.note for reading in readings if reading.note]
    return ConditionReading(
        tuple(condition for reading in readings for condition in reading.conditions),
        not notes,
        "；".join(dict.fromkeys(notes)),
    )


def _spans(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for sign in _PARTS.finditer(folded):
        yield start, sign.start()
        start = sign.end()
    yield start, len(folded)


def _read_part(part: str, table: UnitTable) -> ConditionReading:
    if _ANYTHING.search(part):
        return ConditionReading((_anything(part, table),))
    label, body = _labelled(part)
    items = words_of(label, body, table)
    if items:
        return ConditionReading((_items(label, items, part, table),))
    found = list(pieces(part, table))
    if not any(piece.resolved for piece in found):
        return ConditionReading((_worded(part, table),))
    read = [piece for piece in found if piece.resolved and not piece.resolved.problem]
    problems = [_problem(piece, part) for piece in found]
    notes = list(dict.fromkeys(problem for problem in problems if problem))
    return ConditionReading(tuple(_numeric(read, part)), not notes, "；".join(notes))


def _anything(part: str, table: UnitTable) -> Condition:
    name = re.sub("[:=的]", "", _ANYTHING.sub("", fold(part))).strip()
    quantity = table.named(name)
    return Condition(quantity.slug if quantity else None, anything=True, text=part.strip())


def _worded(part: str, table: UnitTable) -> Condition:
    """``介质：水、空气``: the quantity is named where the vocabulary knows it."""
    label, body = _labelled(part)
    items = tuple(word.strip() for word in _LISTED.split(body) if word.strip())
    return _items(label, items, part, table)


def _items(label: str, items: tuple[str, ...], part: str, table: UnitTable) -> Condition:
    quantity = table.named(label) if label else None
    return Condition(quantity.slug if quantity else None, items=items, text=part.strip())


def _labelled(part: str) -> tuple[str, str]:
    """What stands before the first colon, if anything, and what behind it; both folded."""
    folded = fold(part).strip()
    label = _LABELLED.match(folded)
    return (label[1].strip(), folded[label.end() :].strip()) if label else ("", folded)


def _problem(piece: Piece, part: str) -> str:
    written = part[piece.start : piece.end].strip()
    if piece.resolved is None:
        return f"条件中的“{written}”未能识别" if any(map(str.isalnum, written)) else ""
    if piece.resolved.problem:
        return f"条件“{written}”{piece.resolved.problem}"
    if piece.inner or not piece.certain:
        return f"条件“{written}”有多种读法"
    return ""


def _numeric(read: Iterable[Piece], part: str) -> Iterator[Condition]:
    """One condition a quantity; figures in a row of one quantity are alternatives."""
    current: Condition | None = None
    for piece in read:
        resolved = piece.resolved
        if resolved is None or resolved.unit is None:
            continue
        slug = resolved.quantity.slug if resolved.quantity else None
        if current is not None and current.quantity == slug:
            current = replace(current, intervals=current.intervals + resolved.intervals)
            continue
        if current is not None:
            yield current
        current = Condition(slug, resolved.intervals, resolved.unit.code, text=part.strip())
    if current is not None:
        yield current
