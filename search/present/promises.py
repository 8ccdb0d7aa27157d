"""Promises as JSON, each as written with its structure beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.urls import reverse

from registry.measurement.codec import scope_from_json
from registry.measurement.curves import ends, stated_value
from registry.measurement.values import Accuracy, Condition, MeasuringRange, Scope
from registry.models import CapabilityVersion
from registry.vocabulary.vocabulary import Vocabulary
from search.present.question import si_unit

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """What a result shows of a promise, as written. A page of answers has hundreds: a model
    instance each, with its capability and center, would cost more than finding them."""

    pk: int
    code: str
    url: str
    name: str
    range_text: str
    accuracy_text: str
    standards_text: str
    methods: tuple[str, ...]
    structured: bool


def promises_by_id(version_ids: Iterable[int]) -> dict[int, Written]:
    """The promises as written by the id of their version, in one query."""
    rows = CapabilityVersion.objects.filter(pk__in=list(version_ids)).values_list(
        "pk",
        "capability__code",
        "number",
        "name",
        "range_text",
        "accuracy_text",
        "standards_text",
        "methods",
        "structured",
    )
    return {
        pk: Written(
            pk,
            f"{code}-{number}",
            url_of(code),
            name,
            range_text,
            accuracy_text,
            standards_text,
            tuple(methods),
            structured,
        )
        for (
            pk,
            code,
            number,
            name,
            range_text,
            accuracy_text,
            standards_text,
            methods,
            structured,
        ) in rows
    }


@lru_cache(maxsize=4096)
def url_of(code: str) -> str:
    """The public page of a promise."""
    return reverse("capability", args=[code])


def promise_json(written: Written, scope: Scope, vocabulary: Vocabulary) -> Json:
    """A promise as it stands in the result of a search."""
    main = scope.parts[0] if scope.parts else None
    hull = main.range.hull if main and main.range.intervals else None
    quantity = main.range.quantity if main else None
    return {
        "code": written.code,
        "url": written.url,
        "name": written.name,
        "range_text": written.range_text,
        "low": hull.low if hull else None,
        "high": hull.high if hull else None,
        "unit": si_unit(quantity or scope.quantity, vocabulary) if hull else None,
        "uncertainty_text": written.accuracy_text,
        "methods": list(written.methods),
        "service": _names(scope.services, vocabulary.services),
        "place": list(scope.places),
        "basis": _names(scope.bases, vocabulary.bases),
        "structured": written.structured,
    }


def written_of(version: CapabilityVersion) -> Written:
    """A version as written."""
    return Written(
        version.pk,
        version.code,
        version.capability.get_absolute_url(),
        version.name,
        version.range_text,
        version.accuracy_text,
        version.standards_text,
        tuple(version.methods),
        version.structured,
    )


def full_promise_json(version: CapabilityVersion, vocabulary: Vocabulary) -> Json:
    """A promise as it stands in the list of promises (settled point 28)."""
    scope = scope_from_json(version.structure)
    center = version.capability.center
    quantity = scope.quantity
    return promise_json(written_of(version), scope, vocabulary) | {
        "center": {"slug": center.slug, "name": center.name, "url": center.get_absolute_url()},
        "instrument": _named(scope.instrument, vocabulary.instruments),
        "quantity": _named(quantity, vocabulary.quantities),
        "field": _named(version.field, vocabulary.fields),
        "direction": scope.direction,
        "condition_text": version.condition_text,
        "conditions": [_condition(one, vocabulary) for one in scope.conditions],
        "ranges": [_range(part.range, vocabulary) for part in scope.parts],
        "effective_from": version.effective_from.isoformat(),
        "effective_to": version.effective_to.isoformat() if version.effective_to else None,
        "structure_note": version.structure_note,
        "accuracy": _accuracy(scope),
    }


def _names(slugs: Iterable[str], table: Mapping[str, Any]) -> list[str]:
    return [table[slug].name for slug in slugs if slug in table]


def _named(slug: str | None, table: Mapping[str, Any]) -> Json | None:
    return {"slug": slug, "name": table[slug].name} if slug and slug in table else None


def _range(measuring: MeasuringRange, vocabulary: Vocabulary) -> Json:
    return {
        "quantity": measuring.quantity,
        "unit": si_unit(measuring.quantity, vocabulary),
        "intervals": [
            {
                "low": one.low,
                "high": one.high,
                "low_open": one.low_open,
                "high_open": one.high_open,
            }
            for one in measuring.intervals
        ],
        "items": list(measuring.items),
    }


def _condition(condition: Condition, vocabulary: Vocabulary) -> Json:
    """A condition; several intervals give their hull and stand in ``intervals`` one by one."""
    hull = (
        MeasuringRange(condition.quantity, condition.intervals).hull
        if condition.intervals
        else None
    )
    return {
        "quantity": _named(condition.quantity, vocabulary.quantities),
        "low": hull.low if hull else None,
        "high": hull.high if hull else None,
        "unit": si_unit(condition.quantity, vocabulary) if hull else None,
        "items": list(condition.items),
        "any": condition.anything,
        "text": condition.text,
    }


def _accuracy(scope: Scope) -> Json:
    part = scope.parts[0] if scope.parts else None
    accuracy = part.accuracy if part else Accuracy(of="service")
    at_low, at_high = ends(part) if part else (None, None)
    return {
        "of": accuracy.of,
        "kind": accuracy.kind,
        "k": accuracy.k if accuracy.statement == "uncertainty" else None,
        "value": stated_value(part) if part else None,
        "at_low": at_low,
        "at_high": at_high,
    }
