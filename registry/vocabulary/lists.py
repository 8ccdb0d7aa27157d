"""What a list cell names: its items, and the entries of a closed list that they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from registry.vocabulary.entries import Named

_SEPARATOR = re.compile(r"[;；、\n]|(?<!ISO)/(?! ?[TZ][ 0-9])")
"""What separates the items of a list cell. The slash of ``GB/T 19022``, ``GB/Z 2`` and
``ISO/IEC 17025`` belongs to the document's number."""


def list_items(text: str) -> tuple[str, ...]:
    """The items of a list cell, in order, without empty ones."""
    return tuple(item.strip() for item in _SEPARATOR.split(text) if item.strip())


def by_name(entries: Iterable[Named]) -> Mapping[str, str]:
    """The slug of each entry by its name, its aliases and the slug itself."""
    found: dict[str, str] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases, entry.slug):
            found.setdefault(name, entry.slug)
    return found
