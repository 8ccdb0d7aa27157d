"""The register's tables: facts and what must always hold of them. Rules live elsewhere."""

from registry.models.capability import WRITTEN_COLUMNS, Capability, CapabilityVersion
from registry.models.center import Center, CenterIndustry, CenterPlace, CenterStatus
from registry.models.outbox import OutboxEntry, OutboxHead
from registry.models.vocabulary import VocabularyRevision

__all__ = [
    "WRITTEN_COLUMNS",
    "Capability",
    "CapabilityVersion",
    "Center",
    "CenterIndustry",
    "CenterPlace",
    "CenterStatus",
    "OutboxEntry",
    "OutboxHead",
    "VocabularyRevision",
]
