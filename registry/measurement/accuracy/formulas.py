"""Formulas of accuracy as people write them: ``0.1 µm + 1×10⁻⁶ L``, ``0.1%读数+2个字``.

A formula is read into terms, each a coefficient with a unit or a ratio and what it is taken of.
What a term is worth in SI depends on the measured quantity and its range: see ``widths``.

Reading is total and linear: a formula longer or deeper than any real one is not read.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.measurement.accuracy.tokens import Token
from registry.measurement.units import Unit

MAX_DEPTH = 8
MAX_TERMS = 8
_ONE = Fraction(1)


@dataclass(frozen=True, slots=True)
class Term:
    """One summand. ``of`` is what it is a share of: nothing (``""``), the measured value
    (``reading`` or a ``variable`` by its letter), ``full_scale``, or an ``unknown``; ``name`` is
    the letter or word. ``ratio`` says the coefficient is a pure number by how it was written (%,
    ppm, ×10⁻⁶, µV/V) and ``scale`` what its sign stands for (0.01 for %). ``units`` holds every
    unit the spelling may mean. ``outer`` says the unit stands behind the bracket around it."""

    value: Fraction
    of: str = ""
    name: str = ""
    ratio: bool = False
    scale: Fraction = Fraction(1)
    units: tuple[Unit, ...] = ()
    outer: bool = False

    @property
    def amount(self) -> Fraction:
        """The coefficient as a number: 0.05 % is 0.0005."""
        return self.value * self.scale


@dataclass(frozen=True, slots=True)
class Formula:
    """A sum of terms, or the root of the sum of their squares where ``rss``. ``better`` is the
    better end where an interval was written. ``end`` is where it ended in the text."""

    terms: tuple[Term, ...]
    rss: bool = False
    better: Formula | None = None
    end: int = 0


class _UnreadableError(Exception):
    """Inside this module only: what stands here is no formula."""


def read_formula(tokens: list[Token], start: int) -> tuple[Formula, int] | None:
    """The formula at token ``start`` and the index of the token after it, or None."""
    parser = _Parser(tokens, start)
    try:
        formula = parser.interval(0)
    except _UnreadableError:
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
            raise _UnreadableError
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
            raise _UnreadableError

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
        except _UnreadableError:
            self.index = mark
            return first
        if falling and len(first.terms) + len(second.terms) > 2:
            raise _UnreadableError
        return replace(second, better=_with_units_of(first, second))

    def sum(self, depth: int) -> Formula:
        if depth > MAX_DEPTH:
            raise _UnreadableError
        formula = self.product(depth)
        while self.kind in ("+", "±"):
            mark = self.index
            self.index += 1
            try:
                formula = _added(formula, self.product(depth))
            except _UnreadableError:
                if depth:
                    raise
                self.index = mark
                break
        return formula

    def product(self, depth: int) -> Formula:
        formula = self.factor(depth)
        while True:
            mark = self.index
            linked = self.kind in ("·", "×") or (self.kind == "±" and _is_share(formula))
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
            return _multiplied(formula, self.factor(depth))
        except _UnreadableError:
            self.index = mark
            return formula

    def quotient(self, formula: Formula) -> Formula:
        """``L/100``, ``µV/V``, ``5 µm/m``."""
        self.expect("/")
        token = self.take()
        if token.kind == "number" and token.value:
            return _scaled(formula, 1 / token.value)
        if token.kind == "unit" and len(formula.terms) == 1:
            term = formula.terms[0]
            return replace(formula, terms=(_ratio_of_units(term, token),))
        raise _UnreadableError

    def factor(self, depth: int) -> Formula:
        token = self.take()
        reader = getattr(self, f"_{_FACTORS.get(token.kind, 'nothing')}")
        formula: Formula = reader(token, depth)
        return formula

    def _nothing(self, token: Token, depth: int) -> Formula:
        raise _UnreadableError

    def _simple(self, token: Token, depth: int) -> Formula:
        return Formula((_term(token),))

    def _bars(self, token: Token, depth: int) -> Formula:
        variable = self.take()
        self.expect("|")
        if variable.kind not in ("variable", "reading"):
            raise _UnreadableError
        return Formula((_term(variable),))

    def _group(self, token: Token, depth: int) -> Formula:
        self.skip("±")
        formula = self.interval(depth + 1)
        self.expect(")")
        return formula

    def _root(self, token: Token, depth: int) -> Formula:
        """``√(a² + (b·L)²)``."""
        self.expect("(")
        formula = self.square(depth + 1)
        while self.skip("+"):
            formula = _added(formula, self.square(depth + 1))
        self.expect(")")
        return replace(formula, rss=True)

    def square(self, depth: int) -> Formula:
        if depth > MAX_DEPTH:
            raise _UnreadableError
        formula = self.factor(depth)
        while self.kind != "²":
            if self.kind == "/":
                formula = self.quotient(formula)
                continue
            if self.kind in ("·", "×"):
                self.index += 1
            formula = _multiplied(formula, self.factor(depth))
        self.expect("²")
        if len(formula.terms) != 1:
            raise _UnreadableError
        return formula

    def _listed(self, token: Token, depth: int) -> Formula:
        """``Q[a, bL]`` of the BIPM's calibration and measurement capabilities: ``√(a²+(bL)²)``."""
        formula = self.sum(depth + 1)
        while self.skip(","):
            formula = _added(formula, self.sum(depth + 1))
        self.expect(")")
        return replace(formula, rss=True)


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


