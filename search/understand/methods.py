"""Method documents in a text: ``JJG 52``, ``JJF1033-2023``, ``GB/T 19022``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from registry.vocabulary.entries import Method
from search.analysis import fold
from search.question import Choice

_SERIES = (
    "JJG|JJF|GJB|GB/?T|GB|JB/?T|DB42/?T|(?-i:DB)|CNAS-CL|ISO/IEC|ISO|IEC|OIML ?R|YY/?T|YY|HJ|DL/?T"
    "|JT/?T"
)
"""Series of documents; a small b makes decibels of a standard of the province."""

_CODE = re.compile(
    rf"(?<![A-Za-z\d])(?P<series>{_SERIES}) ?(?P<issuer>\([^() ]{{1,8}}\))? ?"
    r"(?P<number>\d{1,6}(?:\.\d{1,2})?)(?![A-Za-z\d])"
    r"(?: ?[-‐–—] ?(?P<year>\d{4}|\d{2})(?![\dA-Za-z.%‰°℃Ω~]))?",
    re.IGNORECASE,
)
_OF_METROLOGY = ("JJG", "JJF")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class MethodMention:
    """A document named in the text, as the question holds it; ``known`` as the vocabulary does.

    A verification regulation or calibration specification (JJG, JJF) is asked for even where the
    vocabulary does not have it; of another standard the ``choice`` is then None.
    """

    start: int
    end: int
    choice: Choice | None
    known: Method | None
    year_stated: bool


class MethodIndex:
    """The documents of a vocabulary by series and number."""

    def __init__(self, methods: Iterable[Method]) -> None:
        self._known: dict[str, list[Method]] = {}
        for method in methods:
            self._known.setdefault(_key(method.series + method.number), []).append(method)

    def mentions(self, text: str) -> list[MethodMention]:
        """Every document code in the text."""
        return [self._mention(code) for code in _CODE.finditer(fold(text))]

    def _mention(self, code: re.Match[str]) -> MethodMention:
        known, year = self._of(code), bool(code["year"])
        choice = choice_of(known, year) if known else None
        series = code["series"].upper()
        if known is None and series in _OF_METROLOGY:
            parts = (series, code["issuer"] or "", f" {code['number']}")
            choice = Choice("".join(parts) + (f"-{code['year']}" if year else ""), "")
        return MethodMention(code.start(), code.end(), choice, known, year)

    def choice(self, code: str) -> Choice | None:
        """The document of that code, with or without its year; None if it is not known."""
        found = _CODE.fullmatch(fold(code).strip())
        method = self._of(found) if found else None
        return choice_of(method, bool(found and found["year"])) if method else None

    def _of(self, code: re.Match[str]) -> Method | None:
        """The document; without a year the one in force, else the latest."""
        known = self._known.get(_key(code["series"] + (code["issuer"] or "") + code["number"]), [])
        if code["year"]:
            known = [method for method in known if str(method.year or "").endswith(code["year"])]
        return max(known, key=lambda m: (m.status == "in_force", m.year or 0), default=None)


def choice_of(method: Method, year_stated: bool) -> Choice:
    """A document as the question holds it; without its year every edition is meant."""
    return Choice(method.code if year_stated else f"{method.series} {method.number}", method.title)


def _key(code: str) -> str:
    return _NO_LETTER.sub("", fold(code)).upper()
