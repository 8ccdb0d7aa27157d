"""The answer worked out the slow way: every row of every center, point by point.

Nothing here is shared with ``search.grade``. The line is cut at everything that could matter (the
ends of the demand, of ranges, of curves, the zeros of figures, and where two figures cross, found
by bisection on exact fractions), and the state of each cut and of the stretch between two cuts is
asked of every row. Samples inside each stretch make sure that no cut was missed.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from registry.measurement.classes import rank
from registry.measurement.values import Curve, Figure, Interval, Part, Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.question import DemandedAccuracy, DemandedRange, Question
from search.understand.demand import with_need

STATES = ("covered", "confirm", "not_accurate_enough", "condition", "out_of_range")
TOLERANCE = Fraction(1, 10**9)
Period = tuple[datetime.date, datetime.date | None]
"""From a day on, to the day before another (None: still)."""


@dataclass(frozen=True)
class Row:
    """A promise as the oracle sees it. ``days`` is when it is in force, ``suspended`` when not
    for all that, ``center_days`` when its center is established (empty: always)."""

    center: int
    scope: Scope
    days: Period = (datetime.date.min, None)
    suspended: tuple[Period, ...] = ()
    center_days: tuple[Period, ...] = ()


@dataclass(frozen=True)
class Gap:
    low: float
    high: float
    low_open: bool
    high_open: bool
    why: str
    range_index: int


@dataclass(frozen=True)
class OracleVerdict:
    grade: str
    coverage: float | None
    gaps: tuple[Gap, ...] = ()
    best: float | None = None
    worst: float | None = None
    margin: float | None = None


def oracle_answer(
    rows: Iterable[Row],
    question: Question,
    vocabulary: Vocabulary,
    as_of: datetime.date | None = None,
) -> dict[int, OracleVerdict]:
    """What each listed center answers on a day (the question's own by default)."""
    day = question.as_of if as_of is None else as_of
    centers: dict[int, list[Scope]] = {}
    for row in rows:
        if counts_on(row, day) and counts(row.scope, question, vocabulary):
            centers.setdefault(row.center, []).append(row.scope)
    return {center: _verdict(scopes, question, vocabulary) for center, scopes in centers.items()}


def counts_on(row: Row, day: datetime.date) -> bool:
    """Whether a promise is in force: its days, its own suspensions, its center's."""
    if not _within(row.days, day) or any(_within(period, day) for period in row.suspended):
        return False
    return not row.center_days or any(_within(period, day) for period in row.center_days)


def _within(period: Period, day: datetime.date) -> bool:
    start, end = period
    return start <= day and (end is None or day < end)


# Which rows count


def kinship(scope: Scope, question: Question, vocabulary: Vocabulary) -> str | None:
    """How the row's instrument relates to the asked one; None when it is not related."""
    if question.instrument is None:
        return "quantity"
    asked = question.instrument.slug
    if scope.instrument is None:
        return None
    if asked in _upwards(scope.instrument, vocabulary):
        return "same"
    return "ancestor" if scope.instrument in _upwards(asked, vocabulary) else None


def _upwards(slug: str, vocabulary: Vocabulary) -> list[str]:
    chain = [slug]
    while (parent := vocabulary.instruments[chain[-1]].parent) is not None:
        chain.append(parent)
    return chain


def _quantity_upwards(slug: str, vocabulary: Vocabulary) -> list[str]:
    chain = [slug]
    while chain[-1] in vocabulary.quantities and vocabulary.quantities[chain[-1]].broader:
        chain.append(vocabulary.quantities[chain[-1]].broader)
    return chain


def _related_quantity(offered: str | None, asked: str | None, vocabulary: Vocabulary) -> str | None:
    """``same`` for the asked quantity or a kind of it, ``broader``, or None."""
    if asked is None:
        return "same"
    if offered is None:
        return None
    if asked in _quantity_upwards(offered, vocabulary):
        return "same"
    return "broader" if offered in _quantity_upwards(asked, vocabulary) else None


def _offers(
    offered: str | None, asked: str | None, question: Question, vocabulary: Vocabulary
) -> str | None:
    """As ``_related_quantity``; a broader one counts only for the instrument asked for."""
    relation = _related_quantity(offered, asked, vocabulary)
    return None if relation == "broader" and question.instrument is None else relation


def _asked_quantities(question: Question) -> list[str | None]:
    general = question.quantity.slug if question.quantity else None
    if question.ranges:
        return [demanded.quantity or general for demanded in question.ranges]
    return [general]


def counts(scope: Scope, question: Question, vocabulary: Vocabulary) -> bool:
    """Whether a row is among those that are judged at all (§5.16, 5.21)."""
    if kinship(scope, question, vocabulary) is None:
        return False
    if question.service and scope.services and question.service.slug not in scope.services:
        return False
    if question.place and question.place.slug not in scope.places:
        return False
    if question.basis and question.basis.slug not in scope.bases:
        return False
    if question.direction and question.direction != scope.direction:
        return False
    offered = [part.range.quantity or scope.quantity for part in scope.parts] or [scope.quantity]
    return any(
        quantity is None or _offers(quantity, asked, question, vocabulary)
        for quantity in offered
        for asked in _asked_quantities(question)
    )


# One row at one point


def _same(a: float, b: float) -> bool:
    return a == b or (math.isfinite(a) and math.isfinite(b) and math.isclose(a, b, rel_tol=1e-9))


def holds(interval: Interval, x: float) -> bool:
    """Whether a value lies in an interval, its ends within the tolerance."""
    if interval.low is not None and _same(x, interval.low):
        return not interval.low_open and (interval.low != interval.high or not interval.high_open)
    if interval.high is not None and _same(x, interval.high):
        return not interval.high_open
    above = interval.low is None or x > interval.low
    return above and (interval.high is None or x < interval.high)


def _square(figure: Figure, x: float) -> Fraction:
    distance = abs(Fraction(x) - Fraction(figure.zero))
    absolute, relative = Fraction(figure.absolute), Fraction(figure.relative)
    if figure.rss:
        return absolute**2 + (relative * distance) ** 2
    return (absolute + relative * distance) ** 2


def _figure_at(curve: Curve, x: float) -> Figure | None:
    for piece in curve:
        if holds(piece.interval, x):
            return None if piece.figure.full_scale else piece.figure
    return None


def _good(promised: Figure, allowed: Figure, x: float) -> bool:
    return _square(promised, x) * (1 - TOLERANCE) ** 2 <= _square(allowed, x)


def _part(
    scope: Scope, index: int, question: Question, vocabulary: Vocabulary
) -> tuple[Part | None, str]:
    found: dict[str, Part] = {}
    asked = _asked_quantities(question)[index]
    for part in scope.parts:
        relation = _offers(part.range.quantity or scope.quantity, asked, question, vocabulary)
        if relation:
            found.setdefault(relation, part)
    for relation in ("same", "broader"):
        if relation in found:
            return found[relation], relation
    return None, ""


def _condition(scope: Scope, question: Question, vocabulary: Vocabulary) -> str:
    """``met``, ``silent`` or ``unmet``: the worst of all demanded conditions."""
    outcomes = ["met"]
    for demanded in question.conditions:
        stated: list[Interval] = []
        anything = False
        for condition in scope.conditions:
            if _related_quantity(condition.quantity, demanded.quantity, vocabulary):
                anything = anything or condition.anything
                stated += condition.intervals
        for part in scope.parts[1:]:
            if _related_quantity(part.range.quantity, demanded.quantity, vocabulary):
                stated += part.range.intervals
        if anything:
            continue
        if not stated:
            outcomes.append("silent")
            continue
        cuts = _cuts(demanded.interval, [end for i in stated for end in (i.low, i.high)])
        inside = [(a + b) / 2 for a, b in zip(cuts, cuts[1:], strict=False)]
        wanted = [x for x in cuts if holds(demanded.interval, x)] + inside
        met = all(any(holds(interval, x) for interval in stated) for x in wanted)
        outcomes.append("met" if met else "unmet")
    return max(outcomes, key=("met", "silent", "unmet").index)


def _against(accuracy, demanded: DemandedAccuracy | None, vocabulary: Vocabulary) -> str:
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
    part, relation = _part(scope, index, question, vocabulary)
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
    condition = _condition(scope, question, vocabulary)
    if condition == "unmet":
        return "condition"
    confirm = confirm or condition == "silent"
    confirm = confirm or kinship(scope, question, vocabulary) == "ancestor"
    confirm = confirm or (question.service is not None and not scope.services)
    worth = _against(part.accuracy, demanded, vocabulary)
    if worth in ("need", "permissible"):
        curve = demanded.need if worth == "need" else demanded.permissible
        promised, allowed = _figure_at(part.accuracy.worst, x), _figure_at(curve, x)
        if promised is None or allowed is None:
            worth = "confirm"
        else:
            worth = "covered" if _good(promised, allowed, x) else "not_accurate_enough"
    return "confirm" if confirm and worth == "covered" else worth


# The line, cut at everything that could matter


def _cuts(interval: Interval, ends: Iterable[float | None]) -> list[float]:
    low, high = interval.low, interval.high
    cuts = [low, high]
    for end in sorted({end for end in ends if end is not None}):
        if low < end < high and not any(_same(end, cut) for cut in cuts):
            cuts.append(end)
    return sorted(set(cuts))


def _roots(f: Figure, g: Figure, low: float, high: float) -> list[float]:
    """Where ``f`` and ``g`` cross between two cuts, where the difference of the squares
    is a polynomial of degree two: known from three exact values, monotone beside its vertex."""

    def difference(x: float) -> Fraction:
        return _square(f, x) - _square(g, x)

    middle = (low + high) / 2
    if not low < middle < high:
        return []
    a, b, c = (difference(x) for x in (low, middle, high))
    h1, h2 = Fraction(middle) - Fraction(low), Fraction(high) - Fraction(middle)
    curvature = ((c - b) / h2 - (b - a) / h1) / (h1 + h2)
    slope = (b - a) / h1 - curvature * h1
    stops = [low, high]
    if curvature:
        vertex = float(Fraction(low) - slope / (2 * curvature))
        if low < vertex < high:
            stops = [low, vertex, high]
    roots = []
    for start, end in zip(stops, stops[1:], strict=False):
        if difference(start) * difference(end) < 0:
            roots.append(_bisect(difference, start, end))
    return roots


def _bisect(difference, low: float, high: float) -> float:
    rising = difference(low) < 0
    for _ in range(90):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if (difference(middle) < 0) == rising:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _all_cuts(parts: Sequence[Part], target: DemandedRange, demanded) -> list[float]:
    low, high = target.interval.low, target.interval.high
    curves = [part.accuracy.worst for part in parts] + [part.accuracy.best for part in parts]
    if demanded:
        curves += [demanded.need, demanded.permissible]
    pieces = [piece for curve in curves for piece in curve]
    ends = [end for part in parts for i in part.range.intervals for end in (i.low, i.high)]
    ends += [end for piece in pieces for end in (piece.interval.low, piece.interval.high)]
    ends += [piece.figure.zero for piece in pieces if piece.figure.relative]
    cuts = _cuts(target.interval, ends)
    roots: list[float] = []
    for a, b in zip(cuts, cuts[1:], strict=False):
        for part in parts:
            for curve in (demanded.need, demanded.permissible) if demanded else ():
                f, g = (_figure_at(c, (a + b) / 2) for c in (part.accuracy.worst, curve))
                if f and g:
                    roots += _roots(f, g, a, b)
    # A root beside a cut is that cut: only rounding parts them.
    near = 1e-6 * (high - low)
    for root in sorted(roots):
        if all(abs(root - cut) > near for cut in cuts):
            cuts.append(root)
    return sorted(cuts)


@dataclass
class Stretch:
    """A single value (low == high) or everything between two, and the state of each row."""

    low: float
    high: float
    states: list[str]

    @property
    def best(self) -> str:
        return min(self.states, key=STATES.index, default="out_of_range")

    @property
    def answered(self) -> bool:
        return self.best in ("covered", "confirm")


def _stretches(scopes, question, index, vocabulary, demanded) -> list[Stretch]:
    target = question.ranges[index]
    parts = [part for scope in scopes if (part := _part(scope, index, question, vocabulary)[0])]
    cuts = _all_cuts(parts, target, demanded)

    def states(x: float) -> list[str]:
        return [row_state(s, question, index, x, vocabulary, demanded) for s in scopes]

    found: list[Stretch] = []
    for at, cut in enumerate(cuts):
        if holds(target.interval, cut):
            found.append(Stretch(cut, cut, states(cut)))
        if at + 1 < len(cuts):
            following = cuts[at + 1]
            seen = [states(cut + share * (following - cut)) for share in (0.5, 0.03, 0.71, 0.98)]
            assert all(other == seen[0] for other in seen), (cut, following, seen)
            found.append(Stretch(cut, following, seen[0]))
    return found


# One center


def _verdict(scopes: list[Scope], question: Question, vocabulary: Vocabulary) -> OracleVerdict:
    if not question.ranges:
        grades = [_own_grade(scope, question, vocabulary) for scope in scopes]
        return OracleVerdict(min(grades, key=("full", "range", "related").index), None)
    lines = []
    for index in range(len(question.ranges)):
        demanded = _demand(question, index, vocabulary)
        line = _stretches(scopes, question, index, vocabulary, demanded)
        lines.append((index, demanded, line, *_read(line, question.ranges[index], index)))
    grades = [grade for *_, grade, _, _ in lines]
    if "partial" in grades or ("related" in grades and set(grades) != {"related"}):
        grade = "partial"
    else:
        grade = max(grades, key=("full", "range", "related").index)
    first = question.ranges[0].quantity
    figures = [
        _uncertainty(scopes, line, demanded, index, question, vocabulary)
        for index, demanded, line, *_ in lines
        if question.ranges[index].quantity == first
    ]
    best = [b for b, _, _ in figures if b is not None]
    worst = [w for _, w, _ in figures if w is not None]
    margin = [m for *_, m in figures if m is not None]
    return OracleVerdict(
        grade,
        min(coverage for *_, coverage, _ in lines),
        tuple(gap for *_, gaps in lines for gap in gaps),
        min(best, default=None),
        max(worst, default=None),
        min(margin, default=None),
    )


def _demand(question: Question, index: int, vocabulary: Vocabulary) -> DemandedAccuracy | None:
    if index == 0 or question.accuracy is None:
        return question.accuracy
    target = question.ranges[index]
    if target.quantity != question.ranges[0].quantity:
        return None
    return with_need(replace(question, ranges=(target,)), vocabulary).accuracy


def _read(line: list[Stretch], target: DemandedRange, index: int) -> tuple[str, float, list[Gap]]:
    point = target.interval.low == target.interval.high
    for at, stretch in enumerate(line):
        beside = [line[near] for near in (at - 1, at + 1) if 0 <= near < len(line)]
        lone = stretch.low == stretch.high and not any(near.answered for near in beside)
        if lone and stretch.answered and not point:
            stretch.states = [s for s in stretch.states if s not in ("covered", "confirm")]
            if stretch.best == "out_of_range":
                stretch.states = [min((near.best for near in beside), key=STATES.index)]
    total = target.interval.high - target.interval.low
    answered = sum(s.high - s.low for s in line if s.answered)
    missing = sum(s.high - s.low for s in line if not s.answered)
    if point:
        coverage = float(line[0].answered)
    else:
        coverage = 1.0 if not missing else answered / total
    if all(stretch.best == "covered" for stretch in line):
        return "full", coverage, []
    if all(stretch.answered for stretch in line):
        return "range", coverage, []
    grade = "partial" if any(stretch.answered for stretch in line) else "related"
    return grade, coverage, _gaps(line, index)


def _gaps(line: list[Stretch], index: int) -> list[Gap]:
    gaps: list[Gap] = []
    previous = None
    for stretch in line:
        single = stretch.low == stretch.high
        if stretch.answered:
            previous = None
            continue
        if previous == stretch.best:
            last = gaps[-1]
            gaps[-1] = replace(last, high=stretch.high, high_open=not single)
        else:
            gaps.append(Gap(stretch.low, stretch.high, not single, not single, stretch.best, index))
        previous = stretch.best
    return gaps


def _own_grade(scope: Scope, question: Question, vocabulary: Vocabulary) -> str:
    """A row over its own measuring range (§5.17)."""
    part, _ = _part(scope, 0, question, vocabulary)
    if part is None or not (part.range.intervals or part.range.items):
        return "related"
    bounded = [i for i in part.range.intervals if i.low is not None and i.high is not None]
    if len(bounded) < len(part.range.intervals) or not part.range.intervals:
        # Nothing to compare over: to be confirmed if an accuracy is asked.
        worth = "covered" if question.accuracy is None else "confirm"
        grades = [_grade_without_line(scope, question, vocabulary, worth)]
    else:
        grades = []
    for interval in bounded:
        own = DemandedRange(
            interval, interval.low, interval.high, "", "", _asked_quantities(question)[0]
        )
        hull = part.range.hull
        over = replace(own, interval=hull, low=hull.low, high=hull.high, is_point=hull.is_point)
        quantity = vocabulary.quantities[part.range.quantity]
        over = replace(over, quantity=quantity.slug, unit=quantity.si_unit)
        alone = replace(question, ranges=(own,))
        demanded = question.accuracy
        if demanded and hull.low is not None and hull.high is not None:
            demanded = with_need(replace(question, ranges=(over,)), vocabulary).accuracy
        line = _stretches([scope], alone, 0, vocabulary, demanded)
        grades.append(_read(line, own, 0)[0])
    return max(grades, key=("full", "range", "partial", "related").index).replace(
        "partial", "related"
    )


def _grade_without_line(scope, question, vocabulary, worth: str) -> str:
    condition = _condition(scope, question, vocabulary)
    if condition == "unmet":
        return "related"
    doubtful = (
        condition == "silent"
        or kinship(scope, question, vocabulary) == "ancestor"
        or (question.service is not None and not scope.services)
        or _part(scope, 0, question, vocabulary)[1] == "broader"
    )
    return "range" if doubtful or worth == "confirm" else "full"


# The uncertainty over what is answered


def _figures_at(states, x: float, side: float, parts, which: str):
    """The figures of the rows that answer on a stretch, looked up at ``side`` inside it."""
    for part, state in zip(parts, states, strict=True):
        if state not in ("covered", "confirm") or part is None:
            continue
        accuracy = part.accuracy
        stated = accuracy.of == "standard" or accuracy.statement == "uncertainty"
        if stated and accuracy.readable and not accuracy.unknowns:
            figure = _figure_at(getattr(accuracy, which) or accuracy.worst, side)
            if figure:
                yield math.sqrt(_square(figure, x)), figure


def _uncertainty(scopes, line, demanded, index, question, vocabulary):
    """Best, worst and margin: the margin from samples, so never below the true one."""
    best, worst, margin = math.inf, -math.inf, math.inf
    parts = [_part(scope, index, question, vocabulary)[0] for scope in scopes]
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
                points.update(_roots(f, g, stretch.low, stretch.high))
        steps = 1 if stretch.low == stretch.high else 40
        points.update(stretch.low + n / steps * (stretch.high - stretch.low) for n in range(steps))
        need = demanded and _figure_at(demanded.need, inside)
        for x in points:
            values = [value for value, _ in figures(x, "worst")]
            best = min([best, *(value for value, _ in figures(x, "best"))])
            if values:
                worst = max(worst, min(values))
                if need and min(values):
                    margin = min(margin, math.sqrt(_square(need, x)) / min(values))
    return tuple(None if math.isinf(value) else value for value in (best, worst, margin))
