"""The uncertainty of a center over what it answers, from the points where an extreme can lie."""

from __future__ import annotations

import math

from tests.oracle.line import crossing_points
from tests.oracle.points import figure_at, part_of, square

ANSWERS = ("covered", "confirm")


def _figures_at(states, x: float, side: float, parts, which: str, wanted=ANSWERS):
    """The figures of the rows in a wanted state on a stretch, looked up at ``side`` inside it."""
    for part, state in zip(parts, states, strict=True):
        if state not in wanted or part is None:
            continue
        accuracy = part.accuracy
        stated = accuracy.of == "standard" or accuracy.statement == "uncertainty"
        if stated and accuracy.readable and not accuracy.unknowns:
            figure = figure_at(getattr(accuracy, which) or accuracy.worst, side)
            if figure:
                yield math.sqrt(square(figure, x)), figure


def uncertainty_of(scopes, line, demanded, index, question, vocabulary):
    """Best, worst and margin: the margin from samples, so never below the true one."""
    best, worst, margin = math.inf, -math.inf, math.inf
    parts = [part_of(scope, index, question, vocabulary)[0] for scope in scopes]
    for stretch in line:
        if not stretch.answered or len(stretch.states) != len(scopes):
            continue
        inside = (stretch.low + stretch.high) / 2

        def figures(x: float, which: str, states=stretch.states, inside=inside):
            return list(_figures_at(states, x, inside, parts, which))

        kinds = [f for _, f in figures(inside, "worst")]
        points = {stretch.low, stretch.high}
        for at, f in enumerate(kinds):
            for g in kinds[at + 1 :]:
                points.update(crossing_points(f, g, stretch.low, stretch.high))
        steps = 1 if stretch.low == stretch.high else 40
        points.update(stretch.low + n / steps * (stretch.high - stretch.low) for n in range(steps))
        need = demanded and figure_at(demanded.need, inside)
        for x in points:
            values = [value for value, _ in figures(x, "worst")]
            best = min([best, *(value for value, _ in figures(x, "best"))])
            if values:
                worst = max(worst, min(values))
                if need and min(values):
                    margin = min(margin, math.sqrt(square(need, x)) / min(values))
    return tuple(None if math.isinf(value) else value for value in (best, worst, margin))


def excess_of(scopes, line, demanded, index, question, vocabulary):
    """The greatest ratio of promised to needed over what is in range but not accurate enough,
    from samples, so never above the true one; None where no uncertainty is stated there."""
    most = None
    parts = [part_of(scope, index, question, vocabulary)[0] for scope in scopes]
    for stretch in line:
        if stretch.best != "not_accurate_enough":
            continue
        inside = (stretch.low + stretch.high) / 2
        need = figure_at(demanded.need, inside)
        if need is None:
            continue
        wanted = ("not_accurate_enough",)
        kinds = [f for _, f in _figures_at(stretch.rows, inside, inside, parts, "worst", wanted)]
        points = {stretch.low, stretch.high}
        for at, f in enumerate(kinds):
            for g in kinds[at + 1 :]:
                points.update(crossing_points(f, g, stretch.low, stretch.high))
        points.update(stretch.low + n / 40 * (stretch.high - stretch.low) for n in range(40))
        for x in points if kinds else ():
            least = min(math.sqrt(square(f, x)) for f in kinds)
            allowed = math.sqrt(square(need, x))
            if least:
                most = max(most or 0.0, least / allowed if allowed else math.inf)
    return most
