"""The directory, a center's page, and the comparison of centers."""

from __future__ import annotations

from dataclasses import dataclass

from search.drawing.primitives import Drawing
from search.page_model.shared import (
    ONE_PAGE,
    Event,
    Fact,
    Field,
    Link,
    Pagination,
    Stamp,
    State,
    Tag,
    Tile,
)


@dataclass(frozen=True, slots=True)
class CenterRow:
    """A center in the directory."""

    name: str
    url: str
    city: str
    industries: str
    promises: int
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """The directory: filters, the tiles beside the list."""

    title: str
    lead: str = ""
    filters: tuple[Field, ...] = ()
    tiles: tuple[Tile, ...] = ()
    summary: str = ""
    tools: tuple[Link, ...] = ()
    rows: tuple[CenterRow, ...] = ()
    state: State | None = None
    pages: Pagination = ONE_PAGE
    breadcrumb: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ScopeRow:
    """A promise in a center's scope table, as written. ``warnings`` are (text, tone) under the
    instrument: tone ``stop`` (suspended) or ``doubt`` (not structured, superseded method)."""

    code: str
    url: str
    instrument: str
    quantity: str
    range: str
    accuracy: str = ""
    condition: str = ""
    methods: tuple[str, ...] = ()
    services: str = ""
    places: str = ""
    bases: str = ""
    warnings: tuple[tuple[str, str], ...] = ()
    method_warning: str = ""
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class ScopeGroup:
    """The rows of one measurement field; ``count`` is of the whole field."""

    field: str
    count: int
    rows: tuple[ScopeRow, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class Titled:
    """A title with a line or two under it (a system, a place)."""

    title: str
    text: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class CenterPage:
    """A center: what it is, what it promises, where, and what happened to it."""

    name: str
    slug: str
    stamp: Stamp
    lead: str = ""
    tags: tuple[Tag, ...] = ()
    warning: str = ""
    search_url: str = ""
    download_url: str = ""
    feed_url: str = ""
    facts: tuple[Fact, ...] = ()
    sections: tuple[Link, ...] = ()
    filters: tuple[Field, ...] = ()
    summary: str = ""
    tools: tuple[Link, ...] = ()
    scope: tuple[ScopeGroup, ...] = ()
    state: State | None = None
    pages: Pagination = ONE_PAGE
    scope_note: str = ""
    systems: tuple[Titled, ...] = ()
    places: tuple[Titled, ...] = ()
    history: tuple[Event, ...] = ()
    history_url: str = ""
    history_count: int = 0
    breadcrumb: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class CompareColumn:
    """A center of the comparison; without a grade it has nothing to do with the question."""

    name: str
    url: str
    city: str
    grade: str
    sentence: str
    slug: str
    bars: tuple[Drawing, ...] = ()
    remove_url: str = ""

    @property
    def sentence_id(self) -> str:
        """The id of the sentence that names the drawing."""
        return f"say-{self.slug}"


@dataclass(frozen=True, slots=True)
class CompareCell:
    """What one center has in a row; ``lines`` are (text, address, note below) each."""

    lines: tuple[tuple[str, str, str], ...] = ()
    best: bool = False
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class CompareRow:
    """A row of the comparison; ``same`` when all centers agree (hidden by 只看不同的行)."""

    title: str
    cells: tuple[CompareCell, ...]
    same: bool = False


@dataclass(frozen=True, slots=True)
class ComparePart:
    """Rows under a heading; the first part has none."""

    title: str
    rows: tuple[CompareRow, ...]


@dataclass(frozen=True, slots=True)
class ComparePage:
    """Up to four centers side by side for a question."""

    title: str
    question: str = ""
    asked: tuple[str, ...] = ()
    change_url: str = ""
    difference: Link | None = None
    tools: tuple[Link, ...] = ()
    columns: tuple[CompareColumn, ...] = ()
    parts: tuple[ComparePart, ...] = ()
    legend: tuple[str, ...] = ()
    state: State | None = None
    breadcrumb: tuple[Link, ...] = ()
