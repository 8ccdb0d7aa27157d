"""Reads an official rule, plain text or Markdown, into chapters, articles and items.

Nothing of the source is lost: title, head, headings, articles and appendix joined again equal the
source but for white space and Markdown's own marks. What is irregular is read as well as it can be
and named in ``notes``; it is never corrected. No Django here.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_NUMBER = "[〇零一二三四五六七八九十百两0-9０-９]{1,7}"
_SPACE = r"[ \t\u00a0\u3000]"
_ARTICLE = re.compile(
    rf"(?P<label>第(?P<inner>{_SPACE}*)(?P<number>{_NUMBER})(?P<inner2>{_SPACE}*)条)(?P<gap>{_SPACE}*)"
)
_HEADING = re.compile(rf"(?P<label>第{_SPACE}*(?P<number>{_NUMBER}){_SPACE}*(?P<kind>[章节]))")
_REFERENCE = re.compile("[规所的之至和或及、，第]")
"""What follows a label that only refers to an article (第三条规定的…, 第三条至第五条)."""
_MIDLINE = re.compile(rf"(?<=[。；！？]){_SPACE}*(?=第{_NUMBER}条)")
_ITEM = re.compile(rf"(?P<label>[（(]{_SPACE}*[〇一二三四五六七八九十百]{{1,5}}{_SPACE}*[）)])")
_APPENDIX = re.compile(
    r"附[件录表]?\s*[一二三四五六七八九十0-9]{0,2}\s*[：:]?\s*$|附[件录表]?\s*[：:]"
)
_DOCUMENT_NUMBER = re.compile(
    r"[^\s，。（(]{1,20}[〔\[（(][12][0-9]{3}[〕\]）)](?:第)?[0-9]{1,5}号"
)
_DATE = re.compile(
    rf"([12][0-9]{{3}}){_SPACE}*年{_SPACE}*([0-9]{{1,2}}){_SPACE}*月{_SPACE}*([0-9]{{1,2}}){_SPACE}*日"
)
_IN_FORCE = re.compile(r"自([12][0-9]{3})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|实施|执行|生效)")
_TITLE_END = re.compile(
    r"(?:办法|条例|规定|细则|法|规则|规范|准则|目录|意见|通知|决定|方案)(?:（[^）]{1,10}）)?$"
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]]*\]")
_MISSING_MONTH = re.compile(r"[0-9]+个(?=内)")
_MARKS = re.compile(r"^#{1,6}\s*|\*\*|^<!--.*-->$")


@dataclass(slots=True)
class Item:
    """An item (项): ``（一）`` and its text; further lines of it are kept apart by line breaks."""

    label: str
    text: str


@dataclass(slots=True)
class Article:
    """An article (条). ``content`` holds paragraphs and items in the order of the source."""

    number: int
    label: str
    chapter: int | None
    section: int | None
    content: list[str | Item] = field(default_factory=list)

    @property
    def paragraphs(self) -> list[str]:
        return [block for block in self.content if isinstance(block, str)]

    @property
    def items(self) -> list[Item]:
        return [block for block in self.content if isinstance(block, Item)]


@dataclass(slots=True)
class Heading:
    """A chapter (章) or, with ``chapter``, a section (节). ``before`` is the position in the list
    of articles of the first article under it."""

    number: int | None
    label: str
    title: str
    before: int
    chapter: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A slip of the source, shown to the reader as an editor's note."""

    article: int | None
    text: str


@dataclass(slots=True)
class Rule:
    """A rule as read."""

    title: str = ""
    document_number: str = ""
    dated: datetime.date | None = None
    in_force_from: datetime.date | None = None
    title_first: bool = False
    head: list[str] = field(default_factory=list)
    chapters: list[Heading] = field(default_factory=list)
    sections: list[Heading] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    appendix: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def read_rule(source: str) -> Rule:
    """The rule that a text holds. Never raises; a text without articles keeps its paragraphs in
    ``head`` and says so in ``notes``."""
    reader = _Reader()
    for line, marked in _lines(source):
        reader.take(line, marked)
    return reader.finish()


def chinese_number(text: str) -> int | None:
    """A positive whole number in Chinese or Arabic digits (``二十一``, ``一百零三``, ``15``)."""
    folded = text.translate({code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)})
    if folded.isascii() and folded.isdigit():
        return int(folded) or None
    total = current = 0
    for character in folded:
        if character in "十百":
            total += (current or 1) * (10 if character == "十" else 100)
            current = 0
        elif character in _DIGITS:
            current = _DIGITS[character]
        else:
            return None
    return total + current or None


def _lines(source: str) -> Iterator[tuple[str, bool]]:
    """The lines that hold text, with whether Markdown marked them as a heading."""
    lines = source.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
    for line in lines[_front_matter(lines) :]:
        text = _MARKS.sub("", line.strip()).strip()
        if text:
            yield text, line.lstrip().startswith("#")


def _front_matter(lines: list[str]) -> int:
    """How many lines a front matter block takes."""
    if lines and lines[0].strip() == "---":
        for at, line in enumerate(lines[1:], start=2):
            if line.strip() == "---":
                return at
    return 0


