"""How things are called: a name, what it stands for, and the one spelling names are compared in."""

from __future__ import annotations

from dataclasses import dataclass

from search.analysis import key
from search.question import Choice

KINDS = (
    *("instrument", "center", "service", "place", "basis", "asking", "quantity", "field"),
    *("city", "industry", "outside", "direction"),
)
"""Kinds of entries; where one name has several, the earlier kind is meant."""

_MANNERS = ("slug", "name", "alias", "part", "english", "pinyin", "initials")
_JOINTS = frozenset(" \t\r\n-‐–_·")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something the question may name: its kind, slug and name."""

    kind: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Naming:
    """An entry under one of its names.

    ``manner`` says which: ``slug name alias part english pinyin initials`` (``part``: a county
    for its city). ``order`` puts the likelier meaning of a shared name first.
    """

    entry: Entry
    manner: str
    order: tuple[int, ...]


def choice_of(entry: Entry) -> Choice:
    """An entry as the question holds it."""
    return Choice(entry.slug, entry.name)


@dataclass(frozen=True, slots=True)
class Compact:
    """A text as names are compared: in one spelling, without spaces and hyphens. ``at[i]`` is
    where the i-th character stands in the text itself."""

    text: str
    at: tuple[int, ...]


def compact(text: str) -> Compact:
    """The text in one spelling without what joins words (``press-ure gauge``, ``压 力 表``)."""
    spelled = key(text)
    at = tuple(i for i, character in enumerate(spelled) if character not in _JOINTS)
    return Compact("".join([spelled[i] for i in at]), at)


def naming(entry: Entry, manner: str, depth: int = 0) -> Naming:
    """An entry under a name of that manner; ``depth`` is how special the entry is."""
    order = (_MANNERS.index(manner), KINDS.index(entry.kind), depth, len(entry.name))
    return Naming(entry, manner, order)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name where it stands in the text; ``namings`` is what it may mean, the likeliest first.

    ``nearly`` says that it is not written as the name is (a typo, a homophone).
    """

    start: int
    end: int
    namings: tuple[Naming, ...]
    nearly: bool = False

    @property
    def kind(self) -> str:
        return self.namings[0].entry.kind
