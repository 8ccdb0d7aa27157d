"""What a demanded accuracy needs: the permissible error it states, and the uncertainty for it.

A maximum permissible error of the user's instrument needs an uncertainty of a third of it
(JJF 1094, 5.3.1.4; the divisor is a setting); an uncertainty needs itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from registry.measurement.accuracy import read_accuracy
from registry.measurement.classes import ClassSystem, parse_class, permissible_error, rank
from registry.measurement.curves import class_value, restricted, scaled, value_at
from registry.measurement.units import Quantity, Unit
from registry.measurement.values import EVERYWHERE, Accuracy, Curve, Interval
from registry.vocabulary.vocabulary import Vocabulary
from search.question import Choice, DemandedAccuracy, Note, Question
from search.understand.demanded import class_system
from search.understand.figures import class_names, plain_statement

DIVISOR = 3.0
"""Permissible error over needed uncertainty (JJF 1094, 5.3.1.4)."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A range the accuracy is demanded over, with its quantity and unit."""

    interval: Interval | None
    quantity: Quantity | None
    unit: Unit | None

    @property
    def zero(self) -> float:
        return self.quantity.zero if self.quantity else 0.0


def with_need(question: Question, vocabulary: Vocabulary, divisor: float = DIVISOR) -> Question:
    """The question with its accuracy worked out over its ranges, in SI at k = 2.

    Works from the accuracy as stated, so doing it again (with another divisor, after a range was
    set by hand) gives what doing it once gives.
    """
    stated = question.accuracy
    if stated is None:
        return question
    system = system_of(question, vocabulary)
    targets = list(_targets(question, vocabulary))
    fresh = DemandedAccuracy(stated.kind, stated.text, divisor=divisor)
    if stated.kind == "class":
        demand, notes = _class_demand(fresh, question, system, targets, vocabulary)
    else:
        demand, notes = _figure_demand(fresh, system, targets, vocabulary)
    new = [note for note in notes if note not in question.notes]
    return replace(question, accuracy=demand, notes=(*question.notes, *new))


def system_of(question: Question, vocabulary: Vocabulary) -> ClassSystem | None:
    """The class system of the asked instrument, else of its nearest ancestor that has one."""
    slug = question.instrument.slug if question.instrument else ""
    return class_system(vocabulary.instruments.get(slug), vocabulary)


def implied_field(question: Question, vocabulary: Vocabulary) -> Choice | None:
    """The field, without sub-field, that the question belongs to: as asked, else that of its
    instrument or quantity. ``question.field`` itself is a filter and only set when asked for."""
    if question.field is not None:
        return question.field
    slug = None
    if question.instrument is not None:
        slug = vocabulary.instruments[question.instrument.slug].field
    elif question.quantity is not None:
        slug = vocabulary.quantities[question.quantity.slug].field
    if not slug:
        return None
    top = vocabulary.top_field(slug)
    return Choice(top, vocabulary.fields[top].name)


def _targets(question: Question, vocabulary: Vocabulary) -> Iterator[_Target]:
    if not question.ranges:
        slug = question.quantity.slug if question.quantity else ""
        yield _Target(None, vocabulary.quantities.get(slug), None)
    for each in question.ranges:
        quantity = vocabulary.quantities.get(each.quantity or "")
        yield _Target(each.interval, quantity, vocabulary.unit(each.unit))


_Worked = tuple[DemandedAccuracy, list[Note]]


def _class_demand(
    demand: DemandedAccuracy,
    question: Question,
    system: ClassSystem | None,
    targets: list[_Target],
    vocabulary: Vocabulary,
) -> _Worked:
    written = next(iter(class_names(demand.text, vocabulary.units)), demand.text.strip())
    value = parse_class(system, written) if system else None
    if system is None or value is None:
        notes = _unknown_class(written, question, system, vocabulary)
        return replace(demand, value=class_value(written)), notes
    curve = _over(targets, system, value)
    need = scaled(curve, 1 / demand.divisor)
    notes = []
    if not curve and system.kind != "order":
        notes.append(Note("accuracy", "info", f"{value}级的允许误差取决于测量范围，给出后才能换算"))
    worked = replace(
        demand, value=class_value(value), class_system=system.slug, class_rank=rank(system, value)
    )
    return replace(worked, permissible=curve, need=need), notes


def _over(targets: list[_Target], system: ClassSystem, value: str) -> Curve:
    """The permissible error of a class over every demanded range of the system's quantity."""
    curve: Curve = ()
    for target in targets:
        own = target.quantity is None or system.quantity in (None, target.quantity.slug)
        if own or system.quantity == (target.quantity and target.quantity.broader):
            interval = target.interval or EVERYWHERE
            whole = permissible_error(system, value, interval, zero=target.zero) or ()
            curve += restricted(whole, interval)
    return tuple(dict.fromkeys(curve))


def _unknown_class(
    written: str, question: Question, system: ClassSystem | None, vocabulary: Vocabulary
) -> list[Note]:
    """Why a class says nothing here; a kind of the instrument that has the class is offered."""
    if question.instrument is None:
        text = f"“{written}”：未指明仪器，不能换算为允许误差"
        return [Note("accuracy", "info", text)]
    name = question.instrument.name
    for slug in vocabulary.descendants(question.instrument.slug):
        kind = vocabulary.instruments[slug]
        own = vocabulary.class_systems.get(kind.class_system or "")
        if own and own is not system and parse_class(own, written):
            better = question.text.replace(name, kind.name) if name in question.text else ""
            text = f"“{written}”通常属于{kind.name}"
            return [Note("accuracy", "doubt", text, better)]
    return [Note("accuracy", "info", f"“{written}”：{name}没有可对照的等级，待确认")]


def _figure_demand(
    demand: DemandedAccuracy,
    system: ClassSystem | None,
    targets: list[_Target],
    vocabulary: Vocabulary,
) -> _Worked:
    readings = [_read(demand, system, target, vocabulary) for target in targets]
    curve = tuple(piece for reading in readings for piece in reading.worst)
    readings = [reading for reading in readings if reading.readable] or readings[:1]
    notes = [Note("accuracy", "info", text) for reading in readings for text in reading.notes]
    unknowns = dict.fromkeys(name for reading in readings for name in reading.unknowns)
    if unknowns:
        text = f"还取决于{'、'.join(unknowns)}，给出前待确认"
        notes.append(Note("accuracy", "info", text))
        curve = ()
    mpe = demand.kind == "mpe"
    worked = replace(
        demand,
        value=_at_upper_end(curve, targets[0].interval),
        permissible=curve if mpe else (),
        need=scaled(curve, 1 / demand.divisor) if mpe else curve,
        k=readings[0].k,
    )
    return worked, list(dict.fromkeys(notes))


def _read(
    demand: DemandedAccuracy,
    system: ClassSystem | None,
    target: _Target,
    vocabulary: Vocabulary,
) -> Accuracy:
    return read_accuracy(
        plain_statement(demand.text, demand.kind, vocabulary.units),
        vocabulary.units,
        quantity=target.quantity,
        interval=target.interval,
        system=system,
        unit=target.unit,
    )


def _at_upper_end(curve: Curve, interval: Interval | None) -> float | None:
    """The figure at the upper end of the range; without one, a figure that is the same anywhere."""
    if interval is not None and interval.high is not None:
        return value_at(curve, interval.high)
    if len(curve) == 1 and not curve[0].figure.relative:
        return curve[0].figure.absolute
    return None
