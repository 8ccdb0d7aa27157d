"""Systems of accuracy classes: what a class permits at a point, and which class is coarser."""

from __future__ import annotations

from dataclasses import dataclass

from registry.measurement.values import Curve


@dataclass(frozen=True, slots=True)
class AccuracyClass:
    """One class of a system. ``value`` as the system writes it (``0.4``, ``E2``, ``Ⅲ``), ``rank``
    from finest (0) on; ``mpe`` is the permissible error in SI where the system gives one that
    depends on the value only (formula, table, reading); for span and full-scale systems
    ``percent`` is what is taken of the span."""

    value: str
    rank: int
    percent: float | None = None
    mpe: Curve = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClassSystem:
    """A system of accuracy classes. ``kind``: ``span full_scale reading nominal formula table
    order``. In ``span full_scale reading nominal`` any positive number may be a class (percent)."""

    slug: str
    name: str
    kind: str
    quantity: str | None
    classes: tuple[AccuracyClass, ...] = ()
    numeric: bool = False
    source: str = ""
    verified: bool = True
