"""A stated figure, resolved: full scale over the row's range, uncertainties at k = 2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from registry.measurement.accuracy.context import Context, Found, unread
from registry.measurement.accuracy.statements import Statement
from registry.measurement.accuracy.terms import Formula
from registry.measurement.accuracy.widths import Setting, Width, width_of
from registry.measurement.classes import permissible_error
from registry.measurement.curves import even, restricted
from registry.measurement.units import Unit
from registry.measurement.values import (
    EVERYWHERE,
    Accuracy,
    Curve,
    Figure,
    Interval,
    Piece,
    at_most,
)

STANDARD_FACTOR = 2.0
"""Every uncertainty is compared at this coverage factor."""

_OF_RANGE = {"span": "量程", "full_scale": "满量程"}


def figure_accuracy(
    statement: Statement,
    text: str,
    letters: Mapping[str, tuple[Unit, ...]],
    intervals: Sequence[Interval],
    context: Context,
) -> Found:
    """The accuracy of a statement that has a formula. ``intervals`` is the sub-range it holds for,
    empty for all of it; ``text`` is the statement as written, kept where it has no curve."""
    formula = statement.formula
    if formula is None:
        return Found(unread(context.of, statement.statement, "没有数值"))
    of_range = _of_range(statement, formula, context)
    if of_range is not None:
        return Found(of_range)
    setting = Setting(
        context.quantity,
        context.unit,
        letters,
        absolute=statement.statement == "uncertainty" and not statement.relative,
        relative=statement.relative,
    )
    width = _quoted(width_of(formula, setting), statement)
    better = width_of(formula.better, setting) if formula.better else None
    problem = width.problem or (better.problem if better else "")
    if problem:
        accuracy = unread(context.of, statement.statement, problem)
        return Found(accuracy, mismatch=width.mismatch)
    return Found(_accuracy(statement, text, width, better, intervals, context))


def _accuracy(
    statement: Statement,
    text: str,
    width: Width,
    better: Width | None,
    intervals: Sequence[Interval],
    context: Context,
) -> Accuracy:
    factor = STANDARD_FACTOR / statement.factor if statement.statement == "uncertainty" else 1.0
    shell = Accuracy(
        of=context.of,
        statement=statement.statement,
        kind=_kind(statement, width, better, intervals),
        k=statement.factor if statement.statement == "uncertainty" else STANDARD_FACTOR,
        k_stated=statement.k is not None,
        confidence=statement.confidence,
        notes=_notes(statement, width, context),
    )
    unknowns = (*width.unknowns, *(better.unknowns if better else ()))
    figures = [resolved(each.figure.scaled(factor), context) for each in (width, better) if each]
    if None in figures:
        unknowns = (*unknowns, "满量程")
    if unknowns:
        rooted = statement.formula is not None and statement.formula.rss
        kind = "rss" if rooted else shell.kind
        kind = "affine" if kind in ("absolute", "relative") else kind
        return replace(shell, kind=kind, unknowns=tuple(dict.fromkeys(unknowns)), formula=text)
    known = [figure for figure in figures if figure is not None]
    ordered = _worst_first(known, context)
    if ordered is None:
        return unread(context.of, statement.statement, "区间两端的指标互有大小，不能比较")
    parts = tuple(intervals) or (context.interval or EVERYWHERE,)
    return replace(shell, worst=even(ordered[0], parts), best=even(ordered[-1], parts))


def resolved(figure: Figure, context: Context) -> Figure | None:
    """The figure with its full scale taken from the row's range, or None without such a range."""
    try:
        return figure.resolved(context.interval or EVERYWHERE)
    except ValueError:
        return None


def _kind(
    statement: Statement, width: Width, better: Width | None, intervals: Sequence[Interval]
) -> str:
    if statement.statement == "mpe":
        return "mpe"
    if better is not None:
        return "interval"
    figure = width.figure
    if figure.rss:
        return "rss"
    parts = {"absolute": figure.absolute, "relative": figure.relative}
    parts["full_scale"] = figure.full_scale
    named = [name for name, value in parts.items() if value]
    return named[0] if len(named) == 1 else "affine"


def _notes(statement: Statement, width: Width, context: Context) -> tuple[str, ...]:
    notes = list(width.notes)
    if statement.statement == "uncertainty" and statement.k is None:
        notes.append(f"未写明 k，按 k = {statement.factor:g} 计")
    if not (statement.led or statement.signed or width.figure.rss):
        meant = "扩展不确定度" if statement.statement == "uncertainty" else "最大允许误差"
        notes.append(f"未写明是不确定度还是允许误差，按{meant}计")
    return tuple(notes)


def _quoted(width: Width, statement: Statement) -> Width:
    """引用误差 (a fiducial error) is a share of full scale (JJF 1001)."""
    if not statement.quoted or not width.figure.relative:
        return width
    figure = replace(width.figure, relative=0.0, full_scale=width.figure.relative)
    return replace(width, figure=figure)


