"""Weaker questions, nearest first: what to give up when no center answers the question as asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10
from typing import Any

from registry.measurement.classes import rank
from registry.measurement.notation import write_range
from registry.measurement.units import Unit
from registry.measurement.values import Interval, nearly_equal
from registry.vocabulary.vocabulary import Vocabulary
from search.cuts import Run, length, run_of, union
from search.question import Choice, DemandedAccuracy, DemandedRange, Question
from search.results import CenterVerdict, Relaxation
from search.understand.demand import with_need

MOST = 4
"""Relaxations offered: more than that is a list to read, no help."""

FILTERS = {
    "place": "服务地点",
    "basis": "资格依据",
    "service": "服务类别",
    "method": "依据文件",
    "center": "中心",
    "city": "市州",
    "industry": "产业",
    "field": "专业",
}
"""The filters of a question with their names, the one most easily given up first."""


@dataclass(frozen=True, slots=True)
class Weaker:
    """A weaker question, what kind of thing it gives up, and how that is said."""

    kind: str
    label: str
    question: Question


def candidates(
    question: Question, vocabulary: Vocabulary, verdicts: Iterable[CenterVerdict] = ()
) -> Iterator[Weaker]:
    """Weaker questions, nearest first: what the best centers reach, a coarser class, a condition
    or a filter less, no accuracy, a broader instrument. ``verdicts`` are those of the question."""
    yield from _narrower(question, vocabulary, verdicts)
    yield from _coarser(question, vocabulary)
    for condition in question.conditions:
        rest = tuple(other for other in question.conditions if other is not condition)
        yield Weaker("condition", f"不限“{condition.text}”", replace(question, conditions=rest))
    yield from _without_filters(question)
    if question.accuracy:
        label = f"不限准确度（{question.accuracy.text}）"
        yield Weaker("accuracy", label, replace(question, accuracy=None))
    yield from _broader(question, vocabulary)


def relaxations(
    question: Question,
    vocabulary: Vocabulary,
    evaluate: Callable[[Question], int],
    verdicts: Iterable[CenterVerdict] = (),
) -> tuple[Relaxation, ...]:
    """The nearest weaker questions that some center answers, one of a kind, ``MOST`` at most.
    ``evaluate`` counts the centers that are full or range for a question."""
    found: dict[str, Relaxation] = {}
    for weaker in candidates(question, vocabulary, verdicts):
        if len(found) == MOST:
            break
        if weaker.kind not in found and (count := evaluate(weaker.question)):
            found[weaker.kind] = Relaxation(weaker.kind, weaker.label, weaker.question, count)
    return tuple(found.values())


def emptied_by(question: Question, listed: Callable[[Question], int]) -> str:
    """What left nothing to list, in words: one filter, all of them together, or the instrument;
    empty where it is none of these. ``listed`` counts the centers a question lists at all,
    whatever their grade."""
    named = {
        name: f"{title}“{chosen.name}”"
        for name, title in FILTERS.items()
        if (chosen := getattr(question, name)) is not None
    }
    for name, words in named.items():
        if listed(_without(question, name)):
            return words
    if len(named) > 1 and listed(_without(question, *named)):
        return "、".join(named.values())
    if question.instrument and listed(_without(question, *named, "instrument")):
        return f"仪器“{question.instrument.name}”"
    return ""


def _without(question: Question, *names: str) -> Question:
    changes: dict[str, Any] = dict.fromkeys(names)
    return replace(question, **changes)


def _without_filters(question: Question) -> Iterator[Weaker]:
    for name, title in FILTERS.items():
        chosen: Choice | None = getattr(question, name)
        if chosen:
            label = f"不限{title}（{chosen.name}）"
            yield Weaker(name, label, _without(question, name))


def _narrower(
    question: Question, vocabulary: Vocabulary, verdicts: Iterable[CenterVerdict]
) -> Iterator[Weaker]:
    """The longest stretches that single centers reach, longest first; for one range only, since
    which of several to narrow is the user's choice."""
    if len(question.ranges) != 1:
        return
    demanded = question.ranges[0]
    reached = {run for verdict in verdicts for run in _reaches(verdict)}
    for run in sorted(reached, key=lambda run: (-length([run]), run))[:MOST]:
        unit = vocabulary.unit(demanded.unit)
        closed = Interval(_readable(run[0][0], unit, ceil), _readable(run[1][0], unit, floor))
        if closed.lower >= closed.upper:
            continue
        text = write_range(closed, unit)
        narrower = _over(question, vocabulary, replace(demanded, text=text), closed)
        yield Weaker("range", f"范围缩小到 {text}", narrower)


def _reaches(verdict: CenterVerdict) -> Sequence[Run]:
    if verdict.grade != "partial":
        return ()
    return union(
        run_of(segment.interval)
        for segment in verdict.segments[0]
        if segment.state in ("covered", "confirm")
    )


def _readable(value: float, unit: Unit, inwards: Callable[[float], int]) -> float:
    """An end that somebody wrote as it is; one that was computed (where an uncertainty meets the
    need) rounded inwards to four digits."""
    figure = unit.from_si(value)
    if not figure or nearly_equal(unit.to_si(float(f"{figure:.6g}")), value):
        return value
    step = 10.0 ** (floor(log10(abs(figure))) - 3)
    return unit.to_si(inwards(figure / step) * step)


def _over(
    question: Question, vocabulary: Vocabulary, demanded: DemandedRange, interval: Interval
) -> Question:
    """The question over another interval: what a class permits depends on it."""
    narrowed = replace(demanded, interval=interval, low=interval.low, high=interval.high)
    return _restated(replace(question, ranges=(narrowed,)), vocabulary)


def _coarser(question: Question, vocabulary: Vocabulary) -> Iterator[Weaker]:
    """The coarser classes of the demanded one's system, nearest first."""
    asked = question.accuracy
    if asked is None or asked.class_rank is None or asked.class_system is None:
        return
    system = vocabulary.class_systems[asked.class_system]
    ranked = [(rank(system, known.value), known.value) for known in system.classes]
    for position, value in sorted((p, v) for p, v in ranked if p is not None):
        if position > asked.class_rank:
            text = value if value.endswith(("级", "等")) else f"{value}级"
            coarser = DemandedAccuracy("class", text, divisor=asked.divisor)
            weaker = _restated(replace(question, accuracy=coarser), vocabulary)
            yield Weaker("class", f"准确度放宽到 {text}", weaker)


def _broader(question: Question, vocabulary: Vocabulary) -> Iterator[Weaker]:
    """The families the instrument belongs to, nearest first."""
    if question.instrument is None:
        return
    for slug in vocabulary.ancestors(question.instrument.slug):
        name = vocabulary.instruments[slug].name
        broader = replace(question, instrument=Choice(slug, name))
        yield Weaker("instrument", f"改找{name}", _restated(broader, vocabulary))


def _restated(question: Question, vocabulary: Vocabulary) -> Question:
    divisor = question.accuracy.divisor if question.accuracy else 1.0
    return with_need(question, vocabulary, divisor)