def _multiplied(a: Formula, b: Formula) -> Formula:
    if len(a.terms) > 1 and len(b.terms) > 1:
        raise _UnreadableError
    if len(b.terms) > 1:
        a, b = b, a
    if b.rss or b.better:
        if len(a.terms) > 1 or a.rss or a.better:
            raise _UnreadableError
        a, b = b, a
    by = b.terms[0]
    better = _multiplied(a.better, b) if a.better else None
    return replace(
        a, terms=tuple(_times(term, by, _is_group(a)) for term in a.terms), better=better
    )


def _is_share(formula: Formula) -> bool:
    """满量程 or 读数 alone, before ``的±0.5 %``."""
    only = formula.terms[0]
    return len(formula.terms) == 1 and only.of in ("full_scale", "reading") and not only.ratio


def _is_group(formula: Formula) -> bool:
    return len(formula.terms) > 1 or formula.rss


def _times(a: Term, b: Term, grouped: bool) -> Term:
    if (a.units and b.units) or (a.scale != 1 and b.scale != 1):
        raise _UnreadableError
    of, name = _share(a, b)
    return Term(
        a.value * b.value,
        of,
        name,
        ratio=a.ratio or b.ratio,
        scale=a.scale * b.scale,
        units=a.units or b.units,
        outer=a.outer or (grouped and bool(b.units)),
    )


def _share(a: Term, b: Term) -> tuple[str, str]:
    if not (a.of and b.of):
        return a.of or b.of, a.name or b.name
    if "unknown" in (a.of, b.of):
        return "unknown", a.name if a.of == "unknown" else b.name
    raise _UnreadableError


def exact_factor(unit: Unit) -> Fraction:
    """The unit's factor to SI as it was declared, digit by digit."""
    return Fraction(repr(unit.factor))


def _scaled(formula: Formula, factor: Fraction) -> Formula:
    terms = tuple(replace(term, value=term.value * factor) for term in formula.terms)
    better = _scaled(formula.better, factor) if formula.better else None
    return replace(formula, terms=terms, better=better)


def _added(a: Formula, b: Formula) -> Formula:
    mixed = a.better or b.better or (a.rss != b.rss and (a.rss or b.rss))
    if mixed or len(a.terms) + len(b.terms) > MAX_TERMS:
        raise _UnreadableError
    return Formula((*a.terms, *b.terms))


def _ratio_of_units(term: Term, per: Token) -> Term:
    """``µV/V``, ``µm/m``: a pure number, where both units measure the same."""
    for unit in term.units:
        for other in per.units:
            if unit.dimension == other.dimension and unit.dimension != "1":
                share = exact_factor(unit) / exact_factor(other)
                return Term(term.value * share, term.of, term.name, ratio=True)
    raise _UnreadableError


def _with_units_of(first: Formula, second: Formula) -> Formula:
    """``0.02～0.05 %``: an end without unit has that of the other."""
    if len(first.terms) != 1 or len(second.terms) != 1 or first.terms[0].units:
        return first
    this, that = first.terms[0], second.terms[0]
    if this.ratio or this.of:
        return first
    return replace(first, terms=(replace(that, value=this.value),))
