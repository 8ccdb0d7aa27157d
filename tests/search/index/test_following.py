"""What following the outbox asks for, who may, and what a bar says: without a server."""

from __future__ import annotations

import datetime
import io

import pytest
from django.utils import timezone

from registry.models import OutboxEntry
from search.index.cluster.following import note, work_of
from search.index.cluster.lease import Holder
from search.index.cluster.writing import Refusal
from search.index.documents import mapping
from search.management.progress import ProgressBar
from search.models import Lease, SetAside


def entry(position: int, kind: str, pk: int) -> OutboxEntry:
    return OutboxEntry(position=position, kind=kind, object_id=pk)


def test_a_promise_named_twice_is_looked_at_once_and_centers_not_at_all():
    entries = [entry(4, "capability", 7), entry(5, "center", 1), entry(6, "capability", 7)]
    work = work_of(entries, 3)
    assert (work.capabilities, work.position) == ({7}, 6)


def test_nothing_to_do_leaves_the_position():
    assert work_of([], 3).position == 3


def test_the_mapping_is_strict_and_says_which_it_is():
    assert mapping()["dynamic"] == "strict"
    assert len(mapping()["_meta"]["digest"]) == 8


@pytest.mark.django_db
def test_one_holds_the_lease_until_it_lets_go():
    one, other = Holder("work"), Holder("work")
    assert one.take()
    assert one.take()
    assert not other.take()
    one.release()
    assert other.take()


@pytest.mark.django_db
def test_a_lease_that_ran_out_is_free():
    one, other = Holder("work"), Holder("work")
    assert one.take()
    Lease.objects.update(until=timezone.now() - datetime.timedelta(seconds=1))
    assert other.take()
    assert not one.take()


@pytest.mark.django_db
def test_a_promise_is_set_aside_until_it_is_taken():
    note([Refusal(3, "too long")], {3, 4}, 10)
    assert SetAside.objects.get().reason == "too long"
    note([], {3}, 11)
    assert not SetAside.objects.exists()


def test_a_bar_tells_share_rate_and_time():
    stream = io.StringIO()
    bar = ProgressBar("重建", 200, stream, done=100)
    bar(50)
    assert "75%" in bar.line()
    assert "剩余" in bar.line()
    bar(50)
    bar.close()
    assert "100%" in stream.getvalue()
    assert "用时" in stream.getvalue()
