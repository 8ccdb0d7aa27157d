"""A scope as JSON: nothing is lost, and the same scope gives the same bytes."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from registry.measurement.codec import scope_from_json, scope_to_json
from registry.measurement.values import (
    Accuracy,
    Condition,
    Figure,
    Interval,
    MeasuringRange,
    Part,
    Piece,
    Scope,
)

floats = st.floats(allow_nan=False, allow_infinity=False)
words = st.text(max_size=8)
names = st.lists(words, max_size=3).map(tuple)
intervals = st.builds(
    Interval,
    st.none() | floats,
    st.none() | floats,
    low_open=st.booleans(),
    high_open=st.booleans(),
)
figures = st.builds(Figure, floats, floats, floats, st.booleans(), floats)
curves = st.lists(st.builds(Piece, intervals, figures), max_size=2).map(tuple)
accuracies = st.builds(
    Accuracy,
    of=st.sampled_from(["service", "standard"]),
    statement=st.sampled_from(["uncertainty", "mpe", "class", "none"]),
    kind=words,
    worst=curves,
    best=curves,
    k=floats,
    k_stated=st.booleans(),
    confidence=st.none() | floats,
    class_system=st.none() | words,
    class_values=names,
    unknowns=names,
    formula=words,
    readable=st.booleans(),
    notes=names,
)
several = st.lists(intervals, max_size=3).map(tuple)
ranges = st.builds(MeasuringRange, st.none() | words, several, words, names, words, names)
conditions = st.builds(Condition, st.none() | words, several, words, names, st.booleans(), words)
scopes = st.builds(
    Scope,
    instrument=st.none() | words,
    quantity=st.none() | words,
    parts=st.lists(st.builds(Part, ranges, accuracies), max_size=2).map(tuple),
    conditions=st.lists(conditions, max_size=2).map(tuple),
    structured=st.booleans(),
    note=words,
    services=names,
    direction=st.sampled_from(["measure", "source"]),
    places=names,
    bases=names,
)


def _bytes(scope: Scope) -> str:
    return json.dumps(scope_to_json(scope), sort_keys=True, allow_nan=False)


@given(scopes)
def test_a_scope_comes_back_as_it_was(scope: Scope) -> None:
    assert scope_from_json(json.loads(_bytes(scope))) == scope


@given(scopes)
def test_what_was_read_back_gives_the_same_bytes(scope: Scope) -> None:
    assert _bytes(scope_from_json(json.loads(_bytes(scope)))) == _bytes(scope)


def test_an_empty_scope_is_an_empty_object() -> None:
    assert scope_to_json(Scope()) == {}


def test_an_integer_and_a_float_of_the_same_figure_give_the_same_bytes() -> None:
    def scope(low: float, high: float) -> Scope:
        return Scope(parts=(Part(MeasuringRange("pressure", (Interval(low, high),))),))

    assert _bytes(scope(0, 60_000_000)) == _bytes(scope(-0.0, 6e7))


def test_an_interval_is_two_numbers_unless_an_end_is_open() -> None:
    parts = (Part(MeasuringRange("length", (Interval(0.0, 1.0), Interval(1.0, None, True)))),)
    written = scope_to_json(Scope(parts=parts))["parts"][0]["range"]["intervals"]
    assert written == [[0.0, 1.0], [1.0, None, "(]"]]


def test_the_better_curve_is_left_out_where_it_is_the_worse_one() -> None:
    curve = (Piece(Interval(0.0, 1.0), Figure(0.1)),)
    part = Part(MeasuringRange("length"), Accuracy(worst=curve, best=curve))
    assert "best" not in scope_to_json(Scope(parts=(part,)))["parts"][0]["accuracy"]
