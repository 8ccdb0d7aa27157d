"""The record: written in the step's transaction, closed to change, proven whole."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from registry import journal, journal_guard
from registry.models import JournalEntry, JournalHead

pytestmark = pytest.mark.django_db


@pytest.fixture
def three_entries(django_user_model):
    user = django_user_model.objects.create_user("jingban", first_name="经办")
    for day in ("2026-01-01", "2026-02-01", "2026-03-01"):
        journal.write("change.accept", by=user, before={"day": day}, after={"行": ["一", 2]})
    return user


@pytest.fixture
def opened():
    """The journal with its triggers taken away, as somebody with the database's keys could."""
    journal_guard.remove(connection)
    yield
    journal_guard.install(connection)


def test_entries_are_numbered_in_a_chain_that_is_whole(three_entries):
    assert list(JournalEntry.objects.values_list("position", flat=True)) == [1, 2, 3]
    assert journal.first_break() is None


@pytest.mark.parametrize("what", ["update", "delete"])
def test_the_database_refuses_to_alter_or_delete_an_entry(three_entries, what):
    rows = JournalEntry.objects.filter(position=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(note="别的") if what == "update" else rows.delete()
    assert journal.first_break() is None


@pytest.mark.parametrize(
    ("spoil", "position"),
    [
        (lambda rows: rows.filter(position=2).update(note="别的"), 2),
        (lambda rows: rows.filter(position=1).delete(), 1),
        (lambda rows: rows.filter(position=3).delete(), 3),
        (lambda rows: rows.filter(position=3).update(position=4), 3),
    ],
    ids=["altered", "first gone", "last gone", "renumbered"],
)
def test_the_first_broken_entry_is_named(three_entries, opened, spoil, position):
    spoil(JournalEntry.objects.all())
    broken = journal.first_break()
    assert broken is not None
    assert broken.position == position
    with pytest.raises(CommandError, match=f"第 {position} 条"):
        call_command("check_journal")


def test_an_entry_rewritten_with_its_hash_breaks_the_chain_after_it(three_entries, opened):
    entry = JournalEntry.objects.get(position=2)
    entry.note = "别的"
    JournalEntry.objects.filter(position=2).update(note="别的", hash=journal.digest(entry))
    assert journal.first_break() == journal.Break(3, "与前一条不相接")


def test_a_failed_step_leaves_no_entry(three_entries):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        journal.write("change.accept", by=three_entries)
        raise ZeroDivisionError
    assert JournalHead.objects.get().position == 3


@pytest.mark.django_db(transaction=True)
def test_an_entry_belongs_inside_a_transaction():
    with pytest.raises(RuntimeError, match="transaction"):
        journal.write("change.accept", by=None)


def test_who_has_no_name_is_written_by_account_and_nobody_as_the_system(django_user_model):
    user = django_user_model.objects.create_user("shenpi")
    assert journal.write("x.y", by=user).actor_name == "shenpi"
    assert journal.write("x.y", by=None).actor_name == "系统"
