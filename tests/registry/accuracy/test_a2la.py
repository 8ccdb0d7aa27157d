"""A real scope (A2LA 2820.01): the share of its rows that is read, beside that lab's own reading.

The table lies outside the repository; without it there is nothing to compare with.
"""

from __future__ import annotations

import csv
import math
import os
from pathlib import Path

import pytest

from registry.measurement.accuracy import read_accuracy
from registry.measurement.curves import value_at
from registry.measurement.ranges import read_ranges
from registry.vocabulary import shipped

ROWS = Path(os.environ.get("FIELD_DATA", "../shared/data")) / "scopes" / "a2la-2820-half.csv"

pytestmark = pytest.mark.skipif(not ROWS.exists(), reason="the field data is not at hand")


def rows() -> list[dict[str, str]]:
    with ROWS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def expected(row: dict[str, str], table, x: float) -> float | None:
    """The lab's own base and multiplier at ``x`` in SI; None for rows it could not take apart.

    A multiplier in a unit of length is a figure in the base's unit for each of that unit.
    """
    try:
        base, times = float(row["cmc_base"]), float(row["cmc_multiplier"])
    except ValueError:
        return None
    unit = next(iter(table.find(row["cmc_uncertainty_unit"])), None)
    if unit is None or unit.dimension == "1":
        return None
    if not times:
        return unit.width_to_si(base)
    per = next(iter(table.find(row["cmc_mult_unit"].removesuffix("rdg").strip())), None)
    if per is None:
        return None
    share = per.factor if per.dimension == "1" else unit.factor / per.factor
    return unit.width_to_si(base) + times * share * x


def test_most_rows_of_a_real_scope_are_read():
    table = shipped().units
    tried = read = compared = 0
    for row in rows():
        ranges = read_ranges(row["range_text"], table)
        if not ranges.certain or not ranges.ranges:
            continue
        found = ranges.ranges[0]
        if not found.intervals:
            continue
        accuracy = read_accuracy(
            row["uncertainty_text"],
            table,
            quantity=table.quantities.get(found.quantity or ""),
            interval=found.hull,
            unit=table[found.unit],
        )
        tried += 1
        read += accuracy.readable
        want = expected(row, table, found.hull.upper)
        if accuracy.worst and want is not None and math.isfinite(want):
            compared += 1
            got = value_at(accuracy.worst, found.hull.upper)
            assert got == pytest.approx(want, rel=1e-9), row["id"]
    assert tried > 200
    assert read / tried > 0.97
    assert compared > 150
