"""The common content in its leanest form: one part over one interval, with one figure or none.

Nearly all promises are of this form, and thousands of them differ in nothing but their numbers.
What is left without the numbers is a ``Kind``: whether it counts, its doubts and how its accuracy
stands against a demand are found out once a question for each kind, with the same rules that judge
any scope (``search.grade.judge``).
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from registry.measurement.values import Curve, Figure, Interval, Part, Piece, Scope

Span = tuple[float | None, float | None, bool, bool]
"""An interval as plain values, which are quicker to look up: low, high, and whether they are
open."""

KINDS = 20_000
"""Kinds kept; one that was dropped is made again and costs a judgement more, no more."""

_ANY_INTERVAL, _ANY_FIGURE = Interval(0.0, 1.0), Figure(1.0)


class Kind:
    """Contents that differ in nothing but numbers: their ``scope`` with the range 0 to 1 and the
    figure 1. Compared by identity: there is one of each."""

    __slots__ = ("scope",)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


class Lean(NamedTuple):
    """A content of a kind with its numbers: where it can be measured, the figure that counts for
    covering and the better one (None: the same), both over all of ``span``."""

    kind: Kind
    span: Span
    figure: Figure | None
    better: Figure | None


def lean_of(scope: Scope) -> Lean | None:
    """The lean form of a scope, or None where it has none."""
    if len(scope.parts) != 1 or len(scope.parts[0].range.intervals) != 1:
        return None
    interval, accuracy = scope.parts[0].range.intervals[0], scope.parts[0].accuracy
    figure, better = _figure(accuracy.worst, interval), _figure(accuracy.best, interval)
    if (accuracy.worst and figure is None) or (accuracy.best and better is None):
        return None
    span = (interval.low, interval.high, interval.low_open, interval.high_open)
    any_figure = _ANY_FIGURE if figure else None
    kind = kind_of(_with_numbers(scope, _ANY_INTERVAL, any_figure, any_figure))
    return Lean(kind, span, figure, None if better == figure else better)


def scope_of(lean: Lean) -> Scope:
    """The scope that ``lean`` was made of, but for the wording of its range."""
    interval = Interval(*lean.span)
    return _with_numbers(lean.kind.scope, interval, lean.figure, lean.better or lean.figure)


@lru_cache(maxsize=KINDS)
def kind_of(scope: Scope) -> Kind:
    """The kind of a scope whose numbers were taken out."""
    return Kind(scope)


def _with_numbers(
    scope: Scope, interval: Interval, worst: Figure | None, best: Figure | None
) -> Scope:
    """A scope of one part with another range and other figures, and no wording of the range."""
    part = scope.parts[0]
    measured = replace(part.range, intervals=(interval,), text="")
    accuracy = replace(part.accuracy, worst=_over(interval, worst), best=_over(interval, best))
    return replace(scope, parts=(Part(measured, accuracy),))


def _over(interval: Interval, figure: Figure | None) -> Curve:
    return (Piece(interval, figure),) if figure else ()


def _figure(curve: Curve, interval: Interval) -> Figure | None:
    """The one figure of a curve that holds all over the interval."""
    if len(curve) != 1 or curve[0].interval != interval or curve[0].figure.full_scale:
        return None
    return curve[0].figure
