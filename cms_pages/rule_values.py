"""What a rule is made of, as read: headings, articles, items and notes. Plain values, no Django."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """An item (项): ``（一）`` and its text."""

    label: str
    text: str


Block = str | Item
"""A paragraph or an item."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article (条). ``content`` holds paragraphs and items in the order of the source;
    ``spaced`` says whether a blank stood after the label."""

    number: int
    label: str
    chapter: int | None = None
    section: int | None = None
    content: tuple[Block, ...] = ()
    spaced: bool = True

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs without the items."""
        return tuple(block for block in self.content if isinstance(block, str))

    @property
    def items(self) -> tuple[Item, ...]:
        """The items without the paragraphs."""
        return tuple(block for block in self.content if isinstance(block, Item))


@dataclass(frozen=True, slots=True)
class Heading:
    """A chapter (章) or a section (节, then ``chapter`` is the one it stands in).

    ``title`` is as written but for blanks; ``paragraphs`` are what stands between the heading and
    the first article under it.
    """

    kind: str
    number: int | None
    label: str
    title: str
    chapter: int | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A slip of the source, shown to the reader as an editor's note.

    ``slip`` are the characters meant, where they can be named; ``heading`` is the label of the
    heading meant when it is not about an article.
    """

    article: int | None
    text: str
    slip: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as read. ``parts`` are its headings and articles in the order of the source; the
    title stood before ``head[title_at]``."""

    title: str
    head: tuple[str, ...] = ()
    title_at: int = 0
    parts: tuple[Heading | Article, ...] = ()
    appendix: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    document_number: str = ""
    dated: datetime.date | None = None
    in_force_from: datetime.date | None = None

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles alone."""
        return tuple(part for part in self.parts if isinstance(part, Article))

    @property
    def chapters(self) -> tuple[Heading, ...]:
        """The chapters alone."""
        return self._headings("chapter")

    @property
    def sections(self) -> tuple[Heading, ...]:
        """The sections alone."""
        return self._headings("section")

    def _headings(self, kind: str) -> tuple[Heading, ...]:
        return tuple(part for part in self.parts if isinstance(part, Heading) and part.kind == kind)
