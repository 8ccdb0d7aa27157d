"""The verdict on one center: grade, coverage, gaps."""

from __future__ import annotations

from dataclasses import dataclass, replace

from registry.measurement.values import Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.question import DemandedAccuracy, DemandedRange, Question
from search.understand.demand import with_need
from tests.oracle.line import STATES, Stretch, stretches
from tests.oracle.points import condition_of, part_of
from tests.oracle.rows import asked_quantities, kinship
from tests.oracle.spread import excess_of, uncertainty_of


@dataclass(frozen=True)
class Gap:
    low: float
    high: float
    low_open: bool
    high_open: bool
    why: str
    range_index: int


@dataclass(frozen=True)
class OracleVerdict:
    grade: str
    coverage: float | None
    gaps: tuple[Gap, ...] = ()
    best: float | None = None
    worst: float | None = None
    margin: float | None = None
    excess: float | None = None


def verdict_on(scopes: list[Scope], question: Question, vocabulary: Vocabulary) -> OracleVerdict:
    if not question.ranges:
        grades = [_own_grade(scope, question, vocabulary) for scope in scopes]
        return OracleVerdict(min(grades, key=("full", "range", "related").index), None)
    lines = []
    for index in range(len(question.ranges)):
        demanded = _demand(question, index, vocabulary)
        line = stretches(scopes, question, index, vocabulary, demanded)
        lines.append((index, demanded, line, *_read(line, question.ranges[index], index)))
    grades = [grade for *_, grade, _, _ in lines]
    if "partial" in grades or ("related" in grades and set(grades) != {"related"}):
        grade = "partial"
    else:
        grade = max(grades, key=("full", "range", "related").index)
    first = question.ranges[0].quantity
    figures = [
        uncertainty_of(scopes, line, demanded, index, question, vocabulary)
        for index, demanded, line, *_ in lines
        if question.ranges[index].quantity == first
    ]
    excess = [
        excess_of(scopes, line, demanded, index, question, vocabulary)
        for index, demanded, line, *_ in lines
        if question.ranges[index].quantity == first and demanded
    ]
    best = [b for b, _, _ in figures if b is not None]
    worst = [w for _, w, _ in figures if w is not None]
    margin = [m for *_, m in figures if m is not None]
    return OracleVerdict(
        grade,
        min(coverage for *_, coverage, _ in lines),
        tuple(gap for *_, gaps in lines for gap in gaps),
        min(best, default=None),
        max(worst, default=None),
        min(margin, default=None),
        max((e for e in excess if e is not None), default=None),
    )


def _demand(question: Question, index: int, vocabulary: Vocabulary) -> DemandedAccuracy | None:
    if index == 0 or question.accuracy is None:
        return question.accuracy
    target = question.ranges[index]
    if target.quantity != question.ranges[0].quantity:
        return None
    return with_need(replace(question, ranges=(target,)), vocabulary).accuracy


def _read(line: list[Stretch], target: DemandedRange, index: int) -> tuple[str, float, list[Gap]]:
    point = target.interval.low == target.interval.high
    for at, stretch in enumerate(line):
        beside = [line[near] for near in (at - 1, at + 1) if 0 <= near < len(line)]
        lone = stretch.low == stretch.high and not any(near.answered for near in beside)
        if lone and stretch.answered and not point:
            stretch.states = [s for s in stretch.states if s not in ("covered", "confirm")]
            if stretch.best == "out_of_range":
                stretch.states = [min((near.best for near in beside), key=STATES.index)]
    total = target.interval.high - target.interval.low
    answered = sum(s.high - s.low for s in line if s.answered)
    missing = sum(s.high - s.low for s in line if not s.answered)
    share = 1.0 if not missing else answered / total
    coverage = float(line[0].answered) if point else share
    if all(stretch.best == "covered" for stretch in line):
        return "full", coverage, []
    if all(stretch.answered for stretch in line):
        return "range", coverage, []
    grade = "partial" if any(stretch.answered for stretch in line) else "related"
    return grade, coverage, _gaps(line, index)


def _gaps(line: list[Stretch], index: int) -> list[Gap]:
    gaps: list[Gap] = []
    previous = None
    for stretch in line:
        single = stretch.low == stretch.high
        if stretch.answered:
            previous = None
            continue
        if previous == stretch.best:
            last = gaps[-1]
            gaps[-1] = replace(last, high=stretch.high, high_open=not single)
        else:
            gaps.append(Gap(stretch.low, stretch.high, not single, not single, stretch.best, index))
        previous = stretch.best
    return gaps


def _own_grade(scope: Scope, question: Question, vocabulary: Vocabulary) -> str:
    """A row over its own measuring range (§5.17)."""
    part, _ = part_of(scope, 0, question, vocabulary)
    if part is None or not (part.range.intervals or part.range.items):
        return "related"
    bounded = [i for i in part.range.intervals if i.low is not None and i.high is not None]
    if len(bounded) < len(part.range.intervals) or not part.range.intervals:
        # Nothing to compare over: to be confirmed if an accuracy is asked.
        worth = "covered" if question.accuracy is None else "confirm"
        grades = [_grade_without_line(scope, question, vocabulary, worth)]
    else:
        grades = []
    for interval in bounded:
        own = DemandedRange(
            interval, interval.low, interval.high, "", "", asked_quantities(question)[0]
        )
        hull = part.range.hull
        over = replace(own, interval=hull, low=hull.low, high=hull.high, is_point=hull.is_point)
        quantity = vocabulary.quantities[part.range.quantity]
        over = replace(over, quantity=quantity.slug, unit=quantity.si_unit)
        alone = replace(question, ranges=(own,))
        demanded = question.accuracy
        if demanded and hull.low is not None and hull.high is not None:
            demanded = with_need(replace(question, ranges=(over,)), vocabulary).accuracy
        line = stretches([scope], alone, 0, vocabulary, demanded)
        grades.append(_read(line, own, 0)[0])
    return max(grades, key=("full", "range", "partial", "related").index).replace(
        "partial", "related"
    )


def _grade_without_line(
    scope: Scope, question: Question, vocabulary: Vocabulary, worth: str
) -> str:
    condition = condition_of(scope, question, vocabulary)
    if condition == "unmet":
        return "related"
    doubtful = (
        condition == "silent"
        or kinship(scope, question, vocabulary) == "ancestor"
        or (question.service is not None and not scope.services)
        or part_of(scope, 0, question, vocabulary)[1] == "broader"
    )
    return "range" if doubtful or worth == "confirm" else "full"
