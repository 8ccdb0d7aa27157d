"""The shipped accuracy classes against the standards they come from."""

from itertools import pairwise

import pytest

from registry.measurement.classes import ClassSystem, parse_class
from registry.measurement.values import Curve
from registry.vocabulary import Vocabulary

CELSIUS = 273.15


def curve(system: ClassSystem, value: str) -> Curve:
    (found,) = (known.mpe for known in system.classes if known.value == value)
    return found


def at(curve: Curve, x: float) -> float | None:
    """What the first piece that holds ``x`` permits there."""
    for piece in curve:
        inside = piece.interval.lower <= x <= piece.interval.upper
        if inside and not (piece.interval.low_open and x == piece.interval.low):
            return piece.figure.at(x)
    return None


@pytest.fixture(scope="module")
def weights(vocabulary: Vocabulary) -> ClassSystem:
    return vocabulary.class_systems["weights"]


def weight(weights: ClassSystem, value: str, kg: float) -> float | None:
    """The permissible error in mg of a nominal value in kg."""
    for piece in curve(weights, value):
        if piece.interval.lower == pytest.approx(kg, rel=1e-12):
            return piece.figure.absolute * 1e6
    return None


@pytest.mark.parametrize(
    ("value", "kg", "mg"),
    [
        ("E1", 1, 0.5),
        ("E1", 50, 25),
        ("E1", 1e-6, 0.003),
        ("E2", 1, 1.6),
        ("E2", 20, 30),
        ("E2", 0.2, 0.3),
        ("E2", 1e-3, 0.03),
        ("F1", 20, 100),
        ("F1", 5000, 25_000),
        ("F2", 10, 160),
        ("F2", 500, 8_000),
        ("M1", 20, 1_000),
        ("M1", 1000, 50_000),
        ("M12", 1000, 100_000),
        ("M2", 1, 160),
        ("M23", 2000, 600_000),
        ("M3", 20, 10_000),
        ("M3", 5000, 2_500_000),
    ],
)
def test_weights_have_the_errors_of_r111(
    value: str, kg: float, mg: float, weights: ClassSystem
) -> None:
    assert weight(weights, value, kg) == pytest.approx(mg, rel=1e-12)


@pytest.mark.parametrize(
    ("value", "smallest", "greatest", "count"),
    [
        ("E1", 1e-6, 50, 24),
        ("E2", 1e-6, 1000, 28),
        ("F1", 1e-6, 5000, 30),
        ("F2", 1e-6, 5000, 30),
        ("M1", 1e-6, 5000, 30),
        ("M12", 50, 5000, 7),
        ("M2", 1e-4, 5000, 24),
        ("M23", 50, 5000, 7),
        ("M3", 1e-3, 5000, 21),
    ],
)
def test_a_weight_class_has_every_nominal_value_of_its_range(
    value: str, smallest: float, greatest: float, count: int, weights: ClassSystem
) -> None:
    nominals = [piece.interval.low for piece in curve(weights, value)]
    assert len(nominals) == count
    assert nominals[0] == pytest.approx(smallest)
    assert nominals[-1] == pytest.approx(greatest)
    assert all(piece.interval.is_point for piece in curve(weights, value))


@pytest.mark.parametrize("value", ["E1", "E2", "F1", "F2", "M1", "M12", "M2", "M23", "M3"])
def test_heavier_weights_may_err_more_and_relatively_no_more(
    value: str, weights: ClassSystem
) -> None:
    for lighter, heavier in pairwise(curve(weights, value)):
        assert heavier.interval.lower > lighter.interval.lower
        assert heavier.figure.absolute >= lighter.figure.absolute
        ratio = heavier.interval.lower / lighter.interval.lower
        growth = heavier.figure.absolute / lighter.figure.absolute
        # 16 stands for 5·10^(1/2): rounded steps may outgrow the mass by at most 7 %.
        assert growth <= ratio * 1.07


def test_a_coarser_weight_class_permits_about_three_times_as_much(weights: ClassSystem) -> None:
    whole = ["E1", "E2", "F1", "F2", "M1", "M2", "M3"]
    for finer, coarser in pairwise(whole):
        for piece in curve(weights, coarser):
            least = weight(weights, finer, piece.interval.lower)
            if least is not None:
                assert 2.0 <= piece.figure.absolute * 1e6 / least <= 3.4
    for between, finer, coarser in (("M12", "M1", "M2"), ("M23", "M2", "M3")):
        for piece in curve(weights, between):
            kg = piece.interval.lower
            low, high = weight(weights, finer, kg), weight(weights, coarser, kg)
            assert low is not None
            assert high is not None
            assert low < piece.figure.absolute * 1e6 < high


@pytest.mark.parametrize(
    ("value", "celsius", "kelvin"),
    [
        ("AA", 0, 0.1),
        ("AA", 100, 0.27),
        ("A", 0, 0.15),
        ("A", 100, 0.35),
        ("A", -100, 0.35),
        ("B", 0, 0.3),
        ("B", 600, 3.3),
        ("C", 0, 0.6),
        ("C", 100, 1.6),
    ],
)
def test_platinum_resistance_has_the_tolerances_of_iec_60751(
    value: str, celsius: float, kelvin: float, vocabulary: Vocabulary
) -> None:
    system = vocabulary.class_systems["platinum-resistance"]
    assert at(curve(system, value), celsius + CELSIUS) == pytest.approx(kelvin)


