"""What changed in the promises of the centers, by the day it took effect (article 16)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from registry.models import CapabilityVersion, Center, CenterStatus

Versions = QuerySet[CapabilityVersion]

ADDED, CHANGED, WITHDRAWN = "added", "changed", "withdrawn"


@dataclass(frozen=True, slots=True)
class ScopeChange:
    """A version that came in (``added``, ``changed``) or went without another after it
    (``withdrawn``), on the first day this held."""

    kind: str
    day: datetime.date
    version: CapabilityVersion

    @property
    def document_number(self) -> str:
        """The document that decided it."""
        if self.kind == WITHDRAWN:
            return self.version.ended_by_number
        return self.version.brought_in_by[0]


def scope_changes(
    today: datetime.date, most: int, center: Center | None = None
) -> list[ScopeChange]:
    """The latest ``most`` changes in effect by ``today``, newest first (2 queries)."""
    versions = _public(today)
    if center:
        versions = versions.filter(capability__center=center)
    begun = _begun(versions, today).order_by("-effective_from", "-pk")[:most]
    ended = _withdrawn(versions, today).order_by("-effective_to", "-pk")[:most]
    changes = [
        ScopeChange(CHANGED if one.has_earlier else ADDED, one.effective_from, one)  # type: ignore[attr-defined]
        for one in begun
    ]
    changes += [ScopeChange(WITHDRAWN, one.effective_to, one) for one in ended if one.effective_to]
    return sorted(changes, key=lambda one: (one.day, one.version.pk), reverse=True)[:most]


def _public(today: datetime.date) -> Versions:
    """Versions of the centers that have been established by ``today``."""
    known = CenterStatus.objects.filter(center=OuterRef("capability__center"), from_day__lte=today)
    related = CapabilityVersion.objects.select_related("capability__center")
    return related.filter(Exists(known))


def _begun(versions: Versions, today: datetime.date) -> Versions:
    earlier = CapabilityVersion.objects.filter(
        capability=OuterRef("capability"), effective_from__lt=OuterRef("effective_from")
    )
    return versions.filter(effective_from__lte=today).annotate(has_earlier=Exists(earlier))


def _withdrawn(versions: Versions, today: datetime.date) -> Versions:
    """Versions that ended by ``today`` and that no other took over from on that day."""
    next_one = CapabilityVersion.objects.filter(
        capability=OuterRef("capability"), effective_from=OuterRef("effective_to")
    )
    return versions.filter(effective_to__lte=today).exclude(Exists(next_one))
