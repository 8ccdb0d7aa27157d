"""The register row by row, for what is taken away whole: never all of it in memory."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence

from django.db.models import Exists, OuterRef

from registry.models import CapabilityVersion, Center, CenterStatus
from registry.models.capability import CapabilityVersionQuerySet

CHUNK = 2_000
"""Promises in memory at a time: a few megabytes."""


def all_promises(day: datetime.date) -> CapabilityVersionQuerySet:
    """The promises in force of every center established on ``day``, suspended ones among them."""
    established = CenterStatus.objects.established(day, OuterRef("capability__center"))
    return CapabilityVersion.objects.in_force(day).filter(Exists(established))


def each_promise(day: datetime.date) -> Iterator[CapabilityVersion]:
    """Those promises one by one, by center and number."""
    related = all_promises(day).select_related("capability__center")
    ordered = related.order_by("capability__center_id", "capability__number", "number")
    return ordered.iterator(CHUNK)


def each_version(ids: Sequence[int]) -> Iterator[CapabilityVersion]:
    """The versions of these ids one by one, in the order given."""
    related = CapabilityVersion.objects.select_related("capability")
    for start in range(0, len(ids), CHUNK):
        batch = ids[start : start + CHUNK]
        found = related.in_bulk(batch)
        yield from (found[pk] for pk in batch if pk in found)


def all_centers(day: datetime.date) -> list[Center]:
    """The centers established on ``day`` with their industries (2 queries)."""
    return list(Center.objects.public(day).prefetch_related("industries"))
