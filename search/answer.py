"""From a question to its answer: fetch, judge, order, and say what else would help.

The one place where engine, grading, combination, relaxations and facets meet; pages, API and
command line are renderings of what it returns.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from search import combine, relax
from search.engines.base import Engine, Group
from search.facets import FACETS, Tally, facet_values
from search.grade import Judge, grade_center, rank_key
from search.index.knowledge import CenterFacts, Knowledge
from search.index.plan import Plan, plan_for
from search.index.shapes import names_of_method
from search.question import Question
from search.results import (
    GRADES,
    Answer,
    Candidate,
    CenterVerdict,
    Combination,
    FacetValue,
    Relaxation,
)

GOOD = ("full", "range")

SORTS: Mapping[str, Callable[[CenterVerdict, CenterFacts], tuple[object, ...]]] = {
    "grade": lambda verdict, center: rank_key(verdict, center.name),
    "margin": lambda verdict, center: (
        GRADES.index(verdict.grade),
        verdict.margin is None,
        -(verdict.margin or 0.0),
        rank_key(verdict, center.name),
    ),
    "name": lambda verdict, center: (GRADES.index(verdict.grade), center.name),
}
"""Orders of the list, each within a grade: the better grade always comes first. ``margin`` puts
the greatest reserve first, centers without one last."""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer with what its renderings need to go into detail."""

    answer: Answer
    plan: Plan
    judge: Judge
    knowledge: Knowledge
    groups: Mapping[int, Sequence[Group]]
    engine: Engine


