"""The whole vocabulary as one immutable object: what every reading of a text is read with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.measurement.classes import ClassSystem
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.vocabulary.entries import Field, Instrument, Method, Named


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Entries by slug (methods by code), in the order they are declared.

    ``version`` is a date and a digest of the content (``2026.11-3f9a``) and stands in every answer.
    """

    version: str
    fields: Mapping[str, Field]
    quantities: Mapping[str, Quantity]
    units: UnitTable
    instruments: Mapping[str, Instrument]
    class_systems: Mapping[str, ClassSystem]
    methods: Mapping[str, Method]
    industries: Mapping[str, Named]
    cities: Mapping[str, Named]
    services: Mapping[str, Named]
    bases: Mapping[str, Named]
    places: Mapping[str, Named]

    def ancestors(self, slug: str) -> Iterator[str]:
        """The instrument's parents, nearest first, without itself."""
        parent = self.instruments[slug].parent
        while parent is not None:
            yield parent
            parent = self.instruments[parent].parent

    def unit(self, code: str) -> Unit:
        """The unit of that code. Raises ``KeyError``."""
        return self.units[code]
