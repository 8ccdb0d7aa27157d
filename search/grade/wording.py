"""What a reason says, in Chinese, in the unit of the user's question."""

from __future__ import annotations

import math
from collections.abc import Sequence

from registry.measurement.notation import write_quantity, write_range
from registry.measurement.units import Unit
from registry.measurement.values import Interval
from registry.vocabulary.vocabulary import Vocabulary
from search.question import DemandedAccuracy

_END_DIGITS, _COMPUTED_DIGITS, _WIDTH_DIGITS = 6, 4, 4
"""Significant digits of an end as somebody wrote it, of one that was computed (where a formula
crosses the need), and of an uncertainty in a sentence."""

_STATEMENTS = {"uncertainty": "扩展不确定度", "mpe": "最大允许误差", "class": "准确度等级"}

FIXED = {
    "unstructured": "范围未结构化",
    "no_accuracy": "承诺未给出准确度，待确认",
    "accuracy_unreadable": "准确度未结构化，待确认",
    "class_systems_differ": "承诺的等级与要求的等级不属同一体系，待确认",
    "class_unknown": "等级在其体系中没有对应的次序，待确认",
    "order_only": "标准器只给出等级，没有可换算的允许误差，待确认",
    "need_unknown": "要求的准确度不能换算为所需不确定度，待确认",
    "accuracy_in_part": "只在部分范围内给出准确度，其余待确认",
    "open_ended": "承诺的范围只有一端，准确度待确认",
    "range_silent": "只列出类型，未给出测量范围，待确认",
}
"""Sentences without figures, by the code of the reason."""


def figure(value: float, unit: Unit) -> str:
    """A value of the demand in the user's unit."""
    return write_quantity(unit.to_si(readable(unit.from_si(value))), unit)


def width(value: float, unit: Unit) -> str:
    """An uncertainty or a permissible error in the user's unit."""
    short = _short(value / unit.factor, _WIDTH_DIGITS)
    return write_quantity(unit.width_to_si(short), unit, width=True)


def span(intervals: Interval | Sequence[Interval], unit: Unit) -> str:
    """A range or several in the user's unit."""
    several = [intervals] if isinstance(intervals, Interval) else intervals
    return write_range([_shortened(interval, unit) for interval in several], unit)


def ancestor(written: str, asked: str) -> str:
    return f"承诺写的是“{written}”，是否包括{asked}待确认"


def broader_quantity(written: str, asked: str) -> str:
    return f"承诺写的是{written}，是否包括{asked}待确认"


def service_not_stated(asked: str) -> str:
    return f"承诺未写明服务类别，能否{asked}待确认"


def type_silent(asked: str) -> str:
    return f"承诺未写明类型，是否包括 {asked} 待确认"


def other_quantity(asked: str) -> str:
    return f"承诺不包括{asked}"


def other_type(promised: str, asked: str) -> str:
    return f"承诺的类型是 {promised}，不包括 {asked}"


def out_of_range(promised: str, missing: str) -> str:
    return f"承诺的范围是 {promised}，不包括 {missing}"


def not_accurate_enough(
    *, at: str, promised: str, allowed: str, demanded: DemandedAccuracy, as_error: bool
) -> str:
    """Both figures, ``at`` where they are furthest apart (§2, grade ``related``)."""
    if as_error:
        promised, allowed = f"±{promised}", f"±{allowed}"
    said = "最大允许误差" if as_error else "不确定度"
    where = f"在 {at} 处，" if at else ""
    return f"{where}承诺的{said}为 {promised}，要求（{demanded.text}）不超过 {allowed}"


def served_class_coarser(served: Sequence[str], demanded: DemandedAccuracy) -> str:
    finest = "、".join(f"{value}级" for value in served)
    return f"承诺服务的等级是 {finest}，达不到 {demanded.text}"


def kinds_differ(promised: str, demanded: DemandedAccuracy) -> str:
    said, asked = _STATEMENTS[promised], _STATEMENTS[demanded.kind]
    return f"承诺给出的是{said}，要求的是{asked}，两者不能直接比较，待确认"


def unknowns(names: Sequence[str]) -> str:
    return f"不确定度还取决于{'、'.join(names)}，待确认"


def condition_silent(quantity: str, asked: str) -> str:
    return f"承诺未写明{quantity}（要求 {asked}），待确认"


def condition_unmet(quantity: str, asked: str) -> str:
    return f"承诺的{quantity}条件不包括要求的 {asked}"


def extra_condition(text: str) -> str:
    return f"承诺附有条件：{text}"


def quantity_name(slug: str | None, vocabulary: Vocabulary) -> str:
    """The name of a quantity, its slug where it is not known."""
    known = vocabulary.quantities.get(slug or "")
    return known.name if known else slug or "量"


def readable(value: float) -> float:
    """An end with the digits that were written; 26.6667, which nobody wrote, becomes 26.67."""
    written = _short(value, _END_DIGITS)
    exact = math.isclose(value, written, rel_tol=1e-9)
    return written if exact else _short(value, _COMPUTED_DIGITS)


def _short(value: float, digits: int) -> float:
    return float(f"{value:.{digits}g}")


def _shortened(interval: Interval, unit: Unit) -> Interval:
    low, high = (
        None if end is None else unit.to_si(readable(unit.from_si(end)))
        for end in (interval.low, interval.high)
    )
    return Interval(low, high, interval.low_open, interval.high_open)
