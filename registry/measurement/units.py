"""Quantities and units as values, and the table that finds a unit by any of its spellings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of quantity. ``si_unit`` is the code of its coherent unit; ``zero`` is where its
    relative figures start (273.15 for temperatures, taken on the Celsius scale); ``signed`` says
    whether values below zero exist (temperature, level, gauge pressure)."""

    slug: str
    name: str
    name_en: str
    field: str
    dimension: str
    si_unit: str
    aliases: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    zero: float = 0.0
    signed: bool = False
    logarithmic: bool = False
    broader: str | None = None
    """The quantity this one is a kind of: 直流电压 is a 电压, and satisfies a demand for it."""
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``si = (value + offset) * factor``. ``symbol`` is how it is printed, ``spellings``
    every other way people write it (without SI prefixes where ``prefixes`` allows them).
    ``quantities`` are the slugs it may stand for, the usual one first."""

    code: str
    symbol: str
    name: str
    dimension: str
    factor: float
    offset: float = 0.0
    quantities: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    prefixes: bool = False
    source: str = ""
    verified: bool = True

    def to_si(self, value: float) -> float:
        """A reading of this unit in SI (offset and scale)."""
        return (value + self.offset) * self.factor

    def from_si(self, value: float) -> float:
        """An SI magnitude as a reading of this unit."""
        return value / self.factor - self.offset

    def width_to_si(self, value: float) -> float:
        """A difference (an error, an uncertainty) in SI: scaled, never offset."""
        return value * self.factor
