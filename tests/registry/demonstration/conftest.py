"""The shipped province as rows, read once: every table, whatever its form."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from registry.demonstration import PROVINCE


def table_rows(path: Path) -> list[dict[str, str]]:
    """The rows of one table of the exchange format, by heading."""
    if path.suffix == ".xlsx":
        sheet = load_workbook(path).worksheets[0]
        headings, *rows = sheet.iter_rows(values_only=True)
        return [
            {heading: cell or "" for heading, cell in zip(headings, row, strict=True)}
            for row in rows
        ]
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def centers():
    return table_rows(PROVINCE / "centers.csv")


@pytest.fixture(scope="session")
def scopes():
    """The rows of every scope, by the slug of its center."""
    return {path.stem: table_rows(path) for path in sorted((PROVINCE / "scopes").iterdir())}


@pytest.fixture(scope="session")
def rows(scopes):
    return [row for table in scopes.values() for row in table]
