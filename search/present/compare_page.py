"""Up to four centers side by side for one question."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from registry.models import Center
from search.answer import Found
from search.index.knowledge import CenterFacts
from search.page_model.centers import (
    CompareCell,
    CompareColumn,
    ComparePage,
    ComparePart,
    CompareRow,
)
from search.page_model.shared import Link, State
from search.present.cards import bars_of
from search.present.center_page import web_address
from search.present.details import Detail, Row, details
from search.present.links import query, with_query
from search.present.question import needed_at_upper_end
from search.present.scope_rows import names
from search.present.sentences import sentence_of, served_class
from search.present.wording import STATE_WORDS, listed, merged, said, times, uncertainty
from search.results import CenterVerdict

PATH = "/compare/"
MOST = 4
SHOWN_PROMISES = 6
DIFFERENT = "different"
TOLD_BY_GAPS = ("extra_condition", "out_of_range", "not_accurate_enough", "condition_unmet")
"""Reasons that need no second line where what is missing is named already."""

NOT_LISTED = "没有与问题有关的承诺"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the address chose: known centers in its order, slugs of nobody, and how many were left
    out because there is no room."""

    centers: tuple[CenterFacts, ...]
    unknown: tuple[str, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """A column in the making; without a detail the center has nothing to do with the question."""

    center: CenterFacts
    record: Center | None
    detail: Detail | None

    @property
    def rows(self) -> Sequence[Row]:
        """The promises that answer some of the demand; all of them where none does."""
        rows = self.detail.rows if self.detail else ()
        answering = [row for row in rows if _answers(row)]
        return answering or rows

    @property
    def verdict(self) -> CenterVerdict | None:
        """The center's verdict."""
        return self.detail.verdict if self.detail else None


def _answers(row: Row) -> bool:
    states = {segment.state for track in row.verdict.segments for segment in track}
    return bool(states & {"covered", "confirm"})


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
    parts = _parts(columns, found, values)
    if only_different:
        parts = [_only_different(part) for part in parts]
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


def _parts(
    columns: Sequence[Compared], found: Found, values: Mapping[str, str]
) -> list[ComparePart]:
    vocabulary = found.knowledge.vocabulary
    best = _best(columns)
    carried = query(values)

    def row(title: str, cell: Callable[[Compared], CompareCell]) -> CompareRow:
        cells = tuple(cell(one) for one in columns)
        return CompareRow(title, cells, all(each == cells[0] for each in cells))

    def listing(title: str, slot: str, table: Mapping[str, object]) -> CompareRow:
        return row(title, lambda one: _plain(_slugs(one, slot), table))

    return [
        ComparePart(
            "",
            (
                row("差在哪里", lambda one: _missing(one, found)),
                row("不确定度", lambda one: _accuracy(one, found, one.center.id == best)),
            ),
        ),
        ComparePart(
            "承诺原文",
            (
                row("承诺", lambda one: _promises(one, carried)),
                row("依据", lambda one: _lines(_methods(one))),
                listing("服务", "services", vocabulary.services),
                listing("地点", "places", vocabulary.places),
                listing("资格依据", "bases", vocabulary.bases),
                row("计量标准证书", lambda one: _lines(_certificates(one))),
            ),
        ),
        ComparePart(
            "联系与办理",
            (
                row("地址", lambda one: _lines(_of(one, "address"))),
                row("电话", lambda one: _lines(_of(one, "phone"))),
                row("收费", _fees),
            ),
        ),
    ]


def _only_different(part: ComparePart) -> ComparePart:
    return ComparePart(part.title, tuple(row for row in part.rows if not row.same))


def _missing(one: Compared, found: Found) -> CompareCell:
    """What keeps the center from the best grade: gaps in words, then what is to be confirmed."""
    verdict, question = one.verdict, found.answer.question
    if verdict is None:
        return CompareCell()
    missing: list[str] = []
    for demanded, segments in zip(question.ranges, verdict.segments, strict=True):
        unit = found.knowledge.vocabulary.unit(demanded.unit)
        missing += [
            f"{listed(spans, unit)}：{words}"
            for state, words in STATE_WORDS.items()
            if (spans := merged(segments, state))
        ]
    told = TOLD_BY_GAPS if missing else ("extra_condition",)
    if verdict.grade != "full":
        missing += [reason.text for reason in verdict.reasons if reason.code not in told]
    return _lines(list(dict.fromkeys(missing))[:MOST])


def _accuracy(one: Compared, found: Found, best: bool) -> CompareCell:
    verdict, question = one.verdict, found.answer.question
    if verdict is None or one.detail is None:
        return CompareCell()
    if verdict.worst is None:
        served = served_class(verdict, question)
        if not served.strong:
            return CompareCell()
        return CompareCell((("按服务等级", "", f"{served.strong}{served.text}"),))
    slug = question.quantity.slug if question.quantity else None
    margin = f"，余量{times(verdict.margin)}" if verdict.margin is not None else ""
    worst = uncertainty(verdict.worst, slug, found.knowledge.vocabulary)
    return CompareCell(((worst, "", f"要求范围内最差的一点{margin}"),), best)


def _best(columns: Sequence[Compared]) -> int | None:
    """The center with the smallest worst uncertainty, among those that answer the whole demand;
    None unless two can be compared and one is better."""
    ranked = sorted(
        (one.verdict.worst, one.center.id)
        for one in columns
        if one.verdict and one.verdict.worst is not None and one.verdict.grade == "full"
    )
    if len(ranked) < 2 or ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1]


def _promises(one: Compared, carried: str) -> CompareCell:
    lines = []
    for row in one.rows[:SHOWN_PROMISES]:
        url = row.version.url
        span = " ".join(row.version.range_text.split())
        lines.append((row.version.code, f"{url}?{carried}" if carried else url, span))
    more = len(one.rows) - len(lines)
    if more > 0:
        lines.append((f"另有{more}条", "", ""))
    return CompareCell(tuple(lines))


def _methods(one: Compared) -> list[str]:
    return list(dict.fromkeys(code for row in one.rows for code in row.version.methods))[:MOST]


def _certificates(one: Compared) -> list[str]:
    texts = dict.fromkeys(row.version.standards_text for row in one.rows)
    return [text for text in texts if text][:MOST]


def _slugs(one: Compared, slot: str) -> tuple[str, ...]:
    scopes = [row.verdict.candidate.scope for row in one.rows]
    return tuple(dict.fromkeys(slug for scope in scopes for slug in getattr(scope, slot)))


def _of(one: Compared, column: str) -> list[str]:
    text = getattr(one.record, column, "")
    return [text] if text else []


def _fees(one: Compared) -> CompareCell:
    page = one.record.fee_page if one.record else ""
    if url := web_address(page):
        return CompareCell((("收费公示", url, ""),))
    return _lines([page or "没有登记"])


def _lines(texts: Iterable[str]) -> CompareCell:
    return CompareCell(tuple((text, "", "") for text in texts))


def _plain(slugs: Iterable[str], table: Mapping[str, object]) -> CompareCell:
    said = names(slugs, table)
    return _lines([said] if said else [])