@pytest.mark.parametrize(
    ("kind", "value", "celsius", "kelvin"),
    [
        ("k", "Ⅰ", 100, 1.5),
        ("k", "Ⅰ", 375, 1.5),
        ("k", "Ⅰ", 1000, 4.0),
        ("k", "Ⅱ", 300, 2.5),
        ("k", "Ⅱ", 1200, 9.0),
        ("k", "Ⅱ", 1201, None),
        ("k", "Ⅲ", -200, 3.0),
        ("k", "Ⅲ", 0, 2.5),
        ("n", "Ⅱ", 1000, 7.5),
        ("e", "Ⅰ", 800, 3.2),
        ("e", "Ⅱ", 900, 6.75),
        ("j", "Ⅰ", 750, 3.0),
        ("j", "Ⅱ", 751, None),
        ("t", "Ⅰ", 100, 0.5),
        ("t", "Ⅰ", 350, 1.4),
        ("t", "Ⅱ", 100, 1.0),
        ("t", "Ⅲ", -200, 3.0),
        ("s", "Ⅰ", 1000, 1.0),
        ("s", "Ⅰ", 1600, 2.5),
        ("s", "Ⅱ", 600, 1.5),
        ("r", "Ⅱ", 1600, 4.0),
        ("b", "Ⅱ", 600, 1.5),
        ("b", "Ⅱ", 1700, 4.25),
        ("b", "Ⅲ", 700, 4.0),
        ("b", "Ⅲ", 1700, 8.5),
    ],
)
def test_thermocouples_have_the_tolerances_of_iec_60584(
    kind: str, value: str, celsius: float, kelvin: float | None, vocabulary: Vocabulary
) -> None:
    system = vocabulary.class_systems[f"thermocouple-{kind}"]
    found = at(curve(system, value), celsius + CELSIUS)
    assert found == (None if kelvin is None else pytest.approx(kelvin))


@pytest.mark.parametrize("kind", ["k", "n", "e", "j", "t", "s", "r", "b"])
def test_a_thermocouple_tolerance_has_neither_gap_nor_step(
    kind: str, vocabulary: Vocabulary
) -> None:
    for known in vocabulary.class_systems[f"thermocouple-{kind}"].classes:
        assert known.mpe
        for before, after in pairwise(known.mpe):
            end = before.interval.upper
            assert end == after.interval.lower
            assert before.figure.at(end) == pytest.approx(after.figure.at(end))


@pytest.mark.parametrize(
    ("value", "mm", "micrometres"),
    [("0", 10, 0.12), ("1", 10, 0.20), ("1", 100, 0.60), ("2", 25, 0.60), ("0", 1000, 2.0)],
)
def test_gauge_block_grades_have_the_limits_of_iso_3650(
    value: str, mm: float, micrometres: float, vocabulary: Vocabulary
) -> None:
    system = vocabulary.class_systems["gauge-block"]
    assert at(curve(system, value), mm / 1000) == pytest.approx(micrometres * 1e-6)


def test_limits_that_no_source_confirmed_are_marked(vocabulary: Vocabulary) -> None:
    grades = {known.value: known for known in vocabulary.class_systems["gauge-block"].classes}
    assert not grades["K"].verified
    assert grades["0"].verified


@pytest.mark.parametrize(
    ("system", "text", "value"),
    [
        ("weights", "E2等级", "E2"),
        ("weights", "F1级", "F1"),
        ("weights", "E2等", "E2"),
        ("weights", "M1-2级", "M12"),
        ("weights", "3级", None),
        ("gauge-block", "3级", "3"),
        ("gauge-block", "3等", None),
        ("gauge-block", "三等", None),
        ("gauge-block-order", "3等", "三等"),
        ("gauge-block-order", "3级", None),
        ("weighing-instrument", "三级", "Ⅲ"),
        ("weighing-instrument", "III级", "Ⅲ"),
        ("weighing-instrument", "Ⅳ级", "Ⅳ"),
        ("platinum-resistance", "A级", "A"),
        ("thermocouple-k", "1级", "Ⅰ"),
        ("energy-meter", "0.2S级", "0.2S"),
        ("pressure-span", "1.60级", "1.6"),
        ("pressure-span", "0.35级", "0.35"),
    ],
)
def test_a_class_is_known_by_the_ways_it_is_written(
    system: str, text: str, value: str | None, vocabulary: Vocabulary
) -> None:
    assert parse_class(vocabulary.class_systems[system], text) == value


def test_the_figure_of_a_special_class_is_its_number(vocabulary: Vocabulary) -> None:
    special = {
        known.value: known.percent for known in vocabulary.class_systems["energy-meter"].classes
    }
    assert special["0.2S"] == special["0.2"] == 0.2


def test_systems_of_formula_and_table_say_what_every_class_permits(
    vocabulary: Vocabulary,
) -> None:
    for system in vocabulary.class_systems.values():
        if system.kind in ("formula", "table"):
            assert all(known.mpe for known in system.classes), system.slug
