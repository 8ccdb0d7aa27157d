"""Factors against independent tables: pint (a development dependency) and QUDT where present."""

import csv
import math
import re
from pathlib import Path

import pint
import pytest

from registry.measurement.units import Unit
from registry.vocabulary import Vocabulary
from registry.vocabulary.loader import shipped_tables

QUDT = Path(__file__).parents[4] / "shared/data/units/qudt-units.csv"

DECLARED = tuple(row["code"] for row in shipped_tables()["units"])

_SCALES = """
HRA HRB HRC HRD HRE HRF HRG HRH HRK HR15N HR30N HR45N HR15T HR30T HR45T
HBW HV HK HL HS HA HD IRHD HW HBa
dB dBm dBW dBi Np dBµV dBV dBmV dBµA dBmA dBµV/m dBV/m dBc dBc/Hz
pH pX NTU FTU GU Abs ΔE Pst
"""
CONVENTIONAL = frozenset(_SCALES.split())
"""Scales by convention or logarithm: they have no factor to SI that a library could know."""

UNKNOWN_TO_PINT = {
    "%IACS",
    "丝",
    "市尺",
    "市寸",
    "市里",
    "斤",
    "两",
    "亩",
    "密位",
    "clo",
    "var",
    "var·s",
    "var·h",
}

IN_PINT = {
    "g/10min": "g/(10*min)",
    "%RH": "percent",
    "%vol": "percent",
    "%LEL": "percent",
    "%wt": "percent",
    "°Bx": "percent",
    "ppb": "1e-3 ppm",
    "ppt": "1e-6 ppm",
    "℉": "delta_degF",
    "′": "arcminute",
    "″": "arcsecond",
    "r": "revolution",
    "mil": "thou",
    "acre": "4840 yard**2",
    "ston": "short_ton",
    "lton": "long_ton",
    "wk": "week",
    "gal(UK)": "imperial_gallon",
    "fl oz": "fluid_ounce",
    "bbl": "oil_barrel",
    "bbl/d": "oil_barrel/day",
    "mmH₂O": "millimeter_H2O",
    "cmH₂O": "centimeter_H2O",
    "mH₂O": "1000 millimeter_H2O",
    "inH₂O": "inch_H2O",
    "ftH₂O": "12 inch_H2O",
    "Torr": "torr",
    "PS": "metric_horsepower",
    "RT": "12000 Btu_it/hour",
    "BTU": "Btu_it",
    "BTU/h": "Btu_it/hour",
    "BTU/lb": "Btu_it/pound",
    "cal": "cal_it",
    "kcal": "kilocal_it",
    "kcal/h": "kilocal_it/hour",
    "kcal/kg": "kilocal_it/kilogram",
    "cal/(g·℃)": "cal_it/gram/kelvin",
    "kcal/(m·h·℃)": "kilocal_it/meter/hour/kelvin",
    "calth": "calorie",
    # pint counts a revolution as an angle; rotational speed is a number of them in time.
    "r/min": "1/min",
    "r/s": "1/s",
    "r/h": "1/hour",
    "gn": "standard_gravity",
    "C/gn": "coulomb/standard_gravity",
    "V/gn": "volt/standard_gravity",
    "GPM": "gallon/minute",
    "CFM": "foot**3/minute",
    "cps": "1/s",
    "cpm": "1/min",
    "cm²/(Bq·s)": "centimeter**2",
    "fc": "lumen/foot**2",
    "ftL": "candela/foot**2/3.141592653589793",
    "IU": "enzyme_unit",
    "年": "year",
    "rd": "1e-2 gray",
    "Gs": "1e-4 tesla",
    "Mx": "1e-8 weber",
    "Oe": "1000/(4*3.141592653589793) ampere/meter",
    "D": "1/meter",
    "R": "roentgen",
    "R/h": "roentgen/hour",
}
"""What a unit is called in pint where that is not its code."""


def _in_pint(code: str) -> str:
    written = IN_PINT.get(code, code)
    signs = {"²": "**2", "³": "**3", "·": "*", "℃": "delta_degC", "Δ": "", "°R": "degR", "°": "deg"}
    for sign, meant in signs.items():
        written = written.replace(sign, meant)
    return written


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


@pytest.mark.parametrize("code", [c for c in DECLARED if c not in CONVENTIONAL | UNKNOWN_TO_PINT])
def test_a_factor_agrees_with_pint(
    code: str, vocabulary: Vocabulary, registry: pint.UnitRegistry
) -> None:
    unit = vocabulary.units[code]
    theirs = registry.Quantity(registry.parse_expression(_in_pint(code))).to_base_units()
    assert unit.factor == pytest.approx(theirs.magnitude, rel=1e-12)
    assert _dimension_of(theirs) == _dimension(unit)


def _dimension(unit: Unit) -> dict[str, int]:
    found = re.findall(r"([LMTIΘNJ])(-?\d)?", unit.dimension)
    return {base: int(power or 1) for base, power in found}


