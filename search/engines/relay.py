"""The engine of a request where two are there: the first answers for all it has caught up with,
the stand-in for the rest, and for everything when the first fails."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import TypeVar

from search.engines.base import Engine, EngineUnavailableError, Group
from search.engines.breaker import Breaker
from search.index.plan import Plan
from search.metrics import FAILURES, UNTRUSTED

Result = TypeVar("Result")

logger = logging.getLogger("search.engines")


class RelayEngine:
    """For one request. ``pending`` gives the versions that the first engine may have old: they
    are left out there and fetched from the stand-in, so an answer is never stale."""

    def __init__(
        self,
        first: Engine,
        stand_in: Engine,
        breaker: Breaker,
        pending: Callable[[], frozenset[int]],
    ) -> None:
        self.degraded = False
        self._first = first
        self._stand_in = stand_in
        self._breaker = breaker
        self._pending = cache(pending)

    @property
    def name(self) -> str:
        """The engine that answers."""
        return (self._stand_in if self.degraded else self._first).name

    def groups(self, plan: Plan) -> Sequence[Group]:
        """Every promise of the plan, grouped by center and content (see ``Engine``)."""
        return self._ask(lambda: self._fresh_groups(plan), lambda: self._stand_in.groups(plan))

    def promises(
        self, plan: Plan, shapes: Mapping[int, Iterable[int]]
    ) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """The version ids of the given shapes of each center: center → shape → ids."""
        wanted = {center: list(own) for center, own in shapes.items()}
        return self._ask(
            lambda: self._fresh_promises(plan, wanted),
            lambda: self._stand_in.promises(plan, wanted),
        )

    def _ask(self, first: Callable[[], Result], instead: Callable[[], Result]) -> Result:
        """From the first engine, unless it has failed this request or is resting."""
        if not self.degraded and self._breaker.allows():
            try:
                result = first()
            except EngineUnavailableError as error:
                self._breaker.failed()
                UNTRUSTED.set(1)
                FAILURES.labels(error.reason).inc()
                logger.warning("%s unavailable: %s", self._first.name, error.reason)
            else:
                self._breaker.succeeded()
                UNTRUSTED.set(0)
                return result
        self.degraded = True
        return instead()

    def _fresh_groups(self, plan: Plan) -> Sequence[Group]:
        pending = self._pending()
        if not pending:
            return self._first.groups(plan)
        united = {_key(group): group for group in self._first.groups(_without(plan, pending))}
        for group in self._stand_in.groups(replace(plan, only=pending)):
            known = united.get(_key(group))
            united[_key(group)] = known.joined_with(group) if known else group
        return list(united.values())

    def _fresh_promises(
        self, plan: Plan, shapes: Mapping[int, Sequence[int]]
    ) -> Mapping[int, Mapping[int, Sequence[int]]]:
        pending = self._pending()
        if not pending:
            return self._first.promises(plan, shapes)
        old = self._first.promises(_without(plan, pending), shapes)
        new = self._stand_in.promises(replace(plan, only=pending), shapes)
        return {
            center: {
                shape: sorted((*old[center].get(shape, ()), *new[center].get(shape, ())))
                for shape in {*old[center], *new[center]}
            }
            for center in shapes
        }


def _without(plan: Plan, pending: frozenset[int]) -> Plan:
    return replace(plan, without=pending)


def _key(group: Group) -> tuple[int, int, str]:
    return group.center_id, group.shape_id, group.kinship
