"""Which rows the oracle judges: their days, their instrument, their quantity."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from registry.measurement.values import Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.question import Question

Period = tuple[datetime.date, datetime.date | None]
"""From a day on, to the day before another (None: still)."""


@dataclass(frozen=True)
class Row:
    """A promise as the oracle sees it. ``days`` is when it is in force, ``suspended`` when not
    for all that, ``center_days`` when its center is established (empty: always)."""

    center: int
    scope: Scope
    days: Period = (datetime.date.min, None)
    suspended: tuple[Period, ...] = ()
    center_days: tuple[Period, ...] = ()


def counts_on(row: Row, day: datetime.date) -> bool:
    """Whether a promise is in force: its days, its own suspensions, its center's."""
    if not _within(row.days, day) or any(_within(period, day) for period in row.suspended):
        return False
    return not row.center_days or any(_within(period, day) for period in row.center_days)


def _within(period: Period, day: datetime.date) -> bool:
    start, end = period
    return start <= day and (end is None or day < end)


def kinship(scope: Scope, question: Question, vocabulary: Vocabulary) -> str | None:
    """How the row's instrument relates to the asked one; None when it is not related."""
    if question.instrument is None:
        return "quantity"
    asked = question.instrument.slug
    if scope.instrument is None:
        return None
    if asked in _upwards(scope.instrument, vocabulary):
        return "same"
    return "ancestor" if scope.instrument in _upwards(asked, vocabulary) else None


def _upwards(slug: str, vocabulary: Vocabulary) -> list[str]:
    chain = [slug]
    while (parent := vocabulary.instruments[chain[-1]].parent) is not None:
        chain.append(parent)
    return chain


def _quantity_upwards(slug: str, vocabulary: Vocabulary) -> list[str]:
    chain = [slug]
    while chain[-1] in vocabulary.quantities and vocabulary.quantities[chain[-1]].broader:
        chain.append(vocabulary.quantities[chain[-1]].broader)
    return chain


def related_quantity(offered: str | None, asked: str | None, vocabulary: Vocabulary) -> str | None:
    """``same`` for the asked quantity or a kind of it, ``broader``, or None."""
    if asked is None:
        return "same"
    if offered is None:
        return None
    if asked in _quantity_upwards(offered, vocabulary):
        return "same"
    return "broader" if offered in _quantity_upwards(asked, vocabulary) else None


def offered_as(
    offered: str | None, asked: str | None, question: Question, vocabulary: Vocabulary
) -> str | None:
    """As ``related_quantity``; a broader one counts only for the instrument asked for."""
    relation = related_quantity(offered, asked, vocabulary)
    return None if relation == "broader" and question.instrument is None else relation


def asked_quantities(question: Question) -> list[str | None]:
    named = question.quantity if not question.quantity_implied else None
    general = named.slug if named else None
    if question.ranges:
        return [demanded.quantity or general for demanded in question.ranges]
    return [general]


def counts(scope: Scope, question: Question, vocabulary: Vocabulary) -> bool:
    """Whether a row is among those that are judged at all (§5.16, 5.21)."""
    if kinship(scope, question, vocabulary) is None:
        return False
    if question.service and scope.services and question.service.slug not in scope.services:
        return False
    if question.place and question.place.slug not in scope.places:
        return False
    if question.basis and question.basis.slug not in scope.bases:
        return False
    if question.direction and question.direction != scope.direction:
        return False
    offered = [part.range.quantity or scope.quantity for part in scope.parts] or [scope.quantity]
    return any(
        quantity is None or offered_as(quantity, asked, question, vocabulary)
        for quantity in offered
        for asked in asked_quantities(question)
    )
