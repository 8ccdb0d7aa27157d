"""What an engine is: something that fetches, never something that judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from registry.measurement.values import Scope
from search.index.plan import Plan
from search.index.shapes import Content
from search.lean import Lean


class Group(NamedTuple):
    """The promises of one center that say the same, so many: judged once. ``version_id`` is the
    first. A popular instrument has tens of thousands, so that making one must cost little."""

    center_id: int
    shape_id: int
    content: Content
    kinship: str
    promises: int
    version_id: int
    relevance: float = 0.0

    @property
    def scope(self) -> Scope:
        """The structure of the promises."""
        return self.content.scope

    @property
    def lean(self) -> Lean | None:
        """The structure in its leanest form, where it has one."""
        return self.content.lean

    def joined_with(self, other: Group) -> Group:
        """Both as one: other promises of the same center that say the same."""
        return self._replace(
            promises=self.promises + other.promises,
            version_id=min(self.version_id, other.version_id),
            relevance=max(self.relevance, other.relevance),
        )


class EngineUnavailableError(Exception):
    """An engine can't answer now. ``reason`` is a word for logs; never anything a user typed."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Engine(Protocol):
    """Narrows the register to what a plan asks for. It may never leave out a promise that the
    plan names, nor change what it says."""

    @property
    def name(self) -> str:
        """The engine that answers."""

    @property
    def degraded(self) -> bool:
        """Whether another engine had to answer than the one that was chosen."""

    def groups(self, plan: Plan) -> Sequence[Group]:
        """Every promise that counts on the plan's day, grouped by center and content."""

    def promises(
        self, plan: Plan, shapes: Mapping[int, Iterable[int]]
    ) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """The version ids of the given shapes of each center: center → shape → ids."""
