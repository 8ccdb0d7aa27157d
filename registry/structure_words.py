"""What was read of a promise, in words: ends said as 含 and 不含, the coherent unit beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from registry.measurement.notation import (
    sensible_unit,
    write_figure,
    write_quantity,
    write_range,
)
from registry.measurement.units import Unit
from registry.measurement.values import (
    Accuracy,
    Condition,
    Curve,
    Figure,
    Interval,
    MeasuringRange,
    Part,
    Scope,
)
from registry.vocabulary.vocabulary import Vocabulary

NBSP = "\u00a0"
MANY = 6
"""Intervals from this number on are written as a list, not end by end."""

HANDY = (1, 1e3)
"""Widths in a unit are kept in it between these figures; beyond, a handier unit is chosen."""


def range_unit(measuring: MeasuringRange, vocabulary: Vocabulary) -> Unit:
    """The unit as written, else the coherent one of the quantity."""
    if measuring.unit and measuring.unit in vocabulary.units:
        return vocabulary.unit(measuring.unit)
    return vocabulary.units.si_unit(measuring.quantity or "ratio")


def width_unit(part: Part, vocabulary: Vocabulary) -> Unit:
    """The unit that widths of a part are shown in: that of its range, or a handier one."""
    unit = range_unit(part.range, vocabulary)
    quantity = vocabulary.quantities.get(part.range.quantity or "")
    widths = [piece.figure.at(_end(piece.interval)) for piece in part.accuracy.worst]
    largest = max(widths, default=0.0)
    if quantity is None or quantity.logarithmic or not largest:
        return unit
    if HANDY[0] <= largest / unit.factor < HANDY[1]:
        return unit
    return sensible_unit(largest, quantity, vocabulary.units)


def symbol_of(part: Part, vocabulary: Vocabulary) -> str:
    """The symbol of what is measured, ``x`` where it has none."""
    quantity = vocabulary.quantities.get(part.range.quantity or "")
    return quantity.symbols[0] if quantity and quantity.symbols else "x"


def range_words(measuring: MeasuringRange, vocabulary: Vocabulary) -> str:
    """``下限 −0.1 MPa（含），上限 100 MPa（含）``."""
    unit = range_unit(measuring, vocabulary)
    said = []
    if measuring.items:
        said.append(f"类型 {'、'.join(measuring.items)}")
    points = [one for one in measuring.intervals if one.is_point]
    if points and len(points) == len(measuring.intervals):
        said.append(f"{'只在' if len(points) > 1 else ''}{write_range(points, unit)} 点上")
    elif len(measuring.intervals) > MANY:
        said.append(write_range(measuring.intervals, unit))
    else:
        said += [_interval_words(one, unit) for one in measuring.intervals]
    return "；".join(said)


def _interval_words(interval: Interval, unit: Unit) -> str:
    if interval.is_point:
        return f"{write_quantity(interval.lower, unit)} 一点"
    low = _end_words("下限", interval.low, interval.low_open, unit)
    high = _end_words("上限", interval.high, interval.high_open, unit)
    return f"{low}，{high}"


def _end_words(word: str, value: float | None, is_open: bool, unit: Unit) -> str:
    if value is None:
        return f"没有{word}"
    return f"{word} {write_quantity(value, unit)}（{'不含' if is_open else '含'}）"


def coherent_words(measuring: MeasuringRange, vocabulary: Vocabulary) -> str:
    """The whole range in the coherent unit, where it was written in another."""
    quantity = vocabulary.quantities.get(measuring.quantity or "")
    if not measuring.intervals or quantity is None:
        return ""
    unit = vocabulary.units.si_unit(quantity.slug)
    if unit.code in ("", "1", range_unit(measuring, vocabulary).code):
        return ""
    hull = measuring.hull
    ends = dict.fromkeys(end for end in (hull.low, hull.high) if end is not None)
    return f"即 {' 至 '.join(write_quantity(end, unit) for end in ends)}" if ends else ""


def condition_words(condition: Condition, vocabulary: Vocabulary) -> str:
    """``频率 (40～1000) Hz``; what has no figures as it stands."""
    quantity = vocabulary.quantities.get(condition.quantity or "")
    name = f"{quantity.name} " if quantity else ""
    if condition.anything:
        return f"{name}任意"
    if condition.intervals:
        unit = range_unit(MeasuringRange(condition.quantity, unit=condition.unit), vocabulary)
        return f"{name}{write_range(condition.intervals, unit)}"
    return f"{name}{'、'.join(condition.items)}" if condition.items else ""


def accuracy_words(part: Part, vocabulary: Vocabulary) -> tuple[str, str]:
    """What the accuracy was read as, and whose it is; two empty texts where it was not read."""
    accuracy = part.accuracy
    if accuracy.unknowns:
        needs = "、".join(accuracy.unknowns)
        formula = f"公式 {accuracy.formula}" if accuracy.formula else "一个公式"
        return f"{formula}，还取决于{needs}", "给出这些之前，查询按待确认处理"
    if accuracy.statement == "class" and accuracy.class_values:
        return _class_words(accuracy, vocabulary)
    if accuracy.worst:
        unit = width_unit(part, vocabulary)
        where = range_unit(part.range, vocabulary)
        return _figures(accuracy, unit, where, symbol_of(part, vocabulary)), _whose(accuracy)
    return "", ""


def class_words(values: Sequence[str]) -> str:
    """``0.4级、E2级、二等``."""
    return "、".join(value if value[-1:] in "级等" else f"{value}级" for value in values)


def _class_words(accuracy: Accuracy, vocabulary: Vocabulary) -> tuple[str, str]:
    system = vocabulary.class_systems.get(accuracy.class_system or "")
    name = system.name if system else ""
    classes = class_words(accuracy.class_values)
    if accuracy.of == "standard":
        return f"标准器为{classes}", name
    note = "服务这一等级和更粗的仪器"
    return f"服务对象为{classes}", f"{note}（{name}）" if name else note


def _figures(accuracy: Accuracy, unit: Unit, where: Unit, symbol: str) -> str:
    """Every piece of the curve with where it holds; of an interval both ends."""
    is_error = accuracy.statement == "mpe"
    leads = {False: f"U{NBSP}={NBSP}", True: f"Urel{NBSP}={NBSP}"}
    better = {piece.interval: piece.figure for piece in accuracy.best}
    said = []
    for piece in accuracy.worst:
        written = write_figure(piece.figure, unit, symbol)
        best = better.get(piece.interval, piece.figure)
        if best != piece.figure:
            written = f"{write_figure(best, unit, symbol)} 至 {written}"
        if is_error and " + " in written:
            written = f"({written})"
        place = f"{write_range(piece.interval, where)}：" if len(accuracy.worst) > 1 else ""
        lead = "最大允许误差 ±" if is_error else leads[is_relative(piece.figure)]
        said.append(f"{place}{lead}{written}")
    return "；".join(said)


def is_relative(figure: Figure) -> bool:
    """Whether a figure is nothing but a share of the value."""
    return bool(figure.relative) and not figure.absolute and not figure.full_scale


def _whose(accuracy: Accuracy) -> str:
    """The coverage factor as used, and whether it speaks of the result or of the standard."""
    standard = accuracy.of == "standard"
    if accuracy.statement == "mpe":
        return "指标准器，代替结果的不确定度" if standard else "指服务对象的最大允许误差"
    whose = "指标准器" if standard else "指服务所得结果的不确定度"
    if not accuracy.k_stated:
        return f"原文没有写 k，按 k{NBSP}={NBSP}2；{whose}"
    if accuracy.k != 2:
        return f"已由 k{NBSP}={NBSP}{accuracy.k:g} 换算为 k{NBSP}={NBSP}2；{whose}"
    return f"k{NBSP}={NBSP}2，{whose}"


def worst_differs(worst: Curve, best: Curve) -> bool:
    """Whether an interval of figures was written."""
    return bool(best) and [one.figure for one in worst] != [one.figure for one in best]


def _end(interval: Interval) -> float:
    return interval.high if interval.high is not None else interval.low or 0.0


def joined(texts: Iterable[str]) -> str:
    """Texts that are not empty, as one."""
    return "；".join(text for text in texts if text)


def read_back(scope: Scope, vocabulary: Vocabulary) -> list[str]:
    """A row said back as it was read, one sentence a line, to who typed it."""
    instrument = vocabulary.instruments.get(scope.instrument or "")
    lines = [f"仪器：{instrument.name}"] if instrument else []
    for part in scope.parts:
        quantity = vocabulary.quantities.get(part.range.quantity or "")
        words = [range_words(part.range, vocabulary), coherent_words(part.range, vocabulary)]
        lines.append(f"{quantity.name if quantity else '测量范围'}：{joined(words)}")
        lines += [text for text in [joined(accuracy_words(part, vocabulary))] if text]
    conditions = joined(condition_words(each, vocabulary) for each in scope.conditions)
    return [*lines, f"条件：{conditions}"] if conditions else lines
