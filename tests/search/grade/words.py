"""A vocabulary of a few words, enough to grade with, and short ways to write scopes."""

from __future__ import annotations

from registry.measurement.classes import AccuracyClass, ClassSystem
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.measurement.values import (
    NO_ACCURACY,
    Accuracy,
    Condition,
    Figure,
    Interval,
    MeasuringRange,
    Part,
    Piece,
    Scope,
)
from registry.vocabulary.entries import Field, Instrument, Named
from registry.vocabulary.vocabulary import Vocabulary
from search.question import (
    Choice,
    DemandedAccuracy,
    DemandedCondition,
    DemandedRange,
    Question,
)
from search.results import Candidate
from search.understand.demand import with_need

QUANTITIES = (
    Quantity("pressure", "压力", "Pressure", "mechanics", "L-1 M T-2", "Pa", signed=True),
    Quantity("temperature", "温度", "Temperature", "thermal", "Θ", "K", zero=273.15, signed=True),
    Quantity("relative-humidity", "相对湿度", "Humidity", "thermal", "1", "1"),
    Quantity("frequency", "频率", "Frequency", "time", "T-1", "Hz"),
    Quantity("voltage", "电压", "Voltage", "electric", "V", "V", signed=True),
    Quantity(
        "ac-voltage", "交流电压", "AC voltage", "electric", "V", "V", signed=True, broader="voltage"
    ),
    Quantity("length", "长度", "Length", "length", "L", "m"),
)
UNITS = (
    Unit("Pa", "Pa", "帕", "L-1 M T-2", 1.0, quantities=("pressure",)),
    Unit("MPa", "MPa", "兆帕", "L-1 M T-2", 1e6, quantities=("pressure",)),
    Unit("K", "K", "开", "Θ", 1.0, quantities=("temperature",)),
    Unit("degC", "℃", "摄氏度", "Θ", 1.0, 273.15, quantities=("temperature",)),
    Unit("1", "", "", "1", 1.0, quantities=("relative-humidity",)),
    Unit("%RH", "%RH", "相对湿度", "1", 0.01, quantities=("relative-humidity",)),
    Unit("Hz", "Hz", "赫", "T-1", 1.0, quantities=("frequency",)),
    Unit("V", "V", "伏", "V", 1.0, quantities=("voltage", "ac-voltage")),
    Unit("m", "m", "米", "L", 1.0, quantities=("length",)),
    Unit("mm", "mm", "毫米", "L", 1e-3, quantities=("length",)),
)
SPAN = ClassSystem("gauge-class", "压力表等级", "span", "pressure", numeric=True)
OTHER_SPAN = ClassSystem("transmitter-class", "变送器等级", "span", "pressure", numeric=True)
ORDER = ClassSystem(
    "block-grade",
    "量块级",
    "order",
    "length",
    classes=(AccuracyClass("0", 0), AccuracyClass("1", 1), AccuracyClass("2", 2)),
)


def _instrument(
    slug: str, name: str, parent: str | None, quantity: str | None, system: str | None = None
) -> Instrument:
    return Instrument(slug, name, "", parent, "mechanics", quantity, class_system=system)


INSTRUMENTS = (
    _instrument("pressure-instrument", "压力仪表", None, "pressure"),
    _instrument("pressure-gauge", "压力表", "pressure-instrument", "pressure", "gauge-class"),
    _instrument("precision-gauge", "精密压力表", "pressure-gauge", "pressure", "gauge-class"),
    _instrument("gauge-block", "量块", None, "length", "block-grade"),
    _instrument("multimeter", "万用表", None, None),
)


def _named(*slugs: str) -> dict[str, Named]:
    return {slug: Named(slug, slug) for slug in slugs}


