"""The statements of an accuracy cell or of a question, as written: nothing is resolved here.

``U = 0.05 % (k=2)``, ``MPE: ±0.02 mm``, ``1.6级及以下``: each with its formula or classes, its
coverage factor and level of confidence, and where it stands in the text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from registry.measurement.accuracy.formulas import read_formula
from registry.measurement.accuracy.terms import Formula
from registry.measurement.accuracy.tokens import Token, tokenize
from registry.measurement.units import Quantity, Unit, UnitTable

_OPENING = frozenset(
    ["number", "ratio", "fraction", "(", "√", "Q[", "|", "reading", "full_scale", "variable"]
)
_FIGURES = frozenset(["number", "fraction"])
_PASSED = frozenset([",", ";", ":", "=", ")", "(", "·"])
_FILLER = frozenset(["优", "于", "约", "均", "或", "和", "及", "按", "计", "取"])
_NORMAL_FACTORS = ((0.9973, 3.0), (0.99, 2.58), (0.6827, 1.0), (0.68, 1.0))
"""Coverage factors of a normal distribution where only the level is stated (JJF 1059.1); 95 % is
taken as k = 2."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement. ``statement`` is ``uncertainty``, ``mpe`` or ``class``. ``relative``: written
    Urel; ``quoted``: 引用误差, of full scale; ``signed``: with ±; ``led``: introduced by a word;
    ``named``: what stands beside a class (``0.05级活塞式压力计``); ``finer``: 及以上."""

    statement: str
    start: int
    end: int
    formula: Formula | None = None
    classes: tuple[str, ...] = ()
    relative: bool = False
    quoted: bool = False
    signed: bool = False
    led: bool = False
    finer: bool = False
    named: str = ""
    k: float | None = None
    confidence: float | None = None

    @property
    def factor(self) -> float:
        """The coverage factor: as stated, else from the level of confidence, else 2."""
        if self.k:
            return self.k
        level = self.confidence or 0.0
        return next((k for known, k in _NORMAL_FACTORS if abs(level - known) < 5e-4), 2.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """All statements of a text; ``letter_units`` as stated for letters of formulas; ``left`` the
    pieces of text that are none of these."""

    statements: tuple[Statement, ...] = ()
    letter_units: dict[str, tuple[Unit, ...]] = field(default_factory=dict)
    left: tuple[str, ...] = ()
    k: float | None = None
    confidence: float | None = None


def read_statements(text: str, table: UnitTable, quantity: Quantity | None) -> Reading:
    """Every statement of ``text``, in order; total and linear."""
    return _Reader(text, tokenize(text, table, quantity)).run()


@dataclass(slots=True)
class _Lead:
    """Words seen before a figure: 相对扩展不确定度 U."""

    start: int
    statement: str = ""
    relative: bool = False
    quoted: bool = False
    k: float | None = None
    confidence: float | None = None


@dataclass(slots=True)
class _Reader:
    text: str
    tokens: list[Token]
    index: int = 0
    lead: _Lead | None = None
    signed: bool = False
    sign_start: int = 0
    found: list[Statement] = field(default_factory=list)
    letters: dict[str, tuple[Unit, ...]] = field(default_factory=dict)
    left: list[tuple[int, int]] = field(default_factory=list)
    k: float | None = None
    confidence: float | None = None

    def run(self) -> Reading:
        for token in self.tokens:
            if token.kind == "variable" and token.units:
                self.letters[token.name] = token.units
        while self.index < len(self.tokens):
            token = self.tokens[self.index]
            if token.kind in _OPENING and self.figure(token):
                continue
            self.index += 1
            self.step(token)
        if self.lead is not None:
            self.left.append((self.lead.start, len(self.text)))
        found = tuple(self.with_factor(statement) for statement in self.found)
        left = tuple(self.text[start:end] for start, end in self.left)
        return Reading(found, self.letters, left, self.k, self.confidence)

    def step(self, token: Token) -> None:
        """Take in one token that opens no figure."""
        if token.kind == "lead":
            self.led(token)
        elif token.kind == "±":
            self.signed, self.sign_start = True, token.start
        elif token.kind == "class":
            self.classes(token)
        elif token.kind == "k":
            self.factor(token)
        elif token.kind == "p":
            self.confidence = float(token.value)
        elif token.kind == "clause":
            self.letters[token.name] = token.units
        elif token.kind == "variable" and token.units:
            return
        elif token.kind not in _PASSED and not self.is_filler(token):
            self.leave(token)

    def is_filler(self, token: Token) -> bool:
        """Whether a word says nothing; within a word left over it is a part of it (压力计)."""
        within = bool(self.left) and self.left[-1][1] == token.start
        return token.name in _FILLER and not within

    def led(self, token: Token) -> None:
        lead = self.lead or _Lead(token.start)
        lead.statement = _STATEMENTS[token.name]
        lead.relative |= token.name == "relative"
        lead.quoted |= token.name == "quoted"
        lead.relative |= token.name == "of_reading"
        if token.name == "standard":
            lead.k = 1.0
        lead.confidence = float(token.value) or lead.confidence
        self.lead = lead

    def factor(self, token: Token) -> None:
        """k counts for the statement before it, or for the one it stands within (U(k=2)=…)."""
        k = float(token.value)
        if not k:
            self.leave(token)
        elif self.lead is not None:
            self.lead.k = k
        elif self.found and self.found[-1].k is None:
            bare = not (self.found[-1].led or self.found[-1].signed or self.found[-1].classes)
            statement = "uncertainty" if bare else self.found[-1].statement
            self.found[-1] = replace(self.found[-1], k=k, statement=statement)
            self.k = k
        elif not self.found:
            self.k = k

    def figure(self, token: Token) -> bool:
        """A formula at the cursor, as the lead or the sign before it means it."""
        read = read_formula(self.tokens, self.index)
        if read is None or not self.has_number(read[1]):
            return False
        formula, end = read
        lead = self.lead or _Lead(self.sign_start if self.signed else token.start)
        self.signed |= any(each.kind == "±" for each in self.tokens[self.index : end])
        self.index = end
        statement = lead.statement or ("mpe" if self.signed else self.bare(formula))
        self.found.append(
            Statement(
                statement if statement != "class" else "mpe",
                min(lead.start, token.start),
                formula.end,
                formula,
                relative=lead.relative,
                quoted=lead.quoted,
                signed=self.signed,
                led=self.lead is not None,
                k=lead.k,
                confidence=lead.confidence,
            )
        )
        self.lead, self.signed = None, False
        return True

    def has_number(self, end: int) -> bool:
        """Whether the formula up to token ``end`` has a figure in it: a lone letter is a word."""
        return any(token.kind in _FIGURES for token in self.tokens[self.index : end])

    def bare(self, formula: Formula) -> str:
        """A figure with no word and no sign. An uncertainty is a positive figure, an error has a
        sign (JJF 1059.1, JJF 1001); a lone ratio (10 ppm, 万分之五) or share of full scale is an
        error all the same."""
        only = formula.terms[0]
        shared = only.of in ("", "full_scale") and not only.units
        lone = len(formula.terms) == 1 and only.ratio and shared
        return "mpe" if lone else "uncertainty"

    def classes(self, token: Token) -> None:
        """Classes, with the name of an instrument before or behind them."""
        end, named = token.end, []
        while self.index < len(self.tokens) and _names(self.tokens[self.index]):
            named.append(self.tokens[self.index])
            end = self.tokens[self.index].end
            self.index += 1
        start = self.lead.start if self.lead else token.start
        name = self.text[token.end : end].strip() if named else self.name_before(token)
        self.found.append(
            Statement(
                "class",
                start,
                end,
                classes=token.names,
                led=self.lead is not None,
                finer=token.pure,
                named=name,
            )
        )
        self.lead, self.signed = None, False

    def name_before(self, token: Token) -> str:
        """The words just before (``活塞式压力计：0.05级``), which then are no longer left over."""
        if not self.left or self.text[self.left[-1][1] : token.start].strip(" :："):
            return ""
        start, end = self.left.pop()
        return self.text[start:end]

    def leave(self, token: Token) -> None:
        if self.left and not self.text[self.left[-1][1] : token.start].strip():
            self.left[-1] = (self.left[-1][0], token.end)
        else:
            self.left.append((token.start, token.end))
        self.lead, self.signed = None, False

    def with_factor(self, statement: Statement) -> Statement:
        """A factor or level written once counts for every statement without its own."""
        return replace(
            statement,
            k=statement.k or self.k,
            confidence=statement.confidence or self.confidence,
        )


_NAMING = frozenset(["word", "unit", "variable", "unknown"])


def _names(token: Token) -> bool:
    """Whether a token behind a class may be of an instrument's name."""
    return token.kind in _NAMING and (token.kind != "word" or token.name.isalnum())


_STATEMENTS = {
    "standard": "uncertainty",
    "relative": "uncertainty",
    "uncertainty": "uncertainty",
    "quoted": "mpe",
    "of_reading": "mpe",
    "mpe": "mpe",
    "class": "class",
}
