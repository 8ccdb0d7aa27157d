"""What must be covered: the main ranges of a question, and the conditions beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from registry.measurement.classes import ClassSystem
from registry.measurement.ranges import Found
from registry.measurement.units import Unit
from registry.measurement.values import Interval
from registry.vocabulary.entries import Instrument
from registry.vocabulary.vocabulary import Vocabulary
from search.question import DemandedCondition, DemandedRange
from search.understand.reading import Reading
from search.understand.trade import without_graduations

_ASIDE = frozenset(("frequency", "wavelength", "power-factor", "phase", "time-interval"))
"""Quantities that a question names beside its own: 10 V at 50 Hz."""

_CLIMATE = frozenset(("temperature", "relative-humidity", "dew-point"))
_ELECTRICAL = frozenset(("voltage", "current", "resistance"))
"""What a transmitter gives out, beside what it measures."""

_WELL_KNOWN = 2
"""From so many quantities on the vocabulary is taken to know all that an instrument measures."""

_KIND_OF_CURRENT = re.compile(r"(?<![A-Za-z])(?:AC|DC|ac|dc)(?![A-Za-z])|交流|直流")

MOST_RANGES = 24
"""Ranges and points that a question is judged by: twice the points of a usual calibration."""

_AT = ("at", "在", "点", "@")


def read_ranges(reading: Reading, found: Sequence[Found], asked: Sequence[str]) -> None:
    """Set the ranges and conditions; ``asked`` are the quantities the question names, by its
    instrument or by themselves, the likelier first."""
    vocabulary = reading.lexicon.vocabulary
    own = reading.own_quantities()
    found = without_graduations(reading, [_of_own(each, own, vocabulary) for each in found])
    main = _main_quantity(found, asked, vocabulary)
    for each in found:
        reading.take(each.start, each.end)
        aside = _is_aside(each, main, own, vocabulary)
        part = "condition" if aside else "range"
        _explain(reading, part, each)
        if aside:
            reading.conditions += _conditions(reading, each)
            reading.mark(part, each.start, each.end)
        else:
            _demand(reading, each)


def _demand(reading: Reading, found: Found) -> None:
    """Demand what was found, each range once; what is more than anybody asks is told."""
    known = {(one.interval, one.quantity) for one in reading.ranges}
    for interval in found.reading.intervals:
        demanded = _demanded(reading, found, interval)
        if (demanded.interval, demanded.quantity) in known:
            continue
        if len(reading.ranges) == MOST_RANGES:
            text = f"只按前{MOST_RANGES}个量程判定，“{found.reading.text}”等未用"
            reading.note("range", "info", text)
            break
        reading.ranges.append(demanded)
        reading.mark("range", found.start, found.end)


def read_current_kind(reading: Reading) -> None:
    """AC or DC beside a voltage or a current says which (AC 220V); the first word counts."""
    words = list(_KIND_OF_CURRENT.finditer(reading.unread()))
    for word in words:
        reading.take(*word.span())
    if not words or not reading.ranges:
        return
    kind = "ac" if words[0][0].upper() in ("AC", "交流") else "dc"
    quantities = reading.lexicon.vocabulary.quantities
    narrower = {slug[3:]: slug for slug in quantities if slug.startswith(f"{kind}-")}
    for at, each in enumerate(reading.ranges):
        reading.ranges[at] = replace(
            each, quantity=narrower.get(each.quantity or "", each.quantity)
        )


def root(slug: str | None, vocabulary: Vocabulary) -> str | None:
    """The broadest kind of a quantity: 直流电压 is a 电压."""
    quantity = vocabulary.quantities.get(slug or "")
    while quantity is not None and quantity.broader:
        quantity = vocabulary.quantities[quantity.broader]
    return quantity.slug if quantity else None


def _main_quantity(
    found: Sequence[Found], asked: Sequence[str], vocabulary: Vocabulary
) -> str | None:
    """The quantity that is asked for: one that was named where a range has it, else the first
    range's that is not usually named beside another."""
    quantities = [root(each.reading.quantity, vocabulary) for each in found]
    aside = [each.reading.quantity in _ASIDE for each in found]
    for quantity in asked:
        if root(quantity, vocabulary) in quantities:
            return root(quantity, vocabulary)
    own = [quantity for quantity, side in zip(quantities, aside, strict=True) if not side]
    return next(iter(own or quantities), None)


def _of_own(found: Found, own: Sequence[str], vocabulary: Vocabulary) -> Found:
    """The range as one of the instrument's own quantity, where that is a kind of the range's; nm
    of an instrument that measures no length are a wavelength."""
    quantity = found.reading.quantity
    if quantity in own:
        return found
    meant = next((slug for slug in own if vocabulary.quantities[slug].broader == quantity), None)
    lengths = [slug for slug in own if root(slug, vocabulary) == "length"]
    if own and not lengths and quantity == "length" and found.reading.unit == "nm":
        meant = "wavelength"
    return replace(found, reading=replace(found.reading, quantity=meant)) if meant else found