class _Reader:
    """Takes line after line; ``finish`` derives what depends on the whole."""

    def __init__(self) -> None:
        self.rule = Rule()
        self.marked_title = False

    @property
    def article(self) -> Article | None:
        return self.rule.articles[-1] if self.rule.articles else None

    def take(self, line: str, marked: bool) -> None:
        rule = self.rule
        if rule.appendix:
            rule.appendix.append(line)
        elif heading := _HEADING.match(line):
            self._heading(heading, line)
        elif article := self._article_label(line):
            self._article(article, line)
        elif marked and not rule.articles and not rule.title:
            rule.title, rule.title_first = line, not rule.head
        elif marked:
            self._unnumbered_heading(line)
        elif rule.articles and _APPENDIX.match(line):
            rule.appendix.append(line)
        else:
            self._text(line)

    def _heading(self, match: re.Match[str], line: str) -> None:
        rule, number = self.rule, chinese_number(match["number"])
        rest = line[match.end() :].strip()
        label = re.sub(r"\s", "", match["label"])
        if label != match["label"]:
            self._note(None, f"“{match['label']}”的序号中有空格")
        if _BOOKMARK.search(rest):
            self._note(None, f"{label} 标题中有残留的书签标记")
        chapter = rule.chapters[-1].number if rule.chapters else None
        target = rule.chapters if match["kind"] == "章" else rule.sections
        title = _close(rest)
        heading = Heading(number, label, title, len(rule.articles))
        if match["kind"] == "节":
            heading.chapter = chapter
        siblings = [one for one in target if one.chapter == heading.chapter]
        expected = (siblings[-1].number or 0) + 1 if siblings else 1
        if number != expected:
            self._note(None, f"{label} 与前一标题不连续")
        target.append(heading)

    def _unnumbered_heading(self, line: str) -> None:
        self._note(None, f"标题“{line}”没有序号")
        self.rule.chapters.append(Heading(None, "", line, len(self.rule.articles)))

    def _article_label(self, line: str) -> re.Match[str] | None:
        """The label a line starts with, unless it only refers (``第三条规定的…`` out of order)."""
        match = _ARTICLE.match(line)
        if match is None or chinese_number(match["number"]) is None:
            return None
        if match["gap"] or match.end() == len(line):
            return match
        if _REFERENCE.match(line, match.end()):
            return None
        return match if self._continues(match) else None

    def _continues(self, match: re.Match[str]) -> bool:
        """Whether a label without a space after it is the next one, or one of the next few."""
        number = chinese_number(match["number"]) or 0
        last = self.article.number if self.article else 0
        return last < number <= last + 3

    def _article(self, match: re.Match[str], line: str) -> None:
        number = chinese_number(match["number"]) or 0
        label = re.sub(r"\s", "", match["label"])
        self._check_sequence(number, label)
        if label != match["label"]:
            self._note(number, f"“{match['label']}”的序号中有空格")
        if not match["gap"] and match.end() < len(line):
            self._note(number, f"{label} 与正文之间缺空格")
        chapter = self.rule.chapters[-1].number if self.rule.chapters else None
        sections = [one for one in self.rule.sections if one.chapter == chapter]
        section = sections[-1].number if sections else None
        self.rule.articles.append(Article(number, label, chapter, section))
        if rest := line[match.end() :].strip():
            self._text(rest)

    def _check_sequence(self, number: int, label: str) -> None:
        last = self.article.number if self.article else 0
        if any(article.number == number for article in self.rule.articles):
            self._note(number, f"{label} 的序号重复")
        elif number > last + 1:
            missing = "、".join(f"第{one}条" for one in range(last + 1, number))
            self._note(number, f"{label} 之前缺{missing}")
        elif number <= last:
            self._note(number, f"{label} 的序号小于前一条")

    def _text(self, line: str) -> None:
        article = self.article
        if article is None:
            self.rule.head.append(line)
            return
        if following := self._midline_article(line, article):
            self._block(article, line[: following.start()].rstrip())
            self.take(line[following.end() :], marked=False)
            started = self.rule.articles[-1]
            self._note(started.number, f"{started.label} 起于行中，未另起一行")
            return
        self._block(article, line)

    def _midline_article(self, line: str, article: Article) -> re.Match[str] | None:
        """Where the next article starts within a line: after the end of a sentence, with exactly
        the next number. A reference (依照第十五条) follows no sentence end."""
        for match in _MIDLINE.finditer(line):
            label = _ARTICLE.match(line, match.end())
            if label and chinese_number(label["number"]) == article.number + 1:
                return match
        return None

    def _block(self, article: Article, line: str) -> None:
        for slip in _MISSING_MONTH.finditer(line):
            self._note(article.number, f"“{slip[0]}内”疑缺“月”字，应为“{slip[0]}月内”")
        if item := _ITEM.match(line):
            article.content.append(Item(item["label"], line[item.end() :].strip()))
        else:
            article.content.append(line)

    def _note(self, article: int | None, text: str) -> None:
        self.rule.notes.append(Note(article, text))

    def finish(self) -> Rule:
        rule = self.rule
        if not rule.title:
            self._title_from_head()
        rule.document_number = next(
            (line for line in rule.head if _DOCUMENT_NUMBER.fullmatch(line)), ""
        )
        rule.dated = next(_dates(_DATE, reversed(rule.head)), None)
        last_words = (text for article in reversed(rule.articles) for text in article.paragraphs)
        rule.in_force_from = next(_dates(_IN_FORCE, last_words), None)
        if not rule.articles:
            self._note(None, "未见“第…条”，按段落保存")
        return rule

    def _title_from_head(self) -> None:
        """The last line before the articles that ends as titles do, else the first line."""
        head = self.rule.head
        named = [at for at, line in enumerate(head) if len(line) <= 60 and _TITLE_END.search(line)]
        if head:
            at = (named[-1] if self.rule.articles else named[0]) if named else 0
            self.rule.title = head.pop(at)
            self.rule.title_first = at == 0


def _dates(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[datetime.date]:
    """The possible dates that the lines hold, the last of a line first."""
    for line in lines:
        for year, month, day in reversed(pattern.findall(line)):
            try:
                yield datetime.date(int(year), int(month), int(day))
            except ValueError:
                continue


def _close(title: str) -> str:
    """A title without the blanks that only spread its characters (``总  则``)."""
    return re.sub(r"\s+", "", title)
