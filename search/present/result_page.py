"""The result page: the verdict in words first, then what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from registry.measurement.values import Interval
from search.answer import Found
from search.drawing import Drawing, combination_bar
from search.drawing.combination import Share
from search.forms import SearchForm
from search.page_model.result import (
    SHOWN_ROWS,
    CombinationPanel,
    CompareForm,
    GradeGroup,
    Member,
    ResultPage,
)
from search.page_model.shared import Link, SearchBox, State
from search.parameters import SORTS
from search.present.cards import card_of
from search.present.chips import reading_of
from search.present.details import Detail, details
from search.present.facets import facets_of
from search.present.links import changed, query, weaker_parameters
from search.present.pages import pagination
from search.present.wording import said, times, uncertainty
from search.results import Combination, CombinationPart

PATH = "/search/"
API = "/api/v1/search/"
ROWS_A_PAGE = 40
"""Promises on a page: fewer of each center where there are many, so that it stays light."""

MARKS = "甲乙丙丁戊己庚辛"
NUMERALS = "零一两三四五六七八九十"
EXAMPLES = (
    "0-60MPa 0.4级压力表",
    "A级铂电阻 -50～300℃",
    "1kg～20kg F1等级砝码",
    "交流电压 10V 50Hz 万用表",
)
"""Questions that show what can be asked; each has an answer in the demonstration province."""

OTHERS = {"range": "待确认", "partial": "部分满足", "related": "相关但不满足"}
GROUP_NOTES = {"range": "量程都够，有一部分承诺写得不全"}

NOTE = (
    "判定只依据各中心公开承诺的范围与不确定度，不代表报价、工期与排期。送检前请与中心确认。词表版本"
)


def result_page(found: Found, form: SearchForm, *, chosen: Sequence[str] = ()) -> ResultPage:
    """The page of one answer; ``chosen`` are the slugs of centers picked for comparison."""
    answer, values = found.answer, dict(form.values)
    start = (form.page - 1) * form.page_size
    wanted = answer.centers[start : start + form.page_size]
    shown = details(found, wanted, max(SHOWN_ROWS, ROWS_A_PAGE // max(len(wanted), 1)))
    verdict, sub = verdict_of(found)
    vocabulary = found.knowledge.vocabulary
    return ResultPage(
        title=answer.question.text or "查询结果",
        box=SearchBox(values.get("q", ""), hidden=_within(values)),
        reading=reading_of(answer.question, values, vocabulary),
        facets=facets_of(found, values, PATH),
        verdict=verdict,
        sub=sub,
        sorts=_sorts(form, values),
        tools=_tools(found, values) if answer.centers else (),
        combination=combination_of(found) if answer.combined else None,
        groups=_groups(shown, found, values, chosen),
        state=None if answer.centers else empty_state(found),
        compare=CompareForm(fields=tuple(_asked(values).items())),
        relaxations=relaxation_links(found) if answer.centers else (),
        note=f"{NOTE}{answer.vocabulary}，",
        note_link=Link("接口返回同样的结果", f"{API}?{query(values)}"),
        pages=pagination(PATH, values, form.page, form.page_size, len(answer.centers)),
        permalink=_permalink(found, values),
    )


def _within(values: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """A question asked within one center stays there when its words are changed."""
    return tuple((name, value) for name, value in values.items() if name == "center")


def verdict_of(found: Found) -> tuple[str, str]:
    """The answer in one line, and what else was found."""
    answer = found.answer
    counts = {
        grade: sum(one.grade == grade for one in answer.centers)
        for grade in ("full", "range", "partial", "related")
    }
    checked = f"共核对{answer.total_capabilities:,}条承诺"
    rest = [f"{counts[grade]}家{word}" for grade, word in OTHERS.items() if counts[grade]]
    if counts["full"]:
        also = f"另有{'、'.join(rest)}，" if rest else ""
        return f"{counts['full']}家中心满足要求", f"{also}{checked}"
    if counts["range"]:
        others = f"另有{'、'.join(rest[1:])}，" if rest[1:] else ""
        return f"{counts['range']}家中心可能满足，待确认", f"{others}{checked}"
    if answer.combined:
        number = len(answer.combined.center_ids)
        count = NUMERALS[number] if number < len(NUMERALS) else str(number)
        return "没有一家中心能单独满足", f"但{count}家合起来可以全部覆盖。"
    if counts["partial"]:
        return "没有中心能全部覆盖", f"{'、'.join(rest)}，{checked}"
    if counts["related"]:
        return "没有中心满足", f"{'、'.join(rest)}，{checked}"
    return _empty_verdict(found), ""


def _empty_verdict(found: Found) -> str:
    question = found.answer.question
    if not question.text and not question.explicit:
        return "想校准什么仪器？"
    if found.answer.emptied_by:
        return f"没有中心满足，卡在{found.answer.emptied_by}"
    return "没有找到相关的中心"


def empty_state(found: Found) -> State:
    """Which condition emptied the list, and what would help."""
    links = relaxation_links(found)
    if links:
        return State("可以这样放宽", links=links)
    examples = tuple(Link(text, f"{PATH}?{query({'q': text})}") for text in EXAMPLES)
    question = found.answer.question
    if question.instrument:
        why = f"目前没有中心公开承诺“{question.instrument.name}”的服务。"
    elif question.text:
        why = "没有读出仪器或被测量，也没有承诺的文字与之相符。换一个名称，或写上量程和准确度。"
    else:
        why = "写下仪器、量程和准确度要求，系统逐点核对各中心公开承诺的范围与不确定度。"
    return State("可以这样问", (why,), links=examples)


def relaxation_links(found: Found) -> tuple[Link, ...]:
    """Weaker questions, nearest first, with how many centers each satisfies."""
    question, vocabulary = found.answer.question, found.knowledge.vocabulary
    return tuple(
        Link(
            one.label,
            f"{PATH}?{query(weaker_parameters(question, one.question, vocabulary))}",
            f"满足{one.count}家",
        )
        for one in found.answer.relaxations
    )


def combination_of(found: Found) -> CombinationPanel | None:
    """The panel of the smallest set of centers that covers the demand together."""
    combined = found.answer.combined
    if combined is None:
        return None
    number = len(combined.center_ids)
    count = NUMERALS[number] if number < len(NUMERALS) else str(number)
    members = tuple(_member(at, center, found) for at, center in enumerate(combined.center_ids))
    return CombinationPanel(
        f"{count}家合作，全部覆盖", _combination_drawing(combined, found), members
    )


def _parts(combined: Combination, center_id: int) -> list[CombinationPart]:
    return [part for part in combined.parts if part.center_id == center_id]


def _combination_drawing(combined: Combination, found: Found) -> Drawing | None:
    """The drawing of one range that each center takes one piece of; else words say it."""
    ranges = found.answer.question.ranges
    if len(ranges) != 1 or len(combined.parts) != len(combined.center_ids):
        return None
    demanded = ranges[0]
    unit = found.knowledge.vocabulary.unit(demanded.unit)
    shares = [
        Share(part.interval, _reach(found, part.center_id, demanded.quantity))
        for part in combined.parts
    ]
    return combination_bar(demanded.interval, shares, unit=unit.symbol, convert=unit.from_si)


def _reach(found: Found, center_id: int, quantity: str | None) -> tuple[Interval, ...]:
    scopes = [group.content.scope for group in found.groups[center_id]]
    parts = [part for scope in scopes for part in scope.parts if part.range.quantity == quantity]
    return tuple(dict.fromkeys(one for part in parts for one in part.range.intervals))


def _member(at: int, center_id: int, found: Found) -> Member:
    question, vocabulary = found.answer.question, found.knowledge.vocabulary
    center = found.knowledge.centers[center_id]
    verdict = next(one for one in found.answer.centers if one.center_id == center_id)
    parts = _parts(found.answer.combined, center_id) if found.answer.combined else []
    spans = "、".join(
        said(part.interval, vocabulary.unit(question.ranges[part.range_index].unit))
        + ("（待确认）" if part.state == "confirm" else "")
        for part in parts
    )
    words = ""
    if verdict.worst is not None and verdict.margin is not None:
        slug = question.quantity.slug if question.quantity else None
        worst = uncertainty(verdict.worst, slug, vocabulary)
        words = f"U 最差 {worst}，余量{times(verdict.margin)}"
    return Member(MARKS[at % len(MARKS)], center.name, f"/centers/{center.slug}/", spans, words)


def _groups(
    shown: Sequence[Detail], found: Found, values: Mapping[str, str], chosen: Sequence[str]
) -> tuple[GradeGroup, ...]:
    """The cards under a heading a grade."""
    totals: dict[str, int] = {}
    for one in found.answer.centers:
        totals[one.grade] = totals.get(one.grade, 0) + 1
    groups = []
    for grade, own in groupby(shown, key=lambda detail: detail.verdict.grade):
        cards = tuple(
            card_of(
                detail,
                found,
                values,
                found.knowledge.centers[detail.verdict.center_id].slug in chosen,
            )
            for detail in own
        )
        groups.append(GradeGroup(grade, f"{totals[grade]}家", cards, GROUP_NOTES.get(grade, "")))
    return tuple(groups)


def _sorts(form: SearchForm, values: Mapping[str, str]) -> tuple[Link, ...]:
    return tuple(
        Link(
            label,
            "" if name == form.sort else f"{PATH}?{query(changed(values, sort=name))}",
            current=name == form.sort,
        )
        for name, label in SORTS.items()
    )


def _tools(found: Found, values: Mapping[str, str]) -> tuple[Link, ...]:
    asked = query(_asked(values))
    return (
        Link("固定链接", _permalink(found, values), icon="link"),
        Link("下载CSV", f"{PATH}answer.csv?{asked}", icon="download"),
        Link("下载Excel", f"{PATH}answer.xlsx?{asked}", icon="download"),
    )


def _permalink(found: Found, values: Mapping[str, str]) -> str:
    """The address that gives the same page tomorrow: with the day it is of."""
    day = found.answer.question.as_of.isoformat()
    return f"{PATH}?{query(changed(values, as_of=day))}"


def _asked(values: Mapping[str, str]) -> dict[str, str]:
    """What was asked, without how it is looked at."""
    return {name: value for name, value in values.items() if name not in ("page", "page_size")}
