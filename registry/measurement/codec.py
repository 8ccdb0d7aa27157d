"""A scope as JSON and back: compact, and the same bytes for the same scope.

Values that are their default are left out; an interval is ``[low, high]`` with its brackets as a
third entry when an end is open; the better curve of an accuracy is written only where it differs
from the worse. Every float is written as a float, so that 60 MPa given as an
integer and as a float are one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from registry.measurement.values import (
    Accuracy,
    Condition,
    Curve,
    Figure,
    Interval,
    MeasuringRange,
    Part,
    Piece,
    Scope,
)

Json = dict[str, Any]


def scope_to_json(scope: Scope) -> Json:
    """The scope in plain JSON values, defaults left out."""
    return _dump(scope)


def scope_from_json(data: Mapping[str, Any]) -> Scope:
    """The scope that :func:`scope_to_json` made ``data`` of. Raises ``KeyError`` or ``TypeError``
    on what it never wrote."""
    return _load(Scope, data)


def _float(value: float) -> float:
    return float(value) + 0.0


def _end(value: float | None) -> float | None:
    return None if value is None else _float(value)


def _dump_interval(interval: Interval) -> list[Any]:
    ends: list[Any] = [_end(interval.low), _end(interval.high)]
    if interval.low_open or interval.high_open:
        ends.append(("(" if interval.low_open else "[") + (")" if interval.high_open else "]"))
    return ends


def _load_interval(data: list[Any]) -> Interval:
    brackets = data[2] if len(data) > 2 else "[]"
    return Interval(data[0], data[1], brackets[0] == "(", brackets[1] == ")")


def _dump_curve(curve: Curve) -> list[Any]:
    return [[_dump_interval(piece.interval), _dump(piece.figure)] for piece in curve]


def _load_curve(data: Iterable[Any]) -> Curve:
    return tuple(Piece(_load_interval(where), _load(Figure, figure)) for where, figure in data)


def _dump_accuracy(accuracy: Accuracy) -> Json:
    data = _dump(accuracy)
    if accuracy.best == accuracy.worst:
        data.pop("best", None)
    elif not accuracy.best:
        data["best"] = []
    return data


def _load_accuracy(data: Mapping[str, Any]) -> Accuracy:
    curves = {"best": data["worst"]} if "worst" in data and "best" not in data else {}
    accuracy: Accuracy = _load(Accuracy, {**data, **curves})
    return accuracy


def _many(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda values: [one(value) for value in values]


def _loaded(kind: type) -> Callable[[Any], Any]:
    return lambda data: _load(kind, data)


def _tuple_of(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda data: tuple(one(value) for value in data)


def _dump(value: Any) -> Json:
    data: Json = {}
    for name, default, dump in _PLANS[type(value)]:
        held = getattr(value, name)
        if default is MISSING or held != default:
            data[name] = dump(held)
    return data


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return _float(value) if isinstance(value, float) else value


def _load(kind: type, data: Mapping[str, Any]) -> Any:
    given = {}
    for name, held in data.items():
        load = _LOADS.get((kind, name))
        given[name] = load(held) if load else tuple(held) if isinstance(held, list) else held
    return kind(**given)


_DUMPS: dict[tuple[type, str], Callable[[Any], Any]] = {
    (Scope, "parts"): _many(_dump),
    (Scope, "conditions"): _many(_dump),
    (Part, "range"): _dump,
    (Part, "accuracy"): _dump_accuracy,
    (MeasuringRange, "intervals"): _many(_dump_interval),
    (Condition, "intervals"): _many(_dump_interval),
    (Accuracy, "worst"): _dump_curve,
    (Accuracy, "best"): _dump_curve,
    **{(Figure, name): _float for name in ("absolute", "relative", "full_scale", "zero")},
    (Accuracy, "k"): _float,
    (Accuracy, "confidence"): _end,
}
_LOADS: dict[tuple[type, str], Callable[[Any], Any]] = {
    (Scope, "parts"): _tuple_of(_loaded(Part)),
    (Scope, "conditions"): _tuple_of(_loaded(Condition)),
    (Part, "range"): _loaded(MeasuringRange),
    (Part, "accuracy"): _load_accuracy,
    (MeasuringRange, "intervals"): _tuple_of(_load_interval),
    (Condition, "intervals"): _tuple_of(_load_interval),
    (Accuracy, "worst"): _load_curve,
    (Accuracy, "best"): _load_curve,
}

_PLANS: dict[type, list[tuple[str, Any, Callable[[Any], Any]]]] = {
    kind: [
        (entry.name, entry.default, _DUMPS.get((kind, entry.name), _plain))
        for entry in fields(kind)
    ]
    for kind in (Scope, Condition, Part, MeasuringRange, Accuracy, Figure)
}
"""How each field of a class is written: its name, its default, and what writes it."""
