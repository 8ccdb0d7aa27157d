"""The outbox: positions in order, in the transaction of the change or not at all."""

import pytest
from django.db import transaction

from registry import outbox
from registry.models import OutboxEntry

KIND = OutboxEntry.Kind


@pytest.mark.django_db
def test_an_empty_outbox_stands_at_the_beginning():
    assert outbox.position() == 0
    assert outbox.entries_after(0) == []


@pytest.mark.django_db
def test_entries_get_positions_one_after_the_other():
    assert outbox.record(centers=[7], capabilities=[3, 4]) == 3
    assert outbox.record(capabilities=[3]) == 4
    entries = [(e.position, e.kind, e.object_id) for e in outbox.entries_after(0)]
    assert entries == [
        (1, KIND.CENTER, 7),
        (2, KIND.CAPABILITY, 3),
        (3, KIND.CAPABILITY, 4),
        (4, KIND.CAPABILITY, 3),
    ]


@pytest.mark.django_db
def test_a_reader_gets_what_comes_after_its_position_and_no_more_than_it_asks_for():
    outbox.record(capabilities=range(1, 6))
    assert [entry.object_id for entry in outbox.entries_after(2, limit=2)] == [3, 4]
    assert outbox.entries_after(5) == []


@pytest.mark.django_db
def test_recording_nothing_moves_nothing():
    outbox.record(centers=[1])
    assert outbox.record() == 1
    assert outbox.position() == 1


@pytest.mark.django_db(transaction=True)
def test_a_record_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError):
        outbox.record(centers=[1])


@pytest.mark.django_db(transaction=True)
def test_a_change_that_fails_leaves_no_record():
    with transaction.atomic():
        outbox.record(centers=[1])
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        outbox.record(centers=[2])
        raise ZeroDivisionError
    assert outbox.position() == 1
    assert [entry.object_id for entry in outbox.entries_after(0)] == [1]
