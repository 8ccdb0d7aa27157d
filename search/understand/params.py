"""A question as the parameters of its address, and with one part taken away (chips)."""

from __future__ import annotations

from registry.vocabulary.vocabulary import Vocabulary
from search.question import Question
from search.understand.override import CHOICES

_PARAMETERS_OF = {
    "range": ("low", "high", "unit"),
    "accuracy": ("accuracy_class", "mpe", "uncertainty"),
}
"""The parameters that a part of the question is set by, where they are not its name."""


def question_to_params(question: Question, vocabulary: Vocabulary) -> dict[str, str]:
    """The parameters that give this question again: its text, and what was set by hand."""
    params = {"q": question.text} if question.text else {}
    for name in question.explicit:
        value = _value(name, question, vocabulary)
        if value is not None:
            params[name] = value
    return params


def without(
    question: Question, part: str, vocabulary: Vocabulary, index: int = 0
) -> dict[str, str]:
    """The parameters of the question without a part, the ``index``-th range or condition."""
    params = question_to_params(question, vocabulary)
    for name in _PARAMETERS_OF.get(part, (part,)):
        params.pop(name, None)
    text = _cut(question, part, index)
    return ({"q": text} if text else {}) | {k: v for k, v in params.items() if k != "q"}


def _cut(question: Question, part: str, index: int) -> str:
    """The text without the words that a part was read from: of several ranges or conditions the
    one meant, of anything else all its words."""
    spans = [span for span in question.spans if span.part == part]
    if part in ("range", "condition"):
        spans = spans[index : index + 1]
    text = question.text
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    return " ".join(text.split()) if spans else text


def _value(name: str, question: Question, vocabulary: Vocabulary) -> str | None:
    """A parameter set by hand, as it is written in an address."""
    if name in CHOICES:
        choice = getattr(question, name)
        return choice.slug if choice else None
    if name == "as_of":
        return question.as_of.isoformat()
    if name in _PARAMETERS_OF["accuracy"]:
        return question.accuracy.text if question.accuracy else None
    if not question.ranges:
        return None
    demanded = question.ranges[0]
    if name == "unit":
        return demanded.unit
    end = demanded.low if name == "low" else demanded.high
    return None if end is None else f"{vocabulary.unit(demanded.unit).from_si(end):.12g}"
