"""Which promises are worth looking at for a question: the same plan for every engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.vocabulary.vocabulary import Vocabulary
from search.analysis import query_tokens
from search.grade.target import broader_than, kinds_of
from search.question import Question


@dataclass(frozen=True, slots=True)
class Plan:
    """``kinships`` gives the instruments to fetch with how each relates to the asked one;
    ``quantities`` are fetched when no instrument was read; ``tokens`` when neither was (a promise
    must then hold all of them), else they only rank. ``day`` is an ordinal. ``only`` and
    ``without`` narrow to or leave out versions by id."""

    day: int
    kinships: Mapping[str, str]
    quantities: tuple[str, ...] = ()
    tokens: tuple[str, ...] = ()
    center_id: int | None = None
    only: frozenset[int] | None = None
    without: frozenset[int] = frozenset()

    @property
    def by_text(self) -> bool:
        """Whether text is all there is to find promises by."""
        return bool(self.tokens) and not self.kinships and not self.quantities


def plan_for(question: Question, vocabulary: Vocabulary, center_id: int | None = None) -> Plan:
    """The plan of a question: rows of the asked instrument and its descendants count, those of
    its ancestors are to be confirmed; with no instrument, rows of the quantity (search.md §2), of a
    kind of it, or of a broader one, which is to be confirmed."""
    kinships: dict[str, str] = {}
    quantities: tuple[str, ...] = ()
    if question.instrument:
        kinships = kinships_to(question.instrument.slug, vocabulary)
    elif question.quantity:
        slug = question.quantity.slug
        quantities = tuple(sorted(kinds_of(slug, vocabulary) | broader_than(slug, vocabulary)))
    tokens = tuple(query_tokens(question.text_left)) if question.text_left else ()
    return Plan(question.as_of.toordinal(), kinships, quantities, tokens, center_id)


def kinships_to(instrument: str, vocabulary: Vocabulary) -> dict[str, str]:
    """How each instrument that is looked at relates to the one asked for (by slug): it and its
    descendants are the ``same``, its ancestors an ``ancestor``."""
    ancestors = dict.fromkeys(vocabulary.ancestors(instrument), "ancestor")
    return ancestors | dict.fromkeys(vocabulary.descendants(instrument), "same")
