"""What happened to a center and its promises, as a timeline."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from registry.models import CenterStatus
from search.index.browsing import Changes
from search.page_model.shared import Event

TITLES = {
    CenterStatus.Status.SUSPENDED.value: "暂停",
    CenterStatus.Status.REVOKED.value: "撤销",
    CenterStatus.Status.CLOSED.value: "注销",
}


def events_of(
    statuses: Iterable[CenterStatus],
    changes: Mapping[datetime.date, Changes],
    today: datetime.date,
) -> list[Event]:
    """The events, newest first; what lies ahead of ``today`` is dashed."""
    found: list[tuple[datetime.date, int, Event]] = []
    founded = False
    for status in sorted(statuses, key=lambda one: one.from_day):
        title, tone = _status_words(status, founded)
        founded = founded or status.status == CenterStatus.Status.ESTABLISHED
        tone = "ahead" if status.from_day > today else tone
        found.append(
            (
                status.from_day,
                1,
                Event(f"{status.from_day}", title, status.document_number, tone=tone),
            )
        )
    for day, change in changes.items():
        tone = "ahead" if day > today else "stopped" if change.suspended else ""
        text = "，".join((change_words(change), *change.documents))
        found.append((day, 0, Event(f"{day}", _change_title(change), text, tone=tone)))
    found.sort(key=lambda one: (one[0], -one[1]), reverse=True)
    return [event for _, _, event in found]


def change_words(change: Changes) -> str:
    """``新增4条、修改2条、撤销1条``."""
    words = (
        ("新增", change.added),
        ("修改", change.altered),
        ("撤销", change.ended),
        ("暂停", change.suspended),
        ("恢复", change.resumed),
    )
    return "、".join(f"{word}{count}条" for word, count in words if count)


def _change_title(change: Changes) -> str:
    if change.suspended and not (change.added or change.altered):
        return "暂停承诺"
    return "新增承诺" if change.added and not change.altered else "承诺变更"


def _status_words(status: CenterStatus, founded: bool) -> tuple[str, str]:
    if status.status == CenterStatus.Status.ESTABLISHED:
        return ("恢复运行" if founded else "批准成立"), ""
    return TITLES[status.status], "stopped"