def _is_aside(found: Found, main: str | None, own: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a range is a condition on another quantity and no demand of its own."""
    quantity = root(found.reading.quantity, vocabulary)
    measured = {root(slug, vocabulary) for slug in own}
    if quantity == main:
        return quantity not in measured and len(own) >= _WELL_KNOWN
    if quantity in _ASIDE or found.reading.quantity in _ASIDE:
        return True
    if quantity in _CLIMATE and main in _CLIMATE:
        return found.point
    if quantity in measured:
        return False
    if quantity in _CLIMATE or main in measured or len(own) >= _WELL_KNOWN:
        return True
    return quantity in _ELECTRICAL and _field_of(main, vocabulary) != _field_of(
        quantity, vocabulary
    )


def _field_of(slug: str | None, vocabulary: Vocabulary) -> str | None:
    """The field, without sub-field, a quantity belongs to."""
    quantity = vocabulary.quantities.get(slug or "")
    field = vocabulary.fields.get(quantity.field) if quantity else None
    while field is not None and field.parent:
        field = vocabulary.fields[field.parent]
    return field.slug if field else None


def _conditions(reading: Reading, found: Found) -> list[DemandedCondition]:
    own, text = found.reading, _written(reading, found)
    return [
        DemandedCondition(own.quantity or "", interval, own.unit, text)
        for interval in own.intervals
    ]


def _written(reading: Reading, found: Found) -> str:
    """The words as written: what was scanned is folded."""
    return reading.text[found.start : found.end].strip()


def _demanded(reading: Reading, found: Found, interval: Interval) -> DemandedRange:
    low, high = interval.low, interval.high
    if found.point and _counts_from_zero(reading, found) and high is not None:
        zero = _zero(reading, found.reading.quantity)
        if high > zero:
            low, interval = zero, Interval(zero, high)
            text = f"按 0～{_written(reading, found)} 理解：这类仪器以测量上限称呼"
            reading.note("range", "info", text)
    demanded = DemandedRange(
        interval,
        low,
        high,
        found.reading.unit,
        _written(reading, found),
        found.reading.quantity,
        is_point=interval.is_point,
    )
    return _at_its_end(reading, demanded) if low is None or high is None else demanded


def _at_its_end(reading: Reading, demanded: DemandedRange) -> DemandedRange:
    """A range with one end is judged at that end (settled point 13)."""
    end = demanded.high if demanded.low is None else demanded.low
    reading.note("range", "info", f"“{demanded.text}”只有一端，按该端一点判断")
    return replace(demanded, interval=Interval(end, end), is_point=True)


def _counts_from_zero(reading: Reading, found: Found) -> bool:
    """Whether 60 MPa means 0～60 MPa: an instrument named by its upper limit, no point named."""
    instrument = reading.instrument()
    before = reading.text[: found.start].rstrip().lower()
    after = reading.text[found.end :].lstrip()
    at_point = before.endswith(_AT) or after.startswith("点")
    named = instrument is not None and instrument.upper_limit_named
    return named and not at_point and len(found.reading.intervals) == 1


def _zero(reading: Reading, quantity: str | None) -> float:
    known = reading.lexicon.vocabulary.quantities.get(quantity or "")
    return known.zero if known else 0.0


def _explain(reading: Reading, part: str, found: Found) -> None:
    """The remarks of the measurement reading, and a slip of case between mega and milli."""
    for remark in found.remarks:
        better = (
            reading.replaced(found.start, found.end, remark.suggestion) if remark.suggestion else ""
        )
        reading.note(part, remark.kind, remark.text, better)


def class_system(instrument: Instrument | None, vocabulary: Vocabulary) -> ClassSystem | None:
    """The class system of an instrument, else of its nearest ancestor that has one."""
    if instrument is None:
        return None
    for slug in (instrument.slug, *vocabulary.ancestors(instrument.slug)):
        system = vocabulary.instruments[slug].class_system
        if system:
            return vocabulary.class_systems[system]
    return None


def usual_unit(
    instrument: Instrument | None, ranges: Sequence[DemandedRange], vocabulary: Vocabulary
) -> Unit | None:
    """The unit the instrument is usually scaled in, else that of the range asked for."""
    code = instrument.unit if instrument else None
    code = code or next((each.unit for each in ranges), None)
    return vocabulary.unit(code) if code else None


def without_unit(part: str, written: str, usual: str) -> str:
    """What is said of a figure without its unit (settled point 30): what it was not taken for, and
    what it usually stands in."""
    name = {"range": "测量范围", "accuracy": "准确度要求"}[part]
    said = f"“{written}”没有单位，未作为{name}"
    return f"{said}；是否指 {usual}？" if usual else said
