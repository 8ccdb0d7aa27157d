"""Judging contents against one question: what each covers, where, and how surely."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any, Protocol

from registry.measurement.classes import rank
from registry.measurement.values import EVERYWHERE, Interval, Part, Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.grade.content import (
    Conditions,
    doubts_of,
    holds_items,
    is_of_quantity,
    part_doubts,
    part_for,
    passes_filters,
    runs_in_range,
)
from search.grade.finding import Finding, Track, measure
from search.grade.line import Lines
from search.grade.quick import NOWHERE, Quick, Rule, rule_of
from search.grade.standing import (
    NEED_UNKNOWN,
    OPEN_ENDED,
    Standing,
    standing,
    states_uncertainty,
)
from search.grade.states import CONFIRM, COVERED, FULL, RANGE, RELATED
from search.grade.target import Target, broader_than, kinds_of
from search.lean import Kind, Lean, scope_of
from search.question import DemandedAccuracy, DemandedRange, Question
from search.understand.demand import with_need

_UNSEEN: Any = object()


class Judged(Protocol):
    """What is judged: a promise, or several that say the same."""

    @property
    def scope(self) -> Scope: ...
    @property
    def lean(self) -> Lean | None: ...
    @property
    def kinship(self) -> str: ...
    @property
    def relevance(self) -> float: ...


class Judge:
    """One question, made ready. Contents are judged once and remembered by identity: engines hand
    out the same scope object for the same content."""

    def __init__(self, question: Question, vocabulary: Vocabulary) -> None:
        self.question = question
        self.vocabulary = vocabulary
        self.targets = tuple(map(self._target, question.ranges))
        self._own = Target(EVERYWHERE, accuracy=question.accuracy, **self._kinds(None))
        self._asked = self._counting_quantities()
        self._conditions = Conditions(question, vocabulary)
        self._findings: dict[tuple[int, str], tuple[Scope, Finding | None]] = {}
        self._counting: dict[int, tuple[Scope, bool]] = {}
        self._kinds_counting: dict[Kind, bool] = {}
        self._numbers_matter = bool(self.targets or question.accuracy)
        bounded = all(target.is_bounded for target in self.targets)
        self._quick = tuple(map(Quick, self.targets)) if bounded else ()
        self._rules: dict[tuple[Kind, str], tuple[Rule, ...] | None] = {}
        self.lines = tuple(Lines(target, at) for at, target in enumerate(self.targets))
        self._ranks: dict[tuple[str, str], float | None] = {}
        self._own_targets: dict[tuple[Interval, int, str], Target] = {}
        self._demands: dict[tuple[Interval, str | None], DemandedAccuracy | None] = {}

    def finding(self, scope: Scope, kinship: str = "same") -> Finding | None:
        """What a content says about the question; None when it does not count at all: another
        quantity than the asked one, or a service, place, basis or direction not asked for."""
        key = (id(scope), kinship)
        known = self._findings.get(key)
        if known is None:
            known = self._findings[key] = (scope, self._judge(scope, kinship))
        return known[1]

    def finding_of(self, candidate: Judged) -> Finding | None:
        """What a candidate says about the question. Where no number matters (neither a range nor
        an accuracy was asked) all of a kind say the same."""
        lean = candidate.lean
        if lean is None:
            return self.finding(candidate.scope, candidate.kinship)
        scope = scope_of(lean) if self._numbers_matter else lean.kind.scope
        return self.finding(scope, candidate.kinship)

    def tracks(self, candidate: Judged) -> tuple[Track, ...] | None:
        """A candidate along each demanded range; None when it does not count."""
        lean = candidate.lean
        if lean is None or not self._quick:
            finding = self.finding_of(candidate)
            return finding.tracks if finding else None
        key = (lean.kind, candidate.kinship)
        rules = self._rules.get(key, _UNSEEN)
        if rules is _UNSEEN:
            rules = self._rules[key] = self._rules_of(*key)
        if rules is None:
            return None
        if len(rules) == 1:
            return (self._quick[0].track(lean, rules[0]),)
        return tuple(
            quick.track(lean, rule) for quick, rule in zip(self._quick, rules, strict=True)
        )

    def counts(self, candidate: Judged) -> bool:
        """Whether a candidate counts at all (§5.16, 5.21)."""
        lean = candidate.lean
        if lean is None:
            return self._counts(candidate.scope)
        known = self._kinds_counting.get(lean.kind)
        if known is None:
            known = self._kinds_counting[lean.kind] = self._counts(lean.kind.scope)
        return known

    def _counts(self, scope: Scope) -> bool:
        key = id(scope)
        known = self._counting.get(key)
        if known is None:
            counting = passes_filters(scope, self.question) and is_of_quantity(scope, self._asked)
            known = self._counting[key] = (scope, counting)
        return known[1]

    def _judge(self, scope: Scope, kinship: str) -> Finding | None:
        if not self._counts(scope):
            return None
        silent, unmet = self._conditions.judge(scope)
        doubts = doubts_of(scope, kinship, self.question)
        finding = Finding(scope, doubts=doubts, silent=silent, unmet=unmet)
        if self.targets:
            finding.tracks = tuple(self._track(finding, target) for target in self.targets)
        else:
            finding.tracks = tuple(self._own_tracks(finding))
            finding.grade = _own_grade(finding.tracks)
        return finding

    @cached_property
    def needed(self) -> float | None:
        """The needed uncertainty at the upper end of the demand (SI), None where not known."""
        end = self.targets[0].run[1]
        return next((f.at(end[0]) for _, high, f in self.targets[0].need if high == end), None)

    def is_first_quantity(self, at: int) -> bool:
        """Whether a range is of the first one's quantity, which the accuracy speaks of."""
        ranges = self.question.ranges
        return ranges[at].quantity == ranges[0].quantity

    # The question, made ready

    def _kinds(self, quantity: str | None) -> dict[str, Any]:
        asked = self.question.quantity
        if quantity is None and asked and not self.question.quantity_implied:
            quantity = asked.slug
        if quantity is None:
            return {"quantities": None}
        kinds = {"quantities": kinds_of(quantity, self.vocabulary)}
        if self.question.instrument:
            kinds["broader"] = broader_than(quantity, self.vocabulary)
        return kinds

    def _target(self, demanded: DemandedRange) -> Target:
        return Target(
            demanded.interval,
            items=demanded.items,
            unit=demanded.unit,
            accuracy=self._accuracy_over(demanded),
            **self._kinds(demanded.quantity),
        )

    def _counting_quantities(self) -> frozenset[str] | None:
        """Every quantity that counts, broader ones included; None where all do."""
        counting: frozenset[str] = frozenset()
        for target in self.targets or (self._own,):
            if target.quantities is None:
                return None
            counting |= target.quantities | target.broader
        return counting

    def _accuracy_over(self, demanded: DemandedRange) -> DemandedAccuracy | None:
        """The accuracy demanded over a range. It is stated once, of the first range's quantity:
        a further range of that quantity has its own span; one of another quantity has none."""
        first = self.question.ranges[0]
        if demanded is first or self.question.accuracy is None:
            return self.question.accuracy
        if demanded.quantity != first.quantity:
            return None
        return self._restated(demanded)

    def _restated(self, demanded: DemandedRange) -> DemandedAccuracy | None:
        """The accuracy as stated, worked out over another range."""
        stated = self.question.accuracy
        if stated is None:
            return None
        over = replace(self.question, ranges=(demanded,))
        return with_need(over, self.vocabulary, stated.divisor).accuracy

    # One content along one range

    def _track(self, finding: Finding, target: Target) -> Track:
        """A content along a demanded range (§2 Covering)."""
        part = part_for(finding.scope, target)
        return (
            Track(None, target, code="unstructured")
            if part is None
            else self._along(finding, part, target)
        )

    def _own_tracks(self, finding: Finding) -> Iterator[Track]:
        """A content over its own measuring range, a track an interval (§5.17)."""
        part = part_for(finding.scope, self._own)
        if part is None or not (part.range.intervals or part.range.items):
            yield Track(part, self._own, code="unstructured")
            return
        if self.question.accuracy is None:
            yield self._along(finding, part, self._own)
            return
        stands = standing(part.accuracy, self.question.accuracy, self._rank)
        accuracy = self._over_own(part) if stands.against else self.question.accuracy
        for interval in part.range.intervals or (EVERYWHERE,):
            yield self._along(finding, part, self._own_target(interval, accuracy, part.range.unit))

    def _own_target(
        self, interval: Interval, accuracy: DemandedAccuracy | None, unit: str
    ) -> Target:
        key = (interval, id(accuracy), unit)
        if key not in self._own_targets:
            self._own_targets[key] = Target(
                interval, accuracy=accuracy, unit=unit, **self._kinds(None)
            )
        return self._own_targets[key]

    def _along(self, finding: Finding, part: Part, target: Target) -> Track:
        scope = finding.scope
        held = holds_items(part, scope, target)
        if held is False:
            return Track(part, target, code="other_type")
        runs = runs_in_range(part, target)
        if not runs:
            return Track(
                part, target, code="out_of_range" if part.range.intervals else "unstructured"
            )
        doubts = part_doubts(part, scope, target, held=held)
        return measure(finding, part, target, runs, self._standing(part, target), doubts)

    def _standing(self, part: Part, target: Target) -> Standing:
        stands = standing(part.accuracy, target.accuracy, self._rank)
        if target.accuracy and not target.is_bounded:
            return OPEN_ENDED
        if stands.against and not target.allowed(stands.against):
            return NEED_UNKNOWN
        return stands

    # Lean contents: what is the same for all of a kind

    def _rules_of(self, kind: Kind, kinship: str) -> tuple[Rule, ...] | None:
        """The rules of a kind along the demanded ranges; None when the kind does not count."""
        if not self._counts(kind.scope):
            return None
        return tuple(self._rule(kind.scope, kinship, target) for target in self.targets)

    def _rule(self, scope: Scope, kinship: str, target: Target) -> Rule:
        part = part_for(scope, target)
        held = None if part is None else holds_items(part, scope, target)
        if part is None or held is False:
            return NOWHERE
        silent, unmet = self._conditions.judge(scope)
        doubts = doubts_of(scope, kinship, self.question)
        return rule_of(
            self._standing(part, target),
            target,
            unmet=bool(unmet),
            doubtful=bool(doubts or silent or part_doubts(part, scope, target, held=held)),
            states=states_uncertainty(part.accuracy),
        )

    def _over_own(self, part: Part) -> DemandedAccuracy | None:
        """The demand over a row's own range: what a class or a full scale permits there."""
        quantity = self.vocabulary.quantities.get(part.range.quantity or "")
        hull = part.range.hull if part.range.intervals else EVERYWHERE
        if quantity is None or hull.low is None or hull.high is None:
            return self.question.accuracy
        key = (hull, quantity.slug)
        if key not in self._demands:
            demanded = DemandedRange(
                hull, hull.low, hull.high, quantity.si_unit, "", quantity.slug, hull.is_point
            )
            self._demands[key] = self._restated(demanded)
        return self._demands[key]

    def _rank(self, system: str, value: str) -> float | None:
        key = (system, value)
        if key not in self._ranks:
            known = self.vocabulary.class_systems.get(system)
            self._ranks[key] = rank(known, value) if known else None
        return self._ranks[key]


def _own_grade(tracks: tuple[Track, ...]) -> int:
    """With no range asked, a content is as good as the worst stretch of its own range."""
    worst = max(track.whole for track in tracks)
    return {COVERED: FULL, CONFIRM: RANGE}.get(worst, RELATED)
