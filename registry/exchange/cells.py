"""What a single cell says: a day, a list, a word of a closed list."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping

from registry.vocabulary.entries import Named

_DAY_FORMS = tuple(
    re.compile(form)
    for form in (
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})",
        r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日",
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
    )
)

_SEPARATOR = re.compile(r"[;；、\n]|(?<!ISO)/(?! ?[TZ][ 0-9])")
"""What separates the items of a list cell. The slash of ``GB/T 19022``, ``GB/Z 2`` and
``ISO/IEC 17025`` belongs to the document's number."""


def read_day(text: str) -> datetime.date | None:
    """The day that a cell names, in one of the forms of exchange.md; None for anything else."""
    for form in _DAY_FORMS:
        if match := form.fullmatch(text.strip()):
            try:
                return datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return None
    return None


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
