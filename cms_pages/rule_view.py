"""A rule as its page shows it: the source text in order, in pieces, with what is ours beside it.

The pieces of all parts joined are the source but for white space; notes and links of ours stand in
fields of their own, so that a template can keep them out of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from cms_pages.rule_labels import BOOKMARK, chinese_number
from cms_pages.rule_values import Article, Heading, Item, Note, Rule
from search.page_model.shared import Link

if TYPE_CHECKING:
    from cms_pages.models.rules import RulePage

LONGEST_FIND = 50
MOST_HITS = 500
_SMALL_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. ``hit`` counts the places found from 1; 0 is plain text."""

    text: str
    hit: int = 0
    current: bool = False
    slip: bool = False


Text = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class BlockView:
    """A paragraph; with a ``label`` and an ``anchor``, an item."""

    text: Text
    label: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PartView:
    """A heading or an article. ``first`` is an article's text on the line of its label."""

    kind: str
    anchor: str
    label: str
    title: Text = ()
    spaced: bool = True
    first: Text = ()
    blocks: tuple[BlockView, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the table of contents with the articles under it."""

    link: Link
    section: bool
    articles: tuple[Link, ...] = ()

    @property
    def range(self) -> str:
        """The numbers of the first and the last article: ``9～15``."""
        first, last = self.articles[0].label, self.articles[-1].label
        return first if first == last else f"{first}～{last}"


@dataclass(frozen=True, slots=True)
class Find:
    """A search within the text: what was asked for, how often it was found, where one stands."""

    text: str = ""
    hits: int = 0
    current: int = 0
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True)
class RuleView:
    """Everything that the page of a rule shows of the text."""

    before: tuple[Text, ...]
    title: Text
    after: tuple[Text, ...]
    parts: tuple[PartView, ...]
    appendix: tuple[Text, ...]
    contents: tuple[ContentsEntry, ...]
    notes: tuple[str, ...]
    find: Find


def rule_view(page: RulePage, parameters: Mapping[str, str]) -> RuleView:
    """The view of ``page``; ``find`` and ``at`` of the address say what to mark."""
    wanted = _SMALL_BLANKS.sub(" ", parameters.get("find", "")).strip()[:LONGEST_FIND]
    at = parameters.get("at", "")
    notes = [(note.article, note.text) for note in page.article_notes.all()]
    links = [(link.article, Link(link.label, link.url)) for link in page.article_links.all()]
    builder = _Builder(page.rule, wanted, int(at) if at.isascii() and at.isdigit() else 1)
    return builder.build(notes, links)


@dataclass(slots=True)
class _Builder:
    """Cuts the texts of a rule in the order of the page, so that hits are numbered as read."""

    rule: Rule
    wanted: str
    at: int
    hits: int = 0
    anchors: dict[str, int] = field(default_factory=dict)

    def build(
        self, notes: Iterable[tuple[int, str]], links: Iterable[tuple[int, Link]]
    ) -> RuleView:
        """The whole page."""
        rule = self.rule
        self.at = max(1, min(self.at, self._count()))
        before = self._texts(rule.head[: rule.title_at])
        title = self._cut(rule.title)
        after = self._texts(rule.head[rule.title_at :])
        by_article = _grouped(notes)
        links_by_article = _grouped(links)
        parts = tuple(
            self._article(part, by_article, links_by_article)
            if isinstance(part, Article)
            else self._heading(part)
            for part in rule.parts
        )
        return RuleView(
            before=before,
            title=title,
            after=after,
            parts=parts,
            appendix=self._texts(rule.appendix),
            contents=_contents(rule, parts),
            notes=tuple(note.text for note in rule.notes if not note.article and not note.heading),
            find=self._find(),
        )

    def _count(self) -> int:
        """How many places there are, at most ``MOST_HITS``."""
        if not self.wanted:
            return 1
        found = sum(text.casefold().count(self.wanted.casefold()) for text in _texts(self.rule))
        return max(1, min(found, MOST_HITS))

    def _find(self) -> Find:
        if not self.wanted or not self.hits:
            return Find(self.wanted)

        def address(at: int) -> str:
            return "?" + urlencode({"find": self.wanted, "at": at}) + f"#hit-{at}"

        current = min(self.at, self.hits)
        return Find(
            self.wanted,
            self.hits,
            current,
            address(current - 1) if current > 1 else "",
            address(current + 1) if current < self.hits else "",
        )

    def _texts(self, lines: Iterable[str]) -> tuple[Text, ...]:
        return tuple(self._cut(line) for line in lines)

    def _cut(self, text: str, slips: Iterable[str] = ()) -> Text:
        """The text in pieces at the places found and at slips; nothing is added or lost."""
        words = [re.escape(slip) for slip in slips]
        wanted = re.escape(self.wanted) if self.wanted and self.hits < MOST_HITS else ""
        if not wanted and not words:
            return (Piece(text),)
        pattern = re.compile(
            "|".join(filter(None, (wanted and f"(?P<hit>{wanted})", *words))), re.I
        )
        pieces, end = [], 0
        for match in pattern.finditer(text):
            pieces.append(Piece(text[end : match.start()]))
            hit = bool(wanted) and match["hit"] is not None
            self.hits += hit
            number = self.hits if hit else 0
            pieces.append(Piece(match[0], number, bool(hit) and number == self.at, not hit))
            end = match.end()
        pieces.append(Piece(text[end:]))
        return tuple(piece for piece in pieces if piece.text)

    def _anchor(self, name: str) -> str:
        """``name`` the first time, ``name-2`` the second: an anchor never means two places."""
        self.anchors[name] = self.anchors.get(name, 0) + 1
        return name if self.anchors[name] == 1 else self._anchor(f"{name}-{self.anchors[name]}")

    def _heading(self, heading: Heading) -> PartView:
        notes = [note for note in self.rule.notes if _is_about(note, heading)]
        name = f"{heading.kind}-{heading.number or 0}"
        if heading.kind == "section":
            name = f"chapter-{heading.chapter or 0}-{name}"
        return PartView(
            kind=heading.kind,
            anchor=self._anchor(name),
            label=heading.label,
            title=self._cut(heading.title, [note.slip for note in notes if note.slip]),
            blocks=tuple(BlockView(self._cut(text)) for text in heading.paragraphs),
            notes=tuple(note.text for note in notes),
        )

    def _article(
        self,
        article: Article,
        notes: Mapping[int, list[str]],
        links: Mapping[int, list[Link]],
    ) -> PartView:
        anchor = self._anchor(f"article-{article.number}")
        own = [note for note in self.rule.notes if note.article == article.number]
        slips = {note.slip for note in own if note.slip}
        opening = article.content[0] if article.content else ""
        first = self._cut(opening, slips) if isinstance(opening, str) else ()
        blocks = []
        for block in article.content[1 if isinstance(opening, str) else 0 :]:
            if isinstance(block, Item):
                number = chinese_number(block.label.strip("（）() \t\u00a0\u3000")) or 0
                item = self._anchor(f"{anchor}-item-{number}")
                blocks.append(BlockView(self._cut(block.text, slips), block.label, item))
            else:
                blocks.append(BlockView(self._cut(block, slips)))
        written = notes.get(article.number, [])
        return PartView(
            kind="article",
            anchor=anchor,
            label=article.label,
            spaced=article.spaced,
            first=first,
            blocks=tuple(blocks),
            notes=tuple(written) or tuple(note.text for note in own),
            links=tuple(links.get(article.number, ())),
        )


def _grouped(pairs: Iterable[tuple[int, object]]) -> dict[int, list]:
    grouped: dict[int, list] = {}
    for number, value in pairs:
        grouped.setdefault(number, []).append(value)
    return grouped


def _is_about(note: Note, heading: Heading) -> bool:
    return bool(note.heading) and note.heading in (heading.label, heading.title)


def _texts(rule: Rule) -> Iterable[str]:
    """Every text that is searched, in the order of the page."""
    yield from (rule.title, *rule.head, *rule.appendix)
    for part in rule.parts:
        if isinstance(part, Heading):
            yield from (part.title, *part.paragraphs)
        else:
            yield from (block if isinstance(block, str) else block.text for block in part.content)


def _contents(rule: Rule, parts: tuple[PartView, ...]) -> tuple[ContentsEntry, ...]:
    """Headings with the articles beneath; a rule without headings is one entry without a link."""
    entries: list[tuple[Link, bool, list[Link]]] = []
    for part, view in zip(rule.parts, parts, strict=True):
        if isinstance(part, Heading):
            title = BOOKMARK.sub("", part.title)
            label = f"{part.label}　{title}" if part.label else title
            link = Link(label, f"#{view.anchor}")
            entries.append((link, part.kind == "section", []))
            continue
        if not entries:
            entries.append((Link(""), False, []))
        entries[-1][2].append(Link(str(part.number), f"#{view.anchor}", part.label))
    return tuple(ContentsEntry(link, section, tuple(found)) for link, section, found in entries)
