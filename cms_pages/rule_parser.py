"""Reads an official rule, plain text or Markdown, into chapters, articles and items.

Nothing of the source is lost: title, head, headings, articles and appendix joined again equal the
source but for white space and Markdown's own marks. What is irregular is read as well as it can be
and named in ``notes``; it is never corrected. No Django here.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field

from cms_pages import rule_labels as labels
from cms_pages.rule_lines import text_lines
from cms_pages.rule_values import Article, Block, Heading, Item, Note, Rule

__all__ = ["Article", "Block", "Heading", "Item", "Note", "Rule", "parsed", "read_rule"]

NAMED_MISSING = 5
"""So many missing articles are named one by one, more of them as from … to …."""


def read_rule(source: str) -> Rule:
    """The rule that a text holds. Never raises; a text without articles keeps its paragraphs in
    ``head`` and says so in ``notes``."""
    reader = _Reader()
    for line, marked in text_lines(source):
        reader.take(line, marked)
    return reader.finish()


@functools.lru_cache(maxsize=32)
def parsed(source: str) -> Rule:
    """``read_rule``, remembered for the texts read last."""
    return read_rule(source)


@dataclass(slots=True)
class _Part:
    """A heading or an article while its text is still coming in."""

    kind: str
    number: int | None
    label: str
    written: str = ""
    title: str = ""
    spaced: bool = True
    blocks: list[Block] = field(default_factory=list)


class _Reader:
    """Takes line after line; ``finish`` derives what depends on the whole."""

    def __init__(self) -> None:
        self.head: list[str] = []
        self.title: str | None = None
        self.title_at = 0
        self.parts: list[_Part] = []
        self.appendix: list[str] = []
        self.notes: list[Note] = []
        self.seen: set[int] = set()
        self.last = 0
        self.previous: dict[str, int] = {"章": 0, "节": 0}

    def take(self, line: str, marked: bool) -> None:
        """Read the next line; ``marked`` when Markdown makes it a heading."""
        if self.appendix:
            self.appendix.append(line)
        elif (heading := labels.HEADING.match(line)) and (
            marked or labels.heads_a_part(line, heading)
        ):
            self._heading(heading, line)
        elif article := self._article_label(line):
            self._unnumbered_before_article()
            self._article(article, line)
            self._text(line, article.end())
        elif marked and not self.parts and self.title is None:
            self.title, self.title_at = line, len(self.head)
        elif marked:
            self._unnumbered(line, line)
        elif self.seen and labels.APPENDIX.match(line):
            self.appendix.append(line)
        else:
            self._text(line, 0)

    # Headings

    def _heading(self, match: re.Match[str], line: str) -> None:
        number = labels.chinese_number(match["number"]) if match["number"] else None
        label, kind = labels.closed(match["label"]), match["kind"]
        if kind == "章":
            self._leave_table_of_contents(number)
        title = labels.unspread(line[match.end() :])
        self._check_heading(match, number, label, title)
        self.previous[kind] = number or self.previous[kind] + 1
        if kind == "章":
            self.previous["节"] = 0
        self.parts.append(_Part(kind, number, label, line[match.start() :], title))

    def _leave_table_of_contents(self, number: int | None) -> None:
        """A chapter that comes again before the first article: what came before was a 目录."""
        repeated = any(part.kind == "章" and part.number == number for part in self.parts[:1])
        if self.seen or number is None or not repeated:
            return
        for part in self.parts:
            self.head.append(part.written)
            self.head.extend(block for block in part.blocks if isinstance(block, str))
        self.parts.clear()
        self.notes.clear()
        self.previous = {"章": 0, "节": 0}

    def _check_heading(
        self, match: re.Match[str], number: int | None, label: str, title: str
    ) -> None:
        if number is None:
            self._note(None, f"标题“{label}{title}”没有序号", heading=label)
        elif number != self.previous[match["kind"]] + 1:
            self._note(None, f"{label} 与前一标题不连续", heading=label)
        if label != match["label"]:
            self._note(None, f"“{match['label']}”的序号中有空格", heading=label)
        if mark := labels.BOOKMARK.search(title):
            self._note(None, f"{label} 标题中有残留的书签标记", mark[0], label)

    def _unnumbered(self, line: str, written: str) -> None:
        title = labels.unspread(line)
        self._note(None, f"标题“{title}”没有序号", heading=title)
        self.previous["章"] += 1
        self.parts.append(_Part("章", None, "", written, title))

    def _unnumbered_before_article(self) -> None:
        """A few words alone between the end of an article and the label of the next are a heading
        whose number is missing."""
        blocks = self.parts[-1].blocks if self.parts else []
        if len(blocks) < 2 or not isinstance(blocks[-1], str):
            return
        before = blocks[-2].text if isinstance(blocks[-2], Item) else blocks[-2]
        if before.endswith(("。", "；")) and labels.is_plain_heading(blocks[-1]):
            line = blocks.pop()
            self._unnumbered(str(line), str(line))

    # Articles

    def _article_label(self, line: str) -> re.Match[str] | None:
        """The label a line starts with, unless it only refers (``第三条规定的…``)."""
        match = labels.ARTICLE.match(line)
        number = match and labels.chinese_number(match["number"])
        if match is None or number is None:
            if labels.UNNUMBERED_ARTICLE.match(line):
                self._note(self.last or None, f"“{line[:12]}…”一行的条没有序号，按正文读")
            return None
        if match["gap"] or match.end() == len(line):
            return match
        if labels.REFERENCE.match(line, match.end()):
            return None
        if self.last <= number <= self.last + 3:
            return match
        self._note(self.last or None, f"行首的“{match['label']}”与前后不连续，按正文读")
        return None

    def _article(self, match: re.Match[str], line: str, midline: bool = False) -> None:
        number = labels.chinese_number(match["number"]) or 0
        label = labels.closed(match["label"])
        self._check_sequence(number, label)
        if label != match["label"]:
            self._note(number, f"“{match['label']}”的序号中有空格")
        spaced = bool(match["gap"]) or match.end() == len(line)
        if not spaced:
            self._note(number, f"{label} 与正文之间缺空格")
        if midline:
            self._note(number, f"{label} 起于行中，未另起一行")
        self.seen.add(number)
        self.last = number
        self.parts.append(_Part("条", number, label, spaced=spaced))

    def _check_sequence(self, number: int, label: str) -> None:
        missing = range(self.last + 1, number)
        if number in self.seen:
            self._note(number, f"{label} 的序号重复")
        elif number <= self.last:
            self._note(number, f"{label} 的序号小于前一条")
        elif len(missing) > NAMED_MISSING:
            self._note(number, f"{label} 之前缺第{missing[0]}条至第{missing[-1]}条")
        elif missing:
            names = "、".join(f"第{one}条" for one in missing)
            self._note(number, f"{label} 之前缺{names}")

    # Text

    def _text(self, line: str, at: int) -> None:
        """Text of the part at hand from ``at`` on; the next part starts wherever the line says.

        A part in mid-line has exactly the next number; a reference (依照第十五条) follows neither
        the end of a sentence nor blanks on both sides.
        """
        for place in labels.MIDLINE.finditer(line, at):
            if place.start() < at or not self.seen:
                continue
            if article := self._next_article(line, place):
                self._block(line[at : place.start()])
                self._article(article, line, midline=True)
                at = article.end()
            elif heading := self._next_heading(line, place):
                self._block(line[at : place.start()])
                self._heading(heading, line)
                self._note(None, f"{self.parts[-1].label} 起于行中，未另起一行")
                return
        self._block(line[at:])

    def _next_article(self, line: str, place: re.Match[str]) -> re.Match[str] | None:
        label = labels.ARTICLE.match(line, place.end())
        if label is None or labels.chinese_number(label["number"]) != self.last + 1:
            return None
        after_sentence = line[place.start() - 1 : place.start()] in tuple("。；！？")
        if labels.REFERENCE.match(line, label.end()) or not (after_sentence or label["gap"]):
            return None
        return label

    def _next_heading(self, line: str, place: re.Match[str]) -> re.Match[str] | None:
        label = labels.HEADING.match(line, place.end())
        if label is None or not label["number"] or not labels.heads_a_part(line, label):
            return None
        following = labels.chinese_number(label["number"]) == self.previous["章"] + 1
        return label if label["kind"] == "章" and following else None

    def _block(self, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if not self.parts:
            self.head.append(text)
            return
        part = self.parts[-1]
        if part.kind != "条":
            part.blocks.append(text)
            return
        for slip in labels.MISSING_MONTH.finditer(text):
            message = f"“{slip[0]}内”疑缺“月”字，应为“{slip[0]}月内”"
            self._note(part.number, message, slip[0])
        item = labels.ITEM.match(text)
        part.blocks.append(Item(item["label"], text[item.end() :].strip()) if item else text)

    def _note(self, article: int | None, text: str, slip: str = "", heading: str = "") -> None:
        self.notes.append(Note(article, text, slip, heading))

    # The whole

    def finish(self) -> Rule:
        """The rule, with title, number and days found in what stands around the articles."""
        if self.title is None:
            self._title_from_head()
        if not self.seen:
            self._note(None, "未见“第…条”，按段落保存")
        parts = self._built()
        texts = (
            block
            for part in reversed(parts)
            if isinstance(part, Article)
            for block in reversed(part.paragraphs)
        )
        return Rule(
            title=self.title or "",
            head=tuple(self.head),
            title_at=self.title_at,
            parts=parts,
            appendix=tuple(self.appendix),
            notes=tuple(self.notes),
            document_number=labels.document_number(self.head),
            dated=labels.last_date(reversed(self.head)),
            in_force_from=labels.day_in_force(texts),
        )

    def _built(self) -> tuple[Heading | Article, ...]:
        """The parts as values; each article knows the chapter and the section it stands in."""
        built: list[Heading | Article] = []
        chapter = section = None
        for part in self.parts:
            blocks = tuple(part.blocks)
            if part.kind == "条":
                number = part.number or 0
                built.append(Article(number, part.label, chapter, section, blocks, part.spaced))
                continue
            texts = tuple(block for block in blocks if isinstance(block, str))
            if part.kind == "章":
                chapter, section = part.number, None
                built.append(Heading("chapter", part.number, part.label, part.title, None, texts))
            else:
                section = part.number
                built.append(
                    Heading("section", part.number, part.label, part.title, chapter, texts)
                )
        return tuple(built)

    def _title_from_head(self) -> None:
        """The last line before the articles that ends as titles do, else the first line."""
        named = [at for at, line in enumerate(self.head) if labels.is_title(line)]
        if self.head:
            at = (named[-1] if self.seen else named[0]) if named else 0
            self.title, self.title_at = self.head.pop(at), at
