"""Write the record of a step, in the transaction that takes it, and prove the record whole."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.utils import timezone

from registry.models import Case, Center, JournalEntry, JournalHead
from registry.permissions import Visitor

SYSTEM = "系统"
HASHED = ("position", "actor_id", "actor_name", "action", "case_id", "center_id", "before", "after",
          "document_number", "note", "previous_hash")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Break:
    """The first place where the record is not whole."""

    position: int
    reason: str


def write(
    action: str,
    *,
    by: Visitor | None,
    case: Case | None = None,
    center: Center | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    document_number: str = "",
    note: str = "",
) -> JournalEntry:
    """Record a step. ``by`` is None for what the system does by itself.

    Raises ``RuntimeError`` outside a transaction: the record must not outlive a failed step, nor
    miss one that happened."""
    if not connection.in_atomic_block:
        raise RuntimeError("journal.write() belongs inside the transaction of the step")
    head, _ = JournalHead.objects.select_for_update().get_or_create(pk=JournalHead.ONLY)
    entry = JournalEntry(
        position=head.position + 1,
        at=timezone.now(),
        actor_id=by.pk if by else None,
        actor_name=(by.get_full_name() or by.get_username()) if by else SYSTEM,  # type: ignore[union-attr]
        action=action,
        case_id=case.pk if case else None,
        center_id=center.pk if center else case.center_id if case else None,
        before=_plain(before),
        after=_plain(after),
        document_number=document_number,
        note=note,
        previous_hash=head.hash,
    )
    entry.hash = digest(entry)
    entry.save(force_insert=True)
    head.position, head.hash = entry.position, entry.hash
    head.save(update_fields=["position", "hash"])
    return entry


def digest(entry: JournalEntry) -> str:
    """The hash of an entry: of all it says, of its time in UTC, and of the hash before it."""
    said = {name: getattr(entry, name) for name in HASHED}
    said["at"] = entry.at.astimezone(datetime.UTC).isoformat(timespec="microseconds")
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def first_break() -> Break | None:
    """The first entry that is missing, altered or out of the chain; None where all is whole."""
    entries: Iterable[JournalEntry] = JournalEntry.objects.order_by("position").iterator()
    previous, position = "", 0
    for position, entry in enumerate(entries, start=1):
        if entry.position != position:
            return Break(position, "缺失")
        if entry.previous_hash != previous:
            return Break(position, "与前一条不相接")
        if entry.hash != digest(entry):
            return Break(position, "内容与散列不符")
        previous = entry.hash
    head = JournalHead.objects.filter(pk=JournalHead.ONLY).first()
    if head is not None and (head.position, head.hash) != (position, previous):
        return Break(position + 1, "末尾缺失")
    return None


def _plain(facts: Mapping[str, Any] | None) -> dict[str, Any]:
    """Facts as the database gives them back: dates and numbers as JSON writes them."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(facts or {}), cls=DjangoJSONEncoder))
    return plain
