"""Public codes: ``HB-QCLB-00017`` names a promise for ever, ``HB-QCLB-00017-2`` one version of it.

``HB-QCLB`` is the stem, one a center: the province and four letters from the center's short name
(汽车零部件 → QCLB). A code is never taken back and never given twice.
"""

from __future__ import annotations

import itertools
import re
import string
from collections.abc import Container, Iterator
from dataclasses import dataclass

from pypinyin import Style, lazy_pinyin

PROVINCE = "HB"
"""Hubei, as its vehicles and its documents abbreviate it in letters."""

LETTERS = 4

_CODE = re.compile(r"([A-Z]{2}-[A-Z0-9]{2,8})-([0-9]{5,7})(?:-([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class PublicCode:
    """A code taken apart. ``version`` is None where the code names the promise as a whole."""

    stem: str
    number: int
    version: int | None = None

    def __str__(self) -> str:
        return self.promise if self.version is None else f"{self.promise}-{self.version}"

    @property
    def promise(self) -> str:
        """The code of the promise as a whole, without a version."""
        return f"{self.stem}-{self.number:05d}"


def read_code(text: str) -> PublicCode | None:
    """The code that ``text`` is, or None."""
    match = _CODE.fullmatch(text)
    if match is None or not int(match[2]) or match[3] == "0":
        return None
    return PublicCode(match[1], int(match[2]), int(match[3]) if match[3] else None)


def is_stem(text: str) -> bool:
    """Whether ``text`` can be the stem of a center's codes."""
    return read_code(f"{text}-00001") is not None


def free_stem(short_name: str, slug: str, taken: Container[str]) -> str:
    """The first stem for a center of that name that is not taken; the same input gives the same."""
    return next(stem for stem in _stems(_initials(short_name, slug)) if stem not in taken)


def _initials(short_name: str, slug: str) -> str:
    """Four capitals: pinyin initials of the short name, filled up from the slug."""
    pinyin = "".join(lazy_pinyin(short_name, style=Style.FIRST_LETTER, errors="ignore"))
    letters = [letter for letter in (pinyin + slug).upper() if letter in string.ascii_uppercase]
    return "".join(letters[:LETTERS]).ljust(LETTERS, "X")


def _stems(initials: str) -> Iterator[str]:
    """Stems from ``initials``, then with ever more of its last letters varied."""
    yield f"{PROVINCE}-{initials}"
    for varied in range(1, LETTERS + 1):
        for tail in itertools.product(string.ascii_uppercase, repeat=varied):
            yield f"{PROVINCE}-{initials[: LETTERS - varied]}{''.join(tail)}"
