"""The figures of a question: what is demanded as accuracy, and what as a range.

``±0.02 mm`` is an error beside ``0-300mm`` and a range alone; ``20～98%RH`` is a range though
``98%`` could be an error. So the accuracy that shows by its words is taken first, then the ranges,
and what has a sign only is settled by what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from registry.measurement.accuracy import Statement, read_statements
from registry.measurement.ranges import Found, scan_ranges
from registry.measurement.units import Quantity, UnitTable
from search.analysis import fold
from search.understand.reading import READ_WITHIN

_STATED = r"误差|允差|不确定度|精度|准确度|MPE|[Uu](?:rel|95)?"
_HEDGE = re.compile(
    rf"(?:{_STATED})\s?(?:值|要求|应|要|须|需|在|控制在|控制|达到|为)?\s?"
    r"(?P<words>(?:要求|要|应|须|需|在|控制在|控制)?\s?"
    r"(?:不超过|不大于|不高于|不低于|小于等于|小于|优于|好于|高于|达到|达|以内|要求|应|要|须|需))"
)
_ERROR_WORD = re.compile(
    r"(?:最大允许误差|最大允差|允许误差|示值误差|极限误差|误差|允差|准确度|精确度|精度|MPEV?)[\s:=为]*"
)
_FACTOR = re.compile(r"\s?[,，;；]?\s?\(?\s?[kK]\s?=\s?\d(?:\.\d{1,3})?\s?\)?")
_CLASS = r"(?:\d{1,3}(?:\.\d{1,4})?[A-Z]?|[A-Z]{1,2}\d{0,2}|[ⅠⅡⅢⅣ]|I{1,3}V?)"
_BREAK = re.compile(
    r"\d\s?(?:[A-Za-zµμΩ°℃/²³·]{1,8}|[米克秒度伏安欧帕吨斤])\)?\s{0,3}(?=±)"
    rf"|\s(?={_CLASS}\s?(?:等级|级|等))|[级等](?=\s{{1,3}}[-(+±\d])"
)
"""Where one statement ends and another begins: a figure before its error (300mm ±0.02mm), before
a class (DN50 0.5级) and behind one (A级 -50~200℃)."""

_NEGATIVE = re.compile(r"\s(?=-\d[\d.]{0,12}\s?(?:~|至|到|to))")
"""A space before a minus that opens a range (1310nm -50~0dBm)."""

_ENGLISH_CLASS = re.compile(
    r"(?<![A-Za-z])(?:[Aa]ccuracy )?(?:[Cc]lass|[Gg]rade) ?"
    r"(?P<value>\d{1,3}(?:\.\d{1,4})?[A-Z]?|[A-Z]{1,2}\d{0,2}|[ⅠⅡⅢⅣ])(?![A-Za-z\d])"
)
_LETTERED = re.compile(r"(?<![\d.])(?P<value>\d\.\d{1,2}[A-Z])(?![A-Za-z\d级])")
"""A class with a letter and without its 级: 0.2S."""

_MODEL = re.compile(r"\d{3,5}[1-9][A-Z]|\d{3,4}[1-9]0[A-Z]")
"""A number no range ends at, with a letter: 34401A, 5520A."""

_THREAD = "丝"
_COUNTED = re.compile(r"(?P<count>[一二两三四五六七八九十半])\s?(?P<unit>[丝道])")
_COUNTS = {
    "半": "0.5",
    "两": "2",
    **{digit: str(n) for n, digit in enumerate("一二三四五六七八九十", 1)},
}


@dataclass(frozen=True, slots=True)
class Stated:
    """An accuracy as it stands in the text: ``kind`` is ``class``, ``mpe`` or ``uncertainty``."""

    start: int
    end: int
    kind: str
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found, each from left to right; ``bare`` are figures without a unit, with ``range``
    or an accuracy's kind."""

    ranges: tuple[Found, ...] = ()
    accuracies: tuple[Stated, ...] = ()
    bare: tuple[Stated, ...] = ()


def read_figures(
    text: str,
    units: UnitTable,
    *,
    quantity: str | None,
    named_by_upper_limit: bool,
    classes: Collection[str] = (),
) -> Figures:
    """The figures of a question text (of the same length as written, names blanked out).

    ``classes`` are those of the asked instrument: 0.2S of an energy meter is no conductance.
    """
    seen = _NEGATIVE.sub(";", without_hedges(fold(text[:READ_WITHIN])))
    statements = _statements(seen, units, units.quantities.get(quantity or ""))
    clear = [_stated(seen, each) for each in statements if _is_clear(seen, each)]
    clear += [_english_class(found) for found in _ENGLISH_CLASS.finditer(seen)]
    clear += [_english_class(each) for each in _LETTERED.finditer(seen) if each["value"] in classes]
    bare = [_stated(seen, each) for each in statements if _is_bare(each)]
    signed = [each for each in statements if _is_signed_length(seen, each)]
    masked = _masked(seen, [*clear, *bare])
    found = scan_ranges(masked, units, quantity=quantity)
    errors = [
        _stated(seen, each) for each in signed if _is_error(each, found, named_by_upper_limit)
    ]
    if errors:
        found = scan_ranges(_masked(masked, errors), units, quantity=quantity)
    return _sorted(found, [*clear, *errors], bare)


def _statements(text: str, units: UnitTable, quantity: Quantity | None) -> list[Statement]:
    """The statements of the text, each read by itself where figures stand side by side."""
    starts = [0, *(broken.end() for broken in _BREAK.finditer(text))]
    found = []
    for start, end in pairwise([*starts, len(text)]):
        for each in read_statements(text[start:end], units, quantity).statements:
            found.append(replace(each, start=each.start + start, end=each.end + start))
    return found


