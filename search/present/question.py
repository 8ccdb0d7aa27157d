"""A question as JSON (search.md §4, settled points 24 to 29)."""

from __future__ import annotations

from typing import Any

from registry.measurement.curves import value_at
from registry.vocabulary.vocabulary import Vocabulary
from search.question import (
    Choice,
    DemandedAccuracy,
    DemandedCondition,
    DemandedRange,
    Note,
    Question,
)
from search.understand.demand import implied_field

Json = dict[str, Any]


def question_json(question: Question, vocabulary: Vocabulary) -> Json:
    """The whole question; what was not asked is null or empty."""
    ranges = [_range(one, question, vocabulary) for one in question.ranges]
    return {
        "text": question.text,
        "instrument": _choice(question.instrument),
        "quantity": _quantity(question.quantity, vocabulary),
        "range": ranges[0] if ranges else None,
        "ranges": ranges,
        "conditions": [_condition(one, vocabulary) for one in question.conditions],
        "accuracy": _accuracy(question),
        "field": _choice(question.field or implied_field(question, vocabulary)),
        "industry": _choice(question.industry),
        "city": _choice(question.city),
        "center": _choice(question.center),
        "service": _choice(question.service),
        "method": _method(question.method),
        "place": _choice(question.place),
        "basis": _choice(question.basis),
        "direction": question.direction,
        "as_of": question.as_of.isoformat(),
        "text_left": question.text_left,
        "notes": [note.text for note in question.notes],
        "note_details": [_note(note) for note in question.notes],
    }


def si_unit(quantity: str | None, vocabulary: Vocabulary) -> str:
    """The coherent unit of a quantity, ``1/s`` on one line (settled point 25); empty where it is
    not known."""
    known = vocabulary.quantities.get(quantity or "")
    return vocabulary.unit(known.si_unit).code if known else ""


def needed_at_upper_end(
    accuracy: DemandedAccuracy, ranges: tuple[DemandedRange, ...]
) -> float | None:
    """The needed uncertainty (SI); where it depends on the value, at the upper end of the range."""
    if not accuracy.need:
        return None
    if ranges and ranges[0].interval.high is not None:
        return value_at(accuracy.need, ranges[0].interval.high)
    figures = {piece.figure for piece in accuracy.need}
    figure = accuracy.need[0].figure
    return figure.absolute if len(figures) == 1 and not figure.relative else None


def _choice(choice: Choice | None) -> Json | None:
    return {"slug": choice.slug, "name": choice.name} if choice else None


def _quantity(choice: Choice | None, vocabulary: Vocabulary) -> Json | None:
    if choice is None:
        return None
    return {
        "slug": choice.slug,
        "name": choice.name,
        "si_unit": si_unit(choice.slug, vocabulary),
    }


def _method(choice: Choice | None) -> Json | None:
    return {"code": choice.slug, "title": choice.name} if choice else None


def _range(one: DemandedRange, question: Question, vocabulary: Vocabulary) -> Json:
    quantity = one.quantity or (question.quantity.slug if question.quantity else None)
    return {
        "low": one.low,
        "high": one.high,
        "unit": si_unit(quantity, vocabulary) or one.unit,
        "text": one.text,
        "is_point": one.is_point,
        "quantity": quantity,
    }


def _condition(one: DemandedCondition, vocabulary: Vocabulary) -> Json:
    name = vocabulary.quantities[one.quantity].name
    return {
        "quantity": _quantity(Choice(one.quantity, name), vocabulary),
        "low": one.interval.low,
        "high": one.interval.high,
        "unit": si_unit(one.quantity, vocabulary),
        "text": one.text,
    }


def _accuracy(question: Question) -> Json | None:
    accuracy = question.accuracy
    if accuracy is None:
        return None
    return {
        "kind": accuracy.kind,
        "value": accuracy.value,
        "needed_uncertainty": needed_at_upper_end(accuracy, question.ranges),
        "divisor": int(accuracy.divisor) if accuracy.divisor.is_integer() else accuracy.divisor,
        "text": accuracy.text,
    }


def _note(note: Note) -> Json:
    return {
        "part": note.part,
        "kind": note.kind,
        "text": note.text,
        "suggestion": note.suggestion or None,
    }
