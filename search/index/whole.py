"""The whole register of a day, row by row: what is open data."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

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


def all_centers(day: datetime.date) -> list[Center]:
    """The centers established on ``day`` with their industries (2 queries)."""
    return list(Center.objects.public(day).prefetch_related("industries"))
