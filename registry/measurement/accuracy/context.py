"""What is known of a promise when its accuracy is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from registry.measurement.classes import ClassSystem
from registry.measurement.units import Quantity, Unit, UnitTable
from registry.measurement.values import Accuracy, Interval

SystemOf = Callable[[str], ClassSystem | None]
"""The class system of an instrument by the name that stands in the cell (``活塞式压力计``)."""


@dataclass(frozen=True, slots=True)
class Context:
    """``interval`` is the row's whole range (SI), ``unit`` the one it is written in, ``of`` whose
    accuracy it is (``service`` or ``standard``), ``system`` the class system of the row's
    instrument, ``others`` the other quantities of the row."""

    table: UnitTable
    quantity: Quantity | None = None
    interval: Interval | None = None
    system: ClassSystem | None = None
    of: str = "service"
    unit: Unit | None = None
    system_of: SystemOf | None = None
    others: tuple[Quantity, ...] = ()

    @property
    def zero(self) -> float:
        """Where relative figures start: 273.15 K for temperatures."""
        return self.quantity.zero if self.quantity else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """An accuracy read, and whether its unit is of another quantity than the asked one."""

    accuracy: Accuracy
    mismatch: bool = False


def unread(of: str, statement: str, note: str) -> Accuracy:
    """An accuracy that could not be read, with why."""
    return Accuracy(of=of, statement=statement, readable=False, notes=(note,))
