"""Certificates are registered, voided, and registered by a center's programs (article 17)."""

from __future__ import annotations

import datetime
import hashlib
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from registry import journal
from registry.measurement.codec import scope_to_json
from registry.measurement.values import Scope
from registry.models import CapabilityVersion, Center, Certificate, CertificateKey
from registry.models.certificate import plain_number
from registry.permissions import Visitor, require
from registry.refusal import Problem, Refused

KEY_MARK = "zsdj_"
"""What keys begin with, so that one that strayed into a log or a repository is known for one."""

KEY_BYTES = 32
HINT = len(KEY_MARK) + 4


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scope in force on its day says of a certificate; ``versions`` are the promises it
    rests on."""

    coverage: Certificate.Coverage
    uncertainty: Certificate.Uncertainty
    reasons: tuple[str, ...] = ()
    versions: tuple[CapabilityVersion, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A certificate as stated, read and judged, not yet registered."""

    number: str
    kind: str
    issued_on: datetime.date
    name: str
    range_text: str
    condition_text: str
    accuracy_text: str
    scope: Scope
    verdict: Verdict


@transaction.atomic
def register_certificates(
    center: Center, drafts: Sequence[Draft], *, by: Visitor, key: CertificateKey | None = None
) -> list[Certificate]:
    """Register certificates of a center, all or none (article 17). One that lies outside the scope
    is registered too, with that verdict: it has been issued, and the public is told.

    Raises ``Refused`` with a problem at ``<row>.<field>`` for each number registered before or
    day to come, ``PermissionDenied`` for whoever is not of the center.
    """
    require(by, "certificate.register", center.organisation)
    Center.objects.select_for_update().get(pk=center.pk)
    problems = list(_problems(center, drafts))
    if problems:
        raise Refused(problems)
    made = [_register(center, draft, by, key) for draft in drafts]
    journal.write(
        "certificate.register",
        by=by,
        center=center,
        after={"numbers": [one.number for one in made], "key": key.hint if key else ""},
    )
    return made


@transaction.atomic
def void_certificate(certificate: Certificate, *, by: Visitor, reason: str) -> None:
    """Void a registered certificate; it stays, and who checks it is told (article 18)."""
    require(by, "certificate.register", certificate.center.organisation)
    if not reason.strip():
        raise Refused([Problem("请填写作废原因。", "reason")])
    locked = Certificate.objects.select_for_update().get(pk=certificate.pk)
    if locked.voided_on is not None:
        raise Refused([f"证书 {locked.number} 已经作废。"])
    locked.voided_on = timezone.localdate()
    locked.void_reason = reason.strip()
    locked.save(update_fields=["voided_on", "void_reason"])
    journal.write(
        "certificate.void",
        by=by,
        center=locked.center,
        after={"number": locked.number, "voided_on": locked.voided_on},
        note=locked.void_reason,
    )


@transaction.atomic
def issue_key(center: Center, *, by: Visitor, label: str) -> tuple[CertificateKey, str]:
    """A new key for a center's programs, and its text, which is not kept and never shown again."""
    require(by, "certificate.key", center.organisation)
    if not label.strip():
        raise Refused([Problem("请写明密钥给哪个系统使用。", "label")])
    text = KEY_MARK + secrets.token_urlsafe(KEY_BYTES)
    key = CertificateKey.objects.create(
        center=center,
        label=label.strip()[:100],
        hint=text[:HINT],
        digest=_digest(text),
        issued_by=by,  # type: ignore[misc]
    )
    after = {"label": key.label, "hint": key.hint}
    journal.write("certificate.issue_key", by=by, center=center, after=after)
    return key, text


@transaction.atomic
def revoke_key(key: CertificateKey, *, by: Visitor) -> None:
    """Make a key useless from now on; a second time changes nothing."""
    require(by, "certificate.key", key.center.organisation)
    changed = CertificateKey.objects.filter(pk=key.pk, revoked_at=None).update(
        revoked_at=timezone.now()
    )
    if changed:
        before = {"label": key.label, "hint": key.hint}
        journal.write("certificate.revoke_key", by=by, center=key.center, before=before)


def key_for(text: str) -> CertificateKey | None:
    """The key of that text, if it still opens; notes that it was used. It counts as much as who
    issued it: with their account it loses its force."""
    rows = CertificateKey.objects.select_related("center__organisation", "issued_by")
    key = rows.filter(digest=_digest(text), revoked_at=None).first()
    if key is not None:
        CertificateKey.objects.filter(pk=key.pk).update(used_at=timezone.now())
    return key


def _digest(text: str) -> str:
    """Keys are 32 random bytes: there is nothing to guess, so one round is enough."""
    return hashlib.sha256(text.encode()).hexdigest()


def _problems(center: Center, drafts: Sequence[Draft]) -> Iterator[Problem]:
    today = timezone.localdate()
    numbers = [plain_number(draft.number) for draft in drafts]
    known = set(
        Certificate.objects.filter(center=center, plain__in=numbers).values_list("plain", flat=True)
    )
    seen: set[str] = set()
    for row, (draft, plain) in enumerate(zip(drafts, numbers, strict=True)):
        if plain in known:
            yield Problem(f"证书编号 {draft.number} 已经登记。", f"{row}.number")
        elif plain in seen:
            yield Problem(f"证书编号 {draft.number} 在本次登记中重复。", f"{row}.number")
        if draft.issued_on > today:
            yield Problem("出证日期晚于今天。", f"{row}.issued_on")
        seen.add(plain)


def _register(center: Center, draft: Draft, by: Visitor, key: CertificateKey | None) -> Certificate:
    made = Certificate.objects.create(
        center=center,
        number=draft.number,
        plain=plain_number(draft.number),
        kind=draft.kind,
        issued_on=draft.issued_on,
        name=draft.name,
        range_text=draft.range_text,
        condition_text=draft.condition_text,
        accuracy_text=draft.accuracy_text,
        structure=scope_to_json(draft.scope),
        coverage=draft.verdict.coverage,
        uncertainty=draft.verdict.uncertainty,
        reasons=list(draft.verdict.reasons),
        registered_by=by,  # type: ignore[misc]
        key=key,
    )
    made.versions.set(draft.verdict.versions)
    return made
