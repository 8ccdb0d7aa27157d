"""What every reading and every answer needs beside the promises: vocabulary, names, centers.

Built once and kept until the vocabulary or the register changes; checking costs one small query.
"""

from __future__ import annotations

import datetime
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from registry.models import Center, CenterStatus
from registry.models.vocabulary import current
from registry.vocabulary.entries import Named
from registry.vocabulary.vocabulary import Vocabulary
from search.understand import Lexicon


@dataclass(frozen=True, slots=True)
class CenterFacts:
    """What filters, facets and order need of a center. ``periods`` are the days it is public, as
    (first day, first day no longer)."""

    id: int
    slug: str
    name: str
    short_name: str
    city: str
    industries: tuple[str, ...]
    periods: tuple[tuple[datetime.date, datetime.date], ...]

    def is_public(self, day: datetime.date) -> bool:
        """Whether the center is established and not suspended or revoked on ``day``."""
        return any(start <= day < end for start, end in self.periods)


@dataclass(frozen=True, slots=True)
class Knowledge:
    """One consistent view: built from the register at ``position``."""

    vocabulary: Vocabulary
    lexicon: Lexicon
    centers: Mapping[int, CenterFacts]
    position: int


_lock = threading.Lock()
_kept: Knowledge | None = None


def knowledge(position: int) -> Knowledge:
    """The knowledge of the register at ``position``; built anew when it or the vocabulary has
    moved on."""
    global _kept
    vocabulary = current()
    kept = _kept
    if kept and kept.vocabulary is vocabulary and kept.position == position:
        return kept
    with _lock:
        kept = _kept
        if not (kept and kept.vocabulary is vocabulary and kept.position == position):
            centers = center_facts()
            lexicon = Lexicon(vocabulary, map(_named, centers.values()))
            kept = _kept = Knowledge(vocabulary, lexicon, centers, position)
    return kept


def _named(center: CenterFacts) -> Named:
    aliases = (center.short_name,) if center.short_name else ()
    return Named(center.slug, center.name, aliases)


def center_facts() -> dict[int, CenterFacts]:
    """Every center of the register by its id."""
    periods: dict[int, list[tuple[datetime.date, datetime.date]]] = {}
    established = CenterStatus.objects.filter(status=CenterStatus.Status.ESTABLISHED)
    for center, start, end in established.values_list("center_id", "from_day", "to_day"):
        periods.setdefault(center, []).append((start, end or datetime.date.max))
    return {
        center.pk: CenterFacts(
            center.pk,
            center.slug,
            center.name,
            center.short_name,
            center.city,
            tuple(industry.slug for industry in center.industries.all() if industry.slug),
            tuple(periods.get(center.pk, ())),
        )
        for center in Center.objects.prefetch_related("industries")
    }
