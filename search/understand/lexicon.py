"""The lexicon: every name a question may use, found in one step a character."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from registry.vocabulary.entries import Named
from registry.vocabulary.vocabulary import Vocabulary
from search.understand.gather import center_namings, namings
from search.understand.methods import MethodIndex
from search.understand.naming import Entry, Naming, compact
from search.understand.typos import NearMisses

_LONGEST = 48
_SHORTEST_INITIALS = 3

_Names = dict[str, tuple[Naming, ...]]


class Lexicon:
    """Every name of a vocabulary and of the centers, looked up by spelling.

    Built once and kept until the vocabulary or the list of centers changes; the names of a
    vocabulary are gathered once for all its lexicons. ``centers`` are given as ``Named`` with the
    short name among the aliases. ``lengths`` says how long the names are that begin with two
    given characters, the longest first.
    """

    def __init__(self, vocabulary: Vocabulary, centers: Iterable[Named] = ()) -> None:
        self.vocabulary = vocabulary
        self.centers = {center.slug: center for center in centers}
        known = _of_vocabulary(vocabulary)
        self.methods = known.methods
        self.near_misses = known.near_misses
        self.names = _joined(known.names, _ordered(center_namings(self.centers.values())))
        self.lengths = _lengths_by_start(self.names)

    def get(self, name: str) -> tuple[Naming, ...]:
        """What goes by exactly this name, the likeliest first; empty if nothing does."""
        return self.names.get(compact(name).text, ())


@dataclass(frozen=True, slots=True)
class _Known:
    names: _Names
    near_misses: NearMisses
    methods: MethodIndex


@lru_cache(maxsize=2)
def _of_vocabulary(vocabulary: Vocabulary) -> _Known:
    names = _ordered(namings(vocabulary))
    return _Known(names, NearMisses(names), MethodIndex(vocabulary.methods.values()))


def _joined(names: _Names, more: _Names) -> _Names:
    both = {name: (*names.get(name, ()), *found) for name, found in more.items()}
    ordered = {
        name: tuple(sorted(found, key=lambda naming: naming.order)) for name, found in both.items()
    }
    return names | ordered


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
