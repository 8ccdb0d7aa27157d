"""Rows of the vocabulary's tables: cells read as what they should hold, or refused by name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from registry.vocabulary.factors import read_factor

_FLAGS = {"": None, "yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``number`` is as a spreadsheet shows it: the headings are row 1."""

    table: str
    number: int
    cells: Mapping[str, str]

    def problem(self, message: str) -> ValueError:
        """The error to raise about this row: names the file and the row."""
        return ValueError(f"{self.table}.csv, row {self.number}: {message}")

    def text(self, column: str) -> str:
        """The cell without white space at its ends; empty when the table lacks the column."""
        return (self.cells.get(column) or "").strip()

    def needed(self, column: str) -> str:
        """The cell, which must not be empty. Raises ``ValueError``."""
        text = self.text(column)
        if not text:
            raise self.problem(f"{column} is empty")
        return text

    def items(self, column: str) -> tuple[str, ...]:
        """The parts of a list cell, which ``|`` separates."""
        return tuple(item for part in self.text(column).split("|") if (item := part.strip()))

    def flag(self, column: str, *, default: bool = False) -> bool:
        """``yes`` or ``no``; ``default`` when empty. Raises ``ValueError``."""
        text = self.text(column).lower()
        if text not in _FLAGS:
            raise self.problem(f"{column} is neither yes nor no: {text}")
        stated = _FLAGS[text]
        return default if stated is None else stated

    def figure(self, column: str, *, default: float = 0.0) -> float:
        """A number or exact factor; ``default`` when empty. Raises ``ValueError``."""
        text = self.text(column)
        if not text:
            return default
        try:
            return read_factor(text)
        except ValueError as error:
            raise self.problem(f"{column}: {error}") from None

    def whole(self, column: str) -> int | None:
        """A whole number, None when empty. Raises ``ValueError``."""
        text = self.text(column)
        if text and not (text.isascii() and text.isdecimal()):
            raise self.problem(f"{column} is not a whole number: {text}")
        return int(text) if text else None

    def known(self, column: str, entries: Container[str]) -> str | None:
        """The name of another entry, None when empty. Raises ``ValueError`` when there is none."""
        name = self.text(column)
        if name and name not in entries:
            raise self.problem(f"{column} names an unknown entry: {name}")
        return name or None

    def all_known(self, column: str, entries: Container[str]) -> tuple[str, ...]:
        """As ``known``, for a list cell."""
        for name in self.items(column):
            if name not in entries:
                raise self.problem(f"{column} names an unknown entry: {name}")
        return self.items(column)


def numbered(table: str, rows: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    """The rows of a table with the numbers a spreadsheet shows."""
    return (Row(table, number, cells) for number, cells in enumerate(rows, start=2))


def once(row: Row, key: str, entries: Container[str]) -> str:
    """``key``, which no earlier entry may have. Raises ``ValueError``."""
    if key in entries:
        raise row.problem(f"stands here a second time: {key}")
    return key
