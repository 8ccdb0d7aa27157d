"""Whether what a promise states and what a question demands can be compared, and by what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from registry.measurement.values import Accuracy
from search.grade.states import CONFIRM, COVERED, NOT_ACCURATE
from search.question import DemandedAccuracy

RankOf = Callable[[str, str], float | None]
"""The rank of a class in the system of that slug; None where it has none."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an accuracy stands against a demand: a ``state`` that holds wherever the range does,
    or a comparison of curves ``against`` the ``need`` or the ``permissible`` error. ``code``
    names the reason of a state that is not ``covered``, or says ``compared``."""

    state: int = COVERED
    code: str = ""
    against: str = ""


_GOOD = Standing()
_AGAINST_NEED = Standing(code="compared", against="need")
_AGAINST_PERMISSIBLE = Standing(code="compared", against="permissible")
_COARSER = Standing(NOT_ACCURATE, "served_class_coarser")
_CONFIRM = {
    code: Standing(CONFIRM, code)
    for code in (
        "accuracy_unreadable",
        "unknowns",
        "no_accuracy",
        "kinds_differ",
        "class_systems_differ",
        "class_unknown",
        "order_only",
        "open_ended",
        "need_unknown",
    )
}
OPEN_ENDED = _CONFIRM["open_ended"]
"""A range without an end, judged over itself: there is no end to take the demand at (§5.17)."""
NEED_UNKNOWN = _CONFIRM["need_unknown"]
"""The demand gives no figure to compare with: an order, a span that nobody named."""


def standing(promised: Accuracy, demanded: DemandedAccuracy | None, rank_of: RankOf) -> Standing:
    """How a promised accuracy stands against the demanded one (search.md §2, §5.3-6, 5.10-11)."""
    if demanded is None:
        return _GOOD
    if not promised.readable:
        return _CONFIRM["accuracy_unreadable"]
    if promised.unknowns:
        return _CONFIRM["unknowns"]
    if promised.statement == "none":
        return _CONFIRM["no_accuracy"]
    if promised.of == "service" and promised.statement == "class":
        return _served_class(promised, demanded, rank_of)
    if promised.of == "service" and promised.statement == "mpe":
        # The error of the instruments served: as large as the user's own, never a third of it.
        kinds_differ = demanded.kind == "uncertainty"
        return _CONFIRM["kinds_differ"] if kinds_differ else _AGAINST_PERMISSIBLE
    return _AGAINST_NEED if promised.worst else _CONFIRM["order_only"]


def states_uncertainty(promised: Accuracy) -> bool:
    """Whether the promise gives a figure for the uncertainty of the result: its own, or the
    permissible error of the standard that stands in for it."""
    if not promised.readable or promised.unknowns:
        return False
    return promised.of == "standard" or promised.statement == "uncertainty"


def _served_class(promised: Accuracy, demanded: DemandedAccuracy, rank_of: RankOf) -> Standing:
    """That class and coarser ones are served: the finest one named decides (§5.6)."""
    if demanded.kind != "class":
        return _CONFIRM["kinds_differ"]
    system = promised.class_system
    if system is None or system != demanded.class_system:
        return _CONFIRM["class_systems_differ"]
    ranks = [rank_of(system, value) for value in promised.class_values]
    known = [rank for rank in ranks if rank is not None]
    asked = demanded.class_rank
    if asked is None or not known:
        return _CONFIRM["class_unknown"]
    return _GOOD if min(known) <= asked else _COARSER
