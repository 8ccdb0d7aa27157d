"""Contents of promises, decoded once and remembered: a content never changes under its id or its
digest, so what is remembered can't be stale. Both engines share one memory."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from search.index.numbers import Kinds
from search.index.shapes import Content, decode
from search.models import Shape

Item = TypeVar("Item")

BATCH = 500
"""Placeholders in one statement; SQLite builds of old allow 999."""
REMEMBERED = 60_000
"""Contents kept (about 0.5 kB each, since hardly any is not lean: 30 MB at the most)."""
LEAN_BATCH = 5_000
"""Shapes in one statement of written-out ids."""


class Contents:
    """Reads contents from the database, the truth about them, and keeps them."""

    def __init__(self) -> None:
        self._known: dict[int, Content] = {}
        self._kinds = Kinds()
        self._ids: dict[str, int] = {}

    def of(self, ids: Collection[int]) -> Mapping[int, Content]:
        """The contents of these shapes, and perhaps of others."""
        known = self._known
        new = [pk for pk in ids if pk not in known]
        if not new:
            return known
        known = self._room_for(ids, len(new))
        for batch in batches(sorted(new), LEAN_BATCH):
            known.update(self._kinds.contents(batch))
        for batch in batches([pk for pk in new if pk not in known]):
            rows = Shape.objects.filter(pk__in=batch).values_list("pk", "data")
            known.update((pk, decode(data)) for pk, data in rows)
        return known

    def ids_of(self, digests: Collection[str]) -> Mapping[str, int]:
        """The ids of the shapes with these digests, and perhaps of others; one the database does
        not know is missing."""
        known = self._ids
        if len(known) > 2 * REMEMBERED:
            known = self._ids = {}
        for batch in batches([name for name in digests if name not in known]):
            known.update(Shape.objects.filter(digest__in=batch).values_list("digest", "pk"))
        return known

    def digests_of(self, ids: Collection[int]) -> Mapping[int, str]:
        """The digest of each of these shapes."""
        found: dict[int, str] = {}
        for batch in batches(sorted(set(ids))):
            found.update(Shape.objects.filter(pk__in=batch).values_list("pk", "digest"))
        return found

    def _room_for(self, ids: Collection[int], new: int) -> dict[int, Content]:
        """What is kept; when it would grow too large, what is asked for and the newer half.
        A new dictionary, since other threads read the old one."""
        known = self._known
        if len(known) + new > REMEMBERED:
            newer = dict(islice(known.items(), len(known) // 2, None))
            asked = {pk: known[pk] for pk in ids if pk in known}
            room = len(asked) + new + len(newer) <= REMEMBERED
            self._known = known = newer | asked if room else asked
        return known


def batches(values: Sequence[Item], size: int = BATCH) -> Iterator[Sequence[Item]]:
    """The values in pieces that one statement can take."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
