"""Rows of ``centers.csv`` as values."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from registry.exchange import headings
from registry.exchange.cells import read_day
from registry.exchange.report import Report
from registry.exchange.tables import Row
from registry.models import Center, CenterStatus
from registry.models.codes import is_stem
from registry.vocabulary import Vocabulary
from registry.vocabulary.lists import by_name, list_items

FILE = "centers.csv"


@dataclass(frozen=True, slots=True)
class StatusStep:
    """What a center became on a day, and the document that says so."""

    day: datetime.date
    status: str
    document_number: str = ""


@dataclass(frozen=True, slots=True)
class CenterRow:
    """A center as its row says it. ``texts`` are the cells kept as they are, by field of
    ``Center``; ``industries`` and ``places`` pairs in order (name and slug, name and address)."""

    number: int
    texts: Mapping[str, str]
    established_on: datetime.date
    city: str
    industries: tuple[tuple[str, str], ...]
    stem: str
    places: tuple[tuple[str, str], ...]
    history: tuple[StatusStep, ...]
    states_history: bool
    extra: Mapping[str, str]

    @property
    def slug(self) -> str:
        return self.texts["slug"]


def read_centers(rows: Sequence[Row], vocabulary: Vocabulary, report: Report) -> list[CenterRow]:
    """The centers of the rows that can be read; what can't goes to ``report``."""
    reader = _CenterReader(vocabulary, report)
    return [center for row in rows if (center := reader.read(row)) is not None]


class _CenterReader:
    """Reads rows one after the other; knows the slugs that came before."""

    def __init__(self, vocabulary: Vocabulary, report: Report) -> None:
        self.report = report
        self.cities = by_name(vocabulary.cities.values())
        self.industries = by_name(vocabulary.industries.values())
        self.seen: dict[str, int] = {}

    def read(self, row: Row) -> CenterRow | None:
        texts = self._texts(row)
        self._check_slug(row, texts["slug"])
        established_on = self._established_on(row)
        if established_on is None or not texts["slug"]:
            return None
        return CenterRow(
            number=row.number,
            texts=texts,
            established_on=established_on,
            city=self._city(row, texts["city_text"].strip()),
            industries=self._industries(row, texts["industries_text"]),
            stem=self._stem(row),
            places=self._places(row),
            history=self._history(row, established_on, texts["approval_number"]),
            states_history=headings.HISTORY in row.cells,
            extra=_extra(row),
        )

    def _problem(self, row: Row, column: str, message: str) -> None:
        self.report.problem(FILE, row.number, column, message)

    def _texts(self, row: Row) -> dict[str, str]:
        texts = {}
        for heading, name in headings.CENTER_TEXTS.items():
            text = row.cells.get(heading, "")
            limit = getattr(Center._meta.get_field(name), "max_length", None)
            if limit is not None and len(text) > limit:
                self._problem(row, heading, f"超过 {limit} 个字符。")
            texts[name] = text
        return texts | {"slug": texts["slug"].strip()}

    def _check_slug(self, row: Row, slug: str) -> None:
        try:
            validate_slug(slug)
        except ValidationError:
            if slug:
                self._problem(row, "slug", "只能由英文字母、数字、连字符和下划线组成。")
            return
        first = self.seen.setdefault(slug.casefold(), row.number)
        if first != row.number:
            self._problem(row, "slug", f"与第 {first} 行重复。")

    def _established_on(self, row: Row) -> datetime.date | None:
        text = row.cells.get(headings.ESTABLISHED, "")
        day = read_day(text)
        if text and day is None:
            self._problem(row, headings.ESTABLISHED, f"不是有效的日期：{text}。")
        return day

    def _city(self, row: Row, name: str) -> str:
        if name and name not in self.cities:
            message = f"词表中没有“{name}”，按原文保留，不能按市州筛选。"
            self.report.warning(FILE, row.number, "所在市州", message)
        return self.cities.get(name, "")

    def _industries(self, row: Row, text: str) -> tuple[tuple[str, str], ...]:
        found = []
        for name in list_items(text):
            slug = self.industries.get(name, "")
            if not slug:
                message = f"词表中没有产业“{name}”，按原文保留。"
                self.report.warning(FILE, row.number, "产业", message)
            if len(name) > 200:
                self._problem(row, "产业", "一个产业的名称超过 200 个字符。")
            found.append((name, slug))
        return tuple(found)

    def _stem(self, row: Row) -> str:
        text = row.cells.get(headings.STEM, "").strip()
        if text and not is_stem(text):
            self._problem(row, headings.STEM, f"不是编号前缀（例如 HB-QCLB）：{text}。")
        return text

    def _places(self, row: Row) -> tuple[tuple[str, str], ...]:
        lines = row.cells.get(headings.PLACES, "").split("\n")
        pairs = [line.partition("：") for line in lines if line.strip()]
        for name, colon, address in pairs:
            if not colon or len(name) > 100 or len(address) > 300:
                self._problem(row, headings.PLACES, f"每行应为“名称：地址”：{name}。")
        names = [name for name, _, _ in pairs]
        if len(set(names)) != len(names):
            self._problem(row, headings.PLACES, "场所名称重复。")
        return tuple((name, address) for name, _, address in pairs)

    def _history(
        self, row: Row, established_on: datetime.date, approval: str
    ) -> tuple[StatusStep, ...]:
        lines = row.cells.get(headings.HISTORY, "").split("\n")
        steps = [_step(line) for line in lines if line.strip()]
        days = [step.day for step in steps if step is not None]
        if len(days) != len(steps) or days != sorted(set(days)):
            message = "每行应为“日期 状态 文号”，日期依次递增；状态为" + "、".join(
                CenterStatus.Status.labels
            )
            self._problem(row, headings.HISTORY, message + "。")
        first = StatusStep(established_on, CenterStatus.Status.ESTABLISHED, approval)
        return tuple(step for step in steps if step is not None) or (first,)


def _step(line: str) -> StatusStep | None:
    """A line of 状态沿革: a day, a status, and the document's number if there is one."""
    day_text, _, rest = line.strip().partition(" ")
    label, _, document_number = rest.partition(" ")
    day, statuses = read_day(day_text), {s.label: s.value for s in CenterStatus.Status}
    if day is None or label not in statuses or len(document_number) > 200:
        return None
    return StatusStep(day, statuses[label], document_number)


def _extra(row: Row) -> dict[str, str]:
    known = {*headings.CENTER_HEADINGS, *headings.CENTER_OPTIONAL}
    return {heading: row.cells[heading] for heading in sorted(row.cells) if heading not in known}
