"""The same cases with the units the product ships: more units must not change a reading."""

from __future__ import annotations

import pytest

from registry.measurement.ranges import read_ranges
from registry.measurement.units import UnitTable
from registry.vocabulary import shipped
from tests.registry.measurement.table import table
from tests.registry.measurement.test_ranges import CASES


@pytest.fixture(scope="module")
def units() -> UnitTable:
    return shipped().units


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_a_case_reads_the_same_with_every_unit(text: str, units: UnitTable) -> None:
    small, whole = (read_ranges(text, each) for each in (table(), units))
    assert whole.certain, whole.note
    assert [(part.unit, part.intervals) for part in whole.ranges] == [
        (part.unit, part.intervals) for part in small.ranges
    ]


FACTORS = {"MPa": 1e6, "kPa": 1e3, "mm": 1e-3, "µm": 1e-6, "mg": 1e-6, "kN·m": 1e3, "GHz": 1e9}


@pytest.mark.parametrize(("code", "factor"), list(FACTORS.items()))
def test_a_shipped_unit_is_exact(code: str, factor: float, units: UnitTable) -> None:
    assert units[code].factor == factor


def test_every_shipped_unit_is_found_by_its_own_symbol(units: UnitTable) -> None:
    lost = [unit.code for unit in units if unit not in units.find(unit.symbol)]
    assert lost == []
