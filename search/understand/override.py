"""What is set by hand: it wins over what the text says, and the reading is done again with it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypedDict, Unpack

from registry.measurement.notation import WAVE, write_number
from registry.measurement.resolving import choose_unit
from registry.measurement.units import Quantity, Unit, UnitMatch
from registry.measurement.values import Interval
from registry.vocabulary.entries import Field, Instrument, Named
from registry.vocabulary.vocabulary import Vocabulary
from search.question import Choice, DemandedAccuracy, DemandedRange, Note, Question
from search.understand.demand import DIVISOR, with_need
from search.understand.demanded import usual_unit, without_unit
from search.understand.figures import is_bare
from search.understand.lexicon import Lexicon
from search.understand.understand import understand

CHOICES = (
    *("instrument", "quantity", "field", "industry", "city", "center"),
    *("service", "method", "place", "basis"),
)
"""Parts of a question that are entries of closed lists."""


class Explicit(TypedDict, total=False):
    """Parameters set by hand: entries as resolved choices, ``low`` and ``high`` in ``unit``,
    accuracies as written."""

    instrument: Choice | None
    quantity: Choice | None
    field: Choice | None
    industry: Choice | None
    city: Choice | None
    center: Choice | None
    service: Choice | None
    method: Choice | None
    place: Choice | None
    basis: Choice | None
    low: float | None
    high: float | None
    unit: str | None
    accuracy_class: str | None
    mpe: str | None
    uncertainty: str | None
    as_of: datetime.date | None


def resolve_choice(kind: str, text: str, lexicon: Lexicon) -> Choice | None:
    """The entry of a closed list that goes by this slug or name; None if there is none."""
    wanted = text.strip()
    if kind == "method":
        return lexicon.methods.choice(wanted)
    entry = _table(kind, lexicon).get(wanted)
    if entry is not None:
        return Choice(wanted, entry.name)
    same = (slug for slug, entry in _table(kind, lexicon).items() if entry.name == wanted)
    if (slug := next(same, None)) is not None:
        return Choice(slug, wanted)
    named = (naming.entry for naming in lexicon.get(wanted) if naming.entry.kind == kind)
    return next((Choice(entry.slug, entry.name) for entry in named), None)


def _table(kind: str, lexicon: Lexicon) -> Mapping[str, Instrument | Quantity | Field | Named]:
    vocabulary = lexicon.vocabulary
    tables: dict[str, Mapping[str, Instrument | Quantity | Field | Named]] = {
        "instrument": vocabulary.instruments,
        "quantity": vocabulary.quantities,
        "field": vocabulary.fields,
        "industry": vocabulary.industries,
        "city": vocabulary.cities,
        "center": lexicon.centers,
        "service": vocabulary.services,
        "place": vocabulary.places,
        "basis": vocabulary.bases,
    }
    return tables[kind]


def override(
    question: Question, lexicon: Lexicon, *, divisor: float = DIVISOR, **explicit: Unpack[Explicit]
) -> Question:
    """The question with what was set by hand; None sets nothing.

    The text is read again with the instrument and the quantity set, since they settle what a unit
    means (20公斤 of a gauge). Raises ``KeyError`` for a unit the vocabulary does not have.
    """
    given: dict[str, Any] = {name: value for name, value in explicit.items() if value is not None}
    chosen = {name: given[name] for name in CHOICES if name in given}
    settling: dict[str, Choice] = {
        name: chosen[name] for name in ("instrument", "quantity") if name in chosen
    }
    read = understand(question.text, lexicon, given.get("as_of", question.as_of), settling)
    notes = tuple(note for note in read.notes if note.part not in chosen)
    read = replace(read, **chosen, notes=notes, explicit=tuple(given))
    read = _with_range(read, explicit, lexicon.vocabulary)
    read = _with_accuracy(read, explicit, lexicon.vocabulary)
    return with_need(read, lexicon.vocabulary, divisor)


def _with_range(question: Question, explicit: Explicit, vocabulary: Vocabulary) -> Question:
    """A range set by hand stands in place of all that were read; with one end it is judged there
    as a point (settled point 13), without a unit it is none (settled point 30)."""
    low, high, written = explicit.get("low"), explicit.get("high"), explicit.get("unit")
    if low is None and high is None:
        return question
    if not written:
        return _without_unit(question, "range", _range_text(low, high, ""), vocabulary)
    asked = question.quantity.slug if question.quantity else None
    unit = _unit(written, asked, vocabulary)
    quantity = asked if asked in unit.quantities else next(iter(unit.quantities), None)
    start, end = (None if value is None else unit.to_si(value) for value in (low, high))
    interval = Interval(end if start is None else start, start if end is None else end)
    text = _range_text(low, high, unit.symbol)
    demanded = DemandedRange(
        interval, start, end, unit.code, text, quantity, is_point=interval.is_point
    )
    name = vocabulary.quantities[quantity].name if quantity else ""
    return replace(
        question,
        ranges=(demanded,),
        quantity=Choice(quantity, name) if quantity else question.quantity,
        quantity_implied=False,
        notes=_without_notes(question, "range"),
    )


def _unit(written: str, quantity: str | None, vocabulary: Vocabulary) -> Unit:
    units = vocabulary.units
    matches = [UnitMatch(len(written), unit) for unit in units.find(written)]
    match = choose_unit(matches, units.quantities.get(quantity or ""), units)
    if match is None:
        raise KeyError(written)
    return match.unit


def _range_text(low: float | None, high: float | None, unit: str) -> str:
    if low is None or high is None or low == high:
        (only,) = {value for value in (low, high) if value is not None}
        sign = "≤" if low is None else "≥" if high is None else ""
        return f"{sign}{write_number(only)} {unit}".rstrip()
    return f"({write_number(low)}{WAVE}{write_number(high)}) {unit}".rstrip()


def _with_accuracy(question: Question, explicit: Explicit, vocabulary: Vocabulary) -> Question:
    stated = {
        "class": explicit.get("accuracy_class"),
        "mpe": explicit.get("mpe"),
        "uncertainty": explicit.get("uncertainty"),
    }
    for kind, text in stated.items():
        if text and kind != "class" and is_bare(text, kind, vocabulary.units):
            return _without_unit(question, "accuracy", text.strip(), vocabulary)
        if text:
            demand = DemandedAccuracy(kind, text.strip())
            return replace(question, accuracy=demand, notes=_without_notes(question, "accuracy"))
    return question


_UNSET: dict[str, dict[str, Any]] = {"range": {"ranges": ()}, "accuracy": {"accuracy": None}}
"""What a part is while nothing of it is known."""


def _without_unit(question: Question, part: str, written: str, vocabulary: Vocabulary) -> Question:
    """A figure set by hand without its unit sets nothing; the usual unit is offered."""
    instrument = vocabulary.instruments.get(question.instrument.slug if question.instrument else "")
    unit = usual_unit(instrument, question.ranges, vocabulary)
    note = Note(part, "doubt", without_unit(part, written, unit.symbol if unit else ""))
    notes = (*_without_notes(question, part), note)
    return replace(question, notes=notes, **_UNSET[part])


def _without_notes(question: Question, part: str) -> tuple[Note, ...]:
    """The notes but those on a part that was set by hand."""
    return tuple(note for note in question.notes if note.part != part)
