"""One way to read a cell in the tests of accuracy: with the shipped units and systems."""

from __future__ import annotations

import pytest

from registry.measurement.accuracy import read_accuracy
from registry.measurement.curves import value_at
from registry.measurement.values import Accuracy, Interval
from registry.vocabulary import shipped

RANGES = {
    "pressure": Interval(0.0, 60e6),
    "length": Interval(0.0, 1.0),
    "temperature": Interval(273.15, 673.15),
    "dc-voltage": Interval(0.0, 1000.0),
    "relative-humidity": Interval(0.1, 0.9),
    "mass": Interval(1e-3, 20.0),
    "time-interval": Interval(1.0, 3600.0),
    "power-level": Interval(-60.0, 20.0),
    "torque": Interval(0.0, 100.0),
    "dc-current": Interval(0.0, 10.0),
    "ph": Interval(0.0, 14.0),
    "speed": Interval(0.2, 30.0),
    "turns-ratio": Interval(1.0, 1000.0),
    "refractive-index": Interval(1.33, 1.7),
    "dissipation-factor": Interval(1e-4, 0.1),
    "flow-rate": Interval(1e-9, 1e-7),
}
UNITS = {"pressure": "MPa", "length": "mm", "temperature": "℃", "mass": "g"}
SYSTEMS = {
    "span": "pressure-span",
    "piston": "piston-gauge",
    "weights": "weights",
    "platinum": "platinum-resistance",
    "electrical": "electrical-indicating",
    "scales": "weighing-instrument",
}


class Cells:
    """Reads a cell as a row of the quantity would, over a range everyone can compute with."""

    def __init__(self) -> None:
        self.vocabulary = shipped()
        self.table = self.vocabulary.units

    def system(self, name: str):
        return self.vocabulary.class_systems[SYSTEMS[name]]

    def read(self, text: str, quantity: str = "pressure", *, system=None, **context) -> Accuracy:
        context.setdefault("interval", RANGES[quantity])
        unit = context.pop("unit", UNITS.get(quantity))
        others = [self.table.quantities[slug] for slug in context.pop("others", ())]
        return read_accuracy(
            text,
            self.table,
            quantity=self.table.quantities[quantity],
            system=self.system(system) if system else None,
            unit=self.table[unit] if unit else None,
            others=others,
            **context,
        )


@pytest.fixture(scope="session")
def cells() -> Cells:
    return Cells()


def at(accuracy: Accuracy, x: float) -> float | None:
    """The worse figure at a point, for comparing with a figure computed by hand."""
    return value_at(accuracy.worst, x)


def about(value: float):
    return pytest.approx(value, rel=1e-9, abs=1e-300)
