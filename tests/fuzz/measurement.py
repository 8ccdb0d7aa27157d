"""Fuzz target: any text is read without an exception, and what is read can be written.

Run with atheris where it is installed: ``python -m tests.fuzz.measurement [corpus]``. Without it
the target is an ordinary function, which the tests feed with texts of their own.
"""

from __future__ import annotations

import importlib
import sys

from registry.measurement.codec import scope_from_json, scope_to_json
from registry.measurement.conditions import read_conditions
from registry.measurement.notation import write_range
from registry.measurement.ranges import read_ranges, scan_ranges
from registry.measurement.values import Part, Scope
from tests.registry.measurement.table import table


def target(data: bytes) -> None:
    """Read ``data`` in every way there is."""
    text = data.decode("utf-8", "replace")
    reading = read_ranges(text, table())
    conditions = read_conditions(text, table())
    for part in reading.ranges:
        if part.unit:
            write_range(part, table()[part.unit])
    scope = Scope(
        parts=tuple(Part(part) for part in reading.ranges), conditions=conditions.conditions
    )
    assert scope_from_json(scope_to_json(scope)) == scope
    for found in scan_ranges(text, table()):
        assert 0 <= found.start < found.end <= len(text)


def main() -> None:
    """Hand the target to atheris."""
    atheris = importlib.import_module("atheris")
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
