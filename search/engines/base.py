"""What an engine is: something that fetches, never something that judges."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from search.index.plan import Plan
from search.index.shapes import Content


@dataclass(frozen=True, slots=True)
class Group:
    """The promises of one center that say the same: judged once. ``version_id`` is the first."""

    center_id: int
    shape_id: int
    content: Content
    kinship: str
    count: int
    version_id: int
    relevance: float = 0.0


class Engine(Protocol):
    """Narrows the register to what a plan asks for. It may never leave out a promise that the
    plan names, nor change what it says."""

    name: str

    def groups(self, plan: Plan) -> Sequence[Group]:
        """Every promise that counts on the plan's day, grouped by center and content."""

    def promises(
        self, plan: Plan, shapes: Mapping[int, Iterable[int]]
    ) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """The version ids of the given shapes of each center: center → shape → ids."""
