"""What a text that is being typed may become: names that begin with it or hold it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from registry.vocabulary.entries import Method
from registry.vocabulary.vocabulary import Vocabulary
from search.models import Entry
from search.understand import Lexicon
from search.understand.naming import Naming, compact

CONSIDERED = 24
"""Names of a kind that are ranked by how many promises they have."""


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found by one of its names; ``rank`` is 0 for the name itself, 1 where it begins
    with what was typed, 2 where it holds it."""

    kind: str
    slug: str
    name: str
    rank: int


def names_holding(text: str, lexicon: Lexicon) -> dict[str, list[Hit]]:
    """Instruments and centers by kind, the nearest names first; spellings, aliases, English,
    pinyin and initials count."""
    typed = compact(text).text
    found: dict[tuple[str, str], Hit] = {}
    order: dict[tuple[str, str], tuple[int, ...]] = {}
    for spelling, naming in _spellings(typed, lexicon):
        entry = naming.entry
        rank = 0 if spelling == typed else 1 if spelling.startswith(typed) else 2
        at, place = (entry.kind, entry.slug), (rank, *naming.order)
        if at not in order or place < order[at]:
            order[at], found[at] = place, Hit(entry.kind, entry.slug, entry.name, rank)
    hits = sorted(found.values(), key=lambda hit: order[hit.kind, hit.slug])
    return {
        kind: [hit for hit in hits if hit.kind == kind][:CONSIDERED]
        for kind in ("instrument", "center")
    }


def _spellings(typed: str, lexicon: Lexicon) -> Iterator[tuple[str, Naming]]:
    """The spellings that hold what was typed; a pinyin only where it begins with it."""
    if not typed:
        return
    for spelling, namings in lexicon.names.items():
        if typed in spelling:
            begins = spelling.startswith(typed)
            for naming in namings:
                if naming.entry.kind not in ("instrument", "center"):
                    continue
                if begins or naming.manner not in ("pinyin", "initials"):
                    yield spelling, naming


def methods_holding(text: str, vocabulary: Vocabulary) -> list[Method]:
    """Method documents whose code begins with the text or whose title holds it, current ones
    first."""
    typed = compact(text).text.replace("/", "")
    if len(typed) < 2:
        return []
    found = []
    for method in vocabulary.methods.values():
        code = compact(method.code).text.replace("/", "")
        if code.startswith(typed):
            found.append((0, method.status != "in_force", method.code, method))
        elif typed in compact(method.title).text:
            found.append((1, method.status != "in_force", method.code, method))
    return [method for *_, method in sorted(found, key=lambda one: one[:3])[:CONSIDERED]]


def instrument_counts(
    slugs: Iterable[str], vocabulary: Vocabulary, centers: Iterable[int], day: datetime.date
) -> Mapping[str, int]:
    """How many promises of these centers each instrument has on ``day``, those beneath it
    included (1 query)."""
    beneath = {slug: list(vocabulary.descendants(slug)) for slug in slugs}
    wanted = {one for own in beneath.values() for one in own}
    counted = dict(
        _on(day)
        .filter(instrument__in=wanted, center_id__in=list(centers))
        .values_list("instrument")
        .annotate(Count("version_id"))
    )
    return {slug: sum(counted.get(one, 0) for one in own) for slug, own in beneath.items()}


def center_counts(ids: Iterable[int], day: datetime.date) -> Mapping[int, int]:
    """How many promises each center has on ``day`` (1 query)."""
    own = _on(day).filter(center_id__in=list(ids), main=True)
    return dict(own.values_list("center_id").annotate(Count("version_id")))


def _on(day: datetime.date) -> QuerySet[Entry]:
    ordinal = day.toordinal()
    return Entry.objects.filter(valid_from__lte=ordinal, valid_to__gt=ordinal).order_by()