VOCABULARY = Vocabulary(
    version="test",
    fields={"mechanics": Field("mechanics", "力学", "Mechanics")},
    quantities={quantity.slug: quantity for quantity in QUANTITIES},
    units=UnitTable(UNITS, QUANTITIES),
    instruments={instrument.slug: instrument for instrument in INSTRUMENTS},
    class_systems={system.slug: system for system in (SPAN, OTHER_SPAN, ORDER)},
    methods={},
    industries={},
    cities=_named("wuhan", "yichang"),
    services=_named("verification", "calibration"),
    bases=_named("promised", "cnas"),
    places=_named("lab", "site"),
)


def between(low: float | None, high: float | None, ends: str = "[]") -> Interval:
    """``between(0, 60, "[)")``: 0 ≤ x < 60."""
    return Interval(low, high, low_open=ends[0] == "(", high_open=ends[1] == ")")


def uncertainty(figure: Figure, over: Interval | None = None, **changes: object) -> Accuracy:
    """An expanded uncertainty of the service, the same over the whole range."""
    curve = (Piece(over or Interval(None, None), figure),)
    return Accuracy(
        **{"statement": "uncertainty", "kind": "affine", "worst": curve, "best": curve} | changes
    )


def mpe(figure: Figure, **changes: object) -> Accuracy:
    """The permissible error of the instruments served."""
    return uncertainty(figure, **{"statement": "mpe", "kind": "mpe"} | changes)


def served_class(*values: str, system: str = "gauge-class") -> Accuracy:
    """The class of the instruments served."""
    return Accuracy(statement="class", kind="class", class_system=system, class_values=values)


def scope(
    *intervals: Interval,
    accuracy: Accuracy = NO_ACCURACY,
    quantity: str | None = "pressure",
    instrument: str | None = "pressure-gauge",
    conditions: tuple[Condition, ...] = (),
    items: tuple[str, ...] = (),
    **changes: object,
) -> Scope:
    """A promise with one part."""
    part = Part(MeasuringRange(quantity, intervals, items=items), accuracy)
    return Scope(instrument, quantity, (part,), conditions, **changes)


def demand(
    interval: Interval, quantity: str = "pressure", items: tuple[str, ...] = ()
) -> DemandedRange:
    """A demanded range in SI."""
    unit = next(q.si_unit for q in QUANTITIES if q.slug == quantity)
    return DemandedRange(
        interval,
        interval.low,
        interval.high,
        unit,
        "",
        quantity,
        is_point=interval.is_point,
        items=items,
    )


def ask(
    *ranges: DemandedRange,
    accuracy: DemandedAccuracy | None = None,
    conditions: tuple[DemandedCondition, ...] = (),
    instrument: str | None = "pressure-gauge",
    **changes: object,
) -> Question:
    """A question about an instrument."""
    asked = (
        None if instrument is None else Choice(instrument, VOCABULARY.instruments[instrument].name)
    )
    question = Question(
        instrument=asked, ranges=ranges, accuracy=accuracy, conditions=conditions, **changes
    )
    stated_by_class = accuracy is not None and accuracy.kind == "class"
    return with_need(question, VOCABULARY) if stated_by_class else question


def need(figure: Figure, text: str = "") -> DemandedAccuracy:
    """A demand in expanded uncertainty; ``text`` where it must be read again over other ranges."""
    return DemandedAccuracy("uncertainty", text, need=(Piece(Interval(None, None), figure),))


def permissible(figure: Figure, text: str = "") -> DemandedAccuracy:
    """A demand in permissible error: a third of it is needed."""
    where = Interval(None, None)
    return DemandedAccuracy(
        "mpe",
        text,
        permissible=(Piece(where, figure),),
        need=(Piece(where, figure.scaled(1 / 3)),),
    )


def of_class(text: str) -> DemandedAccuracy:
    """A demanded class; what it permits follows from the instrument and range of the question."""
    return DemandedAccuracy("class", text)


def rows(*scopes: Scope, center: int = 1, kinship: str = "same") -> list[Candidate]:
    """The candidates of one center."""
    return [Candidate(at, center, each, kinship) for at, each in enumerate(scopes)]
