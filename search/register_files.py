"""The register as files, in pieces: the same whether streamed on demand or written at night."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.conf import settings

from search import finding
from search.index.listing import promise_counts
from search.index.whole import all_centers, each_promise
from search.present.downloads import (
    CENTER_HEADINGS,
    REGISTER_HEADINGS,
    center_rows,
    register_rows,
)
from search.present.open_data import Licence, register_document
from search.present.tables import csv_lines

MEDIA_TYPES = {
    "centers.csv": "text/csv; charset=utf-8",
    "capabilities.csv": "text/csv; charset=utf-8",
    "register.json": "application/json",
}
"""Every file there is, by its name."""


def licence() -> Licence:
    """The licence that is set."""
    return Licence(settings.DATA_LICENCE, settings.DATA_LICENCE_URL)


def pieces(name: str, day: datetime.date) -> Iterator[str]:
    """The text of a file as of ``day``, never all of it in memory. Raises ``KeyError`` for a name
    that is none."""
    match name:
        case "centers.csv":
            return csv_lines(CENTER_HEADINGS, center_rows(all_centers(day)))
        case "capabilities.csv":
            return csv_lines(REGISTER_HEADINGS, register_rows(each_promise(day), day))
        case "register.json":
            vocabulary = finding.current().vocabulary
            counts = promise_counts(day)
            return register_document(
                all_centers(day), counts, each_promise(day), day, vocabulary, licence()
            )
    raise KeyError(name)
