"""When a promise holds: most since the center began, some changed, suspended or still to come."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from registry.demonstration.centers import Center
from registry.demonstration.chance import number, pick, share

LAST_CHANGE = datetime.date(2026, 9, 30)
"""No change of the demonstration is later, so that all of them lie behind who looks at it."""

TO_COME = (datetime.date(2027, 7, 1), datetime.date(2028, 1, 1), datetime.date(2029, 1, 1))

_CHANGED, _CHANGED_TWICE, _SUSPENDED, _ENDED, _FUTURE = 0.05, 0.057, 0.068, 0.076, 0.085
_GROWN = 0.3


@dataclass(frozen=True, slots=True)
class Turn:
    """One version of a promise. ``behind`` says by how many levels it is plainer than the last
    one; ``document`` and ``decided`` stand where it came by a change."""

    start: datetime.date
    end: datetime.date | None = None
    suspended: bool = False
    behind: int = 0
    document: str = ""
    decided: datetime.date | None = None


def turns(center: Center, promise: str) -> list[Turn]:
    """The versions of a promise, the oldest first; ``promise`` is any text that tells it apart."""
    kind, first = share("kind", promise), _start(center, promise)
    if kind < _CHANGED_TWICE:
        changes = _changes(first, promise, 1 if kind < _CHANGED else 2)
        return _versions(first, changes, promise)
    if kind < _SUSPENDED:
        return [Turn(first, suspended=True)]
    if kind < _ENDED:
        return [Turn(first, end=_later(first, "end", promise))]
    if kind < _FUTURE:
        return [_decided(Turn(pick(TO_COME, "to come", promise)), promise)]
    return [Turn(first)]


def _start(center: Center, promise: str) -> datetime.date:
    """The day the center began, or a later one of its growth."""
    if share("grown", promise) > _GROWN:
        return center.established
    return _later(center.established, "start", promise)


def _changes(first: datetime.date, promise: str, count: int) -> list[datetime.date]:
    days = {_later(first, "change", promise, n) for n in range(count)}
    return sorted(days)


def _versions(first: datetime.date, changes: list[datetime.date], promise: str) -> list[Turn]:
    starts, ends = [first, *changes], [*changes, None]
    count = len(starts)
    found = [
        Turn(start, end, behind=count - 1 - n)
        for n, (start, end) in enumerate(zip(starts, ends, strict=True))
    ]
    return [found[0], *(_decided(turn, promise) for turn in found[1:])]


def _decided(turn: Turn, promise: str) -> Turn:
    """The turn with the announcement that brought it in, some weeks before."""
    decided = min(turn.start, LAST_CHANGE) - datetime.timedelta(days=14)
    document = f"示市监计量公告〔{decided.year}〕{number('document', decided, promise) % 40 + 1}号"
    return Turn(turn.start, turn.end, turn.suspended, turn.behind, document, decided)


def _later(first: datetime.date, *subject: object) -> datetime.date:
    """A first of a month after ``first``, not later than the last change."""
    months = (LAST_CHANGE.year - first.year) * 12 + LAST_CHANGE.month - first.month
    month = first.month - 1 + 1 + number(*subject) % max(months - 1, 1)
    return datetime.date(first.year + month // 12, month % 12 + 1, 1)
