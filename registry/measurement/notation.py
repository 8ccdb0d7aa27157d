"""Writing structure back as people write it: ``(−0.1～60) MPa``, ``U = 0.1 µm + 1×10⁻⁶⋅L``.

Minus is U+2212, the wave U+FF5E, and a no-break space stands between number and unit, so that
``60 MPa`` never breaks (GB/T 15835, SI brochure 5.4.3). What is written is read back as the same.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from registry.measurement.resolving import exact_si
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.measurement.values import (
    Accuracy,
    Figure,
    Interval,
    MeasuringRange,
    nearly_equal,
)

MINUS = "\u2212"
WAVE = "\uff5e"
SPACE = "\u00a0"

_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_TIGHT = frozenset("°′″")
"""Units that stand at their figure without a space (SI brochure 5.4.3)."""

_PLAIN = (-4, 6)
"""Powers of ten of the first digit between which a number is written out."""

_DIGITS = 17
"""Digits that always tell one float from another."""

_PLAIN_DIGITS = 9
"""Digits of a figure that floating-point arithmetic is trusted to find: what is nearly equal to it
and gives the same SI value again has no shorter form that does."""


def write_number(value: Fraction | float) -> str:
    """The number in its shortest faithful form, ``1×10⁻³`` where writing it out gets long."""
    exact = Decimal(repr(float(value))).normalize()
    sign, digits, exponent = exact.as_tuple()
    if not isinstance(exponent, int):
        return str(value)
    power = len(digits) + exponent - 1
    text = "".join(map(str, digits))
    if exact and not _PLAIN[0] <= power <= _PLAIN[1]:
        mantissa = text[0] + (f".{text[1:]}" if text[1:] else "")
        written = f"{mantissa}×10{str(power).translate(_RAISED)}"
    else:
        written = f"{abs(exact):f}"
    return (MINUS if sign and exact else "") + written


def _in_unit(value: float, unit: Unit, *, width: bool = False) -> float:
    """The figure in ``unit`` with the fewest digits that give ``value`` again in SI."""
    plain = _plain_figure(value, unit, width=width)
    if plain is not None:
        return plain
    offset = Fraction(0) if width else Fraction(repr(unit.offset))
    exact = Fraction(repr(value)) / Fraction(repr(unit.factor)) - offset
    candidates = [float(f"{float(exact):.{digits}g}") for digits in range(1, _DIGITS + 1)]

    def back(figure: float) -> float:
        return exact_si(Fraction(repr(figure)), unit, width=width)

    short = (figure for figure in candidates[:12] if back(figure) == value)
    near = (figure for figure in candidates if nearly_equal(back(figure), value))
    return next(short, None) or next(near, candidates[-1])


def _plain_figure(value: float, unit: Unit, *, width: bool) -> float | None:
    """The figure where floating-point arithmetic alone finds one of a few digits, as it does for
    what people write; exact arithmetic is needed for the rest and takes fifty times as long."""
    rough = value / unit.factor if width else unit.from_si(value)
    figure = float(f"{rough:.{_PLAIN_DIGITS}g}")
    if not nearly_equal(figure, rough):
        return None
    again = figure * unit.factor if width else unit.to_si(figure)
    return figure if again == value else None


def _with_unit(written: str, unit: Unit) -> str:
    if unit.code == "1":
        return written
    return written + ("" if unit.symbol in _TIGHT else SPACE) + unit.symbol


def write_quantity(value_si: float, unit: Unit, *, width: bool = False) -> str:
    """An SI magnitude in ``unit``: ``60 MPa``. ``width`` is a difference: scaled, not offset."""
    if math.isinf(value_si):
        return MINUS + "∞" if value_si < 0 else "∞"
    return _with_unit(write_number(_in_unit(value_si, unit, width=width)), unit)


def write_range(what: MeasuringRange | Interval | Sequence[Interval], unit: Unit) -> str:
    """A range in ``unit``; several intervals side by side, points as a list, items as they are."""
    if isinstance(what, Interval):
        return _write_interval(what, unit)
    if isinstance(what, MeasuringRange):
        if what.items:
            return "、".join(what.items)
        what = what.intervals
    sign = "、" if all(interval.is_point for interval in what) else "；"
    return sign.join(_write_interval(interval, unit) for interval in what)


def _write_interval(interval: Interval, unit: Unit) -> str:
    if interval.low is None and interval.high is None:
        return "任意"
    if interval.low is None or interval.high is None:
        return _write_one_sided(interval, unit)
    if interval.is_point:
        return write_quantity(interval.low, unit)
    low, high = (write_number(_in_unit(end, unit)) for end in (interval.low, interval.high))
    return _with_unit(f"({low}{WAVE}{high})", unit) + _excluded(interval)


def _write_one_sided(interval: Interval, unit: Unit) -> str:
    if interval.high is not None:
        words = "以下（不含）" if interval.high_open else "及以下"
        return write_quantity(interval.high, unit) + words
    words = "以上（不含）" if interval.low_open else "及以上"
    return write_quantity(interval.lower, unit) + words


def _excluded(interval: Interval) -> str:
    """What is said of open ends."""
    if interval.low_open and interval.high_open:
        return "（不含两端）"
    if interval.low_open:
        return "（不含下限）"
    return "（不含上限）" if interval.high_open else ""


def write_share(share: float) -> str:
    """A relative figure: in percent from 0.001 % on, below as a power of ten (``1×10⁻⁶``)."""
    exact = Fraction(repr(share))
    if share >= 1e-5:
        return f"{write_number(exact * 100)}{SPACE}%"
    return write_number(exact)


def write_figure(figure: Figure, unit: Unit, variable: str = "x") -> str:
    """A width as a formula of the measured value: ``0.1 µm + 1×10⁻⁶⋅L``; ``0.05 %`` alone."""
    terms = []
    if figure.absolute or not (figure.relative or figure.full_scale):
        terms.append(write_quantity(figure.absolute, unit, width=True))
    if figure.relative:
        alone = not (figure.absolute or figure.full_scale)
        terms.append(write_share(figure.relative) + ("" if alone else f"⋅{variable}"))
    if figure.full_scale:
        terms.append(f"{write_share(figure.full_scale)}{SPACE}FS")
    if figure.rss and len(terms) > 1:
        return f"√({' + '.join(f'({term})²' for term in terms)})"
    return " + ".join(terms)


def write_accuracy(accuracy: Accuracy, unit: Unit, variable: str = "x") -> str:
    """The accuracy in one line: the class, ``MPE: ±…`` or ``U = …（k = 2）``; pieces by range."""
    if accuracy.class_values:
        return "、".join(f"{value}级" for value in accuracy.class_values)
    if not accuracy.worst:
        return accuracy.formula
    lead = "MPE: ±" if accuracy.statement == "mpe" else "U = "
    tail = "" if accuracy.statement == "mpe" else f"（k{SPACE}={SPACE}2）"
    parts = []
    for piece in accuracy.worst:
        written = write_figure(piece.figure, unit, variable)
        bracket = f"({written})" if lead.endswith("±") and " + " in written else written
        where = f"{write_range(piece.interval, unit)}：" if len(accuracy.worst) > 1 else ""
        parts.append(f"{where}{lead}{bracket}{tail}")
    return "；".join(parts)


def sensible_unit(value: float, quantity: Quantity, table: UnitTable) -> Unit:
    """The unit of the quantity in which ``value`` (SI) is a handy number, from 1 to below 1000.

    Chosen among the coherent unit and those an SI prefix of a power of 1000 makes of it; ℃ for
    temperatures. A bound without figure keeps the coherent unit.
    """
    coherent = table.si_unit(quantity.slug)
    if quantity.zero and "℃" in table:
        return table["℃"]
    if not value or not math.isfinite(value) or quantity.logarithmic:
        return coherent
    handy = [coherent, *_prefixed(coherent, table)]
    fitting = [unit for unit in handy if 1 <= abs(value) / unit.factor < 1000]
    return fitting[0] if fitting else min(handy, key=lambda unit: _off(value, unit))


def _prefixed(coherent: Unit, table: UnitTable) -> list[Unit]:
    """The coherent unit with a prefix of a power of 1000 (kg counts as a prefixed gram)."""
    stem = "g" if coherent.code == "kg" else coherent.code
    codes = [stem, *(prefix + stem for prefix in "GMkmµnp")]
    return [
        table[code]
        for code in codes
        if code in table and table[code].dimension == coherent.dimension and code != coherent.code
    ]


def _off(value: float, unit: Unit) -> float:
    """How far, in powers of ten, the value is from the handy numbers."""
    return abs(math.log10(abs(value) / unit.factor) - 1.5)
