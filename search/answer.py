"""From a question to its answer: fetch, judge, order, and say what else would help.

The one place where engine, grading, combination, relaxations and facets meet; pages, API and
command line are renderings of what it returns.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from search import combine, relax
from search.engines.base import Engine, Group
from search.grade import Judge, grade_center, rank_key
from search.index.knowledge import CenterFacts, Knowledge
from search.index.plan import Plan, plan_for
from search.index.shapes import names_of_method
from search.parameters import GRADE_NAMES
from search.question import Question
from search.results import GRADES, Answer, Candidate, CenterVerdict, FacetValue, Relaxation

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

FACETS = ("grade", "city", "service", "place", "basis", "industry", "field")
"""What a result can be narrowed by, in the order shown."""


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
        listed = [one for one in judged.verdicts if not wanted or one.grade in wanted]
        order, centers = SORTS[sort], self.knowledge.centers
        listed.sort(key=lambda one: order(one, centers[one.center_id]))
        satisfied = any(verdict.grade in GOOD for verdict in judged.verdicts)
        names = {center.id: center.name for center in centers.values()}
        answer = Answer(
            question,
            tuple(listed),
            sum(group.count for one in listed for group in judged.groups[one.center_id]),
            facets=self._facets(question, fetched, judged, wanted),
            combined=None if satisfied else combine.combine(judged.verdicts, question, names),
            relaxations=() if satisfied else self._relaxations(question, judged.verdicts),
            emptied_by="" if judged.verdicts else relax.emptied_by(question, self.count_listed),
            vocabulary=self.knowledge.vocabulary.version,
            engine=self.engine.name,
            degraded=self.engine.degraded,
            took_ms=round((time.perf_counter() - started) * 1000, 1),
        )
        return Found(answer, plan, judged.judge, self.knowledge, judged.groups, self.engine)

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
        counting: dict[int, list[Group]] = {}
        for center_id, groups in fetched.items():
            if not passes_center(self.knowledge.centers[center_id], question):
                continue
            kept = [group for group in groups if passes(group)]
            verdict = grade_center(center_id, map(candidate_of, kept), judge)
            if verdict is not None:
                verdicts.append(verdict)
                counting[center_id] = [
                    group for group in kept if judge.finding(group.content.scope, group.kinship)
                ]
        return _Judged(judge, verdicts, counting)

    def _group_filter(self, question: Question) -> Callable[[Group], bool]:
        """The filters that a promise passes or not, beside those its structure answers."""
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
        wanted: frozenset[str],
    ) -> dict[str, tuple[FacetValue, ...]]:
        """Every facet, each over what would be listed without its own filter."""
        counted = {}
        for name in FACETS:
            chosen = getattr(question, name, None)
            base = judged
            if chosen is not None:
                base = self._judge(replace(question, **{name: None}), fetched)
            grades = frozenset() if name == "grade" else wanted
            listed = [one for one in base.verdicts if not grades or one.grade in grades]
            values = {one.center_id: self._values(name, one, base) for one in listed}
            counted[name] = self._facet(name, values, chosen.slug if chosen else None, wanted)
        return counted

    def _values(self, name: str, verdict: CenterVerdict, judged: _Judged) -> frozenset[str]:
        """The values of a facet that a center has."""
        center = self.knowledge.centers[verdict.center_id]
        groups = judged.groups[verdict.center_id]
        match name:
            case "grade":
                return frozenset((verdict.grade,))
            case "city":
                return frozenset((center.city,)) - {""}
            case "industry":
                return frozenset(center.industries)
            case "field":
                top = self.knowledge.vocabulary.top_field
                return frozenset(
                    top(group.content.field) for group in groups if group.content.field
                )
            case _:
                column = {"service": "services", "place": "places", "basis": "bases"}[name]
                found = (getattr(group.content.scope, column) for group in groups)
                return frozenset(value for values in found for value in values)

    def _facet(
        self,
        name: str,
        values: Mapping[int, frozenset[str]],
        chosen: str | None,
        wanted: frozenset[str],
    ) -> tuple[FacetValue, ...]:
        """Counts in the order of the closed list, most frequent first where it is long."""
        counts = Counter(value for own in values.values() for value in own)
        names = self._names(name)
        found = [
            FacetValue(slug, names[slug], count, slug == chosen or slug in wanted)
            for slug, count in counts.items()
            if slug in names
        ]
        place = {slug: at for at, slug in enumerate(names)}
        if name in ("grade", "service", "place", "basis"):
            return tuple(sorted(found, key=lambda value: place[value.slug]))
        return tuple(sorted(found, key=lambda value: (-value.count, place[value.slug])))

    def _names(self, name: str) -> Mapping[str, str]:
        if name == "grade":
            return GRADE_NAMES
        vocabulary = self.knowledge.vocabulary
        table = {
            "city": vocabulary.cities,
            "industry": vocabulary.industries,
            "service": vocabulary.services,
            "place": vocabulary.places,
            "basis": vocabulary.bases,
            "field": vocabulary.fields,
        }[name]
        return {slug: entry.name for slug, entry in table.items()}


@dataclass(frozen=True, slots=True)
class _Judged:
    """The verdicts of one pass, with the judge that gave them and the groups they rest on."""

    judge: Judge
    verdicts: list[CenterVerdict]
    groups: dict[int, list[Group]]


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
