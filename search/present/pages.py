"""Turning pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import ceil

from search.page_model.shared import ONE_PAGE, Link, Pagination
from search.present.links import query

AROUND = 2
"""Pages shown on each side of the current one."""


def pagination(
    path: str, values: Mapping[str, str], page: int, page_size: int, total: int
) -> Pagination:
    """Links to the first, the last and the neighbouring pages; gaps are an ellipsis."""
    last = ceil(total / page_size)
    if last < 2:
        return ONE_PAGE

    def url(number: int) -> str:
        return f"{path}?{query(dict(values) | {'page': str(number)})}"

    links = []
    previous = 0
    for number in _shown(page, last):
        if number > previous + 1:
            links.append(Link("…"))
        here = number == page
        links.append(Link(str(number), "" if here else url(number), current=here))
        previous = number
    before = url(page - 1) if 1 < page <= last else ""
    return Pagination(tuple(links), before, url(page + 1) if page < last else "")


def _shown(page: int, last: int) -> Iterator[int]:
    around = range(max(1, page - AROUND), min(last, page + AROUND) + 1)
    yield from sorted({1, last, *around})
