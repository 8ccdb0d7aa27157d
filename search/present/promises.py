"""Promises as JSON, each as written with its structure beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from registry.measurement.codec import scope_from_json
from registry.measurement.curves import ends
from registry.measurement.values import Accuracy, Condition, MeasuringRange, Part, Scope
from registry.models import CapabilityVersion
from registry.vocabulary.vocabulary import Vocabulary
from search.present.question import si_unit

Json = dict[str, Any]


def promises_by_id(version_ids: Iterable[int]) -> dict[int, CapabilityVersion]:
    """The versions with what their rendering needs, in one query."""
    versions = CapabilityVersion.objects.select_related("capability__center")
    return versions.in_bulk(list(version_ids))


def promise_json(version: CapabilityVersion, vocabulary: Vocabulary) -> Json:
    """A promise as it stands in the result of a search."""
    scope = scope_from_json(version.structure)
    main = scope.parts[0] if scope.parts else None
    hull = main.range.hull if main and main.range.intervals else None
    quantity = main.range.quantity if main else None
    return {
        "code": version.code,
        "url": version.capability.get_absolute_url(),
        "name": version.name,
        "range_text": version.range_text,
        "low": hull.low if hull else None,
        "high": hull.high if hull else None,
        "unit": si_unit(quantity or scope.quantity, vocabulary) if hull else None,
        "uncertainty_text": version.accuracy_text,
        "methods": version.methods,
        "service": _names(scope.services, vocabulary.services),
        "place": list(scope.places),
        "basis": _names(scope.bases, vocabulary.bases),
        "structured": version.structured,
    }


def full_promise_json(version: CapabilityVersion, vocabulary: Vocabulary) -> Json:
    """A promise as it stands in the list of promises (settled point 28)."""
    scope = scope_from_json(version.structure)
    center = version.capability.center
    quantity = scope.quantity
    return promise_json(version, vocabulary) | {
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
        "accuracy": _accuracy(scope, vocabulary),
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


def _accuracy(scope: Scope, vocabulary: Vocabulary) -> Json:
    part = scope.parts[0] if scope.parts else None
    accuracy = part.accuracy if part else Accuracy(of="service")
    at_low, at_high = ends(part) if part else (None, None)
    return {
        "of": accuracy.of,
        "kind": accuracy.kind,
        "k": accuracy.k if accuracy.statement == "uncertainty" else None,
        "value": _value(accuracy, part, vocabulary),
        "at_low": at_low,
        "at_high": at_high,
    }


def _value(accuracy: Accuracy, part: Part | None, vocabulary: Vocabulary) -> float | str | None:
    """A class as the system writes it, a number where it is one; else SI at the upper end."""
    if accuracy.statement == "class":
        finest = accuracy.class_values[0] if accuracy.class_values else None
        try:
            return float(finest) if finest and finest.isascii() else finest
        except ValueError:
            return finest
    return ends(part)[1] if part else None
