"""A center of an answer as a card of the result page."""

from __future__ import annotations

from collections.abc import Mapping

from registry.measurement.values import Interval
from registry.vocabulary.vocabulary import Vocabulary
from search.answer import Found
from search.drawing import coverage_bar, item_boxes
from search.drawing.primitives import Drawing
from search.page_model.result import Card, Cause, PromiseRow
from search.present.details import Detail, Row
from search.present.links import carried, query
from search.present.sentences import meter_of, sentence_of
from search.present.wording import uncertainty
from search.question import Question
from search.results import RowVerdict

REMARKS = 2
"""Reasons under the sentence; the promises say the rest."""

CAUSES: Mapping[str, tuple[str, str, bool]] = {
    "ancestor_name": ("instrument", "上一级名称，待确认", True),
    "broader_quantity": ("instrument", "被测量较宽，待确认", True),
    "unstructured": ("range", "范围未结构化", True),
    "range_silent": ("range", "未写测量范围，待确认", True),
    "no_accuracy": ("accuracy", "未写准确度，待确认", True),
    "accuracy_unreadable": ("accuracy", "未结构化，待确认", True),
    "class_systems_differ": ("accuracy", "等级体系不同，待确认", True),
    "kinds_differ": ("accuracy", "与所要的不能直接比较，待确认", True),
    "order_only": ("accuracy", "只有等别，待确认", True),
    "unknowns": ("accuracy", "公式还需其他数值，待确认", True),
    "need_unknown": ("accuracy", "要求不能换算，待确认", True),
    "served_class_coarser": ("accuracy", "等级不够", False),
    "not_accurate_enough": ("accuracy", "大于需要", False),
}
"""Which cell is at fault for a reason, how it says so, and whether it is a doubt."""


def card_of(detail: Detail, found: Found, parameters: Mapping[str, str], chosen: bool) -> Card:
    """The card of one center; ``parameters`` are carried along to the promises' pages."""
    verdict, question = detail.verdict, found.answer.question
    vocabulary = found.knowledge.vocabulary
    center = found.knowledge.centers[verdict.center_id]
    city = vocabulary.cities.get(center.city)
    meter, margin = meter_of(verdict, question, vocabulary)
    sentence = sentence_of(detail, question, vocabulary)
    slug = question.quantity.slug if question.quantity else None
    asked = carried(parameters, question)
    need = uncertainty(verdict.needed, slug, vocabulary) if verdict.needed else ""
    return Card(
        slug=center.slug,
        name=center.name,
        short_name=center.short_name or center.name,
        url=f"/centers/{center.slug}/",
        city=city.name if city else "",
        grade=verdict.grade,
        sentence=sentence,
        bars=bars_of(detail, question, vocabulary),
        remarks=() if verdict.grade == "related" else _remarks(detail, sentence),
        meter=meter,
        margin=margin,
        rows=tuple(promise_row(row, vocabulary, asked, need) for row in detail.rows),
        total=detail.total,
        all_url=_all_url(center.slug, parameters),
        compared=chosen,
        ask_url=f"/centers/{center.slug}/#contact" if verdict.grade == "range" else "",
    )


def _all_url(slug: str, parameters: Mapping[str, str]) -> str:
    """Where the promises are that a card does not list: the answer of this center alone, which has
    room for more, and from there the whole scope of the center."""
    if parameters.get("center"):
        return f"/centers/{slug}/#scope"
    return f"/search/?{query(dict(parameters) | {'center': slug, 'page': '1'})}"


def bars_of(detail: Detail, question: Question, vocabulary: Vocabulary) -> tuple[Drawing, ...]:
    """The bar of each demanded range."""
    bars = []
    tracks = zip(question.ranges, detail.verdict.segments, strict=True)
    for at, (demanded, segments) in enumerate(tracks):
        if demanded.items:
            held = _items_held(detail)
            boxes = [(item, item.casefold() in held) for item in demanded.items]
            bars.append(item_boxes(boxes))
            continue
        unit = vocabulary.unit(demanded.unit)
        reach = reach_of(detail, demanded.quantity, at)
        bars.append(
            coverage_bar(demanded.interval, segments, reach, unit=unit.symbol, convert=unit.from_si)
        )
    return tuple(bars)


def reach_of(detail: Detail, quantity: str | None, at: int) -> list[Interval]:
    """What the center promises at all of a quantity, each interval once."""
    intervals: dict[Interval, None] = {}
    for row in detail.verdict.rows:
        parts = row.candidate.scope.parts
        own = [part for part in parts if quantity in (None, part.range.quantity)]
        for part in own or parts[at : at + 1]:
            intervals |= dict.fromkeys(part.range.intervals)
    return list(intervals)


def promise_row(row: Row, vocabulary: Vocabulary, asked: str, need: str = "") -> PromiseRow:
    """A promise as written, with its cause under the cell at fault."""
    version = row.version
    causes = causes_of(row.verdict, need)
    scope = row.verdict.candidate.scope
    return PromiseRow(
        code=version.code,
        url=f"{version.url}?{asked}" if asked else version.url,
        instrument=version.name,
        range=version.range_text,
        accuracy=version.accuracy_text,
        methods=version.methods,
        services=_names(scope.services, vocabulary.services) or "—",
        places=_names(scope.places, vocabulary.places),
        instrument_cause=causes.get("instrument"),
        range_cause=causes.get("range"),
        accuracy_cause=causes.get("accuracy"),
    )


def causes_of(verdict: RowVerdict, need: str = "") -> dict[str, Cause]:
    """The first cause of each cell; ``need`` is the needed uncertainty in words."""
    causes: dict[str, Cause] = {}
    for reason in verdict.reasons:
        if reason.code in CAUSES:
            cell, text, doubt = CAUSES[reason.code]
            if reason.code == "not_accurate_enough" and need:
                text = f"{text}的 {need}"
            causes.setdefault(cell, Cause(text, doubt))
    return causes


def _remarks(detail: Detail, sentence: str) -> tuple[str, ...]:
    """Conditions of the answer and other reasons that the sentence does not say already."""
    told = [
        f"{reason.text}。"
        for reason in detail.verdict.reasons
        if reason.code in ("extra_condition", "condition_silent", "condition_unmet")
        and reason.text not in sentence
    ]
    return tuple(told[:REMARKS])


def _items_held(detail: Detail) -> set[str]:
    scopes = [row.candidate.scope for row in detail.verdict.rows]
    named = [item for scope in scopes for part in scope.parts for item in part.range.items]
    named += [item for scope in scopes for one in scope.conditions for item in one.items]
    return {item.casefold() for item in named}


def _names(slugs: tuple[str, ...], table: Mapping[str, object]) -> str:
    return "、".join(getattr(table[slug], "name", slug) for slug in slugs if slug in table)
