"""How good a promise is, read from the words of a scope.

A cell may state several things at once. What a promise then says is, in this order: its expanded
uncertainty, its maximum permissible error, its class. An uncertainty is the real figure of the
service and comparable with every demand that has a figure; a permissible error is comparable with
classes and errors; a class only within its system. The classes are kept beside in any case.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from registry.measurement.accuracy.context import Context, Found, SystemOf, unread
from registry.measurement.accuracy.figures import figure_accuracy, greater_of, table_of, worst_of
from registry.measurement.accuracy.rows import Row, split_rows
from registry.measurement.accuracy.served import class_accuracy
from registry.measurement.accuracy.statements import Reading, Statement, read_statements
from registry.measurement.classes import ClassSystem, parse_class, rank
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.measurement.values import NO_ACCURACY, Accuracy, Interval, at_most

_PREFERRED = ("uncertainty", "mpe", "class")
_NOTHING = frozenset(["", "/", "无"])


def read_accuracy(
    text: str,
    table: UnitTable,
    *,
    quantity: Quantity | None = None,
    interval: Interval | None = None,
    system: ClassSystem | None = None,
    of: str = "service",
    unit: Unit | None = None,
    system_of: SystemOf | None = None,
    others: Sequence[Quantity] = (),
) -> Accuracy:
    """The accuracy that a scope's cell states for one quantity, figures in SI at k = 2.

    ``interval`` is the row's whole range (SI): full scale is taken from it. ``system`` is the class
    system of the row's instrument, ``system_of`` that of an instrument named in the cell. ``unit``
    is the unit the range is written in. ``others`` are the other quantities of the same row, whose
    figures in the cell are not this one's. Never raises; what cannot be read is
    ``readable=False`` with a note in Chinese.
    """
    if text.strip(" \u3000\n\t-—–－") in _NOTHING:
        return NO_ACCURACY
    if system and (named := _class_alone(text, system)):
        text = f"{named}级"
    context = Context(table, quantity, interval, system, of, unit, system_of, tuple(others))
    rows = split_rows(text, table, quantity=quantity)
    read = [pair for pair in _read_rows(rows, context) if _is_of(pair[0], context)]
    if not read:
        missing = f"没有写明{quantity.name if quantity else ''}的指标"
        return _silent(context, missing) if others else unread(of, "none", missing)
    return _together(
        [(row, _row_accuracy(row, reading, context)) for row, reading in read], context
    )


def _class_alone(text: str, system: ClassSystem) -> str:
    """The class that is all a cell says (``Ⅲ``, ``E2``); a figure alone is none."""
    named = text.strip().strip("()（）")
    figure = named.replace(".", "", 1).isdigit()
    return named if named.isalnum() and not figure and parse_class(system, named) else ""


def _silent(context: Context, note: str) -> Accuracy:
    """Nothing stated for this quantity of a row that has several: to be confirmed, not unread."""
    return replace(NO_ACCURACY, of=context.of, notes=(note,))


def _is_of(row: Row, context: Context) -> bool:
    """Whether a row labelled with a quantity is of the asked one (or of a kind of it)."""
    if row.quantity is None or context.quantity is None:
        return True
    labelled = context.table.quantities[row.quantity]
    asked = context.quantity
    return asked.slug in (labelled.slug, labelled.broader) or labelled.slug == asked.broader


def _read_rows(rows: Sequence[Row], context: Context) -> list[tuple[Row, Reading]]:
    """The rows with their statements; a factor or a heading written once counts for all."""
    read = [(row, read_statements(row.text, context.table, context.quantity)) for row in rows]
    k = next((reading.k for _, reading in read if reading.k), None)
    level = next((reading.confidence for _, reading in read if reading.confidence), None)
    letters = {name: units for _, reading in read for name, units in reading.letter_units.items()}
    result: list[tuple[Row, Reading]] = []
    heading: Statement | None = None
    for row, reading in read:
        if not reading.statements and not reading.left:
            continue
        statements = tuple(_headed(each, heading, k, level) for each in reading.statements)
        heading = next((each for each in statements if each.led), heading)
        result.append((row, replace(reading, statements=statements, letter_units=letters)))
    return result


def _headed(
    statement: Statement, heading: Statement | None, k: float | None, level: float | None
) -> Statement:
    shared = replace(statement, k=statement.k or k, confidence=statement.confidence or level)
    if heading is None or statement.led or statement.signed or statement.statement == "class":
        return shared
    return replace(
        shared,
        statement=heading.statement,
        relative=heading.relative,
        quoted=heading.quoted,
        led=True,
    )


def _row_accuracy(row: Row, reading: Reading, context: Context) -> Accuracy:
    """One row: its preferred statement, with the classes of the others kept beside."""
    if reading.left or not reading.statements:
        return unread(context.of, "none", f"未能读懂“{''.join(reading.left)[:40]}”")
    reading = _aligned(row, reading)
    found = [(each, _found(each, row, reading, context)) for each in reading.statements]
    if context.others:
        found = [pair for pair in found if not pair[1].mismatch]
    if not found:
        return _silent(context, "所写的指标属于其他被测量")
    kind = next(kind for kind in _PREFERRED if any(each.statement == kind for each, _ in found))
    chosen = [result.accuracy for each, result in found if each.statement == kind]
    served = [result.accuracy for each, result in found if each.statement == "class"]
    accuracy = chosen[0]
    if len(chosen) > 1:
        accuracy = _greater(row, reading, chosen, context) or _one_of(chosen, context)
    if served and kind != "class" and accuracy.readable:
        accuracy = replace(
            accuracy, class_system=served[0].class_system, class_values=served[0].class_values
        )
    return accuracy


def _found(statement: Statement, row: Row, reading: Reading, context: Context) -> Found:
    if statement.statement == "class":
        return Found(class_accuracy(statement, row.intervals, context))
    text = row.text[statement.start : statement.end].strip()
    return figure_accuracy(statement, text, reading.letter_units, row.intervals, context)


def _greater(
    row: Row, reading: Reading, chosen: Sequence[Accuracy], context: Context
) -> Accuracy | None:
    """``±1.5 ℃ 或 ±0.4 %|t|``: of two figures the greater (IEC 60584-1); None where the cell says
    anything else."""
    if len(chosen) != 2 or not all(_is_alternative(row, pair) for pair in _pairs(reading)):
        return None
    return greater_of(chosen, context)


def _pairs(reading: Reading) -> list[tuple[Statement, Statement]]:
    return list(pairwise(reading.statements))


def _is_alternative(row: Row, pair: tuple[Statement, Statement]) -> bool:
    """Whether the second of two figures is joined to the first by 或."""
    one, other = pair
    joined = "或" in row.text[one.end : other.start]
    return joined and one.formula is not None and other.formula is not None


def _aligned(row: Row, reading: Reading) -> Reading:
    """The statements; a figure behind 或 is of the kind of the one before it (``U=1 ℃ 或 1 %``)."""
    statements = list(reading.statements)
    for at, pair in enumerate(_pairs(reading)):
        if _is_alternative(row, pair) and not pair[1].led:
            statements[at + 1] = replace(pair[1], statement=statements[at].statement)
    return replace(reading, statements=tuple(statements))


def _one_of(chosen: Sequence[Accuracy], context: Context) -> Accuracy:
    """Several statements of one kind: classes are a list; two figures contradict each other."""
    first = chosen[0]
    if first.statement != "class":
        return unread(context.of, first.statement, "写了几个指标，未说明各适用于哪一段")
    if not all(each.readable for each in chosen):
        return next(each for each in chosen if not each.readable)
    values = tuple(dict.fromkeys(value for each in chosen for value in each.class_values))
    return replace(first, class_values=values)


def _together(rows: Sequence[tuple[Row, Accuracy]], context: Context) -> Accuracy:
    """The rows of a cell as one accuracy: a table by sub-range, or the worst over conditions."""
    accuracies = [accuracy for _, accuracy in rows]
    unreadable = next((each for each in accuracies if not each.readable), None)
    if unreadable is not None:
        return unreadable
    if context.of == "service" and {each.statement for each in accuracies} == {"class"}:
        return _least_served(rows, context)
    if len(rows) == 1:
        return accuracies[0]
    kinds = {each.statement for each in accuracies}
    if len(kinds) > 1:
        kind = next(kind for kind in _PREFERRED if kind in kinds)
        return _together([pair for pair in rows if pair[1].statement == kind], context)
    if any(each.unknowns for each in accuracies):
        return _all_unknowns(accuracies)
    if all(row.condition for row, _ in rows):
        return worst_of(accuracies, context)
    if all(row.intervals for row, _ in rows):
        return table_of(accuracies)
    return _one_of(accuracies, context)


def _all_unknowns(accuracies: Sequence[Accuracy]) -> Accuracy:
    """Where one row of a table needs more than the measured value, the whole is to be confirmed."""
    names = tuple(dict.fromkeys(name for each in accuracies for name in each.unknowns))
    formulas = "；".join(each.formula for each in accuracies if each.formula)
    return replace(accuracies[0], unknowns=names, formula=formulas, worst=(), best=())


def _least_served(rows: Sequence[tuple[Row, Accuracy]], context: Context) -> Accuracy:
    """Classes by sub-range: what is served everywhere is the coarsest of the rows."""
    accuracies = [accuracy for _, accuracy in rows]
    parts = [part for row, _ in rows for part in row.intervals]
    if parts and not _spans(parts, context.interval):
        return unread(context.of, "class", "只写明了部分测量范围的等级")
    if len(accuracies) == 1:
        return accuracies[0]
    ranks = [
        rank(context.system, each.class_values[0]) if context.system and each.class_system else None
        for each in accuracies
    ]
    known = [value for value in ranks if value is not None]
    if len(known) < len(accuracies):
        return unread(context.of, "class", "各段的等级不能比较")
    coarsest = accuracies[known.index(max(known))]
    return replace(coarsest, notes=(*coarsest.notes, "各段等级不同，按最低的计"))


def _spans(parts: Sequence[Interval], whole: Interval | None) -> bool:
    """Whether sub-ranges reach from the lower to the upper end of the row's range."""
    if whole is None:
        return True
    low, high = min(part.lower for part in parts), max(part.upper for part in parts)
    return at_most(low, whole.lower) and at_most(whole.upper, high)
