"""Which row of a folder is which version of the register, and whether it says the same.

A row with a code is the promise of that code. A row without one is the promise that says the same
from the same day; identical rows are as many promises, matched in order. Nothing is matched by
likeness: a row that says something else is another promise.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence

from registry.exchange.scopes import PromiseRow, content_of
from registry.models import CapabilityVersion

Keys = tuple[Callable[[PromiseRow], Hashable], Callable[[CapabilityVersion], Hashable]]


def match(
    rows: Sequence[PromiseRow], versions: Sequence[CapabilityVersion]
) -> dict[int, CapabilityVersion]:
    """The version of each row of a center that has one, by the row's number.

    Each version is given once; codes choose first, then what is exactly the same.
    """
    found: dict[int, CapabilityVersion] = {}
    free = {version.pk: version for version in versions}
    for row_key, version_key in STEPS:
        waiting: dict[Hashable, deque[CapabilityVersion]] = defaultdict(deque)
        for version in free.values():
            waiting[version_key(version)].append(version)
        for row in rows:
            if row.number not in found and waiting.get(row_key(row)):
                version = waiting[row_key(row)].popleft()
                found[row.number] = free.pop(version.pk)
    return found


def differs(row: PromiseRow, version: CapabilityVersion) -> bool:
    """Whether the row says something else than the version it is matched with.

    The end that an accepted change gave a version is not the folder's to tell.
    """
    ends = (row.effective_to, version.effective_to)
    return (
        row.content != content_of(version)
        or row.effective_from != version.effective_from
        or (ends[0] != ends[1] and not version.ended_by_number)
        or _suspension_differs(row, version)
        or row.document_number != version.document_number
        or row.document_day != version.document_day
    )


def _suspension_differs(row: PromiseRow, version: CapabilityVersion) -> bool:
    """A row that gives no days only says whether the promise is suspended."""
    if row.suspended_from is not None:
        stored = (version.suspended_from, version.suspended_to)
        return (row.suspended_from, row.suspended_to) != stored
    return row.suspended != is_suspended(version)


def is_suspended(version: CapabilityVersion) -> bool:
    """Whether a suspension of the version has begun and has no end."""
    return version.suspended_from is not None and version.suspended_to is None


def _code_with_version(row: PromiseRow) -> Hashable:
    return str(row.code) if row.code is not None and row.code.version else None


def _code_and_day(row: PromiseRow) -> Hashable:
    if row.code is None or row.code.version:
        return None
    return str(row.code), row.effective_from


def _everything(row: PromiseRow) -> Hashable:
    return None if row.code else (row.content, row.days, row.suspended)


def _content_and_day(row: PromiseRow) -> Hashable:
    return None if row.code else (row.content, row.effective_from)


STEPS: tuple[Keys, ...] = (
    (_code_with_version, lambda version: version.code),
    (_code_and_day, lambda version: (version.capability.code, version.effective_from)),
    (_everything, lambda version: (content_of(version), version.days, is_suspended(version))),
    (_content_and_day, lambda version: (content_of(version), version.effective_from)),
)
"""The ways to match, the surest first: what a row and a version must have in common."""
