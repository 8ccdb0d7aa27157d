"""What a comparison says of its centers, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from registry.models import Center
from search.answer import Found
from search.index.knowledge import CenterFacts
from search.page_model.centers import CompareCell, ComparePart, CompareRow
from search.present.center_page import web_address
from search.present.details import Detail, Row
from search.present.links import query
from search.present.scope_rows import names
from search.present.sentences import served_class
from search.present.wording import STATE_WORDS, listed, merged, times, uncertainty
from search.results import CenterVerdict

SHOWN_LINES = 4
SHOWN_PROMISES = 6
TOLD_BY_GAPS = ("extra_condition", "out_of_range", "not_accurate_enough", "condition_unmet")
"""Reasons that need no second line where what is missing is named already."""


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


def parts_of(
    columns: Sequence[Compared], found: Found, values: Mapping[str, str]
) -> list[ComparePart]:
    """The rows of the comparison under their headings; ``values`` are carried to the promises."""
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


def differing(part: ComparePart) -> ComparePart:
    """The part with those rows only in which the centers differ."""
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
    return _lines(list(dict.fromkeys(missing))[:SHOWN_LINES])


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
    return list(dict.fromkeys(code for row in one.rows for code in row.version.methods))[
        :SHOWN_LINES
    ]


def _certificates(one: Compared) -> list[str]:
    texts = dict.fromkeys(row.version.standards_text for row in one.rows)
    return [text for text in texts if text][:SHOWN_LINES]


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
