"""Formulas of accuracy as people write them: ``0.1 µm + 1×10⁻⁶ L``, ``0.1%读数+2个字``.

A formula is read into terms, each a coefficient with a unit or a ratio and what it is taken of.
What a term is worth in SI depends on the measured quantity and its range: see ``widths``.

Reading is total and linear: a formula longer or deeper than any real one is not read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.measurement.accuracy.terms import (
    Formula,
    Term,
    UnreadableError,
    added,
    is_bare_share,
    multiplied,
    ratio_of_units,
    scaled,
    with_units_of,
)
from registry.measurement.accuracy.tokens import Token

MAX_DEPTH = 8
_ONE = Fraction(1)


def read_formula(tokens: list[Token], start: int) -> tuple[Formula, int] | None:
    """The formula at token ``start`` and the index of the token after it, or None."""
    parser = _Parser(tokens, start)
    try:
        formula = parser.interval(0)
    except UnreadableError:
        return None
    return replace(formula, end=tokens[parser.index - 1].end), parser.index


@dataclass(slots=True)
class _Parser:
    """Recursive descent over tokens; depth and number of terms are bounded."""

    tokens: list[Token]
    index: int

    @property
    def kind(self) -> str:
        return self.tokens[self.index].kind if self.index < len(self.tokens) else ""

    def take(self) -> Token:
        if self.index >= len(self.tokens):
            raise UnreadableError
        token = self.tokens[self.index]
        self.index += 1
        return token

    def skip(self, kind: str) -> bool:
        if self.kind != kind:
            return False
        self.index += 1
        return True

    def expect(self, kind: str) -> None:
        if not self.skip(kind):
            raise UnreadableError

    def interval(self, depth: int) -> Formula:
        """``a`` or ``a ～ b``: which end is the better one is seen when it is resolved."""
        first = self.sum(depth)
        if self.kind not in ("to", "-"):
            return first
        falling = self.kind == "-"
        mark = self.index
        self.index += 1
        self.skip("±")
        try:
            second = self.sum(depth)
        except UnreadableError:
            self.index = mark
            return first
        if falling and len(first.terms) + len(second.terms) > 2:
            raise UnreadableError
        return replace(second, better=with_units_of(first, second))

    def sum(self, depth: int) -> Formula:
        """``a + b·x``, or ``a ⊕ b·x``: the root of the sum of the squares."""
        if depth > MAX_DEPTH:
            raise UnreadableError
        first = formula = self.product(depth)
        sign = self.kind
        while self.kind in _ADDING.get(sign, ()):
            mark = self.index
            self.index += 1
            try:
                formula = added(formula, self.product(depth))
            except UnreadableError:
                if depth:
                    raise
                self.index = mark
                break
        return replace(formula, rss=True) if sign == "⊕" and formula is not first else formula

    def product(self, depth: int) -> Formula:
        formula = self.factor(depth)
        while True:
            mark = self.index
            linked = self.kind in ("·", "×") or (self.kind == "±" and is_bare_share(formula))
            if linked:
                self.index += 1
            if self.kind == "/":
                formula = self.quotient(formula)
            elif self.kind in _FACTORS and (linked or self.may_follow(formula)):
                formula = self.multiplied(formula, depth, mark)
                if self.index == mark:
                    return formula
            else:
                self.index = mark
                return formula

    def may_follow(self, formula: Formula) -> bool:
        """Whether the next factor may stand without a sign: no number right behind a number."""
        term = formula.terms[0]
        return self.kind not in ("number", "fraction") or (bool(term.of) and term.value == 1)

    def multiplied(self, formula: Formula, depth: int, mark: int) -> Formula:
        """``formula`` times the next factor; unchanged, back at ``mark``, where they don't go
        together (a bracket behind a figure that is a remark, not a factor)."""
        try:
            return multiplied(formula, self.factor(depth))
        except UnreadableError:
            self.index = mark
            return formula

    def quotient(self, formula: Formula) -> Formula:
        """``L/100``, ``µV/V``, ``5 µm/m``."""
        self.expect("/")
        token = self.take()
        if token.kind == "number" and token.value:
            return scaled(formula, 1 / token.value)
        if token.kind == "unit" and len(formula.terms) == 1:
            term = formula.terms[0]
            return replace(formula, terms=(ratio_of_units(term, token.units),))
        raise UnreadableError

    def factor(self, depth: int) -> Formula:
        token = self.take()
        reader = getattr(self, f"_{_FACTORS.get(token.kind, 'nothing')}")
        formula: Formula = reader(token, depth)
        return formula

    def _nothing(self, token: Token, depth: int) -> Formula:
        raise UnreadableError

    def _simple(self, token: Token, depth: int) -> Formula:
        return Formula((_term(token),))

    def _bars(self, token: Token, depth: int) -> Formula:
        variable = self.take()
        self.expect("|")
        if variable.kind not in ("variable", "reading"):
            raise UnreadableError
        return Formula((_term(variable),))

    def _group(self, token: Token, depth: int) -> Formula:
        mark = self.index
        self.skip("±")
        try:
            formula = self.interval(depth + 1)
            self.expect(")")
        except UnreadableError:
            if depth:
                raise
            self.index = mark
            formula = self.squares(depth)
            self.expect("½")
        return formula

    def _root(self, token: Token, depth: int) -> Formula:
        """``√(a² + (b·L)²)``; as a power, ``[a² + (b·L)²]^½``, only outside every bracket."""
        self.expect("(")
        return self.squares(depth)

    def squares(self, depth: int) -> Formula:
        formula = self.square(depth + 1)
        while self.skip("+"):
            formula = added(formula, self.square(depth + 1))
        self.expect(")")
        return replace(formula, rss=True)

    def square(self, depth: int) -> Formula:
        if depth > MAX_DEPTH:
            raise UnreadableError
        formula = self.factor(depth)
        while self.kind != "²":
            if self.kind == "/":
                formula = self.quotient(formula)
                continue
            if self.kind in ("·", "×"):
                self.index += 1
            formula = multiplied(formula, self.factor(depth))
        self.expect("²")
        if len(formula.terms) != 1:
            raise UnreadableError
        return formula

    def _listed(self, token: Token, depth: int) -> Formula:
        """``Q[a, bL]`` of the BIPM's calibration and measurement capabilities: ``√(a²+(bL)²)``."""
        formula = self.sum(depth + 1)
        while self.skip(","):
            formula = added(formula, self.sum(depth + 1))
        self.expect(")")
        return replace(formula, rss=True)


_ADDING = {"+": ("+", "±"), "±": ("+", "±"), "⊕": ("⊕",)}
"""The signs that may follow a first one in one sum."""

_FACTORS = {
    "number": "simple",
    "ratio": "simple",
    "fraction": "simple",
    "unit": "simple",
    "variable": "simple",
    "reading": "simple",
    "full_scale": "simple",
    "unknown": "simple",
    "|": "bars",
    "(": "group",
    "√": "root",
    "Q[": "listed",
}


def _term(token: Token) -> Term:
    if token.kind == "number":
        return Term(token.value, ratio=token.pure)
    if token.kind == "ratio":
        return Term(_ONE, ratio=True, scale=token.value)
    if token.kind == "fraction":
        return Term(token.value, ratio=True)
    if token.kind == "unit":
        return Term(_ONE, units=token.units)
    return Term(_ONE, of=token.kind, name=token.name)
