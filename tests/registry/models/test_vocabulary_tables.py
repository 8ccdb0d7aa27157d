"""The vocabulary in the database: the shipped rows, and what was edited in the back office."""

import pytest
from django.core.exceptions import ValidationError

from registry.exchange.words import fill_empty_vocabulary, load_vocabulary
from registry.models import VocabularyRevision
from registry.models.vocabulary import (
    CityEntry,
    IndustryEntry,
    InstrumentEntry,
    current,
)
from registry.models.vocabulary.base import stored_tables, vocabulary_models
from registry.vocabulary import shipped, shipped_tables
from registry.vocabulary.loader import TABLES

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    load_vocabulary()


def test_there_is_a_model_for_every_table():
    assert {model.TABLE for model in vocabulary_models()} == set(TABLES)


def test_every_column_of_a_shipped_table_has_its_field_and_keys_tell_rows_apart():
    for model in vocabulary_models():
        rows = shipped_tables()[model.TABLE]
        assert {column for row in rows for column in row} <= set(model.columns())
        keys = [tuple(row.get(column, "") for column in model.KEY) for row in rows]
        assert len(set(keys)) == len(keys), model.TABLE


def test_loaded_rows_build_the_shipped_vocabulary(loaded):
    assert current().version == shipped().version
    assert list(current().instruments) == list(shipped().instruments)


def test_loading_again_changes_nothing(loaded):
    token = VocabularyRevision.objects.get().token
    again = load_vocabulary()
    assert not any(table.new or table.changed or table.removed for table in again)
    assert VocabularyRevision.objects.get().token == token


def test_the_vocabulary_is_built_once_until_it_changes(loaded, django_assert_num_queries):
    first = current()
    with django_assert_num_queries(1):
        assert current() is first
    CityEntry.objects.get(slug="wuhan").save()
    assert current() is not first


def test_an_edited_row_counts_at_once_and_gives_another_version(loaded):
    before = current().version
    city = CityEntry.objects.get(slug="wuhan")
    city.aliases = "江城"
    city.full_clean()
    city.save()
    assert current().cities["wuhan"].aliases == ("江城",)
    assert current().version != before


def test_loading_leaves_edited_and_added_rows_alone(loaded):
    city = CityEntry.objects.get(slug="wuhan")
    city.aliases = "江城"
    city.save()
    IndustryEntry.objects.create(slug="bamboo", name="竹编")
    report = {table.table: table for table in load_vocabulary()}
    assert (report["cities"].kept, report["industries"].kept) == (1, 1)
    assert current().cities["wuhan"].aliases == ("江城",)
    assert list(current().industries)[-1] == "bamboo"


def test_loading_mends_rows_that_are_not_as_shipped_and_were_not_edited(loaded):
    CityEntry.objects.filter(slug="wuhan").update(name="旧名")
    CityEntry.objects.filter(slug="huangshi").delete()
    CityEntry.objects.bulk_create([CityEntry(slug="gone", name="已撤市")])
    report = next(table for table in load_vocabulary() if table.table == "cities")
    assert (report.changed, report.new, report.removed) == (1, 1, 1)
    assert current().version == shipped().version


def test_an_edit_that_the_vocabulary_can_not_be_built_with_is_refused(loaded):
    row = InstrumentEntry.objects.get(slug="pressure-gauge")
    row.unit = "no-such-unit"
    with pytest.raises(ValidationError, match="no-such-unit"):
        row.full_clean()


def test_loading_what_does_not_fit_an_edited_row_changes_nothing(loaded):
    row = InstrumentEntry.objects.get(slug="pressure-gauge")
    row.unit = "no-such-unit"
    row.save()
    CityEntry.objects.filter(slug="wuhan").update(name="旧名")
    with pytest.raises(ValueError, match="no-such-unit"):
        load_vocabulary()
    assert CityEntry.objects.get(slug="wuhan").name == "旧名"


def test_an_empty_database_answers_with_the_shipped_vocabulary():
    assert current() is shipped()
    assert not any(stored_tables().values())


def test_a_vocabulary_that_is_there_is_not_loaded_over(loaded):
    CityEntry.objects.filter(slug="wuhan").update(name="旧名")
    fill_empty_vocabulary()
    assert CityEntry.objects.get(slug="wuhan").name == "旧名"
