"""Quantities that are customarily written as a mere number, without any unit.

A quantity of dimension one is not always one of them: a humidity, a distortion or a content of
0～100 is a percentage that lost its sign, so that a number alone says nothing certain of it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType

from registry.measurement.shapes import Group
from registry.measurement.units import Quantity, Unit, UnitTable

_GREATEST: Mapping[str, float] = MappingProxyType(
    {
        "plain-number": math.inf,
        "rebound-number": math.inf,
        "turns-ratio": math.inf,
        "vswr": math.inf,
        "refractive-index": math.inf,
        "chromaticity": 1.0,
        "dissipation-factor": 1.0,
        "power-factor": 1.0,
        "reflection-coefficient": 1.0,
        "emissivity": 1.0,
        "modulation-transfer": 1.0,
        "sound-absorption-coefficient": 1.5,
        "frequency-deviation-relative": 0.01,
    }
)
"""The greatest figure that is still the number itself: above it the figure is a percentage (or
ppm) without its sign. A measured absorption may exceed one somewhat (GB/T 20247)."""


def is_pure_number(quantity: Quantity | None) -> bool:
    """Whether the quantity is written as a number without a unit."""
    return quantity is not None and quantity.slug in _GREATEST


def unit_one(group: Group, quantity: Quantity | None, table: UnitTable) -> Unit | None:
    """The unit one, where the figures of ``group`` can only be the bare number of ``quantity``."""
    if quantity is None or quantity.slug not in _GREATEST or "1" not in table:
        return None
    greatest = _GREATEST[quantity.slug]
    values = (end.value for element in group.elements for end in element.ends)
    plain = all(value is None or abs(value) <= greatest for value in values)
    return table["1"] if plain else None
