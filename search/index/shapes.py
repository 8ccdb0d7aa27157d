"""What promises say, apart from who says it and when: the unit of judging."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from registry.measurement.codec import scope_from_json, scope_to_json
from registry.measurement.values import Scope


@dataclass(frozen=True, slots=True, eq=False)
class Content:
    """A distinct content: the structure of a promise and the methods it cites. Compared by
    identity: engines hand out one object for one content."""

    scope: Scope
    methods: tuple[str, ...]
    field: str | None


def encode(content: Content) -> str:
    """Canonical JSON: equal contents give equal text."""
    data = {
        "scope": scope_to_json(content.scope),
        "methods": list(content.methods),
        "field": content.field,
    }
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def decode(text: str) -> Content:
    """The content of ``encode``'s text."""
    data = json.loads(text)
    return Content(scope_from_json(data["scope"]), tuple(data["methods"]), data["field"])


def tags_of(content: Content) -> Iterator[tuple[str, str]]:
    """The words of closed lists that a content states, as (kind, value), each once."""
    scope = content.scope
    for kind, values in (
        ("service", scope.services),
        ("place", scope.places),
        ("basis", scope.bases),
        ("method", [name for code in content.methods for name in names_of_method(code)]),
    ):
        yield from ((kind, value[:200]) for value in dict.fromkeys(values))


def names_of_method(code: str) -> tuple[str, ...]:
    """A method's code, and without its year where it has one: it may be asked for by either."""
    document, _, year = code.rpartition("-")
    return (code, document) if document and year.isdigit() else (code,)


def digest(text: str) -> str:
    """A name for a text that is the same on every machine."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
