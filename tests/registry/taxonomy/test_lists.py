"""The closed lists a question or a cell may name."""

import pytest

from registry.vocabulary import Vocabulary


@pytest.mark.parametrize("table", ["industries", "cities", "services", "bases", "places"])
def test_a_name_of_a_list_means_one_entry(vocabulary: Vocabulary, table: str) -> None:
    entries = getattr(vocabulary, table).values()
    names = [name for entry in entries for name in (entry.name, *entry.aliases)]
    assert len(names) == len(set(names))
    assert all(entry.source for entry in entries)


def test_there_are_17_divisions_each_with_its_short_name(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.cities) == 17
    assert vocabulary.cities["wuhan"].name == "武汉市"
    for city in vocabulary.cities.values():
        assert any(city.name.startswith(alias) for alias in city.aliases), city.name


def test_every_county_lies_in_a_division_and_is_no_division(vocabulary: Vocabulary) -> None:
    cities = {name for city in vocabulary.cities.values() for name in (city.name, *city.aliases)}
    assert len(vocabulary.counties) >= 100
    for county in vocabulary.counties.values():
        assert county.city in vocabulary.cities
        assert cities.isdisjoint((county.name, *county.aliases)), county.name


@pytest.mark.parametrize(
    ("place", "city"),
    [("襄城区", "xiangyang"), ("江岸区", "wuhan"), ("丹江口市", "shiyan"), ("夷陵区", "yichang")],
)
def test_a_county_stands_for_its_division(vocabulary: Vocabulary, place: str, city: str) -> None:
    assert vocabulary.counties[place].city == city


def test_no_two_counties_share_a_short_name(vocabulary: Vocabulary) -> None:
    names = [
        name for county in vocabulary.counties.values() for name in (county.name, *county.aliases)
    ]
    assert len(names) == len(set(names))


def test_the_industries_of_the_trade_are_there(vocabulary: Vocabulary) -> None:
    names = {industry.name for industry in vocabulary.industries.values()}
    assert len(names) >= 20
    assert names >= {
        *("汽车零部件", "光电子信息", "磷化工与新材料", "特种钢与冶金", "商用车", "航空与通用航空"),
        *("石油装备", "船舶与海洋装备", "生物医药", "食品与农产品", "新能源与电力装备"),
        "纺织与智能制造",
    }


@pytest.mark.parametrize(
    ("table", "slugs"),
    [
        ("services", ["verification", "calibration", "testing", "intermediate-check"]),
        ("bases", ["promised", "statutory-authorization", "standard-assessment", "cnas"]),
        ("places", ["lab", "site"]),
    ],
)
def test_slugs_that_addresses_rely_on_stay(
    vocabulary: Vocabulary, table: str, slugs: list[str]
) -> None:
    assert list(getattr(vocabulary, table))[: len(slugs)] == slugs
