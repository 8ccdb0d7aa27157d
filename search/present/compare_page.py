"""Up to four centers side by side for one question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from registry.models import Center
from search.answer import Found
from search.index.knowledge import CenterFacts
from search.page_model.centers import (
    CompareColumn,
    ComparePage,
)
from search.page_model.shared import Link, State
from search.present.cards import bars_of
from search.present.compare_rows import Compared, differing, parts_of
from search.present.details import details
from search.present.links import query, with_query
from search.present.question import needed_at_upper_end
from search.present.sentences import sentence_of
from search.present.wording import said, uncertainty

PATH = "/compare/"
MOST = 4
DIFFERENT = "different"
NOT_LISTED = "没有与问题有关的承诺"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address chose: known centers in its order, slugs of nobody, and how many were left
    out because there is no room."""

    centers: tuple[CenterFacts, ...]
    unknown: tuple[str, ...] = ()
    left_out: int = 0


def choose(slugs: Iterable[str], centers: Iterable[CenterFacts]) -> Chosen:
    """The first four known centers that the slugs name, each once."""
    known = {center.slug: center for center in centers}
    wanted = list(dict.fromkeys(slug for slug in slugs if slug))
    found = [known[slug] for slug in wanted if slug in known]
    unknown = tuple(slug for slug in wanted if slug not in known)
    return Chosen(tuple(found[:MOST]), unknown, max(0, len(found) - MOST))


def compare_page(
    found: Found,
    chosen: Chosen,
    records: Mapping[int, Center],
    values: Mapping[str, str],
    *,
    only_different: bool = False,
) -> ComparePage:
    """The page; ``records`` are the chosen centers as registered, ``values`` what was asked."""
    verdicts = {one.center_id: one for one in found.answer.centers}
    wanted = [verdicts[one.id] for one in chosen.centers if one.id in verdicts]
    known = {detail.verdict.center_id: detail for detail in details(found, wanted)}
    columns = [Compared(one, records.get(one.id), known.get(one.id)) for one in chosen.centers]
    parts = parts_of(columns, found, values)
    if only_different:
        parts = [differing(part) for part in parts]
    slugs = [one.slug for one in chosen.centers]
    return ComparePage(
        title=f"比较{len(columns)}家中心",
        question=found.answer.question.text or ("您设定的条件" if values else ""),
        asked=_asked(found),
        change_url=with_query("/search/", values),
        difference=_difference(slugs, values, only_different) if len(columns) > 1 else None,
        tools=(Link("固定链接", _url(slugs, dict(values) | _day(found)), icon="link"),),
        columns=tuple(_column(one, found, slugs, values) for one in columns),
        parts=tuple(part for part in parts if part.rows),
        state=_state(chosen, values),
        breadcrumb=_breadcrumb(values),
    )


def problem_page(title: str, lines: Sequence[str], values: Mapping[str, str]) -> ComparePage:
    """The page where nothing can be compared, saying why."""
    actions = (Link("回到查询结果", with_query("/search/", values)), Link("中心名录", "/centers/"))
    state = State(title, tuple(lines), actions=actions)
    return ComparePage(title="比较中心", state=state, breadcrumb=_breadcrumb(values))


def _breadcrumb(values: Mapping[str, str]) -> tuple[Link, ...]:
    return (Link("首页", "/"), Link("查询结果", with_query("/search/", values)), Link("比较"))


def _url(slugs: Iterable[str], values: Mapping[str, str], **more: str) -> str:
    pairs = [*(("center", slug) for slug in slugs), *more.items()]
    asked = query(values)
    return f"{PATH}?{f'{asked}&' if asked else ''}{urlencode(pairs)}"


def _day(found: Found) -> dict[str, str]:
    return {"as_of": found.answer.question.as_of.isoformat()}


def _difference(slugs: Sequence[str], values: Mapping[str, str], only: bool) -> Link:
    if only:
        return Link("看全部的行", _url(slugs, values))
    return Link("只看不同的行", _url(slugs, values, rows=DIFFERENT))


def _state(chosen: Chosen, values: Mapping[str, str]) -> State | None:
    lines = []
    if chosen.unknown:
        shown = "、".join(f"“{slug[:40]}”" for slug in chosen.unknown[:MOST])
        lines.append(f"没有{shown}这样的中心，已略去。")
    if chosen.left_out:
        lines.append(f"最多比较{MOST}家，后面的{chosen.left_out}家没有列入。")
    if not values:
        lines.append("没有提出问题，所以只列出中心的基本情况。先写下仪器、量程和准确度，再来比较。")
    return State("请留意", tuple(lines)) if lines else None


def _asked(found: Found) -> tuple[str, ...]:
    question, vocabulary = found.answer.question, found.knowledge.vocabulary
    ranges = "、".join(
        "、".join(one.items) or said(one.interval, vocabulary.unit(one.unit))
        for one in question.ranges
    )
    needed = needed_at_upper_end(question.accuracy, question.ranges) if question.accuracy else None
    slug = question.quantity.slug if question.quantity else None
    limit = "" if needed is None else uncertainty(needed, slug, vocabulary)
    need = f"需要 U\u00a0≤\u00a0{limit}（k\u00a0=\u00a02）" if limit else ""
    parts = (f"量程 {ranges}" if ranges else "", need, f"截至{question.as_of}")
    return tuple(part for part in parts if part)


def _column(
    one: Compared, found: Found, slugs: Sequence[str], values: Mapping[str, str]
) -> CompareColumn:
    question, vocabulary = found.answer.question, found.knowledge.vocabulary
    city = vocabulary.cities.get(one.center.city)
    others = [slug for slug in slugs if slug != one.center.slug]
    detail = one.detail
    if detail:
        sentence = sentence_of(detail, question, vocabulary)
    elif one.center.is_public(question.as_of):
        sentence = NOT_LISTED
    else:
        sentence = f"{question.as_of}不是正常运行，没有有效的承诺"
    return CompareColumn(
        one.center.name,
        f"/centers/{one.center.slug}/",
        city.name if city else "",
        detail.verdict.grade if detail else "",
        sentence,
        one.center.slug,
        bars_of(detail, question, vocabulary) if detail else (),
        _url(others, values) if others else "",
    )
