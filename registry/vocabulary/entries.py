"""What the vocabulary is made of: one immutable value a kind of entry. No database here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """A measurement field (专业) or, with a parent, a sub-field."""

    slug: str
    name: str
    name_en: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument (or a family, or a kind) of the taxonomy."""

    slug: str
    name: str
    name_en: str
    parent: str | None
    field: str
    quantity: str | None
    unit: str | None = None
    class_system: str | None = None
    aliases: tuple[str, ...] = ()
    aliases_en: tuple[str, ...] = ()
    pinyin: str = ""
    methods: tuple[str, ...] = ()
    upper_limit_named: bool = False
    """Whether ``60 MPa 压力表`` means 0..60 (an instrument named by its upper limit)."""
    statutory: str = ""
    """Item of the 强制检定 catalogue it falls under, or empty."""
    source: str = ""
    verified: bool = True
    quantities: tuple[str, ...] = ()
    """What it measures beside ``quantity`` (a multimeter: current, resistance)."""


@dataclass(frozen=True, slots=True)
class Method:
    """A method document. ``code`` with its year; ``cycle_months`` the verification cycle where the
    method sets one; ``status`` is ``in_force``, ``superseded``, ``withdrawn`` or ``unverified``."""

    code: str
    series: str
    number: str
    year: int | None
    title: str
    status: str = "unverified"
    replaces: tuple[str, ...] = ()
    replaced_by: str = ""
    cycle_months: int | None = None
    cycle_text: str = ""
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of a plain closed list (industry, division, service, basis, place)."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class County:
    """A county, district or county-level city, and the division it lies in."""

    name: str
    city: str
    aliases: tuple[str, ...] = ()
    source: str = ""