class Finder:
    """Answers questions with one engine and one state of knowledge."""

    def __init__(self, engine: Engine, knowledge: Knowledge) -> None:
        self.engine = engine
        self.knowledge = knowledge

    def find(self, question: Question, *, grades: Iterable[str] = (), sort: str = "grade") -> Found:
        """The whole answer; ``grades`` keeps only centers of these grades in the list."""
        started = time.perf_counter()
        plan = plan_for(question, self.knowledge.vocabulary)
        fetched = self._fetch(question, plan)
        judged = self._judge(question, fetched)
        wanted = frozenset(grades)
        listed = kept(judged.verdicts, wanted)
        order, centers = SORTS[sort], self.knowledge.centers
        listed.sort(key=lambda one: order(one, centers[one.center_id]))
        satisfied = any(verdict.grade in GOOD for verdict in judged.verdicts)
        answer = Answer(
            question,
            tuple(listed),
            sum(group.promises for one in listed for group in judged.groups[one.center_id]),
            facets=self._facets(question, fetched, judged, listed, wanted),
            combined=None if satisfied else self._combined(question, judged.verdicts),
            relaxations=() if satisfied else self._relaxations(question, judged.verdicts),
            emptied_by="" if judged.verdicts else relax.emptied_by(question, self.count_listed),
            vocabulary=self.knowledge.vocabulary.version,
            engine=self.engine.name,
            degraded=self.engine.degraded,
            took_ms=round((time.perf_counter() - started) * 1000, 1),
        )
        return Found(answer, plan, judged.judge, self.knowledge, judged.groups, self.engine)

    def _combined(
        self, question: Question, verdicts: Sequence[CenterVerdict]
    ) -> Combination | None:
        centers = self.knowledge.centers
        names = {one.center_id: centers[one.center_id].name for one in verdicts}
        return combine.combine(verdicts, question, names)

    def count_good(self, question: Question) -> int:
        """How many centers are ``full`` or ``range`` for a question."""
        fetched = self._fetch(question, plan_for(question, self.knowledge.vocabulary))
        return sum(one.grade in GOOD for one in self._judge(question, fetched).verdicts)

    def count_listed(self, question: Question) -> int:
        """How many centers a question lists at all."""
        fetched = self._fetch(question, plan_for(question, self.knowledge.vocabulary))
        return len(self._judge(question, fetched).verdicts)

    def _fetch(self, question: Question, plan: Plan) -> dict[int, list[Group]]:
        """What the engine finds, by center, of centers that are public on the day."""
        by_center: dict[int, list[Group]] = {}
        if is_asking(question):
            for group in self.engine.groups(plan):
                by_center.setdefault(group.center_id, []).append(group)
        centers, day = self.knowledge.centers, question.as_of
        return {
            center_id: groups
            for center_id, groups in by_center.items()
            if center_id in centers and centers[center_id].is_public(day)
        }

    def _judge(self, question: Question, fetched: Mapping[int, Sequence[Group]]) -> _Judged:
        """A verdict for each center that passes the filters, and the groups that count of it."""
        judge = Judge(question, self.knowledge.vocabulary)
        passes = self._group_filter(question)
        verdicts: list[CenterVerdict] = []
        counting: dict[int, Sequence[Group]] = {}
        for center_id, groups in fetched.items():
            if not passes_center(self.knowledge.centers[center_id], question):
                continue
            own = [group for group in groups if judge.counts(group)]
            if passes:
                own = list(filter(passes, own))
            verdict = grade_center(center_id, own, judge)
            if verdict is not None:
                verdicts.append(verdict)
                counting[center_id] = own
        return _Judged(judge, verdicts, counting)

    def _group_filter(self, question: Question) -> Callable[[Group], bool] | None:
        """The filters that a promise passes or not, beside those its structure answers; None when
        none is set."""
        if question.field is None and question.method is None:
            return None
        fields = (
            frozenset(self.knowledge.vocabulary.fields_under(question.field.slug))
            if question.field
            else None
        )
        method = question.method.slug if question.method else None

        def passes(group: Group) -> bool:
            content = group.content
            return (fields is None or content.field in fields) and (
                method is None or any(method in names_of_method(code) for code in content.methods)
            )

        return passes

    def _relaxations(
        self, question: Question, verdicts: Sequence[CenterVerdict]
    ) -> tuple[Relaxation, ...]:
        if not is_asking(question):
            return ()
        return relax.relaxations(question, self.knowledge.vocabulary, self.count_good, verdicts)

    def _facets(
        self,
        question: Question,
        fetched: Mapping[int, Sequence[Group]],
        judged: _Judged,
        listed: Sequence[CenterVerdict],
        wanted: frozenset[str],
    ) -> dict[str, tuple[FacetValue, ...]]:
        """Every facet, each over what would be listed without its own filter."""
        tally = Tally(listed, judged.groups, self.knowledge)
        found = {}
        for name in FACETS:
            chosen = getattr(question, name, None)
            base = tally
            if name == "grade":
                base = Tally(judged.verdicts, judged.groups, self.knowledge)
            elif chosen is not None:
                changes: dict[str, Any] = {name: None}
                without = self._judge(replace(question, **changes), fetched)
                base = Tally(kept(without.verdicts, wanted), without.groups, self.knowledge)
            marked = wanted | ({chosen.slug} if chosen else set())
            found[name] = facet_values(name, base.counts(name), marked, self.knowledge.vocabulary)
        return found


@dataclass(frozen=True, slots=True)
class _Judged:
    """The verdicts of one pass, with the judge that gave them and the groups they rest on."""

    judge: Judge
    verdicts: list[CenterVerdict]
    groups: dict[int, Sequence[Group]]


def kept(verdicts: Sequence[CenterVerdict], grades: frozenset[str]) -> list[CenterVerdict]:
    """The centers of the wanted grades; all where none is."""
    return [one for one in verdicts if not grades or one.grade in grades]


def is_asking(question: Question) -> bool:
    """Whether the question asks for anything at all: an empty one has no answer, not all."""
    parts = (
        question.instrument,
        question.quantity,
        question.method,
        question.field,
        question.industry,
        question.city,
        question.center,
        question.service,
        question.place,
        question.basis,
    )
    return bool(question.text_left.strip()) or any(parts)


def passes_center(center: CenterFacts, question: Question) -> bool:
    """The filters that a center passes or not: what fails is absent, not related (§5.21)."""
    return (
        (question.city is None or center.city == question.city.slug)
        and (question.industry is None or question.industry.slug in center.industries)
        and (question.center is None or center.slug == question.center.slug)
    )


def candidate_of(group: Group) -> Candidate:
    """A group as grading sees it."""
    return Candidate(
        group.version_id, group.center_id, group.content.scope, group.kinship, group.relevance
    )
