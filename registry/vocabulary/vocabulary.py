"""The whole vocabulary as one immutable object: what every reading of a text is read with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from registry.measurement.classes import ClassSystem
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.vocabulary.entries import County, Field, Instrument, Method, Named


@dataclass(frozen=True, slots=True, eq=False)
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
    counties: Mapping[str, County] = field(default_factory=dict)
    children: Mapping[str, tuple[str, ...]] = field(init=False)
    """Instruments by their parent."""

    def __post_init__(self) -> None:
        children: dict[str, tuple[str, ...]] = {}
        for instrument in self.instruments.values():
            if instrument.parent:
                children[instrument.parent] = (
                    *children.get(instrument.parent, ()),
                    instrument.slug,
                )
        object.__setattr__(self, "children", children)

    def descendants(self, slug: str) -> Iterator[str]:
        """The instrument itself and everything beneath it."""
        yield slug
        for child in self.children.get(slug, ()):
            yield from self.descendants(child)

    def narrower(self, slug: str) -> Iterator[str]:
        """The quantity itself and every kind of it (直流电压 is a kind of 电压)."""
        yield slug
        for quantity in self.quantities.values():
            if quantity.broader == slug:
                yield from self.narrower(quantity.slug)

    def top_field(self, slug: str) -> str:
        """The field that a sub-field belongs to; a field belongs to itself."""
        entry = self.fields[slug]
        return self.top_field(entry.parent) if entry.parent else slug

    def fields_under(self, slug: str) -> Iterator[str]:
        """The field itself and its sub-fields."""
        return (one for one in self.fields if one == slug or self.fields[one].parent == slug)

    def ancestors(self, slug: str) -> Iterator[str]:
        """The instrument's parents, nearest first, without itself."""
        parent = self.instruments[slug].parent
        while parent is not None:
            yield parent
            parent = self.instruments[parent].parent

    def unit(self, code: str) -> Unit:
        """The unit of that code. Raises ``KeyError``."""
        return self.units[code]
