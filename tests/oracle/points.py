"""The state of one row at one point, in exact fractions."""

from __future__ import annotations

import math
from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from registry.measurement.classes import rank
from registry.measurement.values import Accuracy, Curve, Figure, Interval, Part, Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.question import DemandedAccuracy, Question
from tests.oracle.rows import asked_quantities, kinship, offered_as, related_quantity

TOLERANCE = Fraction(1, 10**9)


def cuts_of(interval: Interval, ends: Iterable[float | None]) -> list[float]:
    low, high = interval.low, interval.high
    cuts = [low, high]
    for end in sorted({end for end in ends if end is not None}):
        if low < end < high and not any(same(end, cut) for cut in cuts):
            cuts.append(end)
    return sorted(set(cuts))


def same(a: float, b: float) -> bool:
    return a == b or (math.isfinite(a) and math.isfinite(b) and math.isclose(a, b, rel_tol=1e-9))


def holds(interval: Interval, x: float) -> bool:
    """Whether a value lies in an interval, its ends within the tolerance."""
    if interval.low is not None and same(x, interval.low):
        return not interval.low_open and (interval.low != interval.high or not interval.high_open)
    if interval.high is not None and same(x, interval.high):
        return not interval.high_open
    above = interval.low is None or x > interval.low
    return above and (interval.high is None or x < interval.high)


def square(figure: Figure, x: float) -> Fraction:
    distance = abs(Fraction(x) - Fraction(figure.zero))
    absolute, relative = Fraction(figure.absolute), Fraction(figure.relative)
    if figure.rss:
        return absolute**2 + (relative * distance) ** 2
    return (absolute + relative * distance) ** 2


def figure_at(curve: Curve, x: float) -> Figure | None:
    for piece in curve:
        if holds(piece.interval, x):
            return None if piece.figure.full_scale else piece.figure
    return None


def _good(promised: Figure, allowed: Figure, x: float) -> bool:
    return square(promised, x) * (1 - TOLERANCE) ** 2 <= square(allowed, x)


def part_of(
    scope: Scope, index: int, question: Question, vocabulary: Vocabulary
) -> tuple[Part | None, str]:
    found: dict[str, Part] = {}
    asked = asked_quantities(question)[index]
    for part in scope.parts:
        relation = offered_as(part.range.quantity or scope.quantity, asked, question, vocabulary)
        if relation:
            found.setdefault(relation, part)
    for relation in ("same", "broader"):
        if relation in found:
            return found[relation], relation
    return None, ""


def condition_of(scope: Scope, question: Question, vocabulary: Vocabulary) -> str:
    """``met``, ``silent`` or ``unmet``: the worst of all demanded conditions."""
    outcomes = ["met"]
    for demanded in question.conditions:
        stated: list[Interval] = []
        anything = False
        for condition in scope.conditions:
            if related_quantity(condition.quantity, demanded.quantity, vocabulary):
                anything = anything or condition.anything
                stated += condition.intervals
        for part in scope.parts[1:]:
            if related_quantity(part.range.quantity, demanded.quantity, vocabulary):
                stated += part.range.intervals
        if anything:
            continue
        if not stated:
            outcomes.append("silent")
            continue
        cuts = cuts_of(demanded.interval, [end for i in stated for end in (i.low, i.high)])
        inside = [(a + b) / 2 for a, b in pairwise(cuts)]
        wanted = [x for x in cuts if holds(demanded.interval, x)] + inside
        met = all(any(holds(interval, x) for interval in stated) for x in wanted)
        outcomes.append("met" if met else "unmet")
    return max(outcomes, key=("met", "silent", "unmet").index)


def _against(accuracy: Accuracy, demanded: DemandedAccuracy | None, vocabulary: Vocabulary) -> str:
    """What a promised accuracy is worth: a state, or the curve it is compared with."""
    if demanded is None:
        return "covered"
    if not accuracy.readable or accuracy.unknowns or accuracy.statement == "none":
        return "confirm"
    if accuracy.of == "service" and accuracy.statement == "class":
        if demanded.kind != "class" or accuracy.class_system is None:
            return "confirm"
        system = vocabulary.class_systems.get(accuracy.class_system)
        if accuracy.class_system != demanded.class_system or system is None:
            return "confirm"
        served = [rank(system, value) for value in accuracy.class_values]
        served = [position for position in served if position is not None]
        if not served or demanded.class_rank is None:
            return "confirm"
        return "covered" if min(served) <= demanded.class_rank else "not_accurate_enough"
    if accuracy.of == "service" and accuracy.statement == "mpe":
        return "confirm" if demanded.kind == "uncertainty" else "permissible"
    return "need" if accuracy.worst else "confirm"


def row_state(
    scope: Scope,
    question: Question,
    index: int,
    x: float,
    vocabulary: Vocabulary,
    demanded: DemandedAccuracy | None,
) -> str:
    """The state of one row at one point of the ``index``-th demanded range."""
    target = question.ranges[index]
    part, relation = part_of(scope, index, question, vocabulary)
    if part is None:
        return "out_of_range"
    confirm = relation == "broader"
    named = {item.casefold() for item in part.range.items}
    named |= {item.casefold() for condition in scope.conditions for item in condition.items}
    if target.items:
        if not named:
            confirm = True
        elif not {item.casefold() for item in target.items} <= named:
            return "out_of_range"
    if part.range.intervals:
        if not any(holds(interval, x) for interval in part.range.intervals):
            return "out_of_range"
    elif target.items:
        confirm = True
    else:
        return "out_of_range"
    condition = condition_of(scope, question, vocabulary)
    if condition == "unmet":
        return "condition"
    confirm = confirm or condition == "silent"
    confirm = confirm or kinship(scope, question, vocabulary) == "ancestor"
    confirm = confirm or (question.service is not None and not scope.services)
    worth = _against(part.accuracy, demanded, vocabulary)
    if worth in ("need", "permissible"):
        curve = demanded.need if worth == "need" else demanded.permissible
        promised, allowed = figure_at(part.accuracy.worst, x), figure_at(curve, x)
        if promised is None or allowed is None:
            worth = "confirm"
        else:
            worth = "covered" if _good(promised, allowed, x) else "not_accurate_enough"
    return "confirm" if confirm and worth == "covered" else worth
