"""Ranges without a unit, of quantities that are written as a mere number."""

from __future__ import annotations

import pytest

from registry.measurement.ranges import read_ranges
from registry.vocabulary import shipped
from tests.registry.measurement.test_ranges import summary

READ = [
    ("1～1000", "turns-ratio", "[1,1000]"),
    ("(1～10000)", "turns-ratio", "[1,10000]"),
    ("1、10、100", "turns-ratio", "[1,1] [10,10] [100,100]"),
    ("变比：1～1000", "turns-ratio", "[1,1000]"),
    ("1.33～1.7", "refractive-index", "[1.33,1.7]"),
    ("0～1", "reflection-coefficient", "[0,1]"),
    ("0.001～0.1", "dissipation-factor", "[0.001,0.1]"),
    ("1×10⁻¹³～1×10⁻⁶", "frequency-deviation-relative", "[1e-13,1e-06]"),
    ("1.05～2", "vswr", "[1.05,2]"),
    ("0.05～1", "sound-absorption-coefficient", "[0.05,1]"),
    ("0.1～0.9", "modulation-transfer", "[0.1,0.9]"),
    ("0.95～1.00", "emissivity", "[0.95,1]"),
]


@pytest.mark.parametrize(("text", "quantity", "expected"), READ)
def test_a_number_alone_is_read_where_the_quantity_is_one(text, quantity, expected):
    reading = read_ranges(text, shipped().units, quantity=quantity)
    assert reading.certain, reading.note
    assert summary(reading) == f"{quantity} {expected} 1"
    assert reading.ranges[0].notes == ()


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("1～1000", None),
        ("0～1", "ratio"),
        ("20～98", "relative-humidity"),
        ("湿度：20～98", None),
        ("0～100", "transmittance"),
        ("0.5～5", "distortion"),
        ("0～14", "ph"),
        ("20～70", "hardness-rockwell-c"),
        ("0.01～10", "dissipation-factor"),
        ("1～100", "frequency-deviation-relative"),
        ("DN15～DN300", "turns-ratio"),
        ("档位：1～10", "turns-ratio"),
        ("约 1～1000", "turns-ratio"),
        ("频率：10～100", "turns-ratio"),
    ],
)
def test_a_number_that_may_be_something_else_is_not_read(text, quantity):
    assert not read_ranges(text, shipped().units, quantity=quantity).certain


def test_a_percentage_in_a_list_counts_for_what_follows_it():
    reading = read_ranges("10 %、20", shipped().units, quantity="dissipation-factor")
    assert [part.unit for part in reading.ranges] == ["%"]
