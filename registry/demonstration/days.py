"""When a promise holds: most since the center began, some changed, suspended or still to come."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from registry.demonstration.centers import Center
from registry.demonstration.chance import number, pick, share

LAST_CHANGE = datetime.date(2026, 9, 30)
"""Changes are drawn up to this day, so that they lie behind whoever looks at the demonstration."""

TO_COME = (datetime.date(2027, 7, 1), datetime.date(2028, 1, 1), datetime.date(2029, 1, 1))

_CHANGED_TWICE, _CHANGED, _SUSPENDED, _ENDED, _FUTURE = 0.01, 0.08, 0.09, 0.098, 0.107
"""Where in [0, 1) a promise stops being changed twice, once, suspended, ended, still to come."""

_GROWN = 0.3
"""The share of promises that came after the center began."""

_NOTICE = datetime.timedelta(days=14)
_FIRST_NUMBER, _CENTERS_A_MONTH = 100, 40


@dataclass(frozen=True, slots=True)
class Turn:
    """One version of a promise. ``behind`` says by how many levels it is plainer than the last
    one; ``document`` and ``decided`` stand where it came by a change."""

    start: datetime.date
    end: datetime.date | None = None
    suspended: datetime.date | None = None
    behind: int = 0
    document: str = ""
    decided: datetime.date | None = None


def turns(center: Center, promise: str, plainer: int) -> list[Turn]:
    """The versions of a promise, the oldest first.

    ``promise`` is any text that tells it apart; ``plainer`` the most versions that can have gone
    before, each plainer than the next.
    """
    kind, first = share("kind", promise), _start(center, promise)
    if kind < _CHANGED:
        count = min(2 if kind < _CHANGED_TWICE else 1, plainer)
        return _versions(center, first, sorted({_later(first, promise, n) for n in range(count)}))
    if kind < _SUSPENDED:
        return [Turn(first, suspended=_later(first, "suspended", promise))]
    if kind < _ENDED:
        return [Turn(first, end=_later(first, "end", promise))]
    if kind < _FUTURE:
        return [_decided(center, Turn(pick(TO_COME, "to come", promise)))]
    return [Turn(first)]


def _start(center: Center, promise: str) -> datetime.date:
    """The day the center began, or a later one of its growth."""
    if share("grown", promise) > _GROWN:
        return center.established
    return _later(center.established, "start", promise)


def _versions(center: Center, first: datetime.date, changes: list[datetime.date]) -> list[Turn]:
    pairs = zip([first, *changes], [*changes, None], strict=True)
    found = [Turn(start, end, behind=len(changes) - n) for n, (start, end) in enumerate(pairs)]
    return [found[0], *(_decided(center, turn) for turn in found[1:])]


def _decided(center: Center, turn: Turn) -> Turn:
    """The turn with the announcement that brought it in, one a center and day; announcements
    are numbered through the year."""
    decided = min(turn.start, LAST_CHANGE) - _NOTICE
    order = _FIRST_NUMBER + decided.month * _CENTERS_A_MONTH + center.order
    document = f"示市监计量公告〔{decided.year}〕{order}号"
    return Turn(turn.start, turn.end, turn.suspended, turn.behind, document, decided)


def _later(first: datetime.date, *subject: object) -> datetime.date:
    """The first day of a month after ``first``, up to the last change."""
    months = (LAST_CHANGE.year - first.year) * 12 + LAST_CHANGE.month - first.month
    month = first.month + number(*subject) % max(months, 1)
    return datetime.date(first.year + month // 12, month % 12 + 1, 1)
