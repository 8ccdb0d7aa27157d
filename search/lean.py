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

_KINDS = 20_000
"""Kinds kept; one that was dropped is made again and costs a judgement more, no more."""


class Kind:
    """Contents that differ in nothing but numbers and wording, with one of them to judge by."""

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
    different = better is not None and better != figure
    return Lean(_kind_of(scope), span, figure, better if different else None)


def scope_of(lean: Lean) -> Scope:
    """A scope that is graded as the one ``lean`` was made of; its wording may be another's."""
    kind = lean.kind.scope
    part, interval = kind.parts[0], Interval(*lean.span)
    worst = (Piece(interval, lean.figure),) if lean.figure else ()
    best = (Piece(interval, lean.better),) if lean.better else worst
    return replace(
        kind,
        parts=(
            Part(
                replace(part.range, intervals=(interval,)),
                replace(part.accuracy, worst=worst, best=best),
            ),
        ),
    )


def _figure(curve: Curve, interval: Interval) -> Figure | None:
    """The one figure of a curve that holds all over the interval."""
    if len(curve) != 1 or curve[0].interval != interval or curve[0].figure.full_scale:
        return None
    return curve[0].figure


def _kind_of(scope: Scope) -> Kind:
    measured, accuracy = scope.parts[0].range, scope.parts[0].accuracy
    return _kind(
        _Sample(scope),
        scope.instrument,
        scope.quantity,
        scope.conditions,
        scope.services,
        scope.direction,
        scope.places,
        scope.bases,
        measured.quantity,
        measured.items,
        accuracy.of,
        accuracy.statement,
        accuracy.readable,
        accuracy.unknowns,
        accuracy.class_system,
        accuracy.class_values,
        bool(accuracy.worst),
    )


class _Sample:
    """A scope that is no part of what is looked up: any scope of a kind stands for it."""

    __slots__ = ("scope",)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Sample)

    def __hash__(self) -> int:
        return 0


@lru_cache(maxsize=_KINDS)
def _kind(sample: _Sample, *_what_grading_looks_at: object) -> Kind:
    return Kind(sample.scope)
