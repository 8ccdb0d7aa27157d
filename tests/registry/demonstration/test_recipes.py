"""Recipes speak of instruments, quantities and documents that the vocabulary knows."""

import pytest

from registry.demonstration.recipes import recipes
from registry.demonstration.styles import HANDS, write_accuracy, write_range
from registry.structure import read_scope
from registry.vocabulary import shipped
from registry.vocabulary.instrument_names import find_instrument


@pytest.fixture(scope="module")
def vocabulary():
    return shipped()


def test_every_recipe_is_for_an_instrument_of_its_field(vocabulary):
    for recipe in recipes():
        assert recipe.instrument in vocabulary.instruments, recipe.key


def test_every_method_is_a_known_document(vocabulary):
    for recipe in recipes():
        assert set(recipe.methods) <= set(vocabulary.methods), recipe.key


def test_keys_tell_recipes_apart():
    keys = [
        (recipe.key, recipe.accuracies, recipe.condition, recipe.remark) for recipe in recipes()
    ]
    assert len(set(keys)) == len(keys)


def test_no_name_is_read_as_another_instrument(vocabulary):
    """A name may be unknown, as some are in real scopes, or mean a kind or a family of it."""
    for recipe in recipes():
        quantity = vocabulary.units.named(recipe.measurand) if recipe.measurand else None
        for name in recipe.names:
            found = find_instrument(name, vocabulary, quantity.slug if quantity else None)
            assert found is None or _same_line(found, recipe.instrument, vocabulary), name


def _same_line(one, other, vocabulary):
    """Whether two instruments are one, or one is a kind of the other."""
    return one in {other, *vocabulary.ancestors(other)} or other in vocabulary.ancestors(one)


def test_most_names_are_known(vocabulary):
    names = [name for recipe in recipes() for name in recipe.names]
    unknown = [name for name in names if find_instrument(name, vocabulary, None) is None]
    assert len(unknown) / len(names) < 0.03


@pytest.mark.parametrize("hand", range(HANDS))
def test_every_hand_means_the_same_range(vocabulary, hand):
    """The ways of writing differ in signs and spaces only: they are read as one range."""
    for stated in ("-0.1..60 MPa", "0..25 MPa", "0.02..0.6 MPa"):
        texts = [write_range(stated, each) for each in (0, hand)]
        parts = [
            read_scope({"仪器名称": "压力表", "测量范围": text}, vocabulary).parts for text in texts
        ]
        assert parts[0]
        assert parts[0][0].range.intervals == parts[1][0].range.intervals


@pytest.mark.parametrize(
    ("stated", "hand", "text"),
    [
        ("-0.1..60 MPa", 0, "(−0.1～60) MPa"),
        ("-0.1..60 MPa", 1, "（-0.1～60）MPa"),
        ("0..60 MPa", 6, "0-60 MPa"),
        ("..300 mm", 0, "≤300mm"),
        ("5 mL/min..500 L/min", 3, "5 mL/min～500 L/min"),
        ("{4.00、6.86、9.18} pH", 1, "pH 4.00、6.86、9.18"),
        ("±10 V", 2, "±10V"),
        ("=按用户要求", 2, "按用户要求"),
    ],
)
def test_ranges_are_written_as_people_do(stated, hand, text):
    assert write_range(stated, hand) == text


@pytest.mark.parametrize(
    ("stated", "hand", "text"),
    [
        ("U 2 kPa + 0.04 % p", 0, "U = 2 kPa + 0.04 % p, k = 2"),
        ("Ur 0.05 %", 1, "U=0.05% (k=2)"),
        ("Ur 0.05 %", 3, "Urel＝0.05 %（k＝2）"),
        ("MPE 0.02 mm", 2, "最大允许误差：±0.02 mm"),
        ("class 1.6-", 0, "1.6级及以下"),
        ("class E2-", 0, "E2等级及以下"),
        ("class 1", 0, "1级"),
        ("S 0.05级活塞式压力计", 3, "0.05级活塞式压力计"),
        ("=见附表", 1, "见附表"),
    ],
)
def test_accuracies_are_written_as_people_do(stated, hand, text):
    assert write_accuracy(stated, hand) == text
