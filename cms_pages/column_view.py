"""What the page of a column shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import QuerySet

from search.page_model.shared import Link, Pagination

if TYPE_CHECKING:
    from cms_pages.models.columns import ColumnPage

PER_PAGE = 20
AROUND = 2
"""Pages named on each side of the one shown."""


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A page of a column's list. ``kinds`` are links that narrow it."""

    entries: tuple[Any, ...]
    total: int
    kinds: tuple[Link, ...]
    pages: Pagination


def column_view(column: ColumnPage, parameters: Mapping[str, str]) -> ColumnView:
    """The entries that ``page`` and ``kind`` of the address ask for; what can't be read is the
    first page of everything."""
    entries: QuerySet[Any] = column.entries()
    kinds = column.kinds()
    kind = parameters.get("kind", "")
    if kind in dict(kinds):
        entries = entries.filter(kind=kind)
    else:
        kind = ""
    page = Paginator(entries, PER_PAGE).get_page(parameters.get("page"))
    kept = {"kind": kind} if kind else {}
    return ColumnView(
        entries=tuple(page.object_list),
        total=page.paginator.count,
        kinds=tuple(
            Link(
                label,
                f"?{urlencode({'kind': value})}" if value else column.url,
                current=value == kind,
            )
            for value, label in (("", "全部"), *kinds)
        )
        if kinds
        else (),
        pages=page_links(page, kept),
    )


def page_links(page: PaginatorPage[Any], kept: Mapping[str, str]) -> Pagination:
    """Links to the pages of a list that keep the parameters ``kept``."""

    def address(number: int) -> str:
        return "?" + urlencode(dict(kept) | {"page": number})

    if page.paginator.num_pages < 2:
        return Pagination()
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=AROUND, on_ends=1)
    return Pagination(
        links=tuple(
            Link(str(one), address(one), current=one == page.number)
            if isinstance(one, int)
            else Link("…")
            for one in elided
        ),
        previous=address(page.previous_page_number()) if page.has_previous() else "",
        next=address(page.next_page_number()) if page.has_next() else "",
    )
