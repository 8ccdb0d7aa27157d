"""From the register's versions to index entries: the one place that says what is indexed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from registry.measurement.codec import scope_from_json
from registry.measurement.values import Scope
from registry.models import CapabilityVersion
from search.analysis import index_tokens
from search.index.shapes import Content

FOREVER = datetime.date.max.toordinal()
TOKEN_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Line:
    """One entry to be written: a promise, one of its quantities, one window of days."""

    version_id: int
    center_id: int
    instrument: str | None
    quantity: str | None
    field: str | None
    main: bool
    valid_from: int
    valid_to: int


def content_of(version: CapabilityVersion) -> Content:
    """What a version says."""
    return Content(
        scope_from_json(version.structure), tuple(version.methods), version.field or None
    )


def wording_of(version: CapabilityVersion) -> str:
    """The words an ordinary text finds a promise by. Ranges are words only where unreadable."""
    words = [version.name, version.measurand_text, version.methods_text, version.remarks_text]
    if not version.structured:
        words += [version.range_text, version.condition_text, version.accuracy_text]
    return "\n".join(word for word in words if word)


def tokens_of(wording: str) -> list[str]:
    """The tokens of a wording, cut to the column."""
    return list(dict.fromkeys(token[:TOKEN_LENGTH] for token in index_tokens(wording)))


def lines_of(version: CapabilityVersion, scope: Scope) -> Iterator[Line]:
    """The entries of a version: its days without those it was suspended, once a quantity.

    One that was suspended from its first day counts on none: it has a window without days, so
    that the page of its center still finds it by its service, place and basis.
    """
    quantities = quantities_of(scope, version.quantity)
    start = version.effective_from.toordinal()
    for valid_from, valid_to in list(windows(version)) or [(start, start)]:
        for rank, quantity in enumerate(quantities):
            yield Line(
                version.pk,
                version.capability.center_id,
                (version.instrument or None) if rank == 0 else None,
                quantity,
                version.field or None,
                rank == 0,
                valid_from,
                valid_to,
            )


def windows(version: CapabilityVersion) -> Iterator[tuple[int, int]]:
    """The days a version counts, as ordinals: first day, first day no longer."""
    start, end = version.effective_from.toordinal(), _ordinal(version.effective_to)
    if version.suspended_from is None:
        yield start, end
        return
    stop, again = version.suspended_from.toordinal(), _ordinal(version.suspended_to)
    if start < min(stop, end):
        yield start, min(stop, end)
    if max(again, start) < end:
        yield max(again, start), end


def _ordinal(day: datetime.date | None) -> int:
    return FOREVER if day is None else day.toordinal()


def quantities_of(scope: Scope, main: str) -> list[str | None]:
    """The quantities of a promise, the main one first; one that is None where none was read."""
    found = [main, *(part.range.quantity for part in scope.parts)]
    return list(dict.fromkeys(quantity for quantity in found if quantity)) or [None]
