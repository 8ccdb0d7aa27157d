"""Rows of ``scopes/*.csv`` as values: the promise as written, its code and its days."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from registry.exchange import headings
from registry.exchange.cells import read_day
from registry.exchange.report import Report
from registry.exchange.tables import Row
from registry.models import WRITTEN_COLUMNS, CapabilityVersion
from registry.models.codes import PublicCode, read_code
from registry.vocabulary import Vocabulary
from registry.vocabulary.lists import by_name, list_items

ACCURACY_OF = {"服务": "service", "标准器": "standard"}
DIRECTIONS = {"测量": "measure", "输出": "source"}

Content = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]
"""What makes two rows the same promise: the written cells in their order, and the extra ones."""


@dataclass(frozen=True)
class PromiseRow:
    """A promise as its row says it. ``effective_to`` is the first day it no longer counts;
    the days of suspension are None and the document is empty where the row gives none: the
    document is then the one that established the center."""

    file: str
    number: int
    written: tuple[str, ...]
    extra: tuple[tuple[str, str], ...]
    code: PublicCode | None
    effective_from: datetime.date
    effective_to: datetime.date | None
    suspended: bool
    suspended_from: datetime.date | None
    suspended_to: datetime.date | None
    document_number: str
    document_day: datetime.date | None

    @property
    def content(self) -> Content:
        return self.written, self.extra

    @property
    def days(self) -> tuple[datetime.date, datetime.date | None]:
        return self.effective_from, self.effective_to

    @cached_property
    def cells(self) -> Mapping[str, str]:
        """The cells that are not empty, by heading."""
        pairs = zip(WRITTEN_COLUMNS, self.written, strict=True)
        return {heading: text for heading, text in pairs if text} | dict(self.extra)


def content_of(version: CapabilityVersion) -> Content:
    """The content of a stored version, to compare with a row's."""
    return version.written, tuple(sorted(version.extra.items()))


class ScopeReader:
    """Reads the rows of a province's scope tables; what is wrong with them goes to ``report``."""

    def __init__(self, vocabulary: Vocabulary, report: Report) -> None:
        self.report = report
        self.closed: Mapping[str, Mapping[str, str]] = {
            "指标归属": ACCURACY_OF,
            "服务类别": by_name(vocabulary.services.values()),
            "测量或输出": DIRECTIONS,
            "服务地点": by_name(vocabulary.places.values()),
            "资格依据": by_name(vocabulary.bases.values()),
        }
        self.known = {*headings.SCOPE_HEADINGS, *headings.SCOPE_OPTIONAL}
        self.shared: dict[str, str] = {}

    def read(
        self, rows: Sequence[Row], file: str, established_on: datetime.date
    ) -> list[PromiseRow]:
        """The promises of one file that can be read, in force from their center's establishment
        where they do not say since when."""
        promises = []
        for row in rows:
            before = len(self.report.problems)
            promise = self._promise(row, file, established_on)
            if len(self.report.problems) == before:
                promises.append(promise)
        return promises

    def _promise(self, row: Row, file: str, established_on: datetime.date) -> PromiseRow:
        self._check_closed_columns(row, file)
        effective_from = self._day(row, file, headings.FROM) or established_on
        effective_to = self._day(row, file, headings.TO)
        if effective_to is not None and effective_to <= effective_from:
            message = f"失效日期须晚于生效日期（{effective_from}）。"
            self.report.problem(file, row.number, headings.TO, message)
        suspended_from, suspended_to, suspended = self._suspension(row, file)
        return PromiseRow(
            file=file,
            number=row.number,
            written=tuple(self._text(row.cells.get(heading, "")) for heading in WRITTEN_COLUMNS),
            extra=self._extra(row),
            code=self._code(row, file),
            effective_from=effective_from,
            effective_to=effective_to,
            suspended=suspended,
            suspended_from=suspended_from,
            suspended_to=suspended_to,
            document_number=self._document(row, file),
            document_day=self._day(row, file, headings.DOCUMENT_DAY),
        )

    def _text(self, text: str) -> str:
        """The same text, kept once however many rows repeat it."""
        return self.shared.setdefault(text, text)

    def _extra(self, row: Row) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((h, text) for h, text in row.cells.items() if h not in self.known))

    def _check_closed_columns(self, row: Row, file: str) -> None:
        for heading, words in self.closed.items():
            text = row.cells.get(heading, "")
            single = heading in {"指标归属", "测量或输出"} and text
            for item in (text.strip(),) if single else list_items(text):
                if item not in words:
                    message = f"不认识“{item}”；可以写：{_sample(words)}。"
                    self.report.problem(file, row.number, heading, message)

    def _day(self, row: Row, file: str, heading: str) -> datetime.date | None:
        text = row.cells.get(heading, "")
        day = read_day(text)
        if text and day is None:
            self.report.problem(file, row.number, heading, f"不是有效的日期：{text}。")
        return day

    def _suspension(
        self, row: Row, file: str
    ) -> tuple[datetime.date | None, datetime.date | None, bool]:
        """From, to, and whether the row is now suspended."""
        status = row.cells.get(headings.STATUS, headings.IN_FORCE).strip()
        if status not in {headings.IN_FORCE, headings.SUSPENDED}:
            message = f"不认识“{status}”；可以写：有效、暂停。"
            self.report.problem(file, row.number, headings.STATUS, message)
        start = self._day(row, file, headings.SUSPENDED_FROM)
        end = self._day(row, file, headings.SUSPENDED_TO)
        if end is not None and (start is None or end <= start):
            message = "恢复日期须晚于暂停日期。"
            self.report.problem(file, row.number, headings.SUSPENDED_TO, message)
        if start is not None and end is None and status == headings.IN_FORCE:
            message = "有暂停日期而无恢复日期的，状态应为“暂停”。"
            self.report.problem(file, row.number, headings.STATUS, message)
        return start, end, status == headings.SUSPENDED

    def _code(self, row: Row, file: str) -> PublicCode | None:
        text = row.cells.get(headings.CODE, "").strip()
        code = read_code(text)
        if text and code is None:
            message = f"不是编号（例如 HB-QCLB-00017）：{text}。"
            self.report.problem(file, row.number, headings.CODE, message)
        return code

    def _document(self, row: Row, file: str) -> str:
        text = row.cells.get(headings.DOCUMENT, "")
        limit = getattr(CapabilityVersion._meta.get_field("document_number"), "max_length", None)
        if limit is not None and len(text) > limit:
            self.report.problem(file, row.number, headings.DOCUMENT, f"超过 {limit} 个字符。")
        return text


def _sample(words: Mapping[str, str]) -> str:
    """The words of a closed column, one a meaning: the names, not every alias."""
    names: dict[str, str] = {}
    for word, meaning in words.items():
        names.setdefault(meaning, word)
    return "、".join(names.values())
