"""What a formula is worth in SI, once the measured quantity and its range are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from registry.measurement.accuracy.terms import Formula, Term, exact_factor
from registry.measurement.pure_numbers import is_pure_number
from registry.measurement.units import Quantity, Unit
from registry.measurement.values import Figure

_NEGLIGIBLE_UNIT = 0.1
"""A bare coefficient of the measured value below this is a pure number (0.002 t); above, it would
be an error of ten per cent and more, and is more likely a figure per unit not stated."""


_SILENT_UNITS = frozenset(["pH"])
"""Units that usually go unwritten: the uncertainty of a pH is 0.01 (JJG 119)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a formula is read against.

    ``absolute`` says a percentage of a quantity that is itself a percentage is meant in its own
    unit (an uncertainty U is absolute unless it is written Urel, JJF 1059.1); ``relative``: it was
    written Urel, so a bare number is a share. ``letter_units`` are the units stated for letters
    (``L: m``); ``range_unit`` is the unit the range is written in.
    """

    quantity: Quantity | None = None
    range_unit: Unit | None = None
    letter_units: Mapping[str, tuple[Unit, ...]] = field(default_factory=dict)
    absolute: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Width:
    """A formula in SI. ``figure`` still holds its full-scale part; it stands for nothing while
    ``unknowns`` or ``problem`` says why."""

    figure: Figure
    unknowns: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problem: str = ""
    mismatch: bool = False


class _ProblemError(Exception):
    """Inside this module only: why a formula has no value."""


class _MismatchError(_ProblemError):
    """The unit is of another quantity."""


@dataclass(slots=True)
class _Sum:
    """Terms summed so far. Squares are kept where the formula is a root of a sum of squares."""

    rss: bool
    parts: dict[str, float] = field(default_factory=dict)
    unknowns: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, part: str, amount: Fraction) -> None:
        value = float(amount)
        before = self.parts.get(part, 0.0)
        self.parts[part] = (before**2 + value**2) ** 0.5 if self.rss else before + value


def width_of(formula: Formula, setting: Setting) -> Width:
    """The formula in SI; never raises."""
    total = _Sum(formula.rss)
    try:
        for term in formula.terms:
            _add(term, formula, setting, total)
    except _ProblemError as problem:
        mismatch = isinstance(problem, _MismatchError)
        return Width(Figure(), problem=str(problem), mismatch=mismatch)
    except OverflowError:
        return Width(Figure(), problem="数值过大")
    zero = setting.quantity.zero if setting.quantity else 0.0
    return Width(
        Figure(**total.parts, rss=formula.rss and len(total.parts) > 1, zero=zero),
        tuple(dict.fromkeys(total.unknowns)),
        tuple(dict.fromkeys(total.notes)),
    )


def _add(term: Term, formula: Formula, setting: Setting, total: _Sum) -> None:
    if term.of == "unknown":
        total.unknowns.append(term.name)
    elif term.of == "full_scale":
        if term.units or not term.ratio:
            raise _ProblemError("满量程的份额写法不明")
        total.add("full_scale", term.amount)
    elif term.of:
        _add_share(term, formula, setting, total)
    elif term.units:
        _add_constant(term, setting, total)
    elif term.ratio and setting.absolute and _is_own(term, setting.quantity):
        total.add("absolute", term.amount)
    elif _may_be_either(term, setting):
        raise _ProblemError("未写明是绝对值还是相对值")
    elif term.ratio or setting.relative:
        _add_relative(term.amount, setting, total)
    elif setting.quantity and _goes_without_unit(setting.quantity):
        total.add("absolute", term.amount)
    else:
        raise _ProblemError(_no_unit(term, setting))


def _add_constant(term: Term, setting: Setting, total: _Sum) -> None:
    unit = fitting_unit(term.units, setting.quantity)
    if unit is not None and not (term.ratio and term.scale != 1):
        total.add("absolute", exact_factor(unit) * term.amount)
    elif unit is None and all(map(is_share, term.units)):
        _add_relative(exact_factor(term.units[0]) * term.amount, setting, total)
    elif unit is not None:
        raise _ProblemError("百分数后又写了单位")
    else:
        name = setting.quantity.name if setting.quantity else ""
        raise _MismatchError(f"单位 {term.units[0].symbol} 与被测量（{name}）不符")


def _add_share(term: Term, formula: Formula, setting: Setting, total: _Sum) -> None:
    """A term in the measured value: ``1×10⁻⁶ L``, ``0.002|t|``, ``1.5 L`` of ``(a + 1.5 L) µm``."""
    unit = fitting_unit(term.units, setting.quantity) if term.units else None
    if term.units and unit is None:
        raise _MismatchError(f"单位 {term.units[0].symbol} 与被测量不符")
    per = _letter_unit(term.name, setting)
    if term.scale != 1 or (term.ratio and unit is None):
        _add_relative(term.amount, setting, total)
        return
    stated = unit or (_constant_unit(formula, setting) if per else None)
    if stated is None:
        if term.amount < _NEGLIGIBLE_UNIT or term.of == "reading":
            _add_relative(term.amount, setting, total)
        else:
            _need_unit_of(term, total)
        return
    per = per or _implied_unit(stated, setting.range_unit)
    if per is None:
        _need_unit_of(term, total)
        return
    if per.to_si(0.0) != (setting.quantity.zero if setting.quantity else 0.0):
        raise _ProblemError(f"{term.name} 以 {per.symbol} 计，零点不同")
    total.notes.append(f"{term.name} 以 {per.symbol} 计")
    total.add("relative", exact_factor(stated) * term.amount / exact_factor(per))


def _add_relative(amount: Fraction, setting: Setting, total: _Sum) -> None:
    if setting.quantity and setting.quantity.logarithmic:
        raise _ProblemError("对数量的相对值不能换算")
    total.add("relative", amount)


def _need_unit_of(term: Term, total: _Sum) -> None:
    total.unknowns.append(f"{term.name}的单位")
    total.notes.append(f"未写明 {term.name} 以什么单位计")


def _no_unit(term: Term, setting: Setting) -> str:
    figure = f"{float(term.amount):.12g}"
    usual = setting.range_unit.symbol if setting.range_unit else ""
    return f"“{figure}”未写单位" + (f"，是否指 {figure} {usual}？" if usual else "")


def fitting_unit(units: tuple[Unit, ...], quantity: Quantity | None) -> Unit | None:
    """Of the meanings of a spelling the one that fits the quantity, best a unit declared for it.

    A width on any logarithmic scale (dBm) may be given in dB.
    """
    if quantity is None:
        return units[0] if units and units[0].dimension != "1" else None
    dimensions = {quantity.dimension, "dB"} if quantity.logarithmic else {quantity.dimension}
    fitting = [unit for unit in units if unit.dimension in dimensions]
    if quantity.dimension == "1":
        fitting = [unit for unit in fitting if not is_plain_ratio(unit, quantity)]
    own = [unit for unit in fitting if quantity.slug in unit.quantities]
    return next(iter(own or fitting), None)


def is_share(unit: Unit) -> bool:
    """Whether a unit is a share of whatever is measured (µV/V, s/d), unlike %RH or rad."""
    return unit.dimension == "1" and ("ratio" in unit.quantities or "/" in unit.code)


def is_plain_ratio(unit: Unit, quantity: Quantity) -> bool:
    """Whether a unit of dimension one is a share of the measured value, not its own unit."""
    return quantity.slug not in unit.quantities and quantity.broader not in unit.quantities


def _is_own(term: Term, quantity: Quantity | None) -> bool:
    """Whether a ratio is of the quantity's own scale: a percentage of a humidity, 2×10⁻⁵ of a
    refractive index; but a percentage of what is written as a mere number is a share of it."""
    if quantity is None or quantity.si_unit != "1":
        return False
    return term.scale == 1 or not is_pure_number(quantity)


def _may_be_either(term: Term, setting: Setting) -> bool:
    """Whether a power of ten is an error of a mere number, or a share of it: nobody can tell."""
    power = term.ratio and term.scale == 1
    return power and not setting.relative and is_pure_number(setting.quantity)


def _goes_without_unit(quantity: Quantity) -> bool:
    return quantity.si_unit in _SILENT_UNITS or is_pure_number(quantity)


def _constant_unit(formula: Formula, setting: Setting) -> Unit | None:
    """The unit of the summand beside: of ``0.5 µm + 5 L`` where L is stated in m."""
    for term in formula.terms:
        if term.units and not term.of:
            return fitting_unit(term.units, setting.quantity)
    return None


def _letter_unit(name: str, setting: Setting) -> Unit | None:
    return fitting_unit(setting.letter_units.get(name, ()), setting.quantity)


def _implied_unit(stated: Unit, range_unit: Unit | None) -> Unit | None:
    """The unit of a letter that is not stated, where two customs agree on it.

    A numerical formula takes its letter in the unit of the range, or in the unit that the figure's
    own is a part of (µin: in). Where they differ (µm beside a range in mm) it cannot be known.
    """
    if range_unit is None or range_unit.dimension != stated.dimension:
        return None
    same = stated.code == range_unit.code
    part_of = len(stated.code) > len(range_unit.code) and stated.code.endswith(range_unit.code)
    return range_unit if same or part_of else None
