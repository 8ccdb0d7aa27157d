"""Addresses: every answer, every chip, facet and relaxation is a link that gives the same page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from registry.vocabulary.vocabulary import Vocabulary
from search.parameters import BY_NAME, FILTERS
from search.question import Question
from search.understand.params import question_to_params, without

VIEW = ("grade", "sort", "keep", "page", "page_size")
"""Parameters of how the answer is looked at, not of what is asked."""

CARRIED_MAX = 100
"""Characters of a question that each promise's address carries; few people type half of it."""


def query(parameters: Mapping[str, str]) -> str:
    """The parameters as the query of an address, in the order they are declared."""
    ordered = [(name, parameters[name]) for name in BY_NAME if parameters.get(name)]
    return urlencode(ordered)


def with_query(path: str, parameters: Mapping[str, str]) -> str:
    """The address with its parameters; without a question mark where there are none."""
    asked = query(parameters)
    return f"{path}?{asked}" if asked else path


def changed(values: Mapping[str, str], **changes: str | None) -> dict[str, str]:
    """The parameters with some set or, where None, left out; the page starts anew."""
    kept = {name: value for name, value in values.items() if name != "page"}
    return {name: value for name, value in (kept | changes).items() if value}


def view_of(values: Mapping[str, str]) -> dict[str, str]:
    """The parameters of how an answer is looked at, without the page."""
    return {name: values[name] for name in VIEW if name in values and name != "page"}


def carried(values: Mapping[str, str], question: Question) -> str:
    """The question as promises' addresses carry it, so that their pages are judged against it. Of
    a long text only the words that were read: it stands in the address of every promise."""
    asked = {n: v for n, v in values.items() if n not in VIEW and n != "center"}
    if len(asked.get("q", "")) > CARRIED_MAX:
        words = _words_read(question)
        asked["q"] = words if len(words) <= CARRIED_MAX else ""
    return query(asked)


def _words_read(question: Question) -> str:
    """The words of the text that something was read from, what stood between them left out."""
    words, end = "", 0
    for start, stop in sorted((span.start, span.end) for span in question.spans):
        if stop > end:
            gap = " " if words and start > end else ""
            words += gap + question.text[max(start, end) : stop]
            end = stop
    return words


def weaker_parameters(asked: Question, weaker: Question, vocabulary: Vocabulary) -> dict[str, str]:
    """The parameters of a relaxation: those of the question with what it gives up changed."""
    for at, condition in enumerate(asked.conditions):
        if condition not in weaker.conditions:
            return without(asked, "condition", vocabulary, at)
    for name in FILTERS:
        if getattr(asked, name) and not getattr(weaker, name):
            return without(asked, name, vocabulary)
    if asked.accuracy and not weaker.accuracy:
        return without(asked, "accuracy", vocabulary)
    return question_to_params(asked, vocabulary) | _overrides(asked, weaker, vocabulary)


def _overrides(asked: Question, weaker: Question, vocabulary: Vocabulary) -> dict[str, str]:
    changes: dict[str, str] = {}
    if weaker.instrument and weaker.instrument != asked.instrument:
        changes["instrument"] = weaker.instrument.slug
    if weaker.ranges and weaker.ranges[0].interval != asked.ranges[0].interval:
        interval, unit = weaker.ranges[0].interval, vocabulary.unit(weaker.ranges[0].unit)
        ends = {"low": interval.low, "high": interval.high}
        changes |= {n: f"{unit.from_si(x):.12g}" for n, x in ends.items() if x is not None}
        changes["unit"] = unit.code
    if weaker.accuracy and asked.accuracy and weaker.accuracy.text != asked.accuracy.text:
        changes["accuracy_class"] = weaker.accuracy.text
    return changes
