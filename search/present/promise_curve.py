"""The promised uncertainty over its range, as a curve and as a table of the same numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from registry.measurement.curves import restricted, value_at
from registry.measurement.units import Unit
from registry.measurement.values import Curve, Part, Scope, nearly_equal
from registry.structure_words import NBSP, range_unit, symbol_of, width_unit, worst_differs
from registry.vocabulary.vocabulary import Vocabulary
from search.drawing import uncertainty_curve
from search.drawing.axis import Axis, figure, round_values, spans_decades
from search.drawing.curve import Asked, Units
from search.page_model.promise import CurvePanel, FigureRow
from search.present.wording import said, times, width
from search.question import Question
from search.results import CenterVerdict

MOST_ROWS = 9
"""Round values between the ends that the table shows."""

EVEN = 1000
"""Figures further apart than this ratio get three digits each instead of equal decimals."""


@dataclass(frozen=True, slots=True)
class Need:
    """What the reader's question needs of the promise: its curve, and where it is tightest."""

    curve: Curve
    text: str
    tightest: float | None = None
    margin: float | None = None


def curve_panel(scope: Scope, vocabulary: Vocabulary, need: Need | None) -> CurvePanel | None:
    """The panel of the first part that states figures; None where none does (a served class)."""
    for part in scope.parts:
        if part.accuracy.unknowns:
            return _formula(part)
        if part.accuracy.worst:
            return _panel(part, vocabulary, need)
    return None


def need_of(
    question: Question, verdict: CenterVerdict, part: Part, vocabulary: Vocabulary
) -> Need | None:
    """What the question needs over the promised range, where they speak of one quantity."""
    accuracy, ranges = question.accuracy, question.ranges
    if accuracy is None or not accuracy.need or not ranges or not part.range.intervals:
        return None
    if ranges[0].quantity not in (None, part.range.quantity):
        return None
    curve = restricted(accuracy.need, part.range.hull)
    if not any(_has_length(piece.interval.low, piece.interval.high) for piece in curve):
        return None
    even = len({piece.figure for piece in curve}) == 1 and not curve[0].figure.relative
    span = said(ranges[0].interval, vocabulary.unit(ranges[0].unit))
    limit = (
        f" ≤ {width(curve[0].figure.absolute, width_unit(part, vocabulary))}" if even else " 的上限"
    )
    return Need(curve, f"您需要：U{limit}，{span}", verdict.tightest, verdict.margin)


def _formula(part: Part) -> CurvePanel:
    needs = "、".join(part.accuracy.unknowns)
    formula = f"：{part.accuracy.formula}" if part.accuracy.formula else ""
    return CurvePanel(
        "不确定度的公式",
        sentence=f"不确定度按公式计算{formula}。除被测值外还取决于{needs}，所以没有曲线；"
        "请把它们告诉中心，由中心给出数值。",
    )


def _panel(part: Part, vocabulary: Vocabulary, need: Need | None) -> CurvePanel | None:
    accuracy = part.accuracy
    bounded = [
        one
        for one in accuracy.worst
        if one.interval.low is not None and one.interval.high is not None
    ]
    is_error = accuracy.statement == "mpe"
    name = _quantity_name(part, vocabulary)
    title = f"{'最大允许误差' if is_error else '不确定度'}随{name}的变化"
    if not bounded:
        return CurvePanel(title, sentence="承诺的范围只有一端，没有曲线；数值见上面的结构。")
    if all(one.interval.is_point for one in bounded):
        return None
    x_unit, u_unit = range_unit(part.range, vocabulary), width_unit(part, vocabulary)
    symbol = "最大允许误差" if is_error else "U"
    asked = None if is_error or need is None else need
    x_title = f"{name} {symbol_of(part, vocabulary)}{_per(x_unit)}"
    lead = "最大允许误差的绝对值" if is_error else "扩展不确定度 U"
    tail = "" if is_error else f"（k{NBSP}={NBSP}2）"
    drawing = uncertainty_curve(
        accuracy.worst,
        accuracy.best if worst_differs(accuracy.worst, accuracy.best) else (),
        x_title=x_title,
        u_title=f"{lead}{_per(u_unit)}{tail}",
        units=Units(x_unit.from_si, lambda value: value / u_unit.factor),
        asked=_drawn(part, asked, x_unit, u_unit),
    )
    return CurvePanel(
        title,
        f"{name}{_per(x_unit)}",
        f"{symbol}{_per(u_unit)}",
        drawing,
        _sentence(accuracy.worst, accuracy.best, asked),
        _rows(part, asked, x_unit, u_unit),
    )


