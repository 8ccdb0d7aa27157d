"""The words of an accuracy statement: numbers, units, ratios, letters of formulas, keywords.

The text is folded first (``folding``), so positions are those of the text as written. Every
character belongs to at most one token; what is none of these is a ``word``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from registry.measurement.accuracy.class_words import match_classes
from registry.measurement.folding import fold
from registry.measurement.numbers import read_number
from registry.measurement.units import Quantity, Unit, UnitMatch, UnitTable


@dataclass(frozen=True, slots=True)
class Token:
    """``kind`` says what it is; ``value`` is a number's or ratio's magnitude, ``pure`` whether a
    number was written with a power of ten, ``units`` what a unit may mean, ``name`` the letter,
    word or statement, ``names`` the classes of a ``class`` token."""

    kind: str
    start: int
    end: int
    value: Fraction = Fraction(0)
    pure: bool = False
    units: tuple[Unit, ...] = ()
    name: str = ""
    names: tuple[str, ...] = ()


_NUMERAL = frozenset("0123456789.")
_RATIOS = {
    "%": Fraction(1, 10**2),
    "‰": Fraction(1, 10**3),
    "ppm": Fraction(1, 10**6),
    "PPM": Fraction(1, 10**6),
    "ppb": Fraction(1, 10**9),
}
_PARTS = {"百": 10**2, "千": 10**3, "万": 10**4, "百万": 10**6}
_PART = re.compile(
    r"(?P<whole>百万|百|千|万)分之\s*(?:(?P<digit>[一二两三四五六七八九十])|(?P<number>\d{1,4}(?:\.\d{1,6})?))"
)
_DIGITS = {digit: Fraction(n) for n, digit in enumerate("一二三四五六七八九十", 1)}
_DIGITS["两"] = Fraction(2)
_SIGNS = {
    **dict.fromkeys("({", "("),
    **dict.fromkeys(")}", ")"),
    **dict.fromkeys("|", "|"),
    **dict.fromkeys("²", "²"),
    **dict.fromkeys("·*", "·"),
    **dict.fromkeys("×", "×"),
    **dict.fromkeys("/÷", "/"),
    **dict.fromkeys("+", "+"),
    **dict.fromkeys("⊕", "⊕"),
    **dict.fromkeys("±", "±"),
    **dict.fromkeys("~至", "to"),
    **dict.fromkeys("-", "-"),
    **dict.fromkeys(",、", ","),
    **dict.fromkeys(";。\n", ";"),
    **dict.fromkeys(":", ":"),
    **dict.fromkeys("=≤<≈为是", "="),
    **dict.fromkeys("√", "√"),
}
_LONG_SIGNS = re.compile(
    r"(?P<root>sqrt\b|SQRT\b|根号)|(?P<list>Q ?\()|(?P<pm>\+ ?/ ?-)|(?P<square>\^2)"
    r"|(?P<half>\^ ?[({]?(?:1 ?/ ?2|½|0\.5)[)}]?|½)"
)
_SILENT = re.compile(
    r"\s+|的|of\b|式中|其中|[,;]?(?:[两二]者)?中?取(?:其)?(?:较)?大(?:者|值)|不大于|不超过|不低于|不劣于|小于等于|小于|优于|好于|控制在|以内"
)
_LEAD = re.compile(
    r"(?P<standard>标准不确定度|[uU]_?c(?=\s*[=:(≤])|u(?=\s*[=:≤]))"
    r"|(?P<relative>相对(?:扩展)?(?:测量)?(?:扩展)?不确定度"
    r"|U_?(?:95|99|₉₅|₉₉)?[_({]{0,2}(?:rel|REL|Rel|r)[)}]?(?:95|99)?(?=[\s=:≤<(±\d.]|$))"
    r"|(?P<uncertainty>(?:扩展|测量|测量结果)?(?:扩展)?不确定度|CMC\b"
    r"|U_?[{(]?(?:95|99|₉₅|₉₉|p|ₚ)?[)}]?(?=\s*[=:≤<(±√Q]|\s*\d|\s*$))"
    r"|(?P<quoted>引用误差)|(?P<of_reading>相对(?:示值)?误差)"
    r"|(?P<class>(?:准确度|精度|精确度)?(?:等级|级别))"
    r"|(?P<mpe>MPE(?:_?[A-Z]{1,2}|\([A-Z]\))?(?![A-Za-z])|最大允许(?:示值)?误差|最大允差|允许误差|允差|示值误差|极限误差|测量误差"
    r"|误差|精确度|精度|准确度|[Aa]ccuracy\b)"
)
_VOLTAGE = re.compile(r"U(?![A-Za-z\d_₀-₉{]|\s*[=:≤<≈±]|\s*\d)")
"""The letter of a voltage where it announces no uncertainty."""

_ASCII_LETTER = re.compile("[A-Za-z]")
_LEVELS = {
    "95": Fraction(95, 100),
    "₉₅": Fraction(95, 100),
    "99": Fraction(99, 100),
    "₉₉": Fraction(99, 100),
}
_LEVEL = re.compile("|".join(_LEVELS))
_K = re.compile(
    r"(?:(?:包含|覆盖)因子\s*)?[kK](?:_?(?:95|99|p|₉₅|₉₉))?\s*[=:≈取为]\s*"
    r"(?:(?P<root>√|sqrt\()\s*(?P<under>\d{1,4})\)?|(?P<number>\d{1,4}(?:\.\d{1,9})?))"
)
_P = re.compile(
    r"(?:(?:置信|包含)(?:概率|水平|水准|度)?\s*(?:[pP]\s*)?[=:≈为约]?|[pP]\s*[=:≈])"
    r"\s*(?P<number>\d{1,3}(?:\.\d{1,6})?)\s*(?P<percent>%?)"
)
_READING = re.compile(
    r"(?:读数|示值|测量值|测得值|被测值|标称值|设定值|显示值|输出值|指示值)值?"
    r"|rdg\.?|RDG\.?|[Rr]eading|RD\b|rd\b"
)
_FULL_SCALE = re.compile(
    r"F\.? ?·?/?S\.?(?:[OR]\b\.?)?(?![A-Za-z])|f\.s\.?(?![A-Za-z])"
    r"|满量程|全量程|量程上限|测量上限|量程|满刻度|满度|上限值|[Ff]ull [Ss]cale"
)
_UNKNOWN = re.compile(
    r"个?字|[Dd]igits?\b|dgts?\b|[Cc]ounts?\b|LSD\b|分辨力|分辨率|(?:最小)?分度值|个?末位"
)
_VARIABLE_UNIT = re.compile(
    r"(?P<letter>[lL][nₙ]|[A-Za-zφ])\s*(?P<sign>[:=为是以/]|[-~]{1,3}|in (?=\S)|(?=的?单位))\s*"
    r"[\u4e00-\u9fff]{0,12}[,、:(]?\s*(?:单位)?[:为是]?\s*"
)
_CLAUSE_END = re.compile(r"\s*(?:计|为单位)?")
_WORD = re.compile(r"[A-Za-z]+|\d+|[\u4e00-\u9fff]|.", re.DOTALL)
_KEYWORDS = {"reading": _READING, "full_scale": _FULL_SCALE, "unknown": _UNKNOWN}
_LONG_KINDS = {"root": "√", "list": "Q[", "pm": "±", "square": "²", "half": "½"}
_LETTER = re.compile(r"(?:[lL][nₙ]|[A-Z][a-z]|[A-Za-zα-ωΔφ])(?![A-Za-z])")
_GENERIC = ("x", "X")
_OPEN_LETTERS = frozenset("xXLlDtTpP")
_UNKNOWN_LETTERS = frozenset("dDRrenδ")


def tokenize(text: str, table: UnitTable, quantity: Quantity | None) -> list[Token]:
    """The tokens of ``text``; ``quantity`` tells letters of the measured value from units."""
    return list(_Lexer(fold(text), table, quantity).run())


@lru_cache(maxsize=512)
def letters_of(quantity: Quantity | None, table: UnitTable) -> frozenset[str]:
    """Letters that stand for the measured value: its own, its broader and narrower kinds'.

    Small d is left out where only a narrower kind has it: it is the graduation as often.
    """
    if quantity is None:
        return frozenset(_GENERIC)
    kin = table.quantities.values()
    broader = [other for other in kin if other.slug == quantity.broader]
    narrower = [other for other in kin if other.broader == quantity.slug]
    distant = {symbol for other in narrower for symbol in other.symbols} - {"d"}
    near = {symbol for other in (quantity, *broader) for symbol in other.symbols}
    return frozenset({*_GENERIC, *near, *distant})


def _stem(letter: str) -> str:
    """``l`` of ``ln``, the nominal length of a gauge block (JJG 146)."""
    return letter[0] if letter[1:] in ("n", "ₙ") else letter


@dataclass(slots=True)
class _Lexer:
    text: str
    table: UnitTable
    quantity: Quantity | None

    def run(self) -> Iterator[Token]:
        at, last = 0, None
        letters = letters_of(self.quantity, self.table)
        while at < len(self.text):
            silent = _SILENT.match(self.text, at)
            if silent:
                at = silent.end()
                continue
            token = self.token(at, last, letters)
            yield token
            at, last = token.end, token

    def token(self, at: int, last: Token | None, letters: frozenset[str]) -> Token:
        return (
            self.share(at, last, letters)
            or self.lead(at, last)
            or self.clause(at)
            or self.classes(at, last)
            or self.number(at)
            or self.ratio(at)
            or self.keyword(at)
            or self.symbol(at, last, letters)
            or self.sign(at)
            or self.word(at)
        )

    def share(self, at: int, last: Token | None, letters: frozenset[str]) -> Token | None:
        """``U`` right behind a coefficient, where it is the measured voltage: ``3×10⁻⁵ U``."""
        if last is None or last.kind != "number" or "U" not in letters:
            return None
        found = _VOLTAGE.match(self.text, at)
        return Token("variable", at, at + 1, name="U") if found else None

    def clause(self, at: int) -> Token | None:
        """``k = 2``, ``p = 95 %``, ``L: m``."""
        found = _K.match(self.text, at)
        if found:
            under = found["under"]
            value = math.sqrt(int(under)) if under else float(found["number"])
            return Token("k", at, found.end(), Fraction(value))
        found = _P.match(self.text, at)
        if found:
            level = Fraction(found["number"])
            share = level / 100 if found["percent"] or level > 1 else level
            return Token("p", at, found.end(), share)
        return self.variable_unit(at)

    def variable_unit(self, at: int) -> Token | None:
        found = _VARIABLE_UNIT.match(self.text, at)
        if found is None or _ASCII_LETTER.match(self.text, max(0, at - 1), at):
            return None
        if found["sign"] == "/" and self.longer_unit(at, self.text[at : found.end()]):
            return None
        matches = self.table.match(self.text, found.end())
        if not matches or self.text[found.end()].isdigit():
            return None
        tail = _CLAUSE_END.match(self.text, matches[0].end)
        end = tail.end() if tail else matches[0].end
        units = tuple(match.unit for match in matches if match.end == matches[0].end)
        kind = "variable" if found["sign"] == "/" else "clause"
        return Token(kind, at, end, units=units, name=found["letter"])

    def lead(self, at: int, last: Token | None) -> Token | None:
        """``U``, ``Urel``, ``MPE``, ``准确度等级``: which statement follows."""
        found = _LEAD.match(self.text, at)
        if last is not None and last.kind in ("ratio", "·", "×", "|"):
            return None
        if found is None or _ASCII_LETTER.match(self.text, max(0, at - 1), at):
            return None
        level = _LEVEL.search(found[0])
        value = _LEVELS[level[0]] if level else Fraction(0)
        return Token("lead", at, found.end(), value, name=str(found.lastgroup))

    def classes(self, at: int, last: Token | None) -> Token | None:
        if last is not None and last.kind in ("±", "number"):
            return None
        announced = last is not None and last.kind in (":", "=", "lead") and self.class_heading(at)
        found = match_classes(self.text, at, announced=announced)
        if found is None:
            return None
        return Token("class", at, found.end, names=found.names, pure=found.finer)

    def class_heading(self, at: int) -> bool:
        """Whether 等级 or 级别 stands just before."""
        return self.text[max(0, at - 8) : at].rstrip(" :=").endswith(("等级", "级别"))

    def number(self, at: int) -> Token | None:
        found = read_number(self.text, at) if self.text[at] in _NUMERAL else None
        if found is None:
            return None
        return Token("number", at, found.end, found.value, pure=found.power)

    def ratio(self, at: int) -> Token | None:
        """``%``, ``ppm``, ``万分之五``."""
        part = _PART.match(self.text, at)
        if part:
            count = _DIGITS[part["digit"]] if part["digit"] else Fraction(part["number"])
            return Token("fraction", at, part.end(), count / _PARTS[part["whole"]])
        for sign, value in _RATIOS.items():
            if self.text.startswith(sign, at) and not self.longer_unit(at, sign):
                return Token("ratio", at, at + len(sign), value)
        return None

    def longer_unit(self, at: int, sign: str) -> bool:
        """Whether the sign opens a longer unit (%RH, which is no ratio; m/s, which is no m)."""
        return any(match.end - at > len(sign) for match in self.table.match(self.text, at)[:1])

    def keyword(self, at: int) -> Token | None:
        """读数, 满量程, 个字 and their English."""
        for kind, pattern in _KEYWORDS.items():
            found = pattern.match(self.text, at)
            if found:
                return Token(kind, at, found.end(), name=found[0].removeprefix("个"))
        return None

    def symbol(self, at: int, last: Token | None, letters: frozenset[str]) -> Token | None:
        """A unit, or a letter: of the measured value, or of something the formula needs."""
        matches = self.table.match(self.text, at)
        letter = _LETTER.match(self.text, at)
        if letter and not (matches and matches[0].end > letter.end()):
            kind = self.letter_kind(letter[0], last, letters, [match.unit for match in matches])
            if kind:
                return Token(kind, at, letter.end(), name=letter[0])
        if not matches or self.text[at] == "/":
            return None
        end = self.end_of_fitting(matches)
        units = tuple(match.unit for match in matches if match.end == end)
        return Token("unit", at, end, units=units)

    def letter_kind(
        self, letter: str, last: Token | None, letters: frozenset[str], units: list[Unit]
    ) -> str:
        """``variable``, ``unknown``, or nothing: then the letter is a unit or a word."""
        before = last.kind if last else ""
        share = before in ("ratio", "|", "·", "×") or bool(last and last.pure)
        dimension = self.quantity.dimension if self.quantity else None
        fits = any(unit.dimension == dimension for unit in units)
        if (letter in letters or _stem(letter) in letters) and (share or not fits):
            return "variable"
        if self.quantity is None and share and letter in _OPEN_LETTERS:
            return "variable"
        if letter in _UNKNOWN_LETTERS and before == "number" and not fits:
            return "unknown"
        return ""

    def end_of_fitting(self, matches: Sequence[UnitMatch]) -> int:
        """The longest spelling, but the longest of the quantity's dimension where one is."""
        for match in matches:
            if self.quantity and match.unit.dimension == self.quantity.dimension:
                return match.end
        return matches[0].end

    def sign(self, at: int) -> Token | None:
        found = _LONG_SIGNS.match(self.text, at)
        if found:
            return Token(_LONG_KINDS[found.lastgroup or ""], at, found.end())
        kind = _SIGNS.get(self.text[at])
        return Token(kind, at, at + 1) if kind else None

    def word(self, at: int) -> Token:
        found = _WORD.match(self.text, at)
        end = found.end() if found else at + 1
        return Token("word", at, end, name=self.text[at:end])
