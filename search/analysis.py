"""Text as both engines see it: one spelling of every character, and the tokens of a text.

``fold`` and ``key`` keep the length of the text, character for character, so that what is found
in them can be shown in the words as written. Tokens are made once here for the index and for
the question, so that both engines find the same rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from opencc import OpenCC
from pypinyin import lazy_pinyin

HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_CHARACTERS = "".join(map(chr, (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))))
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME_LETTER = {"\u3000": " ", "\u00a0": " ", "\u00b5": "μ", "\u2126": "Ω", "\u212a": "K", "İ": "I"}

_CONFUSED = str.maketrans({"称": "秤"})
"""称 for 秤 is the usual misspelling of the trade (电子称); as a key both are one character."""

_TOKEN = re.compile(f"[{HAN}]+|[0-9]+\\.[0-9]+(?![^\\W_{HAN}])|[^\\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
_PART = re.compile(r"[0-9]+|[^0-9]+")


@cache
def _folding() -> dict[int, int | str]:
    """Character by character, since phrases would change the length."""
    simplified = OpenCC("t2s").convert(_HAN_CHARACTERS)
    table: dict[int, int | str] = {
        ord(old): new for old, new in zip(_HAN_CHARACTERS, simplified, strict=True) if old != new
    }
    return table | _FULL_WIDTH | {ord(old): new for old, new in _SAME_LETTER.items()}


def fold(text: str) -> str:
    """The text in half width and simplified characters; its length and its case are kept."""
    return text.translate(_folding())


def key(text: str) -> str:
    """The text as names are compared: folded, in lower case, of the same length."""
    return fold(text).lower().translate(_CONFUSED)


def index_tokens(text: str) -> list[str]:
    """The tokens a text is found by: Chinese characters and pairs, words, parts of models.

    ``Fluke 5520A`` gives ``fluke``, ``5520a`` and ``5520``.
    """
    return _unique(token for run in _runs(text) for token in _index_run(run))


def query_tokens(text: str) -> list[str]:
    """The tokens a question asks for: pairs of Chinese characters, whole words and models."""
    return _unique(token for run in _runs(text) for token in _query_run(run))


def pinyin(name: str) -> tuple[str, ...]:
    """The syllables of a name, one a Chinese character; other characters as they are."""
    return tuple(lazy_pinyin(key(name)))


def pinyin_tokens(name: str, reading: str = "") -> tuple[str, ...]:
    """A name's pinyin in full and its initials, ``yalibiao`` and ``ylb``.

    ``reading`` is the name's own reading, syllables apart, where a dictionary errs (测长仪).
    """
    syllables = reading.lower().split() or [part for part in pinyin(name) if part.strip()]
    full = "".join(syllables)
    initials = "".join(part[0] for part in syllables)
    return tuple(dict.fromkeys(token for token in (full, initials) if token.isascii()))


def _runs(text: str) -> list[str]:
    return _TOKEN.findall(key(unicodedata.normalize("NFKC", text)))


def is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character."""
    return _HAN.match(text) is not None


def _index_run(run: str) -> Iterator[str]:
    if is_han(run):
        yield from run
        yield from _pairs(run)
        return
    yield run
    yield from _parts(run)


def _query_run(run: str) -> Iterable[str]:
    """``5520a`` is asked for whole; in ``jjg52`` the number may as well stand apart."""
    if is_han(run):
        return _pairs(run) if len(run) > 1 else (run,)
    parts = _parts(run)
    return parts if not run[0].isdigit() and "".join(parts) == run else (run,)


def _parts(run: str) -> list[str]:
    """The words and numbers of a model; a letter alone says nothing."""
    if "." in run:
        return []
    return [part for part in _PART.findall(run) if len(part) > 1 or part.isdigit()]


def _pairs(run: str) -> Iterator[str]:
    return (run[at : at + 2] for at in range(len(run) - 1))


def _unique(tokens: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(tokens))
