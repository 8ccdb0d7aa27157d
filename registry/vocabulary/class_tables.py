"""Systems of accuracy classes from their two tables: the classes, and what a class permits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from registry.measurement.classes import AccuracyClass, ClassSystem
from registry.measurement.units import Quantity, UnitTable
from registry.measurement.values import Curve, Figure, Interval, Piece
from registry.vocabulary.rows import Row, once

PERCENT_KINDS = ("span", "full_scale", "reading", "nominal")
KINDS = (*PERCENT_KINDS, "formula", "table", "order")
_PERCENT = re.compile(r"\d+(?:\.\d+)?")


def read_class_systems(
    systems: Iterable[Row], limits: Iterable[Row], units: UnitTable
) -> dict[str, ClassSystem]:
    """The systems by slug. Raises ``ValueError`` naming file and row."""
    rows = list(systems)
    curves = _curves(limits, {row.text("slug"): row for row in rows}, units)
    found: dict[str, ClassSystem] = {}
    for row in rows:
        slug = once(row, row.needed("slug"), found)
        found[slug] = _system(row, units.quantities, curves)
    return found


def _system(
    row: Row, quantities: Mapping[str, Quantity], curves: Mapping[tuple[str, str], Curve]
) -> ClassSystem:
    slug, kind = row.needed("slug"), row.needed("kind")
    if kind not in KINDS:
        raise row.problem(f"kind is none of {' '.join(KINDS)}: {kind}")
    classes = tuple(
        _class(item, rank, kind, curves.get((slug, item.split("=")[0]), ()))
        for rank, item in enumerate(row.items("classes"))
    )
    return ClassSystem(
        slug=slug,
        name=row.needed("name"),
        kind=kind,
        quantity=row.known("quantity", quantities),
        classes=classes,
        numeric=kind in PERCENT_KINDS,
        source=row.text("source"),
        verified=row.flag("verified", default=True),
    )


def _class(item: str, rank: int, kind: str, mpe: Curve) -> AccuracyClass:
    """``E2`` or, with other ways to write it, ``Ⅰ=I=1``; the figure of ``0.2S`` is 0.2."""
    value, *aliases = item.split("=")
    number = _PERCENT.match(value) if kind in PERCENT_KINDS else None
    return AccuracyClass(value, rank, float(number[0]) if number else None, mpe, tuple(aliases))


def _curves(
    limits: Iterable[Row], systems: Mapping[str, Row], units: UnitTable
) -> dict[tuple[str, str], Curve]:
    """The pieces of each class, in the order of the table."""
    found: dict[tuple[str, str], Curve] = {}
    for row in limits:
        system = systems.get(row.needed("system"))
        if system is None:
            raise row.problem(f"system names an unknown entry: {row.text('system')}")
        key = (row.text("system"), row.needed("class"))
        if key[1] not in (item.split("=")[0] for item in system.items("classes")):
            raise row.problem(f"the system {key[0]} has no class {key[1]}")
        quantity = units.quantities[
            row.known("quantity", units.quantities) or system.needed("quantity")
        ]
        found[key] = (*found.get(key, ()), _piece(row, units, quantity))
    return found


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
