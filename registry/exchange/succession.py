"""The versions of one promise in the order of their days: numbered, ended, never overlapping."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from registry.exchange import headings
from registry.exchange.report import Report
from registry.exchange.scopes import PromiseRow
from registry.models import CapabilityVersion
from registry.models.periods import overlap


@dataclass(slots=True)
class Turn:
    """A version as it will stand: one of the register, a row of the folder, or both."""

    days: tuple[datetime.date, datetime.date | None]
    row: PromiseRow | None = None
    version: CapabilityVersion | None = None
    number: int = 0

    @classmethod
    def of_register(cls, version: CapabilityVersion) -> Turn:
        """A version that no row of the folder speaks of."""
        return cls(version.days, version=version)

    @classmethod
    def of_row(cls, row: PromiseRow, version: CapabilityVersion | None = None) -> Turn:
        """A row and the version it is matched with, whose end it can't undo after a change."""
        ended = version is not None and version.ended_by_number
        return cls(version.days if version is not None and ended else row.days, row, version)

    @property
    def fixed_number(self) -> int:
        """The number it already has or states; 0 where it has none yet."""
        if self.version is not None:
            return self.version.number
        return (self.row and self.row.code and self.row.code.version) or 0


def settle(code: str, turns: Iterable[Turn], report: Report) -> list[Turn]:
    """The turns in order of their days, numbered, a version of the register that a newer row
    follows closed on that row's first day. What can't be so is a problem."""
    ordered = sorted(turns, key=lambda turn: turn.days[0])
    for earlier, later in pairwise(ordered):
        if _makes_way(earlier, later):
            earlier.days = earlier.days[0], later.days[0]
        if overlap(earlier.days, later.days):
            _refuse_overlap(code, earlier, later, report)
            return []
    return ordered if _number(code, ordered, report) else []


def _makes_way(earlier: Turn, later: Turn) -> bool:
    """Whether a version that the folder no longer writes gives way to a new row of its code."""
    only_registered = earlier.row is None and earlier.days[1] is None
    return only_registered and later.version is None and earlier.days[0] < later.days[0]


def _refuse_overlap(code: str, earlier: Turn, later: Turn, report: Report) -> None:
    about, other = (later, earlier) if later.row is not None else (earlier, later)
    seen = f"已登记的版本 {other.fixed_number}"
    if other.row is not None:
        seen = f"第 {other.row.number} 行"
    message = f"编号 {code} 与{seen}重复，有效期间重叠；前一版本须写明失效日期。"
    _problem([about], message, report)


def _number(code: str, ordered: Sequence[Turn], report: Report) -> bool:
    """Number the turns; whether that can be done."""
    last = 0
    for turn in ordered:
        turn.number = turn.fixed_number or last + 1
        if turn.number <= last:
            message = f"编号 {code} 的新版本只能接在已登记的版本之后，版本号随生效日期递增。"
            _problem([turn, *(t for t in ordered if t.version is None)], message, report)
            return False
        last = turn.number
    return True


def _problem(turns: Sequence[Turn], message: str, report: Report) -> None:
    """Report at the first of ``turns`` that is a row."""
    row = next(turn.row for turn in turns if turn.row is not None)
    report.problem(row.file, row.number, headings.CODE, message)
