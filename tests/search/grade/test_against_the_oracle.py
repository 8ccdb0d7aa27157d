"""Grades, coverage, gaps and uncertainties agree with a check of every row, point by point."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.grade import Judge, excess_of, grade_center
from search.lean import lean_of
from search.results import Candidate, CenterVerdict, Excess
from tests.oracle import OracleVerdict, counts_on, oracle_answer
from tests.search.grade.provinces import Case, case
from tests.search.grade.words import VOCABULARY

BATCHES, SIZE = 20, 150


def graded(given_case: Case, *, lean: bool) -> dict[int, CenterVerdict]:
    """The product's answer: candidates as an engine would bring them, in force on the day, with
    their lean forms or without."""
    question = given_case.question
    kinships = {}
    if question.instrument:
        asked = question.instrument.slug
        kinships = dict.fromkeys(VOCABULARY.ancestors(asked), "ancestor")
        kinships |= dict.fromkeys(VOCABULARY.descendants(asked), "same")
    centers: dict[int, list[Candidate]] = {}
    for at, row in enumerate(given_case.rows):
        kinship = kinships.get(row.scope.instrument) if kinships else "quantity"
        if kinship and counts_on(row, question.as_of):
            form = lean_of(row.scope) if lean else None
            found = Candidate(at, row.center, row.scope, kinship, lean=form)
            centers.setdefault(row.center, []).append(found)
    judge = Judge(question, VOCABULARY)
    verdicts = {center: grade_center(center, found, judge) for center, found in centers.items()}
    return {
        center: verdict._replace(excess=excess_of(verdict, centers[center], judge))
        for center, verdict in verdicts.items()
        if verdict
    }


def close(a: float | None, b: float | None, tolerance: float = 1e-6) -> bool:
    """Equal but for the rounding of a root (the oracle bisects, the product solves)."""
    if a is None or b is None:
        return a is b
    return math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-6)


def margins_agree(found: float | None, expected: float | None) -> bool:
    """The oracle samples the margin, so that it can only miss the very least of it."""
    if found is None or expected is None:
        return found is expected
    return expected * 0.95 - 1e-9 <= found <= expected * (1 + 1e-5)


def excesses_agree(found: Excess | None, expected: float | None) -> bool:
    """The oracle samples the excess, so that it can only miss the very most of it."""
    if found is None or expected is None:
        return found is None and expected is None
    ratio = found.promised / found.needed if found.needed else math.inf
    return expected * (1 - 1e-5) <= ratio and (ratio <= expected * 1.05 or math.isinf(ratio))


def differences(found: CenterVerdict, expected: OracleVerdict) -> list[str]:
    """What two verdicts disagree on."""
    wrong = []
    if found.grade != expected.grade:
        wrong.append("grade")
    if not close(found.coverage, expected.coverage):
        wrong.append("coverage")
    gaps = [(g.why, g.range_index, g.interval.low_open, g.interval.high_open) for g in found.gaps]
    if gaps != [(g.why, g.range_index, g.low_open, g.high_open) for g in expected.gaps]:
        wrong.append("gaps")
    elif not all(
        close(g.interval.low, e.low) and close(g.interval.high, e.high)
        for g, e in zip(found.gaps, expected.gaps, strict=True)
    ):
        wrong.append("ends of gaps")
    wrong += [
        name
        for name in ("best", "worst")
        if not close(getattr(found, name), getattr(expected, name), 1e-5)
    ]
    if not margins_agree(found.margin, expected.margin):
        wrong.append("margin")
    return wrong


def differences_and_excess(found: CenterVerdict, expected: OracleVerdict) -> list[str]:
    """What two verdicts disagree on, the excess among it."""
    wrong = differences(found, expected)
    return wrong if excesses_agree(found.excess, expected.excess) else [*wrong, "excess"]


def disagreements(given_case: Case, *, lean: bool) -> list[object]:
    expected = oracle_answer(given_case.rows, given_case.question, VOCABULARY)
    found = graded(given_case, lean=lean)
    if found.keys() != expected.keys():
        return ["listed", sorted(found), sorted(expected)]
    return [
        (center, wrong, found[center], expected[center])
        for center in found
        if (wrong := differences_and_excess(found[center], expected[center]))
    ]


@pytest.mark.parametrize("lean", [False, True], ids=["general", "lean"])
@pytest.mark.parametrize("batch", range(BATCHES))
def test_thousands_of_random_provinces_agree_with_the_oracle(batch, lean):
    for seed in range(batch * SIZE, (batch + 1) * SIZE):
        wrong = disagreements(case(seed), lean=lean)
        assert not wrong, (seed, wrong)


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1_000_000), st.booleans())
def test_any_province_agrees_with_the_oracle(seed, lean):
    assert not disagreements(case(seed), lean=lean)


def test_most_contents_of_the_random_provinces_have_a_lean_form():
    rows = [row for seed in range(50) for row in case(seed).rows]
    assert sum(lean_of(row.scope) is not None for row in rows) > len(rows) / 3
