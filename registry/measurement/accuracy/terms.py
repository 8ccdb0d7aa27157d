"""Terms of a formula and how they are added and multiplied, before anything is worth in SI."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from registry.measurement.units import Unit

MAX_TERMS = 8


@dataclass(frozen=True, slots=True)
class Term:
    """One summand. ``of`` is what it is a share of: nothing (``""``), the measured value
    (``reading`` or a ``variable`` by its letter), ``full_scale``, or an ``unknown``; ``name`` is
    the letter or word. ``ratio`` says the coefficient is a pure number by how it was written (%,
    ppm, ×10⁻⁶, µV/V) and ``scale`` what its sign stands for (0.01 for %). ``units`` holds every
    unit the spelling may mean."""

    value: Fraction
    of: str = ""
    name: str = ""
    ratio: bool = False
    scale: Fraction = Fraction(1)
    units: tuple[Unit, ...] = ()

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


class UnreadableError(Exception):
    """Inside this package only: what stands here is no formula."""


def multiplied(a: Formula, b: Formula) -> Formula:
    """The product of two formulas, of which one is a single term."""
    if len(a.terms) > 1 and len(b.terms) > 1:
        raise UnreadableError
    if len(b.terms) > 1:
        a, b = b, a
    if b.rss or b.better:
        if len(a.terms) > 1 or a.rss or a.better:
            raise UnreadableError
        a, b = b, a
    by = b.terms[0]
    better = multiplied(a.better, b) if a.better else None
    return replace(a, terms=tuple(_times(term, by) for term in a.terms), better=better)


def is_bare_share(formula: Formula) -> bool:
    """满量程 or 读数 alone, before ``的±0.5 %``."""
    only = formula.terms[0]
    return len(formula.terms) == 1 and only.of in ("full_scale", "reading") and not only.ratio


def _times(a: Term, b: Term) -> Term:
    if (a.units and b.units) or (a.scale != 1 and b.scale != 1):
        raise UnreadableError
    of, name = _share(a, b)
    return Term(
        a.value * b.value,
        of,
        name,
        ratio=a.ratio or b.ratio,
        scale=a.scale * b.scale,
        units=a.units or b.units,
    )


def _share(a: Term, b: Term) -> tuple[str, str]:
    if not (a.of and b.of):
        return a.of or b.of, a.name or b.name
    if "unknown" in (a.of, b.of):
        return "unknown", a.name if a.of == "unknown" else b.name
    raise UnreadableError


def exact_factor(unit: Unit) -> Fraction:
    """The unit's factor to SI as it was declared, digit by digit."""
    return Fraction(repr(unit.factor))


def scaled(formula: Formula, factor: Fraction) -> Formula:
    """The formula times a pure number."""
    terms = tuple(replace(term, value=term.value * factor) for term in formula.terms)
    better = scaled(formula.better, factor) if formula.better else None
    return replace(formula, terms=terms, better=better)


def added(a: Formula, b: Formula) -> Formula:
    """The sum of two formulas; a root or an interval is no summand."""
    compound = a.better or b.better or a.rss or b.rss
    if compound or len(a.terms) + len(b.terms) > MAX_TERMS:
        raise UnreadableError
    return Formula((*a.terms, *b.terms))


def ratio_of_units(term: Term, units: tuple[Unit, ...]) -> Term:
    """``µV/V``, ``µm/m``: a pure number, where both units measure the same."""
    for unit in term.units:
        for other in units:
            if unit.dimension == other.dimension and unit.dimension != "1":
                share = exact_factor(unit) / exact_factor(other)
                return Term(term.value * share, term.of, term.name, ratio=True)
    raise UnreadableError


def with_units_of(first: Formula, second: Formula) -> Formula:
    """``0.02～0.05 %``: an end without unit has that of the other."""
    if len(first.terms) != 1 or len(second.terms) != 1 or first.terms[0].units:
        return first
    this, that = first.terms[0], second.terms[0]
    if this.ratio or this.of:
        return first
    return replace(first, terms=(replace(that, value=this.value),))
