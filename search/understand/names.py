"""Names in a text: the longest name from the left, in one pass."""

from __future__ import annotations

from search.analysis import is_han
from search.understand.lexicon import Lexicon
from search.understand.naming import Compact, Mention, compact


def mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """Every name in the text, from the left, the longest at each place."""
    words = compact(text)
    names, lengths_of = lexicon.names, lexicon.lengths.get
    found: list[Mention] = []
    at = 0
    while at < len(words.text):
        lengths = lengths_of(words.text[at : at + 2])
        end = _end_of_longest(words, at, lengths, lexicon) if lengths else 0
        if not end and words.text[at] in names:
            end = at + 1
        if end == at + 1 and not _is_as_written(text, words.at[at], found):
            end = 0
        if end:
            last = end if _is_plural(words, end) else end - 1
            found.append(Mention(words.at[at], words.at[last] + 1, names[words.text[at:end]]))
        at = end or at + 1
    return found


def _is_as_written(text: str, at: int, found: list[Mention]) -> bool:
    """Whether a name of one character stands as it is written: a 称 within a word (名称, 标称) is
    no 秤, though the trade writes it so alone (一台称)."""
    if text[at] not in "称稱":
        return True
    begins = at == 0 or not is_han(text[at - 1]) or bool(found and found[-1].end == at)
    return begins and not is_han(text[at + 1 : at + 2])


def _end_of_longest(words: Compact, at: int, lengths: tuple[int, ...], lexicon: Lexicon) -> int:
    """Where the longest name that begins here ends; 0 if none does."""
    for length in lengths:
        end = at + length
        name = words.text[at:end]
        if len(name) == length and name in lexicon.names and _stands_alone(words, at, end):
            return end
    return 0


def _stands_alone(words: Compact, start: int, end: int) -> bool:
    """Whether the name is no part of a longer word: ``ylb`` is not found in ``stylbe``, nor a name
    written apart where one of its ends is in the midst of a word (压力 表面)."""
    text, at = words.text, words.at
    apart = at[end - 1] - at[start] != end - 1 - start
    if apart and _parts_figures(words, start, end):
        return False
    if start and at[start - 1] + 1 == at[start]:
        before, first = text[start - 1], text[start]
        if _latin(first) and (_latin(before) or before == "."):
            return False
        if apart and is_han(first) and is_han(before):
            return False
    if end < len(text) and at[end - 1] + 1 == at[end]:
        last, following = text[end - 1], text[end]
        if _latin(last) and _latin(following):
            return _is_plural(words, end)
        return not (apart and is_han(last) and is_han(following))
    return True


def _parts_figures(words: Compact, start: int, end: int) -> bool:
    """Whether a space in the name stands between two figures: PT100 0-100℃ is no Pt1000."""
    text, at = words.text, words.at
    return any(
        at[i + 1] - at[i] > 1 and text[i].isdigit() and text[i + 1].isdigit()
        for i in range(start, end - 1)
    )


def _is_plural(words: Compact, end: int) -> bool:
    """Whether an English name ends here but for its s: ``pressure gauges``."""
    text, at = words.text, words.at
    if text[end : end + 1] != "s" or at[end - 1] + 1 != at[end] or not text[end - 1].isascii():
        return False
    goes_on = end + 1 < len(text) and at[end] + 1 == at[end + 1] and _latin(text[end + 1])
    return text[end - 1].isalpha() and not goes_on


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
