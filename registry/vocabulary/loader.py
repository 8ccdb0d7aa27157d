"""The vocabulary from its tables: the shipped CSV files, or a copy of their rows."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from registry.measurement.units import Quantity, Unit, UnitTable
from registry.vocabulary.class_tables import read_class_systems
from registry.vocabulary.entries import County, Field, Instrument, Method, Named
from registry.vocabulary.rows import Row, numbered, once
from registry.vocabulary.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"

TABLES = (
    "fields",
    "quantities",
    "units",
    "class_systems",
    "class_limits",
    "methods",
    "instruments",
    "industries",
    "cities",
    "counties",
    "services",
    "bases",
    "places",
)
"""The tables, each ``data/NAME.csv``; ``docs/vocabulary.md`` says what their columns mean."""

METHOD_STATUSES = ("in_force", "superseded", "withdrawn", "unverified")

Tables = Mapping[str, Sequence[Mapping[str, str]]]
Entry = TypeVar("Entry")


@cache
def shipped() -> Vocabulary:
    """The vocabulary that comes with the product; read once."""
    return build(shipped_tables())


def shipped_tables() -> dict[str, list[dict[str, str]]]:
    """The rows of the shipped files as they stand; a table without file is empty."""
    return {table: _read(DATA / f"{table}.csv") for table in TABLES}


def _read(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def release() -> str:
    """The month of the shipped tables, ``2026.11``."""
    return (DATA / "RELEASE").read_text(encoding="utf-8").strip()


def version(tables: Tables) -> str:
    """The release and a digest of what the tables hold, order included: ``2026.11-3f9a``."""
    content = [
        (table, [_content(row) for row in tables.get(table, ())]) for table in sorted(TABLES)
    ]
    written = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return f"{release()}-{hashlib.sha256(written.encode()).hexdigest()[:4]}"


def _content(row: Mapping[str, str]) -> dict[str, str]:
    return {column: cell.strip() for column, cell in row.items() if cell and cell.strip()}


def build(tables: Tables) -> Vocabulary:
    """The vocabulary that the rows of ``tables`` declare.

    Raises ``ValueError`` naming file and row for a name that stands twice, a cell that can't be
    read, or a reference to an entry that is not declared.
    """
    rows = {table: list(numbered(table, tables.get(table, ()))) for table in TABLES}
    fields = _by("slug", rows["fields"], _field)
    units = _units(rows["quantities"], rows["units"], fields)
    systems = read_class_systems(rows["class_systems"], rows["class_limits"], units)
    methods = _by("code", rows["methods"], _method)
    instruments = _instruments(rows["instruments"], fields, units, systems, methods)
    cities = _by("slug", rows["cities"], _named)
    return Vocabulary(
        version=version(tables),
        fields=_tree(rows["fields"], fields),
        quantities=units.quantities,
        units=units,
        instruments=_tree(rows["instruments"], instruments),
        class_systems=MappingProxyType(systems),
        methods=methods,
        industries=_by("slug", rows["industries"], _named),
        cities=cities,
        services=_by("slug", rows["services"], _named),
        bases=_by("slug", rows["bases"], _named),
        places=_by("slug", rows["places"], _named),
        counties=_by("name", rows["counties"], lambda row: _county(row, cities)),
    )


def _by(key: str, rows: Iterable[Row], read: Callable[[Row], Entry]) -> Mapping[str, Entry]:
    """The entries of a table by their key, in its order."""
    found: dict[str, Entry] = {}
    for row in rows:
        found[once(row, row.needed(key), found)] = read(row)
    return MappingProxyType(found)


def _tree(
    rows: Sequence[Row], entries: Mapping[str, Entry], column: str = "parent"
) -> Mapping[str, Entry]:
    """The same entries, once every parent is known to exist and to be nobody's own descendant."""
    parents = {row.text("slug"): row.known(column, entries) for row in rows}
    for row in rows:
        seen, parent = {row.text("slug")}, parents[row.text("slug")]
        while parent is not None:
            if parent in seen:
                raise row.problem(f"stands beneath itself: {row.text('slug')}")
            seen.add(parent)
            parent = parents[parent]
    return entries


def _field(row: Row) -> Field:
    return Field(
        slug=row.text("slug"),
        name=row.needed("name"),
        name_en=row.text("name_en"),
        parent=row.text("parent") or None,
        aliases=row.items("aliases"),
        source=row.text("source"),
    )


