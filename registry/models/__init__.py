"""The register's tables: facts and what must always hold of them. Rules live elsewhere."""

from registry.models.capability import Capability, CapabilityVersion
from registry.models.case import Assignment, Case, CaseCounter, Evidence
from registry.models.center import Center, CenterIndustry, CenterPlace, CenterStatus
from registry.models.certificate import Certificate, CertificateKey, CheckCount
from registry.models.document import IssuedDocument, Wording
from registry.models.journal import JournalEntry, JournalHead
from registry.models.mail import OutgoingMail
from registry.models.organisation import Account, Organisation
from registry.models.outbox import OutboxEntry, OutboxHead
from registry.models.promise import WRITTEN_COLUMNS, WrittenPromise
from registry.models.vocabulary import VocabularyRevision

__all__ = [
    "WRITTEN_COLUMNS",
    "Account",
    "Assignment",
    "Capability",
    "CapabilityVersion",
    "Case",
    "CaseCounter",
    "Center",
    "CenterIndustry",
    "CenterPlace",
    "CenterStatus",
    "Certificate",
    "CertificateKey",
    "CheckCount",
    "Evidence",
    "IssuedDocument",
    "JournalEntry",
    "JournalHead",
    "Organisation",
    "OutboxEntry",
    "OutboxHead",
    "OutgoingMail",
    "VocabularyRevision",
    "Wording",
    "WrittenPromise",
]
