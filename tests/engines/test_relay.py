"""The engine of a request where two are there."""

from __future__ import annotations

import pytest

from search.engines.base import EngineUnavailableError
from search.engines.breaker import Breaker
from search.engines.embedded import EmbeddedEngine
from search.engines.relay import RelayEngine
from search.index.maintain import catch_up
from search.index.plan import Plan
from tests.engines.provinces import write
from tests.search.grade.provinces import DAY, case

pytestmark = pytest.mark.django_db

PLAN = Plan(DAY.toordinal(), {})


class FirstEngine(EmbeddedEngine):
    """Answers as the embedded one does, until it is told to fail."""

    name = "first"
    fails = False
    asked = 0

    def groups(self, plan):
        self.asked += 1
        if self.fails:
            raise EngineUnavailableError("timeout")
        return super().groups(plan)

    def promises(self, plan, shapes):
        if self.fails:
            raise EngineUnavailableError("timeout")
        return super().promises(plan, shapes)


@pytest.fixture
def register():
    write([row for at in (3, 4, 5) for row in case(at).rows])
    catch_up()
    return EmbeddedEngine()


def comparable(groups):
    return sorted((one.center_id, one.shape_id, one.promises, one.version_id) for one in groups)


def test_the_first_engine_answers_while_it_can(register):
    relay = RelayEngine(FirstEngine(), register, Breaker(), frozenset)
    assert comparable(relay.groups(PLAN)) == comparable(register.groups(PLAN))
    assert (relay.name, relay.degraded) == ("first", False)


def test_a_failure_in_the_middle_is_not_noticed_but_said(register):
    first = FirstEngine()
    relay = RelayEngine(first, register, Breaker(), frozenset)
    groups = relay.groups(PLAN)
    first.fails = True
    shapes = {group.center_id: [group.shape_id] for group in groups}
    assert relay.promises(PLAN, shapes) == register.promises(PLAN, shapes)
    assert (relay.name, relay.degraded) == ("embedded", True)


def test_a_request_waits_for_a_failing_engine_once(register):
    first = FirstEngine()
    first.fails = True
    relay = RelayEngine(first, register, Breaker(), frozenset)
    for _ in range(3):
        relay.groups(PLAN)
    assert first.asked == 1


def test_the_next_request_does_not_wait_at_all(register):
    first, breaker = FirstEngine(), Breaker()
    first.fails = True
    for _ in range(3):
        assert comparable(
            RelayEngine(first, register, breaker, frozenset).groups(PLAN)
        ) == comparable(register.groups(PLAN))
    assert first.asked == 1


def test_what_is_pending_comes_from_the_stand_in_and_counts_once(register):
    some = frozenset(group.version_id for group in register.groups(PLAN)[::2])
    relay = RelayEngine(FirstEngine(), register, Breaker(), lambda: some)
    assert comparable(relay.groups(PLAN)) == comparable(register.groups(PLAN))
    shapes = {}
    for group in register.groups(PLAN):
        shapes.setdefault(group.center_id, []).append(group.shape_id)
    assert relay.promises(PLAN, shapes) == register.promises(PLAN, shapes)
    assert not relay.degraded
