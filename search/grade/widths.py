"""Comparing two figures over a run: where they cross, and where their ratio turns.

A figure is ``a + b|x - zero|`` or ``sqrt(a² + (b(x - zero))²)``: on either side of its zero it is
monotone, convex, and its square is a quadratic polynomial. So crossings and turning points are
roots of polynomials of degree two at the most, found in closed form.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise

from registry.measurement.values import Figure, at_most, nearly_equal
from search.cuts import Run, intersection, union

Polynomial = tuple[float, float, float]


def zeros_between(figures: Iterable[Figure], low: float, high: float) -> list[float]:
    """Where between the ends a figure turns from falling to rising, ascending."""
    zeros = [f.zero for f in figures if f.relative and low < f.zero < high]
    return sorted(set(zeros)) if zeros else zeros


def least(figure: Figure, low: float, high: float) -> float:
    """The smallest width between two values: at its zero, or at the nearer end."""
    if not figure.relative:
        return figure.absolute
    if low < figure.zero < high:
        return figure.at(figure.zero)
    return min(figure.at(low), figure.at(high))


def most(figure: Figure, low: float, high: float) -> float:
    """The greatest width between two values: at an end."""
    return max(figure.at(low), figure.at(high)) if figure.relative else figure.absolute


def crossings(f: Figure, g: Figure, low: float, high: float) -> list[float]:
    """Where ``f`` equals ``g`` between two ends that have no zero of either between them.

    An extra point is harmless (it only splits a run), so no root is ever thrown away for being
    doubtful; a root at an end is left out.
    """
    origin, middle = _origin(f, g), (low + high) / 2
    if f.rss or g.rss:
        roots = _roots(_minus(_square(f, origin, middle), _square(g, origin, middle)))
    else:
        (f_constant, f_slope), (g_constant, g_slope) = (
            _line(f, origin, middle),
            _line(g, origin, middle),
        )
        roots = _roots((f_constant - g_constant, f_slope - g_slope, 0.0))
    return _inside((origin + root for root in roots), low, high)


def turning_points(f: Figure, g: Figure, low: float, high: float) -> list[float]:
    """Where ``f / g`` may have an extreme value inside the run: the derivative of the ratio of
    the squares is zero there. The run has no zero of either figure inside."""
    if not (f.rss or g.rss):
        return []
    origin, middle = _origin(f, g), (low + high) / 2
    a, b = _square(f, origin, middle), _square(g, origin, middle)
    derivative = (
        a[1] * b[0] - a[0] * b[1],
        2 * (a[2] * b[0] - a[0] * b[2]),
        a[2] * b[1] - a[1] * b[2],
    )
    return _inside((origin + root for root in _roots(derivative)), low, high)


def good_runs(promised: Figure, allowed: Figure, run: Run) -> list[Run]:
    """The values of the run where ``promised <= allowed`` (within the tolerance)."""
    if not (promised.relative or allowed.relative):
        return [run] if at_most(promised.absolute, allowed.absolute) else []
    (low, _), (high, _) = run
    zeros = zeros_between((promised, allowed), low, high)
    if not zeros:
        settled = _settled_by_ends(promised, allowed, low, high)
        if settled is not None:
            return [run] if settled else []
    points = _split(promised, allowed, [low, *zeros, high])
    good: list[Run] = [((x, 0), (x, 1)) for x in points if _good_at(promised, allowed, x)]
    good += [
        ((a, 1), (b, 0)) for a, b in pairwise(points) if _good_between(promised, allowed, a, b)
    ]
    return intersection(union(good), [run])


def _settled_by_ends(promised: Figure, allowed: Figure, low: float, high: float) -> bool | None:
    """The answer for a whole run without zeros inside, when the ends alone give it: both figures
    are monotone there. None when they cross or only a closer look tells."""
    p_low, p_high, a_low, a_high = (
        promised.at(low),
        promised.at(high),
        allowed.at(low),
        allowed.at(high),
    )
    if at_most(max(p_low, p_high), min(a_low, a_high)):
        return True
    least, most = min(p_low, p_high), max(a_low, a_high)
    return False if least > most and not nearly_equal(least, most) else None


def _split(f: Figure, g: Figure, ends: list[float]) -> list[float]:
    points = list(ends)
    for low, high in pairwise(ends):
        points += crossings(f, g, low, high)
    return sorted(points)


def _good_at(promised: Figure, allowed: Figure, x: float) -> bool:
    return at_most(promised.at(x), allowed.at(x))


def _good_between(promised: Figure, allowed: Figure, low: float, high: float) -> bool:
    """Between two neighbouring points the difference keeps its sign. Two places are looked at,
    so that figures which only touch in the middle are not taken for equal."""
    return all(_good_at(promised, allowed, low + share * (high - low)) for share in (0.5, 0.25))


def _origin(f: Figure, g: Figure) -> float:
    """Where to count from, so that temperatures keep their digits."""
    return f.zero if f.relative else g.zero if g.relative else 0.0


def _line(figure: Figure, origin: float, side_of: float) -> tuple[float, float]:
    """An affine figure as ``constant + slope * t`` with ``t = x - origin``."""
    slope = math.copysign(figure.relative, side_of - figure.zero)
    return figure.absolute + slope * (origin - figure.zero), slope


def _square(figure: Figure, origin: float, side_of: float) -> Polynomial:
    """The figure's square as a polynomial in ``t = x - origin``, lowest power first."""
    if figure.rss:
        shift, square = origin - figure.zero, figure.relative * figure.relative
        constant = figure.absolute * figure.absolute + square * shift * shift
        return constant, 2 * square * shift, square
    constant, slope = _line(figure, origin, side_of)
    return constant * constant, 2 * constant * slope, slope * slope


def _minus(a: Polynomial, b: Polynomial) -> Polynomial:
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def _roots(polynomial: Polynomial) -> Iterator[float]:
    """The real roots of a polynomial of degree two or less, in the form that keeps the digits."""
    c, b, a = polynomial
    if not a:
        if b:
            yield -c / b
        return
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return
    half = -(b + math.copysign(math.sqrt(discriminant), b)) / 2
    yield half / a
    if half:
        yield c / half


def _inside(points: Iterable[float], low: float, high: float) -> list[float]:
    """Those between the ends and not the ends themselves; a root is computed, so one within a
    rounding error of an end is that end."""
    rounding = 1e-13 * max(abs(low), abs(high))
    return sorted(
        x
        for x in points
        if low + rounding < x < high - rounding
        and not nearly_equal(x, low)
        and not nearly_equal(x, high)
    )
