"""From the parameters of an address to a question, with every problem found at once.

What ``q`` says is read first; a parameter that was given wins over it. Unknown parameters are
ignored, empty ones count as not given.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from registry.measurement.accuracy import read_statements
from registry.measurement.classes import parse_class
from registry.vocabulary.vocabulary import Vocabulary
from search.parameters import (
    BY_NAME,
    GRADE_NAMES,
    PAGE_SIZE,
    PAGE_SIZE_MAX,
    PARAMETERS,
    QUESTION_MAX,
    SORTS,
)
from search.question import Choice, Question
from search.understand import Lexicon
from search.understand.figures import class_names, plain_statement
from search.understand.override import Explicit, override, resolve_choice

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_WIDTH = str.maketrans("０１２３４５６７８９．－−＋，", "0123456789.--+,")
_CLOSED = {"grade": GRADE_NAMES, "sort": SORTS}


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter that can't be used, named for programs and for people, and why."""

    name: str
    label: str
    reason: str


@dataclass(slots=True)
class SearchForm:
    """The parameters of a search, read. ``question`` is set when there are no ``problems``."""

    values: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)
    question: Question | None = None
    grades: tuple[str, ...] = ()
    sort: str = "grade"
    page: int = 1
    page_size: int = PAGE_SIZE


def read_form(
    parameters: Mapping[str, str],
    lexicon: Lexicon,
    today: datetime.date,
    *,
    longest: int | None = QUESTION_MAX,
    divisor: float = 3.0,
    page_size: int = PAGE_SIZE,
) -> SearchForm:
    """The form that the parameters fill. Never raises; ``longest`` bounds ``q``."""
    values = {
        parameter.name: text
        for parameter in PARAMETERS
        if (text := parameters.get(parameter.name, "").strip())
    }
    return _Reader(values, lexicon, today, longest, divisor, page_size).read()


class _Reader:
    """Collects what can be read and every problem on the way."""

    def __init__(
        self,
        values: Mapping[str, str],
        lexicon: Lexicon,
        today: datetime.date,
        longest: int | None,
        divisor: float,
        page_size: int,
    ) -> None:
        self.form = SearchForm(values)
        self.values = values
        self.lexicon = lexicon
        self.today = today
        self.longest = longest
        self.divisor = divisor
        self.page_size = page_size

    def read(self) -> SearchForm:
        form, values = self.form, self.values
        if self.longest and len(values.get("q", "")) > self.longest:
            self._problem("q", f"最多 {self.longest} 个字符，现在有 {len(values['q'])} 个")
        form.sort = self._closed("sort") or "grade"
        grade = self._closed("grade")
        form.grades = (grade,) if grade else ()
        form.page = self._whole("page", 1, None) or 1
        form.page_size = self._whole("page_size", 1, PAGE_SIZE_MAX) or self.page_size
        explicit = self._explicit()
        if not form.problems:
            form.question = self._question(explicit)
        return form

    def _question(self, explicit: Explicit) -> Question | None:
        as_of = explicit.get("as_of") or self.today
        asked = Question(text=self.values.get("q", ""), as_of=as_of)
        try:
            return override(asked, self.lexicon, divisor=self.divisor, **explicit)
        except KeyError as unit:
            self._problem("unit", f"“{unit.args[0]}”不是所问的量的单位")
            return None

    def _explicit(self) -> Explicit:
        explicit: Explicit = {}
        for parameter in PARAMETERS:
            if parameter.choice and parameter.name not in _CLOSED and parameter.name in self.values:
                explicit[parameter.name] = self._choice(parameter.name)  # type: ignore[literal-required]
        explicit["as_of"] = self._date("as_of")
        explicit["low"], explicit["high"] = self._number("low"), self._number("high")
        explicit["unit"] = self._unit()
        for name in ("accuracy_class", "mpe", "uncertainty"):
            if name in self.values:
                explicit[name] = self.values[name]
        low, high = explicit["low"], explicit["high"]
        if low is not None and high is not None and low > high:
            self._problem("low", f"下限 {low:g} 大于上限 {high:g}，是否写反了")
        self._check_accuracies()
        return explicit

    def _choice(self, name: str) -> Choice | None:
        choice = resolve_choice(name, self.values[name], self.lexicon)
        if choice is None:
            self._problem(name, f"没有“{_short(self.values[name])}”")
        return choice

    def _closed(self, name: str) -> str | None:
        text = self.values.get(name)
        if text is None:
            return None
        for slug, label in _CLOSED[name].items():
            if text in (slug, label):
                return slug
        self._problem(name, f"没有“{_short(text)}”，可用：{'、'.join(_CLOSED[name])}")
        return None

    def _whole(self, name: str, least: int, most: int | None) -> int | None:
        text = self.values.get(name)
        if text is None:
            return None
        if not (text.isascii() and text.lstrip("-").isdigit()) or len(text) > 9:
            self._problem(name, f"“{_short(text)}”不是可用的整数")
            return None
        number = int(text)
        if number < least or (most is not None and number > most):
            span = f"{least} 至 {most}" if most is not None else f"{least} 以上"
            self._problem(name, f"须在 {span}，现在是 {number}")
        return number

    def _number(self, name: str) -> float | None:
        text = self.values.get(name)
        if text is None:
            return None
        written = text.translate(_WIDTH).replace(",", "").replace(" ", "")
        if not _NUMBER.fullmatch(written) or not math.isfinite(float(written)):
            self._problem(name, f"“{_short(text)}”不是数值")
            return None
        return float(written)

    def _date(self, name: str) -> datetime.date | None:
        text = self.values.get(name)
        if text is None:
            return None
        try:
            return datetime.datetime.strptime(text, "%Y-%m-%d").date()
        except ValueError:
            self._problem(name, f"“{_short(text)}”不是日期，应写作 2026-11-24")
            return None

    def _unit(self) -> str | None:
        text = self.values.get("unit")
        if text is not None and not self.lexicon.vocabulary.units.find(text):
            self._problem("unit", f"不认识单位“{_short(text)}”")
        return text

    def _check_accuracies(self) -> None:
        """An accuracy that can't be read is said here, never silently dropped."""
        vocabulary = self.lexicon.vocabulary
        for name in ("mpe", "uncertainty"):
            text = self.values.get(name)
            if text and not states_figure(text, name, vocabulary):
                self._problem(name, f"读不出“{_short(text)}”，写法例如 ±0.02 mm、0.05% k=2")
        text = self.values.get("accuracy_class")
        if text and not is_class(text, vocabulary):
            self._problem("accuracy_class", f"没有等级“{_short(text)}”，写法例如 0.4、E2、Ⅲ")

    def _problem(self, name: str, reason: str) -> None:
        self.form.problems.append(Problem(name, BY_NAME[name].label, reason))


def states_figure(text: str, kind: str, vocabulary: Vocabulary) -> bool:
    """Whether a text states a figure of an error or an uncertainty, with or without its unit."""
    reading = read_statements(plain_statement(text, kind, vocabulary.units), vocabulary.units, None)
    return any(statement.statement in ("mpe", "uncertainty") for statement in reading.statements)


def is_class(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text names a class of any system."""
    names = class_names(text, vocabulary.units) or [text]
    return any(
        parse_class(system, name) is not None
        for system in vocabulary.class_systems.values()
        for name in names
    )


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
