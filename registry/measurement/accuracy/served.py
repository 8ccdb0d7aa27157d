"""A stated class: of the instruments served, or of the standard."""

from __future__ import annotations

from collections.abc import Sequence

from registry.measurement.accuracy.context import Context, unread
from registry.measurement.accuracy.statements import Statement
from registry.measurement.classes import ClassSystem, parse_class, permissible_error, rank
from registry.measurement.curves import restricted
from registry.measurement.values import EVERYWHERE, Accuracy, Curve, Interval

_WITH_FIGURES = frozenset(["span", "full_scale", "reading", "nominal", "formula"])


def class_accuracy(
    statement: Statement, intervals: Sequence[Interval], context: Context
) -> Accuracy:
    """The accuracy of a statement in classes.

    Of the service: the classes served, finest first. Of the standard: the permissible error of the
    coarsest of them, as the instrument named in the cell means it, else as the row's instrument
    does. A class that is no figure (``二等``, ``E2``) has no curve: to be confirmed.
    """
    named = _named_system(statement, context)
    if statement.named and context.system_of and not named and context.of == "service":
        return unread(context.of, "class", f"未能读懂“{statement.named}”")
    if context.of == "service" and _is_a_standard(named, context):
        note = f"“{statement.named}”像是标准器，指标归属应写“标准器”"
        return unread(context.of, "class", note)
    system = named or context.system
    values, known = _values(statement.classes, system)
    curve: Curve = ()
    if context.of == "standard" and known and system:
        curve = _standard_curve(system, values, intervals, context)
    return Accuracy(
        of=context.of,
        statement="class",
        kind="class",
        worst=curve,
        best=curve,
        class_system=system.slug if known and system else None,
        class_values=values,
        notes=_notes(statement, context, bool(curve), known),
    )


def _named_system(statement: Statement, context: Context) -> ClassSystem | None:
    if not statement.named or context.system_of is None:
        return None
    return context.system_of(statement.named)


def _is_a_standard(named: ClassSystem | None, context: Context) -> bool:
    return bool(named and context.system and named.slug != context.system.slug)


def _values(classes: tuple[str, ...], system: ClassSystem | None) -> tuple[tuple[str, ...], bool]:
    """The classes as the system writes them, finest first, and whether it has them all."""
    if system is None:
        return classes, False
    parsed = [parse_class(system, name) for name in classes]
    known = [name for name in parsed if name is not None]
    if len(known) < len(classes):
        return classes, False
    return tuple(sorted(dict.fromkeys(known), key=lambda name: rank(system, name) or 0.0)), True


def _standard_curve(
    system: ClassSystem, values: Sequence[str], intervals: Sequence[Interval], context: Context
) -> Curve:
    if system.kind not in _WITH_FIGURES:
        return ()
    over = context.interval or EVERYWHERE
    curve = permissible_error(system, values[-1], over, zero=context.zero) or ()
    if not intervals:
        return curve
    return tuple(piece for part in intervals for piece in restricted(curve, part))


def _notes(statement: Statement, context: Context, has_curve: bool, known: bool) -> tuple[str, ...]:
    notes = []
    if statement.finer:
        notes.append("“及以上”不明确，按所列等级计")
    if not known:
        notes.append(f"{'、'.join(statement.classes)}：没有可对照的等级体系")
    if context.of == "standard" and not has_curve:
        notes.append("标准器的等别或级别没有可用的数值，待确认")
    return tuple(notes)
