"""The register's tables: facts and what must always hold of them. Rules live elsewhere."""

from registry.models.acceptance import (
    Acceptance,
    AcceptanceItem,
    AcceptanceRules,
    ItemResult,
    Rectification,
)
from registry.models.application import (
    Application,
    ConditionStatement,
    Demand,
    PreparationTask,
    VisitFinding,
)
from registry.models.capability import Capability, CapabilityVersion
from registry.models.case import Assignment, Case, CaseCounter, Evidence
from registry.models.center import Center, CenterIndustry, CenterPlace, CenterStatus
from registry.models.certificate import Certificate, CertificateKey, CheckCount
from registry.models.document import IssuedDocument, Wording
from registry.models.journal import JournalEntry, JournalHead
from registry.models.mail import OutgoingMail
from registry.models.organisation import Account, Organisation, organisation_of
from registry.models.outbox import OutboxEntry, OutboxHead
from registry.models.preparation import (
    Extension,
    PlanStage,
    Preparation,
    PreparationReport,
    PromisedRow,
    SupervisionVisit,
)
from registry.models.vocabulary import VocabularyRevision
from registry.models.written import WRITTEN_COLUMNS, WrittenPromise

__all__ = [
    "WRITTEN_COLUMNS",
    "Acceptance",
    "AcceptanceItem",
    "AcceptanceRules",
    "Account",
    "Application",
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
    "ConditionStatement",
    "Demand",
    "Evidence",
    "Extension",
    "IssuedDocument",
    "ItemResult",
    "JournalEntry",
    "JournalHead",
    "Organisation",
    "OutboxEntry",
    "OutboxHead",
    "OutgoingMail",
    "PlanStage",
    "Preparation",
    "PreparationReport",
    "PreparationTask",
    "PromisedRow",
    "Rectification",
    "SupervisionVisit",
    "VisitFinding",
    "VocabularyRevision",
    "Wording",
    "WrittenPromise",
    "organisation_of",
]
