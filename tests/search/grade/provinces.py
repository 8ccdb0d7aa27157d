"""Random provinces and questions on a coarse lattice, so that ends meet, figures tie, and every
rule is met many times. Everything follows from one seed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

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
from search.question import Choice, DemandedAccuracy, DemandedCondition, Question
from tests.oracle import Row
from tests.search.grade.words import ask, demand, need, of_class, permissible

LATTICE = (0, 5, 10, 20, 25, 30, 40, 50, 60, 80, 100)
ZERO = {"temperature": 273.15}
DAY = datetime.date(2026, 11, 24)


@dataclass(frozen=True)
class Case:
    rows: tuple[Row, ...]
    question: Question


def case(seed: int) -> Case:
    """A question and up to five centers of up to six rows."""
    random = Random(seed)
    quantity = random.choice(("pressure", "pressure", "temperature", "ac-voltage", "length"))
    question = _question(random, quantity)
    rows = tuple(
        _row(random, center, quantity)
        for center in range(1, random.randint(2, 5))
        for _ in range(random.randint(1, 6))
    )
    return Case(rows, question)


def _chance(random: Random, share: float) -> bool:
    return random.random() < share


def _value(random: Random, quantity: str) -> float:
    """A lattice value in SI, now and then as another unit's rounding would leave it."""
    value = ZERO.get(quantity, 0.0) + random.choice(LATTICE)
    return value * (1 + random.choice((1e-12, -1e-12, 3e-16))) if _chance(random, 0.1) else value


def _interval(random: Random, quantity: str, *, loose: float) -> Interval:
    low, high = sorted((_value(random, quantity), _value(random, quantity)))
    if abs(low - high) < 1e-6:
        if _chance(random, 0.7):
            return _interval(random, quantity, loose=loose)
        return Interval(low, low)
    lacking = random.random()
    return Interval(
        None if lacking < loose else low,
        None if loose < lacking < 2 * loose else high,
        low_open=_chance(random, 0.2),
        high_open=_chance(random, 0.2),
    )


def _figure(random: Random, quantity: str) -> Figure:
    absolute = random.choice((0.0, 0.1, 0.2, 0.3, 0.5, 1.0))
    relative = random.choice((0.0, 0.0, 0.002, 0.005, 0.01, 0.02))
    if not absolute and not relative:
        absolute = 0.4
    zero = ZERO.get(quantity, random.choice((0.0, 0.0, 0.0, 50.0)))
    return Figure(absolute, relative, rss=_chance(random, 0.3), zero=zero)


def _curve(random: Random, quantity: str, around: Interval) -> tuple[Piece, ...]:
    """One figure, or a table by sub-range that may leave the ends out."""
    if _chance(random, 0.7):
        return (Piece(around, _figure(random, quantity)),)
    cuts = sorted({_value(random, quantity) for _ in range(3)})
    return tuple(Piece(Interval(a, b), _figure(random, quantity)) for a, b in pairwise(cuts))


def _accuracy(random: Random, quantity: str, around: Interval) -> Accuracy:
    kind = random.choice(("none", "u", "u", "u", "u", "mpe", "class", "standard", "odd"))
    if kind == "none":
        return NO_ACCURACY
    if kind == "odd":
        unread = _chance(random, 0.5)
        return Accuracy(
            statement="uncertainty", readable=not unread, unknowns=() if unread else ("字",)
        )
    if kind == "class":
        system = random.choice(("gauge-class", "gauge-class", "transmitter-class", "block-grade"))
        value = random.choice(("0", "9") if system == "block-grade" else ("0.4", "1", "1.6"))
        return Accuracy(
            of=random.choice(("service", "service", "standard")),
            statement="class",
            kind="class",
            class_system=system,
            class_values=(value,),
        )
    worst = _curve(random, quantity, around)
    best = worst
    if _chance(random, 0.3):
        best = tuple(Piece(piece.interval, piece.figure.scaled(0.5)) for piece in worst)
    return Accuracy(
        of="standard" if kind == "standard" else "service",
        statement={"u": "uncertainty", "mpe": "mpe", "standard": "mpe"}[kind],
        kind="affine",
        worst=worst,
        best=best,
    )


def _part(random: Random, quantity: str) -> Part:
    intervals = tuple(
        _interval(random, quantity, loose=0.06) for _ in range(random.choice((1, 1, 1, 2)))
    )
    items = random.choice(((), (), (), ("K",), ("K", "Pt100")))
    if items and _chance(random, 0.2):
        intervals = ()
    hull = MeasuringRange(quantity, intervals).hull if intervals else Interval(None, None)
    accuracy = _accuracy(random, quantity, hull)
    return Part(MeasuringRange(quantity, intervals, items=items), accuracy)


