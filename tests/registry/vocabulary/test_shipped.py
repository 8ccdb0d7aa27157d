"""What the shipped vocabulary holds, and that nobody can change it."""

import pytest

from registry.vocabulary import Vocabulary, build, shipped, shipped_tables


def test_there_are_ten_fields_each_with_sub_fields(vocabulary: Vocabulary) -> None:
    top = [field for field in vocabulary.fields.values() if field.parent is None]
    assert [field.name for field in top] == (
        ["长度", "热学", "力学", "电磁", "无线电", "时间频率", "光学", "声学", "电离辐射", "化学"]
    )
    parents = {field.parent for field in vocabulary.fields.values()}
    assert all(field.slug in parents for field in top)
    assert vocabulary.fields["mechanics"].name == "力学"


def test_there_are_as_many_entries_as_promised(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.quantities) >= 110
    assert len(shipped_tables()["units"]) >= 250


def test_pressure_reads_as_the_contract_shows_it(vocabulary: Vocabulary) -> None:
    pressure = vocabulary.quantities["pressure"]
    assert (pressure.name, pressure.si_unit, pressure.signed) == ("压力", "Pa", True)


def test_temperatures_count_from_the_zero_of_the_celsius_scale(vocabulary: Vocabulary) -> None:
    temperature = vocabulary.quantities["temperature"]
    assert (temperature.si_unit, temperature.zero, temperature.signed) == ("K", 273.15, True)


@pytest.mark.parametrize(
    ("slug", "unit"),
    [
        ("rotational-speed", "1/s"),
        ("relative-humidity", "1"),
        ("ratio", "1"),
        ("angle", "rad"),
        ("level", "dB"),
        ("power-level", "dBm"),
        ("ph", "pH"),
        ("hardness-rockwell-c", "HRC"),
        ("turbidity", "NTU"),
        ("gloss", "GU"),
    ],
)
def test_answers_use_the_settled_units(slug: str, unit: str, vocabulary: Vocabulary) -> None:
    assert vocabulary.quantities[slug].si_unit == unit


def test_a_name_means_one_quantity(vocabulary: Vocabulary) -> None:
    named: dict[str, str] = {}
    for quantity in vocabulary.quantities.values():
        for name in (quantity.name, *quantity.aliases):
            assert named.setdefault(name, quantity.slug) == quantity.slug, name


def test_dc_and_ac_voltage_are_kinds_of_voltage_and_share_its_units(
    vocabulary: Vocabulary,
) -> None:
    assert vocabulary.quantities["dc-voltage"].broader == "voltage"
    assert vocabulary.quantities["ac-voltage"].broader == "voltage"
    usual, *others = vocabulary.units["mV"].quantities
    assert usual == "voltage"
    assert {"dc-voltage", "ac-voltage"} <= set(others)


@pytest.mark.parametrize(
    ("spelling", "code"),
    [
        ("兆帕", "MPa"),
        ("㎫", "MPa"),
        ("Mpa", "MPa"),
        ("公斤力/平方厘米", "kgf/cm²"),
        ("kgf/cm2", "kgf/cm²"),
        ("°C", "℃"),
        ("摄氏度", "℃"),
        ("uV", "µV"),
        ("μV", "µV"),
        ("µV", "µV"),
        ("毫米汞柱", "mmHg"),
        ("个大气压", "atm"),
        ("道", "丝"),
        ("立方米每小时", "m³/h"),
        ("转/分", "r/min"),
        ("rpm", "r/min"),
        ("牛·米", "N·m"),
        ("牛米", "N·m"),
        ("勒克斯", "lx"),
        ("厘泊", "cP"),
        ("dBuV", "dBµV"),
        ("umol/mol", "µmol/mol"),
        ("mSv/h", "mSv/h"),
        ("µS/cm", "µS/cm"),
        ("kWh", "kW·h"),
        ("度", "℃"),
        ("公斤", "kg"),
        ("g", "g"),
        ("min", "min"),
    ],
)
def test_a_unit_is_found_by_the_way_people_write_it(
    spelling: str, code: str, vocabulary: Vocabulary
) -> None:
    found = vocabulary.units.find(spelling)
    assert found[0].code == code


@pytest.mark.parametrize(
    ("spelling", "quantity", "code"),
    [
        ("公斤", "pressure", "kgf/cm²"),
        ("公斤", "force", "kgf"),
        ("度", "angle", "°"),
        ("吨", "force", "tf"),
    ],
)
def test_a_trade_word_has_the_meaning_of_its_quantity_too(
    spelling: str, quantity: str, code: str, vocabulary: Vocabulary
) -> None:
    meant = [unit for unit in vocabulary.units.find(spelling) if quantity in unit.quantities]
    assert [unit.code for unit in meant] == [code]


def test_every_entry_names_its_source() -> None:
    tables = shipped_tables()
    for name in ("fields", "quantities", "units", "class_systems", "class_limits"):
        assert all(row["source"] for row in tables[name]), name
    for name in ("quantities", "units", "class_systems", "class_limits"):
        assert all(row["verified"] in ("yes", "no") for row in tables[name]), name


def test_the_version_is_a_month_and_a_digest_of_the_content() -> None:
    tables = shipped_tables()
    version = build(tables).version
    month, digest = version.split("-")
    assert month == "2026.11"
    assert len(digest) == 4
    assert build(tables).version == version
    tables["fields"][0] = tables["fields"][0] | {"name": "几何"}
    assert build(tables).version != version


def test_a_copy_without_empty_cells_is_the_same_vocabulary() -> None:
    tables = shipped_tables()
    copy = {
        name: [{column: cell for column, cell in row.items() if cell} for row in rows]
        for name, rows in tables.items()
    }
    assert build(copy).version == build(tables).version


def test_nothing_in_it_can_be_changed(vocabulary: Vocabulary) -> None:
    for entries in (vocabulary.fields, vocabulary.quantities, vocabulary.class_systems):
        with pytest.raises(TypeError):
            entries["new"] = None  # type: ignore[index]
    with pytest.raises(AttributeError):
        vocabulary.version = "other"  # type: ignore[misc]


def test_it_is_read_once() -> None:
    assert shipped() is shipped()


def test_a_kind_of_a_quantity_has_every_unit_of_it(vocabulary: Vocabulary) -> None:
    for quantity in vocabulary.quantities.values():
        units = vocabulary.units.for_quantity(quantity.slug)
        assert vocabulary.units.si_unit(quantity.slug) in units
        if quantity.broader:
            assert set(vocabulary.units.for_quantity(quantity.broader)) <= set(units)
