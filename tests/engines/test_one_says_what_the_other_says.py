"""Both engines give the same groups and the same promises, and so the same counts."""

from __future__ import annotations

import datetime
from dataclasses import replace
from random import Random

import pytest

from registry.models import CapabilityVersion
from search.analysis import query_tokens
from search.answer import Finder
from search.engines.base import Group
from search.engines.embedded import EmbeddedEngine
from search.index.plan import Plan, plan_for
from tests.conftest import elastic_engine
from tests.engines.provinces import knowledge_of_now, write
from tests.search.grade.provinces import DAY, case
from tests.search.grade.words import VOCABULARY

pytestmark = [pytest.mark.django_db, pytest.mark.services]

WORDS = ("压力表", "Fluke 5520A 校准器", "数字压力计 0.05级", "活塞式压力计", "压力变送器 3051")


def comparable(groups: list[Group]) -> list[tuple[object, ...]]:
    keys = ("center_id", "shape_id", "kinship", "promises", "version_id", "relevance")
    return sorted(tuple(getattr(group, key) for key in keys) for group in groups)


def write_province(seed: int) -> None:
    """Several random cases as one register, with names to be found by."""
    random = Random(seed)
    rows = [row for at in range(4) for row in case(seed * 31 + at).rows]
    write(rows)
    for version in CapabilityVersion.objects.all():
        version.name = random.choice(WORDS)
        version.save()


def plans(seed: int) -> list[Plan]:
    random = Random(seed)
    tokens = tuple(query_tokens(random.choice(WORDS)))
    days = [DAY + datetime.timedelta(random.randint(-900, 900)) for _ in range(2)]
    questions = [case(seed * 31 + at).question for at in range(4)]
    asked = [plan_for(replace(one, as_of=day), VOCABULARY) for one in questions for day in days]
    with_text = [replace(plan, tokens=tokens) for plan in asked]
    return [*asked, *with_text, Plan(DAY.toordinal(), {}), Plan(DAY.toordinal(), {}, tokens=tokens)]


@pytest.mark.parametrize("seed", range(20))
def test_groups_and_promises_are_equal(indices, seed):
    write_province(seed)
    knowledge_of_now()
    elastic, embedded = elastic_engine(), EmbeddedEngine()
    some = 0
    for plan in plans(seed):
        expected = embedded.groups(plan)
        assert comparable(elastic.groups(plan)) == comparable(expected)
        shapes: dict[int, set[int]] = {}
        for group in expected:
            shapes.setdefault(group.center_id, set()).add(group.shape_id)
        assert elastic.promises(plan, shapes) == embedded.promises(plan, shapes)
        some += len(expected)
    assert some > 0


@pytest.mark.parametrize("seed", range(10))
def test_totals_and_facets_are_equal(indices, seed):
    write_province(seed + 100)
    known = knowledge_of_now()
    question = case((seed + 100) * 31).question
    answers = [
        Finder(engine, known).find(question).answer
        for engine in (elastic_engine(), EmbeddedEngine())
    ]
    assert answers[0].facets == answers[1].facets
    assert answers[0].total_capabilities == answers[1].total_capabilities
    assert [one.center_id for one in answers[0].centers] == [
        one.center_id for one in answers[1].centers
    ]


def test_versions_are_left_out_and_picked_alike(indices):
    write_province(7)
    knowledge_of_now()
    elastic, embedded = elastic_engine(), EmbeddedEngine()
    pks = sorted(CapabilityVersion.objects.values_list("pk", flat=True))
    some = frozenset(pks[::2])
    whole = Plan(DAY.toordinal(), {})
    for plan in (replace(whole, only=some), replace(whole, without=some)):
        assert comparable(elastic.groups(plan)) == comparable(embedded.groups(plan))


def test_many_groups_come_page_by_page(indices, monkeypatch):
    monkeypatch.setattr("search.engines.elastic_query.BUCKETS", 2)
    write_province(3)
    knowledge_of_now()
    plan = Plan(DAY.toordinal(), {})
    expected = EmbeddedEngine().groups(plan)
    assert len(expected) > 4
    assert comparable(elastic_engine().groups(plan)) == comparable(expected)


def test_many_promises_come_page_by_page(indices, monkeypatch):
    monkeypatch.setattr("search.engines.elastic_query.IDS", 1)
    monkeypatch.setattr("search.engines.elastic.IDS", 1)
    write_province(3)
    knowledge_of_now()
    plan = Plan(DAY.toordinal(), {})
    embedded = EmbeddedEngine()
    shapes: dict[int, list[int]] = {}
    for group in embedded.groups(plan):
        shapes.setdefault(group.center_id, []).append(group.shape_id)
    assert elastic_engine().promises(plan, shapes) == embedded.promises(plan, shapes)
