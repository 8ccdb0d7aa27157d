"""What the loader refuses, by file and row."""

from collections.abc import Mapping

import pytest

from registry.vocabulary import build

FIELD = {"slug": "mechanics", "name": "力学"}
PRESSURE = {
    "slug": "pressure",
    "name": "压力",
    "field": "mechanics",
    "dimension": "L-1 M T-2",
    "si_unit": "Pa",
}
PASCAL = {"code": "Pa", "name": "帕斯卡", "quantities": "pressure", "prefixes": "yes"}
SYSTEM = {"slug": "s", "name": "等级", "kind": "table", "quantity": "pressure", "classes": "A|B"}
LIMIT = {"system": "s", "class": "A", "low": "1", "unit": "kPa", "absolute": "2"}
GAUGE = {"slug": "gauge", "name": "压力表", "field": "mechanics", "quantity": "pressure"}
METHOD = {"code": "JJG 52-2013", "series": "JJG", "number": "52", "year": "2013", "title": "压力表"}


def tables(**changes: list[dict[str, str]]) -> Mapping[str, list[dict[str, str]]]:
    base = {
        "fields": [FIELD],
        "quantities": [PRESSURE],
        "units": [PASCAL],
        "class_systems": [SYSTEM],
        "class_limits": [LIMIT],
        "methods": [METHOD],
        "instruments": [GAUGE],
    }
    return base | changes


def test_a_table_that_is_absent_is_empty() -> None:
    vocabulary = build({})
    assert not vocabulary.fields
    assert not vocabulary.instruments


def test_small_tables_build() -> None:
    vocabulary = build(tables())
    assert vocabulary.units["kPa"].factor == 1000.0
    assert vocabulary.instruments["gauge"].quantity == "pressure"
    (piece,) = vocabulary.class_systems["s"].classes[0].mpe
    assert (piece.interval.low, piece.figure.absolute) == (1000.0, 2000.0)


def test_a_method_knows_its_year_and_cycle() -> None:
    method = build(tables(methods=[METHOD | {"cycle_months": "6", "status": "in_force"}])).methods
    assert method["JJG 52-2013"].year == 2013
    assert method["JJG 52-2013"].cycle_months == 6


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        ("fields", [FIELD, FIELD], r"fields\.csv, row 3: .*second time: mechanics"),
        ("fields", [FIELD | {"parent": "none"}], r"fields\.csv, row 2: parent .*none"),
        ("fields", [FIELD | {"parent": "mechanics"}], r"fields\.csv, row 2: .*beneath itself"),
        ("quantities", [PRESSURE | {"field": "x"}], r"quantities\.csv, row 2: field .*x"),
        ("quantities", [PRESSURE | {"name": " "}], r"quantities\.csv, row 2: name is empty"),
        ("quantities", [PRESSURE | {"si_unit": "X"}], r"quantities\.csv, row 2: si_unit .*X"),
        ("quantities", [PRESSURE | {"si_unit": "kPa"}], r"row 2: kPa is not a coherent unit"),
        ("quantities", [PRESSURE | {"signed": "ja"}], r"row 2: signed is neither yes nor no"),
        ("quantities", [PRESSURE | {"broader": "y"}], r"row 2: broader .*y"),
        ("quantities", [PRESSURE | {"broader": "pressure"}], r"row 2: .*beneath itself"),
        ("units", [PASCAL, PASCAL | {"code": "x", "quantities": "y"}], r"units\.csv, row 3: .*y"),
        ("units", [PASCAL, PASCAL | {"code": "x", "factor": "1e5"}], r"row 3: factor: .*1e5"),
        ("units", [PASCAL, PASCAL | {"code": "x", "factor": "-1"}], r"row 3: .*not positive"),
        ("units", [PASCAL | {"quantities": ""}], r"units\.csv, row 2: needs quantities"),
        ("class_systems", [SYSTEM | {"kind": "x"}], r"class_systems\.csv, row 2: kind"),
        ("class_systems", [SYSTEM | {"quantity": ""}], r"class_systems\.csv, row 2: quantity"),
        ("class_limits", [LIMIT | {"class": "C"}], r"class_limits\.csv, row 2: .*no class C"),
        ("class_limits", [LIMIT | {"system": "t"}], r"class_limits\.csv, row 2: system .*t"),
        ("class_limits", [LIMIT | {"unit": "X"}], r"class_limits\.csv, row 2: unit .*X"),
        ("class_limits", [LIMIT | {"high": "0"}], r"class_limits\.csv, row 2: high is below low"),
        ("methods", [METHOD | {"year": "MM"}], r"methods\.csv, row 2: year"),
        ("methods", [METHOD | {"status": "old"}], r"methods\.csv, row 2: status"),
        ("instruments", [GAUGE | {"parent": "x"}], r"instruments\.csv, row 2: parent .*x"),
        ("instruments", [GAUGE | {"quantity": "x"}], r"instruments\.csv, row 2: quantity .*x"),
        ("instruments", [GAUGE | {"quantities": "pressure|x"}], r"row 2: quantities .*x"),
        ("instruments", [GAUGE | {"unit": "x"}], r"instruments\.csv, row 2: unit .*x"),
        ("instruments", [GAUGE | {"class_system": "x"}], r"instruments\.csv, row 2: class_system"),
        ("instruments", [GAUGE | {"methods": "JJG 1"}], r"instruments\.csv, row 2: methods"),
        ("counties", [{"name": "江岸区", "city": "x"}], r"counties\.csv, row 2: city .*x"),
    ],
)
def test_a_wrong_row_is_named(table: str, rows: list[dict[str, str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        build(tables(**{table: rows}))


def test_two_quantities_may_not_be_kinds_of_each_other() -> None:
    other = PRESSURE | {"slug": "stress", "broader": "pressure"}
    with pytest.raises(ValueError, match=r"quantities\.csv, row \d: stands beneath itself"):
        build(tables(quantities=[PRESSURE | {"broader": "stress"}, other]))


def test_a_kind_of_a_quantity_has_its_dimension() -> None:
    other = PRESSURE | {"slug": "force", "broader": "pressure", "dimension": "L M T-2"}
    with pytest.raises(ValueError, match=r"quantities\.csv, row 3: has another dimension"):
        build(tables(quantities=[PRESSURE, other]))


def test_instruments_may_stand_before_their_parents() -> None:
    child = GAUGE | {"slug": "child", "parent": "gauge"}
    vocabulary = build(tables(instruments=[child, GAUGE]))
    assert list(vocabulary.ancestors("child")) == ["gauge"]