def _conditions(random: Random) -> tuple[Condition, ...]:
    if _chance(random, 0.4):
        return ()
    if _chance(random, 0.1):
        return (Condition("frequency", anything=True),)
    about = random.choice(("frequency", "frequency", "relative-humidity"))
    intervals = tuple(_interval(random, about, loose=0.1) for _ in range(random.choice((1, 1, 2))))
    return (Condition(about, intervals),)


def _scope(random: Random, quantity: str) -> Scope:
    instrument = random.choice(
        ("pressure-gauge", "pressure-gauge", "precision-gauge", "pressure-instrument", "multimeter")
        if quantity != "length"
        else ("gauge-block", "gauge-block", "multimeter")
    )
    services = random.choice(((), ("calibration",), ("verification", "calibration")))
    places = random.choice((("lab",), ("lab", "site")))
    others = {"services": services, "places": places}
    if _chance(random, 0.05):
        return Scope(instrument, random.choice((None, quantity)), structured=False, **others)
    own = quantity
    if _chance(random, 0.15):
        own = random.choice(("voltage", "length", "pressure"))
    parts = [_part(random, own)]
    if _chance(random, 0.3):
        parts.append(_part(random, "relative-humidity"))
    return Scope(instrument, own, tuple(parts), _conditions(random), **others)


def _row(random: Random, center: int, quantity: str) -> Row:
    start = DAY + datetime.timedelta(days=random.choice((-100, -100, -1, 0, 1)))
    end = random.choice((None, None, DAY, DAY + datetime.timedelta(days=1)))
    suspended = ((DAY, None),) if _chance(random, 0.05) else ()
    return Row(center, _scope(random, quantity), (start, end), suspended)


def _demanded(random: Random, quantity: str) -> Interval:
    if _chance(random, 0.15):
        value = _value(random, quantity)
        return Interval(value, value)
    interval = _interval(random, quantity, loose=0.0)
    return interval if _chance(random, 0.3) else replace(interval, low_open=False, high_open=False)


def _wanted(random: Random, quantity: str) -> DemandedAccuracy | None:
    """An accuracy over a single range."""
    kind = random.choice(("none", "u", "u", "mpe", "class"))
    if kind in ("none", "class"):
        return _stated(random, quantity, (kind,))
    figure = _figure(random, quantity)
    return need(figure) if kind == "u" else permissible(figure.scaled(3.0))


def _stated(
    random: Random, quantity: str, kinds: tuple[str, ...] = ("none", "u", "urel", "mpe", "class")
) -> DemandedAccuracy | None:
    """An accuracy whose words can be read again over any range."""
    kind = random.choice(kinds)
    if kind == "none":
        return None
    if kind == "class":
        return of_class("1级" if quantity == "length" else random.choice(("0.4级", "1级", "1.6级")))
    unit = {"temperature": "K", "ac-voltage": "V", "length": "m"}.get(quantity, "Pa")
    zero = ZERO.get(quantity, 0.0)
    if kind == "u":
        figure = random.choice((0.1, 0.3, 0.5))
        return need(Figure(figure), f"U={figure}{unit}")
    if kind == "urel":
        return need(Figure(relative=0.005, zero=zero), "Urel=0.5%")
    return permissible(Figure(0.9), f"MPE: ±0.9{unit}")


def _question(random: Random, quantity: str) -> Question:
    ranges = []
    if not _chance(random, 0.15):
        items = ("K",) if _chance(random, 0.1) else ()
        ranges.append(demand(_demanded(random, quantity), quantity, items))
        if _chance(random, 0.2):
            second = random.choice((quantity, "relative-humidity"))
            ranges.append(demand(_demanded(random, second), second))
    single = len(ranges) == 1
    accuracy = _wanted(random, quantity) if single else _stated(random, quantity)
    conditions = ()
    if _chance(random, 0.3):
        interval = _demanded(random, "frequency")
        conditions = (DemandedCondition("frequency", interval, "Hz", ""),)
    instrument = random.choice(("pressure-gauge", "pressure-gauge", "precision-gauge", None))
    return ask(
        *ranges,
        accuracy=accuracy,
        conditions=conditions,
        instrument="gauge-block" if quantity == "length" and instrument else instrument,
        quantity=Choice(quantity, quantity),
        quantity_implied=bool(instrument) and not ranges and _chance(random, 0.5),
        service=Choice("verification", "检定") if _chance(random, 0.2) else None,
        place=Choice("site", "现场") if _chance(random, 0.1) else None,
        as_of=DAY,
    )
