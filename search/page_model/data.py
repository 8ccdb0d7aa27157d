"""The page of open data."""

from __future__ import annotations

from dataclasses import dataclass

from search.page_model.shared import Fact, Field, Link


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to take: what it holds, its kind and what is in it; ``sha256`` of one that lies
    there."""

    title: str
    kind: str
    url: str
    note: str
    sha256: str = ""

    @property
    def sum_url(self) -> str:
        """Where the checksum of a file made on demand is: of the same day."""
        path, mark, asked = self.url.partition("?")
        return f"{path}.sha256{mark}{asked}"


@dataclass(frozen=True, slots=True)
class DataPage:
    """What can be taken, as of a day that ``field`` chooses; ``kept`` are files of a night."""

    title: str
    lead: str
    facts: tuple[Fact, ...]
    field: Field
    files: tuple[DataFile, ...]
    kept: tuple[DataFile, ...] = ()
    machine: Link | None = None
    breadcrumb: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """Why an address can't be answered: one line a parameter, and ways on."""

    title: str
    lines: tuple[str, ...]
    actions: tuple[Link, ...] = ()