def _dimension_of(theirs: pint.Quantity) -> dict[str, int]:
    names = {
        "[length]": "L",
        "[mass]": "M",
        "[time]": "T",
        "[current]": "I",
        "[temperature]": "Θ",
        "[substance]": "N",
        "[luminosity]": "J",
    }
    return {names[base]: round(power) for base, power in dict(theirs.dimensionality).items()}


def test_a_neper_is_twenty_times_the_logarithm_of_e(vocabulary: Vocabulary) -> None:
    assert vocabulary.units["Np"].factor == pytest.approx(20 * math.log10(math.e), rel=1e-15)


def test_a_conventional_scale_is_its_own_coherent_unit(vocabulary: Vocabulary) -> None:
    for code in CONVENTIONAL - {"Np"}:
        unit = vocabulary.units[code]
        assert unit.factor == 1.0
        assert vocabulary.quantities[unit.quantities[0]].dimension == unit.dimension


@pytest.mark.parametrize(
    ("code", "value", "si"),
    [
        ("℃", 0, 273.15),
        ("℃", -273.15, 0),
        ("℉", 32, 273.15),
        ("℉", 212, 373.15),
        ("K", 300, 300),
        ("dBW", 0, 30),
        ("dBV", 0, 120),
        ("dBmV", 60, 120),
    ],
)
def test_scales_with_another_zero_are_offset(
    code: str, value: float, si: float, vocabulary: Vocabulary
) -> None:
    unit = vocabulary.units[code]
    assert unit.to_si(value) == pytest.approx(si, abs=1e-9)
    assert unit.from_si(si) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    ("code", "factor"),
    [
        ("丝", 1e-5),
        ("斤", 0.5),
        ("%IACS", 0.58e6),
        ("市尺", 1 / 3),
        ("亩", 2000 / 3),
        ("密位", 2 * 3.141592653589793 / 6000),
    ],
)
def test_units_of_the_trade_have_the_factor_of_their_definition(
    code: str, factor: float, vocabulary: Vocabulary
) -> None:
    assert vocabulary.units[code].factor == pytest.approx(factor, rel=1e-15)


def test_no_spelling_means_two_sizes_of_one_quantity(vocabulary: Vocabulary) -> None:
    for row in shipped_tables()["units"]:
        unit = vocabulary.units[row["code"]]
        for spelling in (unit.symbol, unit.name, *unit.spellings):
            for other in vocabulary.units.find(spelling):
                if other.code in DECLARED and set(unit.quantities) & set(other.quantities):
                    assert (unit.factor, unit.offset) == (other.factor, other.offset), spelling


@pytest.mark.parametrize(
    "text", ["at", "a", "U", "两", "卡", "周", "转", "特", "pt", "st", "百分", "μ"]
)
def test_words_that_are_no_unit_in_a_scope_are_not_read_as_one(
    text: str, vocabulary: Vocabulary
) -> None:
    """``Pt100 at 600℃``, ``U = 0.05 %``, ``0.02卡尺``, ``3000转速表``, ``0-10百分表``."""
    assert text not in [
        spelling
        for unit in vocabulary.units
        for spelling in (unit.code, unit.symbol, unit.name, *unit.spellings)
    ]


IN_QUDT = {
    "PSI": "psi",
    "ATM": "atm",
    "MilliM_HG": "mmHg",
    "IN_HG": "inHg",
    "MilliM_H2O": "mmH₂O",
    "CentiM_H2O": "cmH₂O",
    "IN_H2O": "inH₂O",
    "KiloGM_F-PER-CentiM2": "kgf/cm²",
    "KN": "kn",
    "MI_N": "nmi",
    "MIL_Length": "mil",
    "OZ_TROY": "ozt",
    "CARAT": "ct",
    "TON_SHORT": "ston",
    "TON_LONG": "lton",
    "OZ_F": "ozf",
    "PDL": "pdl",
    "AC": "acre",
    "HP": "hp",
    "HP_Metric": "PS",
    "BTU_IT": "BTU",
    "CAL_IT": "cal",
    "CAL_TH": "calth",
    "GAL_US": "gal",
    "GAL_UK": "gal(UK)",
    "BBL_US_PET": "bbl",
    "OZ_VOL_US": "fl oz",
    "R": "R",
    "REM": "rem",
    "GAUSS": "Gs",
    "MX": "Mx",
    "OERSTED": "Oe",
    "TEX": "tex",
    "DENIER": "den",
    "CLO": "clo",
    "GALILEO": "Gal",
    "DIOPTER": "D",
    "G": "gn",
    "DEG_F": "℉",
    "DEG_R": "°R",
}


@pytest.mark.skipif(not QUDT.exists(), reason="the reference data are not at hand")
def test_factors_agree_with_qudt_to_the_digits_it_prints(vocabulary: Vocabulary) -> None:
    with QUDT.open(encoding="utf-8") as file:
        theirs = {row["id"]: row for row in csv.DictReader(file)}
    for name, code in IN_QUDT.items():
        row, unit = theirs[name], vocabulary.units[code]
        assert unit.factor == pytest.approx(float(row["multiplier"]), rel=1e-6), name
        assert unit.offset == float(row["offset"] or 0), name
