"""Several centers together (search.md §2, §5.19)."""

from __future__ import annotations

import itertools
from random import Random

import pytest

from registry.measurement.values import Figure, Interval
from search.combine import combine
from search.grade import Judge, grade_center
from search.question import Choice
from search.results import CombinationPart
from tests.search.grade.words import (
    VOCABULARY,
    ask,
    between,
    demand,
    need,
    rows,
    scope,
    uncertainty,
)

QUESTION = ask(demand(between(0.0, 60.0)))
HALVES = between(0.0, 30.0), between(30.0, 60.0)


def proposed(question, centers, names=None):
    judge = Judge(question, VOCABULARY)
    verdicts = [grade_center(key, rows(*scopes), judge) for key, scopes in centers.items()]
    return combine(verdicts, question, names or {key: f"中心{key}" for key in centers})


def spans(*intervals):
    return [scope(interval) for interval in intervals]


def test_two_centers_that_cover_together_are_proposed_in_the_order_of_the_range():
    found = proposed(QUESTION, {1: spans(between(25.0, 60.0)), 2: spans(between(0.0, 30.0))})
    assert (found.center_ids, found.coverage) == ((2, 1), 1.0)
    assert found.parts == (
        CombinationPart(2, between(0.0, 30.0), "covered"),
        CombinationPart(1, between(30.0, 60.0, "(]"), "covered"),
    )


@pytest.mark.parametrize("services", [("verification",), ()], ids=["full", "range"])
def test_nothing_is_proposed_where_one_center_does(services):
    question = ask(demand(between(0.0, 60.0)), service=Choice("verification", "检定"))
    whole = scope(between(0.0, 60.0), services=services)
    halves = (scope(half, services=("verification",)) for half in HALVES)
    assert (
        proposed(question, {1: [whole]} | {n: [half] for n, half in enumerate(halves, 2)}) is None
    )


def test_nothing_is_proposed_where_all_together_leave_a_single_point():
    halves = {1: spans(between(0.0, 25.0, "[)")), 2: spans(between(25.0, 60.0, "(]"))}
    assert proposed(QUESTION, halves) is None


def test_nothing_is_proposed_without_a_range():
    assert proposed(ask(), {1: spans(between(0.0, 30.0))}) is None


def test_the_set_is_the_smallest():
    thirds = {n: spans(between(20.0 * n, 20.0 * n + 20.0)) for n in range(3)}
    assert len(proposed(QUESTION, thirds).center_ids) == 3
    halves = {7: spans(between(0.0, 30.0)), 8: spans(between(30.0, 60.0))}
    assert proposed(QUESTION, thirds | halves).center_ids == (7, 8)


def test_a_center_may_take_two_parts_around_another():
    around = spans(between(0.0, 20.0), between(40.0, 60.0))
    found = proposed(QUESTION, {1: around, 2: spans(between(20.0, 40.0))})
    assert [part.center_id for part in found.parts] == [1, 2, 1]


def test_ties_go_to_fewest_parts_to_be_confirmed_then_to_the_name():
    question = ask(demand(between(0.0, 60.0)), accuracy=need(Figure(1.0)))
    good = uncertainty(Figure(0.5))
    centers = {
        1: [scope(between(0.0, 30.0), accuracy=good)],
        2: [scope(between(30.0, 60.0))],
        3: [scope(between(30.0, 60.0), accuracy=good)],
        4: [scope(between(30.0, 60.0), accuracy=good)],
    }
    names = {1: "丙", 2: "A", 3: "C", 4: "B"}
    assert proposed(question, centers, names).center_ids == (1, 4)


def test_parts_to_be_confirmed_are_marked():
    question = ask(demand(between(0.0, 60.0)), accuracy=need(Figure(1.0)))
    centers = {
        1: [scope(between(0.0, 30.0), accuracy=uncertainty(Figure(0.5)))],
        2: [scope(between(20.0, 60.0))],
    }
    found = proposed(question, centers)
    assert [(part.center_id, part.state) for part in found.parts] == [
        (1, "covered"),
        (2, "confirm"),
    ]


def test_each_of_several_ranges_is_shared_out():
    question = ask(
        demand(between(0.0, 60.0), "temperature"), demand(between(0.2, 0.9), "relative-humidity")
    )
    centers = {
        1: [scope(between(0.0, 60.0), quantity="temperature")],
        2: [scope(between(0.0, 1.0), quantity="relative-humidity")],
    }
    assert [(part.center_id, part.range_index) for part in proposed(question, centers).parts] == [
        (1, 0),
        (2, 1),
    ]


def brute(question, centers):
    """The size of the smallest covering set, by trying every set."""
    judge = Judge(question, VOCABULARY)
    for size in range(1, len(centers) + 1):
        for chosen in itertools.combinations(centers.values(), size):
            merged = [each for scopes in chosen for each in scopes]
            if grade_center(0, rows(*merged), judge).grade in ("full", "range"):
                return size
    return None


def test_the_size_agrees_with_trying_every_set():
    random = Random(7)
    seen = set()
    for _ in range(300):
        centers = {}
        for key in range(random.randint(2, 6)):
            pieces = []
            for _ in range(random.randint(1, 2)):
                low = random.choice(range(0, 60, 10))
                high = random.choice(range(low + 10, 70, 10))
                ends = random.choice("[([") + random.choice("])]")
                pieces.append(Interval(float(low), float(high), ends[0] == "(", ends[1] == ")"))
            centers[key] = spans(*pieces)
        expected = brute(QUESTION, centers)
        found = proposed(QUESTION, centers)
        seen.add(expected)
        assert (len(found.center_ids) if found else None) == (None if expected == 1 else expected)
    assert {1, 2, 3, None} <= seen
