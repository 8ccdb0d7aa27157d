"""The page of one promise: as written beside as read, its curve and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

from search.drawing.primitives import Drawing
from search.page_model.shared import Fact, Link, Stamp, Tag


@dataclass(frozen=True, slots=True)
class Asked:
    """The promise against the question the reader came with."""

    question: str
    grade: str
    sentence: str
    bars: tuple[Drawing, ...] = ()
    meter: Drawing | None = None
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A method document as a line of a promise; without an address where nothing is known of it."""

    text: str
    tag: Tag
    url: str = ""


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part of a promise: ``written`` byte for byte, ``read`` the structure in words.

    With nothing in ``read`` the page says 未结构化，只按原文查找. ``lines`` are the method
    documents with their status.
    """

    title: str
    written: str
    read: str = ""
    note: str = ""
    link: Link | None = None
    tag: Tag | None = None
    lines: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A point of the curve in numbers (texts with equal decimals)."""

    x: str
    u: str
    margin: str = ""
    tightest: bool = False


@dataclass(frozen=True, slots=True)
class CurvePanel:
    """The curve and the table of the same numbers. Without a drawing ``sentence`` says why."""

    title: str
    x_title: str = ""
    u_title: str = ""
    drawing: Drawing | None = None
    sentence: str = ""
    rows: tuple[FigureRow, ...] = ()


@dataclass(frozen=True, slots=True)
class ProofStep:
    """A link of the proof chain. ``tone``: empty (sound), ``soon``, ``broken`` or ``unknown``
    (the register does not say)."""

    title: str
    lines: tuple[str, ...] = ()
    tone: str = ""
    warning: str = ""
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of the promise; ``period`` in one or two lines."""

    title: str
    period: tuple[str, ...]
    range: str
    accuracy: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PromisePage:
    """Everything the page of a promise shows. ``current`` leads to the version in force, where
    this one is another."""

    code: str
    version: str
    title: str
    stamp: Stamp
    center: Link
    city: str
    warning: str = ""
    current: Link | None = None
    tools: tuple[Link, ...] = ()
    compare_url: str = ""
    asked: Asked | None = None
    parts: tuple[PartRow, ...] = ()
    curve: CurvePanel | None = None
    proof: tuple[ProofStep, ...] = ()
    advice: tuple[Fact, ...] = ()
    versions: tuple[VersionRow, ...] = ()
    versions_url: str = ""
    permanent_url: str = ""
    cite_tools: tuple[Link, ...] = ()
    breadcrumb: tuple[Link, ...] = ()