def _english_class(found: re.Match[str]) -> Stated:
    return Stated(found.start(), found.end(), "class", (found["value"],))


def class_names(text: str, units: UnitTable) -> tuple[str, ...]:
    """The classes a text names, as written without 级; empty if it names none."""
    folded = fold(text[:READ_WITHIN])
    english = _ENGLISH_CLASS.search(folded)
    if english:
        return (english["value"],)
    statements = read_statements(folded, units, None).statements
    return next((each.classes for each in statements if each.classes), ())


def plain_statement(text: str, kind: str, units: UnitTable) -> str:
    """A demanded accuracy in the words a scope would use: without hedges, and said to be an error
    or an uncertainty where the words alone do not say it (一丝, 0.05% k=2)."""
    plain = _COUNTED.sub(_counted, without_hedges(fold(text[:READ_WITHIN])).strip())
    if kind == "mpe":
        word = _ERROR_WORD.match(plain)
        return f"MPE {plain[word.end() :] if word else plain}"
    statements = read_statements(plain, units, None).statements
    led = any(each.statement == kind and each.led for each in statements)
    return plain if led else f"U={plain}"


def is_bare(text: str, kind: str, units: UnitTable) -> bool:
    """Whether an accuracy set by hand is a figure without its unit that is no share (±0.02)."""
    statements = read_statements(plain_statement(text, kind, units), units, None).statements
    return any(map(_is_bare, statements))


def _counted(thread: re.Match[str]) -> str:
    return _COUNTS[thread["count"]] + thread["unit"]


def _sorted(found: Sequence[Found], accuracies: list[Stated], bare: list[Stated]) -> Figures:
    """Threads (丝) are what a tolerance is given in: as a point they are one."""
    threads = [each for each in found if each.point and each.reading.unit == _THREAD]
    accuracies += [Stated(each.start, each.end, "mpe") for each in threads]
    ranges = [each for each in found if _is_range(each) and each not in threads]
    bare += [Stated(each.start, each.end, _kind(each)) for each in found if each.unit is None]
    accuracies.sort(key=lambda each: each.start)
    return Figures(tuple(ranges), tuple(accuracies), tuple(bare))


def _is_range(found: Found) -> bool:
    model = _MODEL.fullmatch(found.reading.text)
    return found.unit is not None and not found.graduation and model is None


def _kind(found: Found) -> str:
    return "mpe" if found.reading.text.startswith("±") else "range"


def without_hedges(text: str) -> str:
    """The text with words between a statement and its figure (误差不超过0.02mm) blanked."""

    def blank(match: re.Match[str]) -> str:
        return match[0][: match.start("words") - match.start()] + " " * len(match["words"])

    return _HEDGE.sub(blank, text)


def _is_clear(text: str, statement: Statement) -> bool:
    """Whether the words alone make it an accuracy: a class, a leading word, a share with sign."""
    if statement.statement == "class" or statement.led:
        return not _is_bare(statement)
    if statement.formula is None or (statement.signed and not _opens_with_sign(text, statement)):
        return False
    term = statement.formula.terms[0]
    several = len(statement.formula.terms) > 1 or bool(term.of)
    if statement.signed:
        return several or term.ratio
    return term.ratio and statement.statement == "mpe" and statement.formula.better is None


def _is_bare(statement: Statement) -> bool:
    """Whether words announce a figure that has no unit and is no share: 精度0.02, U=0.05."""
    if not statement.led or statement.relative or statement.formula is None:
        return False
    (term, *others) = statement.formula.terms
    return not (others or term.units or term.ratio or term.of)


def _is_signed_length(text: str, statement: Statement) -> bool:
    """Whether it is a figure with ± and a unit, which may be an error or a range."""
    if not statement.signed or statement.led or statement.formula is None:
        return False
    terms = statement.formula.terms
    alone = len(terms) == 1 and not terms[0].of and bool(terms[0].units) and not terms[0].ratio
    return alone and _opens_with_sign(text, statement)


def _opens_with_sign(text: str, statement: Statement) -> bool:
    """Whether it begins with ±, which does not continue a number: (20±2)℃ is a range."""
    before = text[: statement.start].rstrip()[-1:]
    return text[statement.start] in "±+" and not before.isdigit()


def _is_error(statement: Statement, found: Sequence[Found], named_by_upper_limit: bool) -> bool:
    """Beside a range of its own quantity, or of an instrument that only counts upwards."""
    units = statement.formula.terms[0].units if statement.formula else ()
    quantities = {slug for unit in units for slug in unit.quantities}
    around = any(each.start < statement.start < each.end for each in found)
    beside = any(
        each.unit and each.reading.quantity in quantities and not _overlap(each, statement)
        for each in found
    )
    return around or beside or named_by_upper_limit


def _overlap(one: Found, other: Statement) -> bool:
    return one.start < other.end and other.start < one.end


def _stated(text: str, statement: Statement) -> Stated:
    start, end = statement.start, statement.end
    name = text.rfind(statement.named, start + 1, end) if statement.named else -1
    end = name if name > 0 else end
    if statement.statement == "uncertainty":
        factor = _FACTOR.match(text, end)
        end = factor.end() if factor else end
    end = start + len(text[start:end].rstrip())
    return Stated(start, end, statement.statement, statement.classes)


def _masked(text: str, stated: Sequence[Stated]) -> str:
    characters = list(text)
    for each in stated:
        characters[each.start : each.end] = " " * (each.end - each.start)
    return "".join(characters)
