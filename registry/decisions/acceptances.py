"""Acceptance on site (article 14): its rules in versions, and results item by item."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from registry import journal
from registry.decisions.steps import altering
from registry.models import (
    Acceptance,
    AcceptanceItem,
    AcceptanceRules,
    ItemResult,
    Preparation,
)
from registry.permissions import Visitor, require
from registry.refusal import Problem, Refused


@transaction.atomic
def write_rules(
    *,
    by: Visitor,
    title: str,
    items: Iterable[tuple[str, str]],
    document_number: str = "",
) -> AcceptanceRules:
    """Put a new version of the 验收细则 in use. Acceptances that have begun keep theirs.

    ``items`` are (heading, requirement) pairs. Refused without any."""
    require(by, "checklist.edit")
    kept = [(heading.strip(), text.strip()) for heading, text in items if text.strip()]
    if not title.strip():
        raise Refused([Problem("请填写细则名称。", "title")])
    if not kept:
        raise Refused([Problem("验收细则至少要有一个项目。", "items")])
    last = AcceptanceRules.objects.aggregate(last=Max("version"))["last"] or 0
    rules = AcceptanceRules.objects.create(
        version=last + 1,
        title=title.strip(),
        document_number=document_number,
        written_by_id=by.pk,
    )
    AcceptanceItem.objects.bulk_create(
        AcceptanceItem(rules=rules, position=position, heading=heading, requirement=text)
        for position, (heading, text) in enumerate(kept, start=1)
    )
    after = {"version": rules.version, "items": len(kept)}
    journal.write("checklist.edit", by=by, after=after, document_number=document_number)
    return rules


def current_acceptance(preparation: Preparation) -> Acceptance | None:
    """The site acceptance that runs or ran last."""
    return preparation.acceptances.select_related("rules").last()


def record_result(
    preparation: Preparation, *, by: Visitor, item: AcceptanceItem, verdict: str, text: str = ""
) -> ItemResult:
    """Record whether an item passed in this round (article 14). An item that failed says why."""
    with altering(preparation, "case.finding", by=by, states={"acceptance"}) as locked:
        acceptance = current_acceptance(locked)
        if acceptance is None or item.rules_id != acceptance.rules_id:
            raise Refused([Problem("本次验收所依据的细则没有这个项目。", "item")])
        if verdict not in ItemResult.Verdict.values:
            raise Refused([Problem("请选择结论。", f"verdict-{item.pk}")])
        if verdict == ItemResult.Verdict.FAILED and not text.strip():
            raise Refused([Problem("不通过的项目请写明情况。", f"text-{item.pk}")])
        found = {"verdict": verdict, "text": text, "written_by_id": by.pk}
        result, _ = ItemResult.objects.update_or_create(
            acceptance=acceptance, item=item, round=locked.round, defaults=found
        )
        after = {"item": item.position, "round": locked.round, "verdict": verdict}
        journal.write("case.finding", by=by, case=locked, after=after, note=text)
    return result


def newest_results(acceptance: Acceptance) -> dict[int, ItemResult]:
    """By item, what the newest round that looked at it found (1 query)."""
    rows = acceptance.results.select_related("item").order_by("round")
    return {row.item_id: row for row in rows}


def failed(acceptance: Acceptance) -> list[AcceptanceItem]:
    """Items that did not pass when last looked at."""
    results = newest_results(acceptance)
    return [row.item for row in results.values() if row.verdict == ItemResult.Verdict.FAILED]


def not_passed(acceptance: Acceptance) -> list[AcceptanceItem]:
    """Items that keep the acceptance from being finished: failed, or not looked at yet."""
    results = newest_results(acceptance)
    return [
        item
        for item in acceptance.rules.items.all()
        if item.pk not in results or results[item.pk].verdict == ItemResult.Verdict.FAILED
    ]
