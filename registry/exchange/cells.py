"""What a single cell says: a day."""

from __future__ import annotations

import datetime
import re

_DAY_FORMS = tuple(
    re.compile(form)
    for form in (
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})",
        r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日",
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
    )
)


def read_day(text: str) -> datetime.date | None:
    """The day that a cell names, in one of the forms of exchange.md; None for anything else."""
    for form in _DAY_FORMS:
        if match := form.fullmatch(text.strip()):
            try:
                return datetime.date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return None
    return None
