"""Systems of accuracy classes from their two tables: the classes, and what a class permits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from registry.measurement.classes import AccuracyClass, ClassSystem
from registry.measurement.units import Quantity, UnitTable
from registry.measurement.values import Curve, Figure, Interval, Piece
from registry.vocabulary.rows import Row, once

PERCENT_KINDS = ("span", "full_scale", "reading", "nominal")
KINDS = (*PERCENT_KINDS, "formula", "table", "order")
Permitted = Mapping[tuple[str, str], Sequence[Row]]
_PERCENT = re.compile(r"\d+(?:\.\d+)?")


def read_class_systems(
    systems: Iterable[Row], limits: Iterable[Row], units: UnitTable
) -> dict[str, ClassSystem]:
    """The systems by slug. Raises ``ValueError`` naming file and row."""
    rows = list(systems)
    permitted = _by_class(limits, {row.text("slug"): row for row in rows})
    found: dict[str, ClassSystem] = {}
    for row in rows:
        found[once(row, row.needed("slug"), found)] = _system(row, permitted, units)
    return found


def _by_class(limits: Iterable[Row], systems: Mapping[str, Row]) -> Permitted:
    """The rows of limits by system and class, in the order of the table."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in limits:
        system, value = row.known("system", systems) or "", row.needed("class")
        if value not in _values(systems[row.needed("system")]):
            raise row.problem(f"the system {system} has no class {value}")
        found.setdefault((system, value), []).append(row)
    return found


def _values(system: Row) -> tuple[str, ...]:
    return tuple(item.split("=")[0] for item in system.items("classes"))


def _system(row: Row, permitted: Permitted, units: UnitTable) -> ClassSystem:
    slug, kind = row.needed("slug"), row.needed("kind")
    if kind not in KINDS:
        raise row.problem(f"kind is none of {' '.join(KINDS)}: {kind}")
    quantity = row.known("quantity", units.quantities)
    classes = []
    for rank, item in enumerate(row.items("classes")):
        limits = permitted.get((slug, item.split("=")[0]), [])
        mpe = tuple(
            _piece(limit, units, units.quantities[row.needed("quantity")]) for limit in limits
        )
        sure = all(limit.flag("verified", default=True) for limit in limits)
        classes.append(_class(item, rank, kind, mpe, sure))
    return ClassSystem(
        slug=slug,
        name=row.needed("name"),
        kind=kind,
        quantity=quantity,
        classes=tuple(classes),
        numeric=kind in PERCENT_KINDS,
        source=row.text("source"),
        verified=row.flag("verified", default=True),
    )


def _class(item: str, rank: int, kind: str, mpe: Curve, verified: bool) -> AccuracyClass:
    """``E2`` or, with other ways to write it, ``Ⅰ=I=1``; the figure of ``0.2S`` is 0.2."""
    value, *aliases = item.split("=")
    number = _PERCENT.match(value) if kind in PERCENT_KINDS else None
    percent = float(number[0]) if number else None
    return AccuracyClass(value, rank, percent, mpe, tuple(aliases), verified)


def _piece(row: Row, units: UnitTable, quantity: Quantity) -> Piece:
    """One row of limits: ``absolute`` in ``mpe_unit`` plus ``relative`` of the value, over
    ``low``..``high`` in ``unit``. Only ``low``: a nominal value."""
    unit = units[row.known("unit", units) or quantity.si_unit]
    mpe_unit = units[row.known("mpe_unit", units) or unit.code]
    low = unit.to_si(row.figure("low"))
    high = unit.to_si(row.figure("high")) if row.text("high") else low
    if high < low:
        raise row.problem("high is below low")
    return Piece(
        Interval(low, high, low_open=row.flag("low_open")),
        Figure(
            absolute=mpe_unit.width_to_si(row.figure("absolute")),
            relative=row.figure("relative"),
            zero=quantity.zero,
        ),
    )
