"""What is nearly a name: one character wrong, missing or too many, or a homophone.

A name that differs in one character has one of its halves whole, so the halves are looked up and
the other half is compared. Only the first characters that are otherwise unread are looked at:
the time for a long text does not grow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from search.analysis import HAN, key, pinyin
from search.understand.naming import Mention, Naming, compact

_HAN_RUN = re.compile(f"[{HAN}]+")
_LATIN_RUN = re.compile("[a-z]+")
_LOOKED_AT = 64
_CHINESE_NAME = 4
_LATIN_NAME = 6
_LONG_NAME = 6
_HOMOPHONES = range(10, 2, -1)

_Hit = tuple[int, int, str]
"""Start and end in a run, and the name meant."""


class NearMisses:
    """The names of a lexicon by their halves."""

    def __init__(self, names: Mapping[str, tuple[Naming, ...]]) -> None:
        self._names = names
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for name, namings in names.items():
            shortest = _LATIN_NAME if name.isascii() else _CHINESE_NAME
            if namings[0].entry.kind == "instrument" and len(name) >= shortest:
                half = len(name) // 2
                self._heads.setdefault(name[:half], []).append(name)
                self._tails.setdefault(name[half:], []).append(name)
        self._sizes = sorted({len(half) for half in (*self._heads, *self._tails)})

    def find(self, text: str, gaps: Iterable[tuple[int, int]]) -> Mention | None:
        """The first name nearly written in one of the gaps of the text."""
        left = _LOOKED_AT
        for start, end in gaps:
            piece = text[start : min(end, start + left)]
            for at, run in _runs(piece):
                for begin, stop, name in self._in_run(run):
                    first, last = start + at[begin], start + at[stop - 1] + 1
                    return Mention(first, last, self._names[name], nearly=True)
            left -= end - start
            if left <= 0:
                break
        return None

    def _in_run(self, run: str) -> Iterator[_Hit]:
        if run.isascii():
            yield from self._misspelt_word(run)
            return
        yield from self._homophones(run)
        yield from sorted(self._misspelt(run), key=lambda hit: (-len(hit[2]), hit[0]))

    def _homophones(self, run: str) -> Iterator[_Hit]:
        """Chinese that sounds like a name: 游标咔尺."""
        syllables = pinyin(run)
        if len(syllables) != len(run):
            return
        for start in range(len(run)):
            for length in _HOMOPHONES:
                sound = "".join(syllables[start : start + length])
                namings = self._names.get(sound, ())
                if start + length <= len(run) and namings and namings[0].manner == "pinyin":
                    yield start, start + length, sound

    def _misspelt_word(self, word: str) -> Iterator[_Hit]:
        for size in self._sizes:
            for name in (*self._heads.get(word[:size], ()), *self._tails.get(word[-size:], ())):
                if _one_edit(word, name):
                    yield 0, len(word), name

    def _misspelt(self, run: str) -> Iterator[_Hit]:
        for at in range(len(run)):
            for size in self._sizes:
                half = run[at : at + size]
                for name in self._heads.get(half, ()):
                    ends = (at + len(name) + change for change in (0, -1, 1))
                    yield from ((at, end, name) for end in ends if _nearly(run, at, end, name))
                for name in self._tails.get(half, ()):
                    end = at + len(half)
                    starts = (end - len(name) + change for change in (0, 1, -1))
                    yield from ((s, end, name) for s in starts if _nearly(run, s, end, name))


def _runs(piece: str) -> Iterator[tuple[Sequence[int], str]]:
    """Stretches of Chinese, and of Latin words with the spaces between them left out; each with
    where its characters stand."""
    for found in _HAN_RUN.finditer(key(piece)):
        yield range(found.start(), found.end()), found[0]
    words = compact(piece)
    for found in _LATIN_RUN.finditer(words.text):
        yield words.at[found.start() : found.end()], found[0]


def _nearly(run: str, start: int, end: int, name: str) -> bool:
    """Whether that piece of the run is the name but for one character, and of the same sort.

    The last character says what a thing is (表, 桥, 仪): it may be missing, not another. In a short
    name another character is another thing (压力容器, 压力仪器), unless it sounds the same.
    """
    if not 0 <= start < end <= len(run):
        return False
    piece = run[start:end]
    if len(piece) == len(name) < _LONG_NAME:
        return False
    return (piece[-1] == name[-1] or piece == name[:-1]) and _one_edit(piece, name)


def _one_edit(a: str, b: str) -> bool:
    """Whether one character changed, put in or left out makes one text the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    shorter = min(len(a), len(b))
    head = 0
    while head < shorter and a[head] == b[head]:
        head += 1
    tail = 0
    while tail < shorter - head and a[-1 - tail] == b[-1 - tail]:
        tail += 1
    return max(len(a), len(b)) - head - tail <= 1
