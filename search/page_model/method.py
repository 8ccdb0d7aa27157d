"""The page of a method document: what is known of it, and the promises that cite it."""

from __future__ import annotations

from dataclasses import dataclass

from search.page_model.shared import ONE_PAGE, Fact, Link, Pagination, State, Tag


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A promise in force that cites the method, as written."""

    code: str
    url: str
    center: Link
    instrument: str
    range: str
    accuracy: str


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Everything the page shows; ``warning`` says what a reader must know of its status."""

    code: str
    title: str
    tag: Tag
    facts: tuple[Fact, ...]
    summary: str
    warning: str = ""
    successor: Link | None = None
    rows: tuple[CitingRow, ...] = ()
    state: State | None = None
    tools: tuple[Link, ...] = ()
    pages: Pagination = ONE_PAGE
    breadcrumb: tuple[Link, ...] = ()
