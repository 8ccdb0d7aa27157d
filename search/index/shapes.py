"""What promises say, apart from who says it and when: the unit of judging."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from registry.measurement.codec import scope_from_json, scope_to_json
from registry.measurement.values import Scope
from search.lean import Lean, lean_of, scope_of


class Tags:
    """The words of closed lists by which centers are counted. One object for equal ones, so that
    thousands of contents are counted by a few."""

    __slots__ = ("bases", "field", "places", "services")

    def __init__(self, scope: Scope, field: str | None) -> None:
        self.services = scope.services
        self.places = scope.places
        self.bases = scope.bases
        self.field = field


_tags: dict[tuple[object, ...], Tags] = {}


class Content:
    """A distinct content: the structure of a promise and the methods it cites. Compared by
    identity: engines hand out one object for one content.

    ``lean`` is the structure in its leanest form, where it has one.
    """

    __slots__ = ("_scope", "field", "lean", "methods", "tags")

    def __init__(self, scope: Scope, methods: tuple[str, ...], field: str | None) -> None:
        self._scope: Scope | None = scope
        self.lean = lean_of(scope)
        self.methods = methods
        self.field = field
        key = (scope.services, scope.places, scope.bases, field)
        self.tags = _tags.get(key) or _tags.setdefault(key, Tags(scope, field))

    def with_numbers(self, lean: Lean) -> Content:
        """A content of the same kind. It keeps its numbers alone: a whole structure takes several
        times the room, and only what is shown needs it."""
        other = Content.__new__(Content)
        other._scope = None
        other.lean = lean
        other.methods = self.methods
        other.field = self.field
        other.tags = self.tags
        return other

    @property
    def scope(self) -> Scope:
        """The structure; without the wording of its range where only the numbers were kept."""
        if self._scope is None:
            if self.lean is None:
                raise ValueError("a content has a structure or its lean form")
            return scope_of(self.lean)
        return self._scope


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
