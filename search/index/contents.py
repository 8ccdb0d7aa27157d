"""Contents of promises, decoded once and remembered: a content never changes under its id or its
digest, so what is remembered can't be stale. Both engines share one memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

from search.index.shapes import Content, decode
from search.models import Shape

Item = TypeVar("Item")

BATCH = 500
"""Placeholders in one statement; SQLite builds of old allow 999."""
REMEMBERED = 30_000
"""Contents kept decoded (about 2 kB each: 60 MB at the most)."""


class Contents:
    """Reads contents from the database, the truth about them, and keeps them."""

    def __init__(self) -> None:
        self._known: dict[int, Content] = {}
        self._ids: dict[str, int] = {}

    def of(self, ids: Collection[int]) -> Mapping[int, Content]:
        """The contents of these shapes, and perhaps of others."""
        known = self._room_for(ids)
        for batch in batches(sorted(set(ids) - known.keys())):
            rows = Shape.objects.filter(pk__in=batch).values_list("pk", "data")
            known.update((pk, decode(data)) for pk, data in rows)
        return known

    def ids_of(self, digests: Collection[str]) -> Mapping[str, int]:
        """The ids of the shapes with these digests, and perhaps of others; one the database does
        not know is missing."""
        known = self._ids
        if len(known) > 2 * REMEMBERED:
            known = self._ids = {}
        for batch in batches(sorted(set(digests) - known.keys())):
            known.update(Shape.objects.filter(digest__in=batch).values_list("digest", "pk"))
        return known

    def digests_of(self, ids: Collection[int]) -> Mapping[int, str]:
        """The digest of each of these shapes."""
        found: dict[int, str] = {}
        for batch in batches(sorted(set(ids))):
            found.update(Shape.objects.filter(pk__in=batch).values_list("pk", "digest"))
        return found

    def _room_for(self, ids: Collection[int]) -> dict[int, Content]:
        """What is kept; when it would grow too large, only what is asked for."""
        known = self._known
        if len(known) + len(ids) > REMEMBERED and len(set(ids) - known.keys()):
            self._known = known = {pk: known[pk] for pk in set(ids) & known.keys()}
        return known


def batches(values: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The values in pieces that one statement can take."""
    for start in range(0, len(values), BATCH):
        yield values[start : start + BATCH]