def _of_range(statement: Statement, formula: Formula, context: Context) -> Accuracy | None:
    """A bare ``±0.5 %`` of an instrument whose classes are of span or full scale is of that.

    Only a percent sign: 10 ppm and 万分之五 are of reading whatever the instrument."""
    term, system = formula.terms[0], context.system
    percent_sign = term.scale == Fraction(1, 100) and not (term.of or term.units)
    bare = len(formula.terms) == 1 and percent_sign
    if (
        statement.statement != "mpe" or not bare or formula.better or system is None
        or statement.relative or statement.quoted or system.kind not in _OF_RANGE
    ):  # fmt: skip
        return None
    numeric = replace(system, classes=(), numeric=True)
    percent = f"{float(term.amount * 100):.12g}"
    curve = permissible_error(numeric, percent, context.interval or EVERYWHERE, zero=context.zero)
    shell = Accuracy(
        of=context.of,
        statement="mpe",
        kind="mpe",
        notes=(f"百分数按{_OF_RANGE[system.kind]}计（{system.name.partition('（')[0]}）",),
    )
    if curve is None:
        return replace(shell, unknowns=("满量程",), formula=f"{percent} %")
    return replace(shell, worst=curve, best=curve)


def _worst_first(figures: Sequence[Figure], context: Context) -> list[Figure] | None:
    """One figure, or two with the one that is nowhere smaller first; None if they cross."""
    if len(figures) == 1:
        return list(figures)
    one, other = figures
    ends = _probes(context)
    if all(at_most(other.at(x), one.at(x)) for x in ends):
        return [one, other]
    if all(at_most(one.at(x), other.at(x)) for x in ends):
        return [other, one]
    return None


def _probes(context: Context) -> list[float]:
    """Points that decide which of two figures is larger everywhere: both are monotonous in the
    distance from zero."""
    interval = context.interval or EVERYWHERE
    ends = [end for end in (interval.low, interval.high) if end is not None]
    return ends or [context.zero, context.zero + 1.0]


def worst_of(accuracies: Sequence[Accuracy], context: Context) -> Accuracy:
    """Of several accuracies of one range (at several frequencies) the one that holds for all."""
    rows = [(each.worst[0].figure, each.best[0].figure) for each in accuracies if each.worst]
    ends = _probes(context)
    worst = next((w for w, _ in rows if all(_tops(w, [o for o, _ in rows], x) for x in ends)), None)
    best = next((b for _, b in rows if not any(_tops(b, [o], x) for _, o in rows for x in ends
                 if o != b)), rows[0][1])  # fmt: skip
    first = accuracies[0]
    if worst is None or len(rows) < len(accuracies):
        return unread(context.of, first.statement, "各条件下的指标互有大小，不能归为一个")
    parts = (context.interval or EVERYWHERE,)
    return replace(
        first,
        kind="mpe" if first.statement == "mpe" else "interval",
        worst=even(worst, parts),
        best=even(best, parts),
        notes=tuple(dict.fromkeys((*first.notes, "指标随条件而变，按最差的计"))),
    )


def greater_of(accuracies: Sequence[Accuracy], context: Context) -> Accuracy | None:
    """Of a constant and a share of the value the greater at each point; None for other forms."""
    pieces = [each.worst for each in accuracies]
    if any(len(curve) != 1 for curve in pieces):
        return None
    constant, share = sorted((curve[0].figure for curve in pieces), key=lambda f: f.relative)
    if not (constant.absolute and share.relative) or constant.relative or share.absolute:
        return None
    meeting = constant.absolute / share.relative
    low, high = share.zero - meeting, share.zero + meeting
    curve = restricted(
        (
            Piece(Interval(None, low, False, True), share),
            Piece(Interval(low, high), constant),
            Piece(Interval(high, None, True), share),
        ),
        context.interval or EVERYWHERE,
    )
    first = accuracies[0]
    notes = tuple(dict.fromkeys((*first.notes, "两个指标中按较大的计")))
    kind = first.kind if first.statement == "mpe" else "table"
    return replace(first, kind=kind, worst=curve, best=curve, notes=notes)


def _tops(figure: Figure, others: Sequence[Figure], x: float) -> bool:
    return all(at_most(other.at(x), figure.at(x)) for other in others)


def table_of(accuracies: Sequence[Accuracy]) -> Accuracy:
    """The rows of a table by sub-range as one accuracy."""
    first = accuracies[0]
    worst: Curve = tuple(piece for each in accuracies for piece in each.worst)
    best: Curve = tuple(piece for each in accuracies for piece in each.best)
    notes = tuple(dict.fromkeys(note for each in accuracies for note in each.notes))
    kind = first.kind if first.statement == "mpe" else "table"
    return replace(first, kind=kind, worst=worst, best=best, notes=notes)
