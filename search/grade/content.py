"""What a content says about the demand before any figure is compared: whether it counts, its
doubts, its conditions."""

from __future__ import annotations

from registry.measurement.values import Interval, Part, Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.cuts import Run, union
from search.grade.target import Frame, Target, broader_than, kinds_of
from search.question import DemandedCondition, Question


def passes_filters(scope: Scope, asked: Question) -> bool:
    """Service, place, basis and direction (§5.15, 5.21). What the scope does not hold (city,
    industry, method, field) is filtered before. An empty service counts: it is to be confirmed."""
    return (
        (not asked.service or not scope.services or asked.service.slug in scope.services)
        and (not asked.place or asked.place.slug in scope.places)
        and (not asked.basis or asked.basis.slug in scope.bases)
        and (not asked.direction or asked.direction == scope.direction)
    )


def is_of_quantity(scope: Scope, asked: frozenset[str] | None) -> bool:
    """Whether any part is of an asked quantity (§5.16). A content whose quantity is not known
    counts: its range can't be read, and the answer says so (§5.10)."""
    if asked is None or (scope.parts and scope.parts[0].range.quantity in asked):
        return True
    known = [quantity_of(part, scope) for part in scope.parts] or [scope.quantity]
    return any(quantity is None or quantity in asked for quantity in known)


def quantity_of(part: Part, scope: Scope) -> str | None:
    """The quantity of a part, or else of its scope."""
    return part.range.quantity or scope.quantity


def doubts_of(scope: Scope, kinship: str, asked: Question) -> tuple[str, ...]:
    """Why everything this content covers is to be confirmed (§2 Instrument, §5.21)."""
    ancestor = ("ancestor_name",) if kinship == "ancestor" else ()
    unstated = ("service_not_stated",) if asked.service and not scope.services else ()
    return ancestor + unstated


def part_doubts(part: Part, scope: Scope, target: Target, *, held: bool | None) -> tuple[str, ...]:
    """Why everything one part covers is to be confirmed: its quantity is named more broadly than
    was asked (电压 for 直流电压), the typed value asked for is not ``held``, only types are."""
    found: tuple[str, ...] = ()
    if target.quantities is not None and quantity_of(part, scope) not in target.quantities:
        found += ("broader_quantity",)
    if held is None:
        found += ("type_silent",)
    if target.is_bounded and not part.range.intervals:
        found += ("range_silent",)
    return found


def part_for(scope: Scope, target: Target) -> Part | None:
    """The part that is judged along a demanded range: the one of its quantity, else the one of a
    kind of it, else of a broader one; the main part where no quantity is asked."""
    if target.quantities is None:
        return scope.parts[0] if scope.parts else None
    for wanted in (target.quantities, target.broader):
        for part in scope.parts:
            if quantity_of(part, scope) in wanted:
                return part
    return None


def holds_items(part: Part, scope: Scope, target: Target) -> bool | None:
    """Whether the content names every typed value asked for (K, Pt100, HRC), in its range or its
    conditions; None where it names no typed value at all."""
    if not target.items:
        return True
    named = [*part.range.items, *(item for stated in scope.conditions for item in stated.items)]
    if not named:
        return None
    return target.items <= {item.casefold() for item in named}


def runs_in_range(part: Part, target: Target) -> list[Run]:
    """Where along the demand the part can measure: everywhere where no range was asked, or only
    typed values; a part that lists only types, where they were asked for."""
    intervals = part.range.intervals
    if not target.is_bounded or (target.items and not intervals):
        return [target.run]
    if len(intervals) == 1:
        run = target.clip(intervals[0])
        return [run] if run else []
    return union(run for interval in intervals if (run := target.clip(interval)))


class Conditions:
    """The demanded conditions, made ready."""

    def __init__(self, question: Question, vocabulary: Vocabulary) -> None:
        self._asked = [
            (
                demanded,
                Frame(demanded.interval),
                kinds_of(demanded.quantity, vocabulary)
                | broader_than(demanded.quantity, vocabulary),
            )
            for demanded in question.conditions
        ]

    def judge(
        self, scope: Scope
    ) -> tuple[tuple[DemandedCondition, ...], tuple[DemandedCondition, ...]]:
        """The demanded conditions the content is silent on, and those it does not meet. Met is a
        condition only if this content alone holds the whole demanded interval (§5.12)."""
        if not self._asked:
            return (), ()
        silent: list[DemandedCondition] = []
        unmet: list[DemandedCondition] = []
        for demanded, frame, kin in self._asked:
            stated = _stated(scope, kin)
            if stated is None:
                continue
            if not stated:
                silent.append(demanded)
                continue
            runs = union(run for interval in stated if (run := frame.clip(interval)))
            if runs != [frame.run]:
                unmet.append(demanded)
        return tuple(silent), tuple(unmet)


def _stated(scope: Scope, kin: frozenset[str]) -> list[Interval] | None:
    """The intervals a content states for a quantity, as a condition or as a second measured
    quantity; None where it says 任意."""
    intervals: list[Interval] = []
    for condition in scope.conditions:
        if condition.quantity in kin:
            if condition.anything:
                return None
            intervals += condition.intervals
    for part in scope.parts[1:]:
        if part.range.quantity in kin:
            intervals += part.range.intervals
    return intervals