def _units(
    quantity_rows: Sequence[Row], unit_rows: Sequence[Row], fields: Mapping[str, Field]
) -> UnitTable:
    """Quantities and units in one table, each quantity with a coherent unit of its dimension."""
    quantities = _by("slug", quantity_rows, lambda row: _quantity(row, fields))
    _tree(quantity_rows, quantities, "broader")
    for row in quantity_rows:
        broader = row.text("broader")
        if broader and quantities[broader].dimension != row.text("dimension"):
            raise row.problem(f"has another dimension than the broader {broader}")
    units = _by("code", unit_rows, lambda row: _unit(row, quantities))
    table = UnitTable(units.values(), quantities.values())
    for row in quantity_rows:
        unit = table[row.known("si_unit", table) or ""]
        if (unit.factor, unit.offset) != (1.0, 0.0) or row.text("slug") not in unit.quantities:
            raise row.problem(f"{unit.code} is not a coherent unit of {row.text('slug')}")
    return table


def _quantity(row: Row, fields: Mapping[str, Field]) -> Quantity:
    row.known("field", fields)
    return Quantity(
        slug=row.text("slug"),
        name=row.needed("name"),
        name_en=row.text("name_en"),
        field=row.needed("field"),
        dimension=row.needed("dimension"),
        si_unit=row.needed("si_unit"),
        aliases=row.items("aliases"),
        symbols=row.items("symbols"),
        zero=row.figure("zero"),
        signed=row.flag("signed"),
        logarithmic=row.flag("logarithmic"),
        broader=row.text("broader") or None,
        source=row.text("source"),
        verified=row.flag("verified", default=True),
    )


def _unit(row: Row, quantities: Mapping[str, Quantity]) -> Unit:
    stated = row.all_known("quantities", quantities)
    dimensions = {quantities[slug].dimension for slug in stated}
    if len(dimensions) != 1:
        raise row.problem("needs quantities, all of one dimension")
    factor = row.figure("factor", default=1.0)
    if factor <= 0:
        raise row.problem("factor is not positive")
    return Unit(
        code=row.text("code"),
        symbol=row.text("symbol") or row.text("code"),
        name=row.needed("name"),
        dimension=dimensions.pop(),
        factor=factor,
        offset=row.figure("offset"),
        quantities=_with_narrower(stated, quantities),
        spellings=row.items("spellings"),
        prefixes=row.flag("prefixes"),
        source=row.text("source"),
        verified=row.flag("verified", default=True),
    )


def _with_narrower(stated: tuple[str, ...], quantities: Mapping[str, Quantity]) -> tuple[str, ...]:
    """What a unit of a quantity stands for: also every kind of it, behind those stated."""
    found = dict.fromkeys(stated)
    for wider in stated:
        for slug, quantity in quantities.items():
            broader: str | None = quantity.broader
            while broader is not None and broader != wider:
                broader = quantities[broader].broader
            if broader == wider:
                found.setdefault(slug)
    return tuple(found)


def _method(row: Row) -> Method:
    status = row.text("status") or "unverified"
    if status not in METHOD_STATUSES:
        raise row.problem(f"status is none of {' '.join(METHOD_STATUSES)}: {status}")
    return Method(
        code=row.text("code"),
        series=row.text("series"),
        number=row.text("number"),
        year=row.whole("year"),
        title=row.text("title"),
        status=status,
        replaces=row.items("replaces"),
        replaced_by=row.text("replaced_by"),
        cycle_months=row.whole("cycle_months"),
        cycle_text=row.text("cycle_text"),
        source=row.text("source"),
        verified=row.flag("verified", default=True),
    )


def _instruments(
    rows: Sequence[Row],
    fields: Mapping[str, Field],
    units: UnitTable,
    systems: Mapping[str, object],
    methods: Mapping[str, Method],
) -> Mapping[str, Instrument]:
    return _by("slug", rows, lambda row: _instrument(row, fields, units, systems, methods))


def _instrument(
    row: Row,
    fields: Mapping[str, Field],
    units: UnitTable,
    systems: Mapping[str, object],
    methods: Mapping[str, Method],
) -> Instrument:
    row.needed("field")
    return Instrument(
        slug=row.text("slug"),
        name=row.needed("name"),
        name_en=row.text("name_en"),
        parent=row.text("parent") or None,
        field=row.known("field", fields) or "",
        quantity=row.known("quantity", units.quantities),
        quantities=row.all_known("quantities", units.quantities),
        unit=row.known("unit", units),
        class_system=row.known("class_system", systems),
        aliases=row.items("aliases"),
        aliases_en=row.items("aliases_en"),
        pinyin=row.text("pinyin"),
        methods=row.all_known("methods", methods),
        upper_limit_named=row.flag("upper_limit_named"),
        statutory=row.text("statutory"),
        source=row.text("source"),
        verified=row.flag("verified", default=True),
    )


def _named(row: Row) -> Named:
    return Named(row.text("slug"), row.needed("name"), row.items("aliases"), row.text("source"))


def _county(row: Row, cities: Mapping[str, Named]) -> County:
    row.needed("city")
    return County(
        row.text("name"), row.known("city", cities) or "", row.items("aliases"), row.text("source")
    )
