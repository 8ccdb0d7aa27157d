"""Days from and to: the one way this register says when something holds.

``start`` is the first day it holds, ``end`` the first day it no longer does (``None``: no end is
known). So that the end of one period is the start of the next, and no day is counted twice.
"""

from __future__ import annotations

import calendar
import datetime

from django.db.models import F, Q


def holding(day: datetime.date, start: str, end: str) -> Q:
    """The condition that the period between two date fields holds on ``day``."""
    return Q(**{f"{start}__lte": day}) & (Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": day}))


def ends_after_it_starts(start: str, end: str) -> Q:
    """The constraint that a period has at least one day."""
    return Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": F(start)})


def overlap(
    one: tuple[datetime.date, datetime.date | None],
    other: tuple[datetime.date, datetime.date | None],
) -> bool:
    """Whether two periods share a day."""
    return (other[1] is None or one[0] < other[1]) and (one[1] is None or other[0] < one[1])


def months_later(day: datetime.date, months: int) -> datetime.date:
    """The same day of the month ``months`` later; the month's last day where it has no such day
    (31 January, one month later: 28 or 29 February)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
