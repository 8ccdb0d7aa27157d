"""Exact factors: ``45359237/100000000`` or ``pi/180`` as written in the unit table, to a float."""

from __future__ import annotations

import math
import re
from fractions import Fraction

_TOKEN = re.compile(r"\s*(pi|[0-9]+(?:\.[0-9]+)?|[-*/()])")


def read_factor(text: str) -> float:
    """The figure that a product of decimals, ``pi``, ``*``, ``/`` and parentheses stands for.

    It is multiplied out in exact fractions and rounded once, so that ``1/60`` and
    ``0.0254*0.0254`` are the nearest float to what is meant. A leading ``-`` is allowed.
    Raises ``ValueError`` for anything else.
    """
    tokens = _tokens(text)
    negative = tokens[:1] == ["-"]
    number, turns = _product(tokens[1:] if negative else tokens)
    value = float(number) * math.pi**turns
    return -value if negative else value


def _tokens(text: str) -> list[str]:
    tokens, start = [], 0
    while start < len(text.rstrip()):
        found = _TOKEN.match(text, start)
        if found is None:
            raise ValueError(f"not a factor: {text!r}")
        tokens.append(found[1])
        start = found.end()
    return tokens


def _product(tokens: list[str]) -> tuple[Fraction, int]:
    """A chain of factors as a fraction and a power of pi; consumes every token."""
    number, turns, rest = _atom(tokens)
    while rest:
        sign, *following = rest
        if sign not in ("*", "/"):
            raise ValueError(f"a factor has no place for {sign!r}")
        other, other_turns, rest = _atom(following)
        if sign == "/" and other == 0:
            raise ValueError("a factor divides by zero")
        number = number * other if sign == "*" else number / other
        turns += other_turns if sign == "*" else -other_turns
    return number, turns


def _atom(tokens: list[str]) -> tuple[Fraction, int, list[str]]:
    """The first number, ``pi`` or parenthesis of ``tokens``, and what follows it."""
    if not tokens:
        raise ValueError("a factor ends where a number should stand")
    first, *rest = tokens
    if first == "(":
        if ")" not in rest:
            raise ValueError("a factor leaves a parenthesis open")
        end = rest.index(")")
        return *_product(rest[:end]), rest[end + 1 :]
    if first == "pi":
        return Fraction(1), 1, rest
    if first in ("-", "*", "/", ")"):
        raise ValueError(f"a factor has no place for {first!r}")
    return Fraction(first), 0, rest
