"""An answer as JSON: the contract of search.md §4."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from django.urls import reverse

from registry.measurement.notation import SPACE
from registry.measurement.units import Unit
from registry.measurement.values import Interval
from registry.vocabulary.vocabulary import Vocabulary
from search.answer import Found
from search.grade.wording import span
from search.index.knowledge import CenterFacts
from search.parameters import GRADE_NAMES
from search.present.details import Detail, details
from search.present.promises import promise_json
from search.present.question import question_json
from search.present.sentences import exceeded
from search.question import Question
from search.results import (
    Answer,
    CenterVerdict,
    Combination,
    Excess,
    FacetValue,
    Gap,
    Relaxation,
)

Json = dict[str, Any]
Params = Callable[[Question], str]
"""Writes a question as the query of an address."""


def answer_json(
    found: Found, shown: Sequence[CenterVerdict], *, params: Params, next_url: str | None
) -> Json:
    """The whole document for one page of centers."""
    answer, vocabulary = found.answer, found.knowledge.vocabulary
    return {
        "question": question_json(answer.question, vocabulary),
        "vocabulary": answer.vocabulary,
        "engine": answer.engine,
        "degraded": answer.degraded,
        "took_ms": answer.took_ms,
        "total_centers": len(answer.centers),
        "total_capabilities": answer.total_capabilities,
        "facets": {name: [_facet(one) for one in values] for name, values in answer.facets.items()},
        "results": [_result(detail, found) for detail in details(found, shown)],
        "combined": combined_json(answer.combined, found) if answer.combined else None,
        "relaxations": [_relaxation(one, params) for one in answer.relaxations],
        "emptied_by": answer.emptied_by or None,
        "next": next_url,
    }


def unit_of_range(answer: Answer, index: int, vocabulary: Vocabulary) -> Unit:
    """The unit a demanded range was written in: gaps and parts are told in it."""
    return vocabulary.unit(answer.question.ranges[index].unit)


def center_json(center: CenterFacts, vocabulary: Vocabulary) -> Json:
    """A center as results name it."""
    city = vocabulary.cities.get(center.city)
    return {
        "slug": center.slug,
        "name": center.name,
        "city": city.name if city else "",
        "url": reverse("center", args=[center.slug]),
    }


def combined_json(combination: Combination, found: Found) -> Json:
    """Who covers which part, in SI with the words in the user's unit."""
    centers = found.knowledge.centers
    return {
        "centers": [centers[one].slug for one in combination.center_ids],
        "coverage": combination.coverage,
        "parts": [
            {
                "center": centers[part.center_id].slug,
                **_stretch(part.interval, part.range_index, found),
                "state": part.state,
            }
            for part in combination.parts
        ],
    }


def _result(detail: Detail, found: Found) -> Json:
    verdict, vocabulary = detail.verdict, found.knowledge.vocabulary
    return {
        "center": center_json(found.knowledge.centers[verdict.center_id], vocabulary),
        "grade": verdict.grade,
        "grade_name": GRADE_NAMES[verdict.grade],
        "coverage": verdict.coverage,
        "gaps": [_gap(gap, found) for gap in verdict.gaps],
        "uncertainty": {
            "needed": verdict.needed,
            "best": verdict.best,
            "worst": verdict.worst,
        },
        "margin": verdict.margin,
        "excess": excess_json(verdict.excess) if verdict.excess else None,
        "reasons": [one.text for one in verdict.reasons],
        "reason_codes": [one.code for one in verdict.reasons],
        "capabilities": [
            promise_json(row.version, row.verdict.candidate.scope, vocabulary)
            for row in detail.rows
        ],
        "capabilities_total": detail.total,
    }


def excess_json(excess: Excess) -> Json:
    """By how much the promised uncertainty exceeds the need where it does by most (SI, k = 2)."""
    return {
        "at": excess.at,
        "uncertainty": excess.promised,
        "needed": excess.needed,
        "ratio": excess.ratio,
        "text": exceeded(excess),
    }


def _gap(gap: Gap, found: Found) -> Json:
    return _stretch(gap.interval, gap.range_index, found) | {"why": gap.why}


def _stretch(interval: Interval, index: int, found: Found) -> Json:
    """A piece of the ``index``-th demanded range: figures in SI, the text in the user's unit with
    the ends alone (search.md §4); which of them are open stands beside it."""
    unit = unit_of_range(found.answer, index, found.knowledge.vocabulary)
    text = span(replace(interval, low_open=False, high_open=False), unit)
    return {
        "low": interval.low,
        "high": interval.high,
        "low_open": interval.low_open,
        "high_open": interval.high_open,
        "text": text.replace(SPACE, " "),
        "range": index,
    }


def _facet(value: FacetValue) -> Json:
    return {
        "slug": value.slug,
        "name": value.name,
        "count": value.count,
        "chosen": value.chosen,
    }


def _relaxation(relaxation: Relaxation, params: Params) -> Json:
    return {
        "kind": relaxation.kind,
        "text": relaxation.label,
        "count": relaxation.count,
        "query": params(relaxation.question),
    }
