"""Recipes: what a center can promise for an instrument, from the best a province has downwards.

``data/recipes/*.csv``, one file a field, one row a promise or several that belong together:

- ``name``: ways to write the instrument's name, separated by ``|``;
- ``range`` and ``accuracy``: alternatives from the widest and best to the plainest, separated by
  ``|``, in the small languages of ``ranges`` and ``accuracies``. `` / `` inside an alternative
  separates sub-ranges, each of which becomes a promise of its own;
- ``condition``, ``services``, ``methods``, ``remark``: as they stand in a scope;
- ``marks``: ``out`` (the center generates the quantity), ``site`` (also done at the client's),
  ``top`` (only where the best standards are).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from pathlib import Path

FOLDER = Path(__file__).parent / "data" / "recipes"
SUB_RANGE = " / "


@dataclass(frozen=True, slots=True)
class Recipe:
    """One row of a recipe file. ``instrument`` is its slug in the taxonomy, ``key`` tells the
    recipe from others, whatever their order."""

    key: str
    field: str
    instrument: str
    names: tuple[str, ...]
    measurand: str
    ranges: tuple[str, ...]
    accuracies: tuple[str, ...]
    condition: str
    services: str
    methods: tuple[str, ...]
    marks: frozenset[str]
    remark: str

    @property
    def levels(self) -> int:
        """How many levels of capability the alternatives make."""
        return max(len(self.ranges), len(self.accuracies))

    def parts(self, level: int) -> list[tuple[str, str]]:
        """Range and accuracy of each promise at ``level`` (0 the best)."""
        ranges = _at(self.ranges, level).split(SUB_RANGE)
        accuracies = _at(self.accuracies, level).split(SUB_RANGE)
        return list(zip_longest(ranges, accuracies, fillvalue=accuracies[-1]))


@cache
def recipes() -> tuple[Recipe, ...]:
    """All recipes, in the order of the files' names and of their rows."""
    return tuple(recipe for path in sorted(FOLDER.glob("*.csv")) for recipe in _read(path))


def _read(path: Path) -> list[Recipe]:
    with path.open(encoding="utf-8", newline="") as file:
        return [_recipe(path.stem, row) for row in csv.DictReader(file)]


def _recipe(field: str, row: dict[str, str]) -> Recipe:
    return Recipe(
        key=" ".join((row["instrument"], row["name"], row["measurand"], row["range"])),
        field=field,
        instrument=row["instrument"],
        names=tuple(row["name"].split("|")),
        measurand=row["measurand"],
        ranges=tuple(row["range"].split("|")),
        accuracies=tuple(row["accuracy"].split("|")),
        condition=row["condition"],
        services=row["services"],
        methods=tuple(filter(None, row["methods"].split("|"))),
        marks=frozenset(row["marks"].split()),
        remark=row["remark"],
    )


def _at(alternatives: tuple[str, ...], level: int) -> str:
    return alternatives[min(level, len(alternatives) - 1)]
