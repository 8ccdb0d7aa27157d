"""The register in figures: how many centers and promises by field, division and industry.

Counted over what is published on a day; kept until the register, the vocabulary or the day changes.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.cache import cache
from django.db.models import Count

from registry import outbox
from registry.models import CapabilityVersion, Center, CenterIndustry
from registry.models.vocabulary.current import current
from registry.vocabulary.vocabulary import Vocabulary

KEPT_SECONDS = 3600
NAMED_INSTRUMENTS = 3
"""Instruments named beside a field."""


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """A measurement field: its published promises and the instruments they name most."""

    slug: str
    name: str
    promises: int
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedCount:
    """An entry of the vocabulary and how many centers there are of it. A division or industry the
    vocabulary does not know has an empty ``slug``."""

    slug: str
    name: str
    centers: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of a day. ``fields`` and ``cities`` are complete, in the vocabulary's order, with
    zeros; ``industries`` are those served, the most served first."""

    as_of: datetime.date
    centers: int
    promises: int
    structured: int
    instruments: int
    fields: tuple[FieldFigures, ...]
    cities: tuple[NamedCount, ...]
    industries: tuple[NamedCount, ...]

    @property
    def fields_served(self) -> int:
        """Fields with a promise."""
        return sum(1 for one in self.fields if one.promises)

    @property
    def cities_served(self) -> int:
        """Divisions with a center."""
        return sum(1 for one in self.cities if one.centers)

    @property
    def structured_share(self) -> float:
        """Structured promises among all, 0 to 1; 0 for none."""
        return self.structured / self.promises if self.promises else 0.0


def overview(day: datetime.date) -> Overview:
    """The figures as of ``day``: 2 queries when they are kept, 5 when they are counted."""
    vocabulary = current()
    key = f"overview:{outbox.position()}:{vocabulary.version}:{day:%Y%m%d}"
    kept: Overview | None = cache.get(key)
    if kept is None:
        kept = count(day, vocabulary)
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def count(day: datetime.date, vocabulary: Vocabulary) -> Overview:
    """The figures as of ``day``, counted now (3 queries)."""
    groups = [
        (row["field"], row["instrument"], row["structured"], row["rows"])
        for row in CapabilityVersion.objects.published(day)
        .values("field", "instrument", "structured")
        .annotate(rows=Count("pk"))
        .order_by()
    ]
    cities = Counter(Center.objects.public(day).values_list("city", flat=True))
    return Overview(
        as_of=day,
        centers=cities.total(),
        promises=sum(rows for *_, rows in groups),
        structured=sum(rows for _, _, structured, rows in groups if structured),
        instruments=len({instrument for _, instrument, _, _ in groups if instrument}),
        fields=_fields(groups, vocabulary),
        cities=tuple(
            NamedCount(city.slug, city.name, cities[city.slug])
            for city in vocabulary.cities.values()
        ),
        industries=_industries(day, vocabulary),
    )


def _fields(
    groups: list[tuple[str, str, bool, int]], vocabulary: Vocabulary
) -> tuple[FieldFigures, ...]:
    promises: Counter[str] = Counter()
    instruments: dict[str, Counter[str]] = {}
    for field, instrument, _, rows in groups:
        if field not in vocabulary.fields:
            continue
        top = vocabulary.top_field(field)
        promises[top] += rows
        if instrument in vocabulary.instruments:
            instruments.setdefault(top, Counter())[instrument] += rows
    return tuple(
        FieldFigures(
            field.slug,
            field.name,
            promises[field.slug],
            _names(instruments.get(field.slug, Counter()), vocabulary),
        )
        for field in vocabulary.fields.values()
        if field.parent is None
    )


def _names(instruments: Mapping[str, int], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The names met most; equal ones in the vocabulary's order."""
    most = Counter(instruments).most_common(NAMED_INSTRUMENTS)
    return tuple(vocabulary.instruments[slug].name for slug, _ in most)


def _industries(day: datetime.date, vocabulary: Vocabulary) -> tuple[NamedCount, ...]:
    served = (
        CenterIndustry.objects.filter(center__in=Center.objects.public(day))
        .values("slug", "name")
        .annotate(centers=Count("center", distinct=True))
        .order_by("slug", "name")
    )
    counts: dict[tuple[str, str], int] = {}
    for row in served:
        known = vocabulary.industries.get(row["slug"])
        key = (known.slug, known.name) if known else ("", row["name"])
        counts[key] = counts.get(key, 0) + row["centers"]
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple(NamedCount(slug, name, centers) for (slug, name), centers in ranked)