def _quantity_name(part: Part, vocabulary: Vocabulary) -> str:
    quantity = vocabulary.quantities.get(part.range.quantity or "")
    return quantity.name if quantity else "被测值"


def _per(unit: Unit) -> str:
    return f"{NBSP}/{NBSP}{unit.symbol}" if unit.symbol and unit.code != "1" else ""


def _drawn(part: Part, need: Need | None, x_unit: Unit, u_unit: Unit) -> Asked | None:
    if need is None:
        return None
    x = need.tightest
    promised = None if x is None else value_at(part.accuracy.worst, x)
    if x is None or promised is None or need.margin is None:
        return Asked(need.curve, need.text)
    where = f"{figure(x_unit.from_si(x))}{NBSP}{x_unit.symbol}"
    text = f"{where}处{width(promised, u_unit)}，余量{times(need.margin)}"
    return Asked(need.curve, need.text, x, text)


def _sentence(worst: Curve, best: Curve, need: Need | None) -> str:
    line = (
        "实线为承诺的不确定度。"
        if need is None
        else ("实线为承诺的不确定度；浅底为您要求的范围，虚线是需要的上限。实线在虚线以下即满足。")
    )
    if worst_differs(worst, best):
        line += "色带的两边是原文写的区间，判定按较差的一边。"
    return line


def _rows(part: Part, need: Need | None, x_unit: Unit, u_unit: Unit) -> tuple[FigureRow, ...]:
    worst = part.accuracy.worst
    found = [
        (x, value)
        for x in _points(worst, need, x_unit)
        if (value := value_at(worst, x)) is not None
    ]
    write = _writer([value / u_unit.factor for _, value in found])
    rows = []
    for x, value in found:
        needed = value_at(need.curve, x) if need else None
        margin = times(needed / value) if needed and value else "—"
        tightest = need is not None and need.tightest is not None and nearly_equal(x, need.tightest)
        rows.append(
            FigureRow(
                figure(float(f"{x_unit.from_si(x):.8g}")),
                write(value / u_unit.factor),
                margin if need else "",
                tightest,
            )
        )
    return tuple(rows)


def _points(worst: Curve, need: Need | None, unit: Unit) -> list[float]:
    """The ends of the pieces, round values between, and the tightest point, each once."""
    ends = [
        end for one in worst for end in (one.interval.low, one.interval.high) if end is not None
    ]
    low, high = unit.from_si(min(ends)), unit.from_si(max(ends))
    between = round_values(Axis(low, high, spans_decades(low, high)))
    every = max(1, math.ceil(len(between) / MOST_ROWS))
    exact = [*ends, *([need.tightest] if need and need.tightest is not None else [])]
    values = sorted([*exact, *(unit.to_si(value) for value in between[::every])])
    points: list[float] = []
    for value in values:
        if points and (
            nearly_equal(points[-1], value) or value - points[-1] < 1e-9 * (max(ends) - min(ends))
        ):
            continue
        points.append(value)
    return points


def _writer(values: Sequence[float]) -> Callable[[float], str]:
    """How the figures of a column are written: equal decimals, up to three digits of the largest,
    one at the least where they differ."""
    sizes = [abs(value) for value in values if value]
    if not sizes or max(sizes) / min(sizes) >= EVEN:
        return lambda value: figure(float(f"{value:.3g}"))
    most = max(0, min(6, 2 - math.floor(math.log10(max(sizes)))))
    least = min(most, 0 if max(sizes) == min(sizes) else 1)
    exact = (n for n in range(least, most) if all(round(v, n) == round(v, most) for v in values))
    decimals = next(exact, most)
    return lambda value: f"{value:.{decimals}f}"


def _has_length(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low < high
