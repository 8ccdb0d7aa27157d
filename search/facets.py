"""What a result can be narrowed by: how many centers have each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from registry.vocabulary.vocabulary import Vocabulary
from search.engines.base import Group
from search.index.knowledge import CenterFacts, Knowledge
from search.index.shapes import Tags
from search.parameters import GRADE_NAMES
from search.results import CenterVerdict, FacetValue

FACETS = ("grade", "city", "service", "place", "basis", "industry", "field")
"""The facets in the order shown."""

_AS_LISTED = ("grade", "service", "place", "basis")
"""Facets shown in the order of their closed list; the others the most frequent first."""


class Tally:
    """Counts the centers of a list by the values of their promises and their own. Centers whose
    promises bear the same words are counted together."""

    def __init__(
        self,
        listed: Sequence[CenterVerdict],
        groups: Mapping[int, Sequence[Group]],
        knowledge: Knowledge,
    ) -> None:
        self._listed = listed
        self._groups = groups
        self._knowledge = knowledge
        self._tagged: Counter[frozenset[Tags]] | None = None

    def counts(self, facet: str) -> Counter[str]:
        """How many centers have each value of a facet."""
        match facet:
            case "grade":
                return Counter([one.grade for one in self._listed])
            case "city":
                return Counter(center.city for center in self._centers() if center.city)
            case "industry":
                own = Counter(frozenset(center.industries) for center in self._centers())
                return _spread(own.items())
            case "field":
                top = self._knowledge.vocabulary.top_field
                return self._of_tags(lambda tags: (top(tags.field),) if tags.field else ())
            case "service":
                return self._of_tags(lambda tags: tags.services)
            case "place":
                return self._of_tags(lambda tags: tags.places)
            case _:
                return self._of_tags(lambda tags: tags.bases)

    def _centers(self) -> Iterable[CenterFacts]:
        centers = self._knowledge.centers
        return [centers[one.center_id] for one in self._listed]

    def _of_tags(self, values: Callable[[Tags], Iterable[str]]) -> Counter[str]:
        if self._tagged is None:
            self._tagged = Counter(map(self._tags, self._listed))
        return _spread(
            (frozenset(value for tags in own for value in values(tags)), number)
            for own, number in self._tagged.items()
        )

    def _tags(self, verdict: CenterVerdict) -> frozenset[Tags]:
        return frozenset([group.content.tags for group in self._groups[verdict.center_id]])


def _spread(sets: Iterable[tuple[frozenset[str], int]]) -> Counter[str]:
    """Counts of sets as counts of what they hold."""
    counts: Counter[str] = Counter()
    for values, number in sets:
        for value in values:
            counts[value] += number
    return counts


def facet_values(
    facet: str, counts: Mapping[str, int], chosen: frozenset[str], vocabulary: Vocabulary
) -> tuple[FacetValue, ...]:
    """The counted values of a facet with their names, in the order shown."""
    names = _names(facet, vocabulary)
    place = {slug: at for at, slug in enumerate(names)}
    found = [
        FacetValue(slug, names[slug], count, slug in chosen)
        for slug, count in counts.items()
        if slug in names
    ]
    if facet in _AS_LISTED:
        return tuple(sorted(found, key=lambda value: place[value.slug]))
    return tuple(sorted(found, key=lambda value: (-value.count, place[value.slug])))


def _names(facet: str, vocabulary: Vocabulary) -> Mapping[str, str]:
    if facet == "grade":
        return GRADE_NAMES
    tables: Mapping[str, Mapping[str, Any]] = {
        "city": vocabulary.cities,
        "industry": vocabulary.industries,
        "service": vocabulary.services,
        "place": vocabulary.places,
        "basis": vocabulary.bases,
        "field": vocabulary.fields,
    }
    return {slug: entry.name for slug, entry in tables[facet].items()}
