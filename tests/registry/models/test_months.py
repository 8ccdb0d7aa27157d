"""Months are counted on the calendar."""

import datetime

import pytest

from registry.models.periods import months_later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 24, "2028-01-31"),
        ("2024-02-29", 24, "2026-02-28"),
        ("2026-12-05", 1, "2027-01-05"),
        ("2026-11-30", 24, "2028-11-30"),
    ],
)
def test_a_month_without_that_day_ends_with_its_last(day, months, later):
    assert months_later(datetime.date.fromisoformat(day), months).isoformat() == later
