"""The taxonomy of instruments as it is shipped: a tree, with names that mean one thing."""

from collections import Counter, defaultdict

import pytest
from pypinyin import lazy_pinyin

from registry.vocabulary import Vocabulary
from registry.vocabulary.instrument_names import find_instrument, names_of

TOP_FIELDS = {
    "length": 150,
    "thermal": 80,
    "mechanics": 200,
    "electromagnetic": 100,
    "radio": 30,
    "time-frequency": 15,
    "optics": 50,
    "acoustics": 25,
    "ionizing-radiation": 30,
    "chemistry": 100,
}

GENERIC = {"功率计", "频闪仪", "ct"}
"""Names that the trade uses for instruments of several fields: the quantity decides."""


def test_there_are_at_least_640_instruments_in_all_ten_fields(vocabulary: Vocabulary) -> None:
    fields = Counter(instrument.field for instrument in vocabulary.instruments.values())
    assert fields.total() >= 640
    assert set(fields) == set(TOP_FIELDS)
    assert {field for field, least in TOP_FIELDS.items() if fields[field] < least} == set()


def test_every_instrument_has_a_chinese_and_an_english_name(vocabulary: Vocabulary) -> None:
    for instrument in vocabulary.instruments.values():
        assert instrument.name
        assert instrument.name_en.isprintable() and instrument.name_en
        assert instrument.source


def test_a_line_of_parents_stays_in_its_field_unless_the_top_is_reached(
    vocabulary: Vocabulary,
) -> None:
    for slug, instrument in vocabulary.instruments.items():
        for parent in vocabulary.ancestors(slug):
            assert vocabulary.instruments[parent].field == instrument.field, slug


def test_a_slug_is_plain_latin(vocabulary: Vocabulary) -> None:
    for slug in vocabulary.instruments:
        assert slug.replace("-", "").isalnum() and slug.isascii() and slug == slug.lower()


def test_the_usual_unit_is_one_of_the_quantity(vocabulary: Vocabulary) -> None:
    for instrument in vocabulary.instruments.values():
        if instrument.unit:
            assert instrument.quantity in vocabulary.units[instrument.unit].quantities, (
                instrument.slug
            )


def test_what_is_measured_beside_the_main_quantity_is_another_one(vocabulary: Vocabulary) -> None:
    assert "resistance" in vocabulary.instruments["multimeter"].quantities
    for instrument in vocabulary.instruments.values():
        assert instrument.quantity not in instrument.quantities, instrument.slug


def test_the_class_system_is_of_the_instruments_quantity(vocabulary: Vocabulary) -> None:
    for instrument in vocabulary.instruments.values():
        if instrument.class_system:
            of = vocabulary.class_systems[instrument.class_system].quantity
            assert of in (None, instrument.quantity), instrument.slug


def test_a_name_means_one_instrument_only(vocabulary: Vocabulary) -> None:
    """Found by its own name or alias, every instrument is itself: nothing else answers first."""
    owners = defaultdict(set)
    for instrument in vocabulary.instruments.values():
        for name in names_of(instrument):
            owners[name.lower()].add(instrument.slug)
            if name.lower() not in GENERIC:
                assert find_instrument(name, vocabulary) == instrument.slug, name
    assert {name for name, slugs in owners.items() if len(slugs) > 1} == GENERIC


@pytest.mark.parametrize(
    ("slug", "name", "parent"),
    [
        ("pressure-gauge", "压力表", "pressure-instruments"),
        ("pressure-instruments", "压力仪表", None),
        ("precision-pressure-gauge", "精密压力表", "pressure-gauge"),
        ("vernier-caliper", "游标卡尺", "caliper"),
        ("electronic-balance", "电子天平", "balance"),
        (
            "electronic-insulation-resistance-meter",
            "电子式绝缘电阻表",
            "insulation-resistance-meter",
        ),
        ("industrial-platinum-resistance-thermometer", "工业铂热电阻", "resistance-thermometer"),
    ],
)
def test_slugs_that_addresses_rely_on_stay(
    vocabulary: Vocabulary, slug: str, name: str, parent: str | None
) -> None:
    instrument = vocabulary.instruments[slug]
    assert (instrument.name, instrument.parent) == (name, parent)


@pytest.mark.parametrize(
    "slug",
    ["pressure-gauge", "vernier-caliper", "weighing-instrument", "torque-wrench", "steel-tape"],
)
def test_gauges_scales_and_calipers_are_named_by_their_upper_limit(
    vocabulary: Vocabulary, slug: str
) -> None:
    assert vocabulary.instruments[slug].upper_limit_named


@pytest.mark.parametrize("slug", ["vacuum-gauge-dial", "weight", "gauge-block", "thermocouple"])
def test_vacuum_gauges_weights_and_blocks_are_not(vocabulary: Vocabulary, slug: str) -> None:
    assert not vocabulary.instruments[slug].upper_limit_named


@pytest.mark.parametrize(
    ("slug", "item"),
    [
        ("pressure-gauge", "第25项 压力表"),
        ("electronic-balance", "第9项 天平"),
        ("truck-scale", "第10项 秤"),
        ("water-meter", "第23项 水表"),
        ("fuel-dispenser", "第15项 燃油加油机"),
        ("insulation-resistance-meter", "第34项 绝缘电阻、接地电阻测量仪"),
        ("multimeter", ""),
    ],
)
def test_the_item_of_the_statutory_list_is_named(
    vocabulary: Vocabulary, slug: str, item: str
) -> None:
    assert vocabulary.instruments[slug].statutory == item


@pytest.mark.parametrize(
    ("slug", "reading"),
    [
        ("length-measuring-machine", "ce chang yi"),
        ("variac", "tiao ya qi"),
        ("gravimeter", "zhong li yi"),
        ("modulation-meter", "tiao zhi du ce liang yi"),
        ("long-optical-flat", "chang ping jing"),
        ("pressure-gauge", "ya li biao"),
        ("axle-load-scale", "ji dong che zhou zhong yi"),
        ("magnetic-scale", "ci shan chi"),
        ("acetylene-pressure-gauge", "yi que ya li biao"),
    ],
)
def test_names_are_read_as_the_trade_reads_them(
    vocabulary: Vocabulary, slug: str, reading: str
) -> None:
    instrument = vocabulary.instruments[slug]
    assert (instrument.pinyin or " ".join(lazy_pinyin(instrument.name))) == reading


def test_a_reading_of_its_own_has_one_syllable_a_character(vocabulary: Vocabulary) -> None:
    for instrument in vocabulary.instruments.values():
        if instrument.pinyin:
            assert len(instrument.pinyin.split()) == len(instrument.name), instrument.slug
