"""The page of open data."""

from __future__ import annotations

from dataclasses import dataclass

from search.page_model.shared import Fact, Field, Link


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file to take: what it holds, its kind and what is in it."""

    title: str
    kind: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """What can be taken, as of a day that ``field`` chooses."""

    title: str
    lead: str
    facts: tuple[Fact, ...]
    field: Field
    files: tuple[DataFile, ...]
    breadcrumb: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """Why an address can't be answered: one line a parameter, and ways on."""

    title: str
    lines: tuple[str, ...]
    actions: tuple[Link, ...] = ()
