"""The vocabulary as tables of the database, editable in the admin; ``current()`` is what counts."""

from registry.models.vocabulary.base import (
    VocabularyRevision,
    VocabularyRow,
    stored_tables,
)
from registry.models.vocabulary.current import current
from registry.models.vocabulary.tables import (
    BasisEntry,
    CityEntry,
    ClassLimit,
    ClassSystemEntry,
    CountyEntry,
    IndustryEntry,
    InstrumentEntry,
    MeasurementField,
    MethodEntry,
    PlaceEntry,
    QuantityEntry,
    ServiceEntry,
    UnitEntry,
)

__all__ = [
    "BasisEntry",
    "CityEntry",
    "ClassLimit",
    "ClassSystemEntry",
    "CountyEntry",
    "IndustryEntry",
    "InstrumentEntry",
    "MeasurementField",
    "MethodEntry",
    "PlaceEntry",
    "QuantityEntry",
    "ServiceEntry",
    "UnitEntry",
    "VocabularyRevision",
    "VocabularyRow",
    "current",
    "stored_tables",
]
