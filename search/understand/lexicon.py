"""The lexicon: every name a question may use, found in one step a character."""

from __future__ import annotations

from collections.abc import Iterable

from registry.vocabulary.entries import Named
from registry.vocabulary.vocabulary import Vocabulary
from search.understand.gather import namings
from search.understand.methods import MethodIndex
from search.understand.naming import Entry, Naming, compact
from search.understand.typos import NearMisses

_LONGEST = 48
_SHORTEST_INITIALS = 3


class Lexicon:
    """Every name of a vocabulary and of the centers, looked up by spelling.

    Built once and kept until the vocabulary or the list of centers changes. ``centers`` are given
    as ``Named`` with the short name among the aliases.
    """

    def __init__(self, vocabulary: Vocabulary, centers: Iterable[Named] = ()) -> None:
        self.vocabulary = vocabulary
        self.names = _ordered(namings(vocabulary, tuple(centers)))
        self.near_misses = NearMisses(self.names)
        self.methods = MethodIndex(vocabulary.methods.values())
        self._lengths = _lengths_by_start(self.names)

    def get(self, name: str) -> tuple[Naming, ...]:
        """What goes by exactly this name, the likeliest first; empty if nothing does."""
        return self.names.get(compact(name).text, ())

    def lengths(self, start: str) -> tuple[int, ...]:
        """How long the names are that begin with these two characters, the longest first."""
        return self._lengths.get(start, ())


def _lengths_by_start(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for name in names:
        lengths.setdefault(name[:2], set()).add(len(name))
    return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


def _ordered(namings: Iterable[tuple[str, Naming]]) -> dict[str, tuple[Naming, ...]]:
    """Names by spelling; an entry stands once under each, in its best manner."""
    found: dict[str, dict[Entry, Naming]] = {}
    for name, naming in namings:
        spelling = compact(name).text
        if _usable(spelling, naming):
            known = found.setdefault(spelling, {})
            other = known.get(naming.entry)
            if other is None or naming.order < other.order:
                known[naming.entry] = naming
    return {
        name: tuple(sorted(known.values(), key=lambda naming: naming.order))
        for name, known in found.items()
    }


def _usable(spelling: str, naming: Naming) -> bool:
    """Whether a spelling is long enough to be a name where it stands alone in a text."""
    if not 0 < len(spelling) <= _LONGEST:
        return False
    if naming.manner == "initials":
        return len(spelling) >= _SHORTEST_INITIALS
    if spelling.isascii():
        return len(spelling) > 1
    return len(spelling) > 1 or naming.entry.kind == "instrument"
