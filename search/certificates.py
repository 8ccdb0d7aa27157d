"""Whether the scope of a day covers a certificate (article 17), by the rules that answer questions.

A certificate is asked of its center as a customer's question would be: can you measure this
instrument over this range under this condition, and with that uncertainty. The scope is the one in
force on the day of the certificate, whatever it says today.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace

from registry.decisions.certificates import Verdict
from registry.measurement.values import Curve, Interval, Scope
from registry.models import CapabilityVersion, Center, Certificate
from registry.structure import ACCURACY, CONDITION, NAME, RANGE, read_scope
from registry.vocabulary import Vocabulary
from search.grade.center import grade_center
from search.grade.judge import Judge
from search.grade.reasons import explain
from search.index.plan import kinships_to
from search.question import (
    Choice,
    DemandedAccuracy,
    DemandedCondition,
    DemandedRange,
    Question,
)
from search.results import Candidate, CenterVerdict

Coverage = Certificate.Coverage
Uncertainty = Certificate.Uncertainty

_COVERAGE = {"full": Coverage.INSIDE, "range": Coverage.CONFIRM}
_NO_SCOPE = "出证当日该中心没有生效的承诺能力。"
_NOT_READ = "证书的测量范围没有读懂，不能自动判定。"
_NOT_KNOWN = "承诺里没有同类仪器或同一被测量。"


def read_certificate(
    name: str, range_text: str, condition: str, accuracy: str, vocabulary: Vocabulary
) -> Scope:
    """What a certificate says, as structure."""
    cells = {NAME: name, RANGE: range_text, CONDITION: condition, ACCURACY: accuracy}
    return read_scope(cells, vocabulary)


def stated_uncertainty(scope: Scope) -> Curve:
    """The expanded uncertainty that a certificate states (SI, k = 2); empty where it states none
    that can be read."""
    if not scope.parts:
        return ()
    accuracy = scope.parts[0].accuracy
    readable = accuracy.readable and accuracy.statement == "uncertainty" and not accuracy.unknowns
    return accuracy.worst if readable else ()


def judge_certificate(
    scope: Scope, day: datetime.date, center: Center, vocabulary: Vocabulary, *, stated: bool
) -> Verdict:
    """The verdict on a certificate of ``day`` (articles 17, 18). ``stated`` says whether it gives
    an uncertainty at all; one that could not be read is left to a person."""
    versions = _in_force(center, day)
    unstated = Uncertainty.CONFIRM if stated else Uncertainty.UNSTATED
    if not versions:
        return Verdict(Coverage.OUTSIDE, unstated, (_NO_SCOPE,))
    question = question_of(scope, day, vocabulary)
    if not question.ranges:
        return Verdict(Coverage.CONFIRM, unstated, (_NOT_READ,))
    candidates = list(_candidates(versions.values(), question, vocabulary))
    judge = Judge(question, vocabulary)
    found = grade_center(center.pk, candidates, judge)
    if found is None:
        return Verdict(Coverage.OUTSIDE, unstated, (_NOT_KNOWN,))
    found = explain(found, candidates, judge)
    coverage = _COVERAGE.get(found.grade, Coverage.OUTSIDE)
    curve = stated_uncertainty(scope)
    if coverage is Coverage.OUTSIDE or not curve:
        uncertainty = unstated
    else:
        uncertainty = _uncertainty(question, curve, candidates, center, vocabulary)
    return Verdict(coverage, uncertainty, _reasons(found), _relied_on(found, versions))


def question_of(scope: Scope, day: datetime.date, vocabulary: Vocabulary) -> Question:
    """The question that a certificate puts to its center's scope."""
    instrument = vocabulary.instruments.get(scope.instrument or "")
    quantity = vocabulary.quantities.get(scope.quantity or "")
    return Question(
        as_of=day,
        instrument=Choice(instrument.slug, instrument.name) if instrument else None,
        quantity=Choice(quantity.slug, quantity.name) if quantity else None,
        ranges=tuple(
            DemandedRange(
                interval,
                interval.low,
                interval.high,
                part.range.unit,
                part.range.text,
                part.range.quantity,
                interval.is_point,
                part.range.items,
            )
            for part in scope.parts
            for interval in part.range.intervals or _typed(part.range.items)
        ),
        conditions=tuple(
            DemandedCondition(stated.quantity, interval, stated.unit, stated.text)
            for stated in scope.conditions
            if stated.quantity
            for interval in stated.intervals
        ),
    )


def _typed(items: tuple[str, ...]) -> tuple[Interval, ...]:
    """Typed values without an interval are asked for over everything."""
    return (Interval(None, None),) if items else ()


def _in_force(center: Center, day: datetime.date) -> dict[int, CapabilityVersion]:
    """What the center could rely on, on ``day``: in force, not suspended, center established."""
    rows = CapabilityVersion.objects.published(day).filter(capability__center=center)
    return {row.pk: row for row in rows.select_related("capability__center")}


def _candidates(
    versions: Iterable[CapabilityVersion], question: Question, vocabulary: Vocabulary
) -> Iterable[Candidate]:
    """The promises worth judging: of the instrument, of what it is a kind of, else by quantity."""
    asked = question.instrument
    kinships = kinships_to(asked.slug, vocabulary) if asked else {}
    for version in versions:
        scope = version.scope
        if not kinships:
            yield Candidate(version.pk, version.capability.center_id, scope, "quantity")
        elif kinship := kinships.get(scope.instrument or ""):
            yield Candidate(version.pk, version.capability.center_id, scope, kinship)


def _uncertainty(
    question: Question,
    stated: Curve,
    candidates: Iterable[Candidate],
    center: Center,
    vocabulary: Vocabulary,
) -> Certificate.Uncertainty:
    """Nowhere may a certificate state less than the best its center promised there."""
    demand = DemandedAccuracy("uncertainty", "", need=stated)
    judge = Judge(replace(question, ranges=question.ranges[:1], accuracy=demand), vocabulary)
    best = [replace(one, scope=_at_its_best(one.scope)) for one in candidates]
    found = grade_center(center.pk, best, judge)
    if found is None:
        return Uncertainty.CONFIRM
    if any(gap.why == "not_accurate_enough" for gap in found.gaps):
        return Uncertainty.BELOW
    return Uncertainty.FINE if _compared(found) else Uncertainty.CONFIRM


def _compared(found: CenterVerdict) -> bool:
    """Whether figures were held against figures: a doubt about the instrument's name is told by
    the coverage, one about the figures here."""
    return found.margin is not None


def _at_its_best(scope: Scope) -> Scope:
    """The promise with the better end of its uncertainty, where it names two."""
    parts = (
        replace(part, accuracy=replace(part.accuracy, worst=part.accuracy.best))
        if part.accuracy.best
        else part
        for part in scope.parts
    )
    return replace(scope, parts=tuple(parts))


def _reasons(found: CenterVerdict) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reason.text for reason in found.reasons))


def _relied_on(
    found: CenterVerdict, versions: Mapping[int, CapabilityVersion]
) -> tuple[CapabilityVersion, ...]:
    """The promises that answer some of it."""
    return tuple(
        versions[row.candidate.version_id]
        for row in found.rows
        if any(
            segment.state in ("covered", "confirm")
            for segments in row.segments
            for segment in segments
        )
    )
