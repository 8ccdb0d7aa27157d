"""The state of a center or a promise on a day, as a stamp and, where it is not in order, a
sentence."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from registry.models import CapabilityVersion, CenterStatus
from search.page_model.shared import Stamp

CENTER_STAMPS = {
    CenterStatus.Status.ESTABLISHED.value: Stamp("正常运行"),
    CenterStatus.Status.SUSPENDED.value: Stamp("暂停", "ended"),
    CenterStatus.Status.REVOKED.value: Stamp("撤销", "ended"),
    CenterStatus.Status.CLOSED.value: Stamp("注销", "ended"),
}
NOT_YET = Stamp("尚未成立", "changed")
IN_FORCE = Stamp("现行有效")


def status_of(statuses: Iterable[CenterStatus], day: datetime.date) -> CenterStatus | None:
    """The status that holds on ``day``, of all that a center had; None before the first."""
    holding = (one for one in statuses if holds(one.from_day, one.to_day, day))
    return next(holding, None)


def holds(start: datetime.date, end: datetime.date | None, day: datetime.date) -> bool:
    """Whether ``day`` lies in a period (``end`` is the first day no longer)."""
    return start <= day and (end is None or day < end)


def center_stamp(status: CenterStatus | None) -> Stamp:
    """The stamp of a center; without a status it is not established yet."""
    return CENTER_STAMPS[status.status] if status else NOT_YET


def is_established(status: CenterStatus | None) -> bool:
    """Whether a center of that status promises anything."""
    return status is not None and status.status == CenterStatus.Status.ESTABLISHED


def center_warning(status: CenterStatus | None, day: datetime.date) -> str:
    """Why a center promises nothing on ``day``; empty where it does."""
    if status is None:
        return f"{day}本中心尚未成立，没有有效的承诺。"
    if is_established(status):
        return ""
    by = f"（{status.document_number}）" if status.document_number else ""
    until = f"，至{status.to_day - datetime.timedelta(1)}" if status.to_day else ""
    word = status.get_status_display()
    return f"本中心自{status.from_day}起{word}{by}{until}，期间没有有效的承诺，不得据此出具证书。"


def promise_stamp(
    version: CapabilityVersion,
    versions: Sequence[CapabilityVersion],
    status: CenterStatus | None,
    day: datetime.date,
) -> tuple[Stamp, str]:
    """The stamp of a version on ``day`` with its sentence; ``versions`` are all of the promise."""
    if version.effective_from > day:
        return Stamp("尚未生效", "changed"), f"这一版自{version.effective_from}起生效。"
    if version.effective_to and version.effective_to <= day:
        return _ended(version, versions, day)
    if not is_established(status):
        return center_stamp(status), center_warning(status, day)
    if version.is_suspended(day):
        until = f"，至{_eve(version.suspended_to)}" if version.suspended_to else ""
        return (
            Stamp("暂停", "ended"),
            f"自{version.suspended_from}起暂停{until}，期间不得据此出具证书。",
        )
    return IN_FORCE, ""


def _ended(
    version: CapabilityVersion, versions: Sequence[CapabilityVersion], day: datetime.date
) -> tuple[Stamp, str]:
    later = [one for one in versions if version.number < one.number and one.effective_from <= day]
    if later:
        return (
            Stamp("已修改", "changed"),
            f"这是第{version.number}版，自{version.effective_to}起不再有效，后来改为第{later[0].number}版。",
        )
    by = f"（{version.ended_by_number}）" if version.ended_by_number else ""
    return Stamp("撤销", "ended"), f"这条承诺自{version.effective_to}起不再有效{by}。"


def _eve(day: datetime.date | None) -> datetime.date | None:
    return day - datetime.timedelta(1) if day else None
