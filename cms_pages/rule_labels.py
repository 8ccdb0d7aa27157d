"""How the parts of a rule are labelled: 第N章, 第N条, （一）, 附件; numbers, dates and titles.

Every pattern reads in time linear in the text: runs are bounded or possessive, and no pattern
starts anew inside a run that another start has read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)}
_NUMBER = "(?:[〇零一二三四五六七八九十百两]{1,7}|[0-9０-９]{1,4})"
_BLANK = r"[ \t\u00a0\u3000]"

ARTICLE = re.compile(
    rf"(?P<label>第{_BLANK}{{0,3}}(?P<number>{_NUMBER}){_BLANK}{{0,3}}条)(?P<gap>{_BLANK}*+)"
)
HEADING = re.compile(
    rf"(?P<label>第{_BLANK}{{0,3}}(?P<number>{_NUMBER})?{_BLANK}{{0,3}}(?P<kind>[章节]))"
    rf"(?P<gap>{_BLANK}*+)"
)
UNNUMBERED_ARTICLE = re.compile(rf"第{_BLANK}{{0,3}}条{_BLANK}")
REFERENCE = re.compile("[规所的之至和或及、，；。》”）)第]")
"""What follows a label that only refers (第三条规定的…, 第三条至第五条)."""

MIDLINE = re.compile(
    rf"(?:(?<=[。；！？]){_BLANK}*+|(?<!{_BLANK}){_BLANK}++)"
    rf"(?=第{_BLANK}{{0,3}}{_NUMBER}{_BLANK}{{0,3}}[条章])"
)
"""Where a part might start within a line: after the end of a sentence or after blanks."""

ITEM = re.compile(
    rf"(?P<label>[（(]{_BLANK}{{0,3}}[〇一二三四五六七八九十百]{{1,5}}{_BLANK}{{0,3}}[）)])"
)
APPENDIX = re.compile(r"附[件录表]?\s{0,8}[一二三四五六七八九十0-9]{0,2}\s{0,8}(?:[：:]|$)")
BOOKMARK = re.compile(r"\[bookmark:[^\[\]]{0,80}\]")
MISSING_MONTH = re.compile(r"(?<![0-9])[0-9]{1,3}个(?=内)")

_SENTENCE = re.compile("[。；：，？！]")
_PLAIN_HEADING = re.compile("[\u4e00-\u9fff、]{2,12}")
_DOCUMENT_NUMBER = re.compile(
    r"[^\s，。（(]{1,20}[〔\[（(][12][0-9]{3}[〕\]）)](?:第)?[0-9]{1,5}号"
)
_ORDER = re.compile("[\u4e00-\u9fff]{2,20}令（?第[0-9一二三四五六七八九十百〇零]{1,6}号")
_DATE = re.compile(
    rf"([12][0-9]{{3}}){_BLANK}{{0,3}}年{_BLANK}{{0,3}}([0-9]{{1,2}})"
    rf"{_BLANK}{{0,3}}月{_BLANK}{{0,3}}([0-9]{{1,2}}){_BLANK}{{0,3}}日"
)
_IN_FORCE = re.compile(rf"自{_DATE.pattern}{_BLANK}{{0,3}}起(?:施行|实施|执行|生效)")
_TITLE_END = re.compile(
    r"(?:办法|条例|规定|细则|法|规则|规范|准则|目录|意见|通知|决定|方案)(?:（[^）]{1,10}）)?$"
)
_SPREAD = re.compile(r"(?<=[\u4e00-\u9fff])\s++(?=[\u4e00-\u9fff])")
_SHORTEST_TITLE, _LONGEST_TITLE = 3, 60
_LONGEST_HEADING = 40


def closed(text: str) -> str:
    """A text without the blanks that only spread its characters (``总  则``)."""
    return re.sub(r"\s+", "", text)


def unspread(title: str) -> str:
    """A title as written, without the blanks that only spread its Chinese characters."""
    return _SPREAD.sub("", title.strip())


def chinese_number(text: str) -> int | None:
    """A positive whole number in Chinese or Arabic digits (``二十一``, ``一百零三``, ``15``);
    None where the text is no such number."""
    folded = text.translate(_FULL_WIDTH)
    if folded.isascii() and folded.isdigit():
        return int(folded) or None
    if len(folded) > 1 and not set(folded) & set("十百"):
        return _positional(folded)
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


def _positional(text: str) -> int | None:
    """A number written digit by digit (``一〇三``)."""
    if not set(text) <= set(_DIGITS):
        return None
    return int("".join(str(_DIGITS[character]) for character in text)) or None


def heads_a_part(line: str, label: re.Match[str]) -> bool:
    """Whether what follows a label of a chapter is a title, not the rest of a sentence."""
    rest = line[label.end() : label.end() + _LONGEST_HEADING + 1]
    if len(rest) > _LONGEST_HEADING or _SENTENCE.search(rest):
        return False
    return bool(label["gap"]) or not REFERENCE.match(rest)


def is_plain_heading(line: str) -> bool:
    """Whether a line could be a heading whose number is missing: a few words, no sentence."""
    return _PLAIN_HEADING.fullmatch(closed(line[:_LONGEST_HEADING])) is not None


def is_title(line: str) -> bool:
    """Whether a line ends as titles of rules do; one such word alone (目录) is no title."""
    if len(line) > _LONGEST_TITLE or len(closed(line)) < _SHORTEST_TITLE:
        return False
    return _TITLE_END.search(line) is not None


def document_number(lines: Iterable[str]) -> str:
    """The document number that stands alone on a line, else the first order (令第N号); or none."""
    kept = list(lines)
    for line in kept:
        alone = closed(line[:80]).strip("（）()")
        if _DOCUMENT_NUMBER.fullmatch(alone):
            return alone
    orders = (found[0] for line in kept if (found := _ORDER.search(line)))
    return next(orders, "").replace("（", "")


def last_date(lines: Iterable[str]) -> datetime.date | None:
    """The first possible date of the lines, the last of a line first."""
    return next(_dates(_DATE, lines), None)


def day_in_force(lines: Iterable[str]) -> datetime.date | None:
    """The day that the lines give as 自…起施行."""
    return next(_dates(_IN_FORCE, lines), None)


def _dates(pattern: re.Pattern[str], lines: Iterable[str]) -> Iterator[datetime.date]:
    for line in lines:
        for year, month, day in reversed(pattern.findall(line)):
            try:
                yield datetime.date(int(year), int(month), int(day))
            except ValueError:
                continue
