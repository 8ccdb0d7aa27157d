"""The embedded index checked against the register, repaired, and rebuilt in place."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, call_command

from registry.models import CapabilityVersion
from search.index import rewriting
from search.index.contents import Contents
from search.index.difference import DIFFERENT, EXTRA, MISSING, Difference
from search.index.maintain import catch_up
from search.models import Entry, IndexState, Shape, ShapeNumbers, TextToken
from tests.engines.provinces import write
from tests.search.grade.provinces import case

pytestmark = pytest.mark.django_db


@pytest.fixture
def version():
    """One version among others, all of them indexed."""
    write([row for at in (3, 4, 5) for row in case(at).rows])
    catch_up()
    return CapabilityVersion.objects.get(pk=Entry.objects.order_by("pk")[3].version_id)


def kinds():
    return [(one.version_id, one.kind) for one in rewriting.differences()]


def test_an_index_that_followed_has_no_difference(version):
    assert rewriting.differences() == []
    call_command("check_index")


def test_missing_entries_are_named(version):
    Entry.objects.filter(version_id=version.pk).delete()
    assert kinds() == [(version.pk, MISSING)]


def test_entries_of_nothing_are_named(version):
    entry = Entry.objects.filter(version_id=version.pk)[0]
    entry.pk, entry.version_id = None, 10**9
    entry.save()
    assert kinds() == [(10**9, EXTRA)]


def test_entries_that_say_something_else_are_named_with_what(version):
    Entry.objects.filter(version_id=version.pk).update(valid_to=1)
    assert rewriting.differences() == [Difference(version.pk, DIFFERENT, ("entry",))]


def test_a_wording_without_its_tokens_is_named(version):
    TextToken.objects.filter(text=Entry.objects.filter(version_id=version.pk)[0].text).delete()
    assert (version.pk, DIFFERENT) in kinds()


def test_a_content_without_its_numbers_is_named_and_read_whole(version):
    shapes = set(Shape.objects.values_list("pk", flat=True))
    by_numbers = Contents().of(shapes)
    ShapeNumbers.objects.all().delete()
    whole = Contents().of(shapes)
    assert {difference.kind for difference in rewriting.differences()} == {DIFFERENT}
    assert [(one.lean, one.methods, one.field) for _, one in sorted(by_numbers.items())] == [
        (one.lean, one.methods, one.field) for _, one in sorted(whole.items())
    ]


@pytest.mark.parametrize("harm", ["entries", "content", "numbers", "tokens", "extra"])
def test_repair_leaves_no_difference(version, harm):
    entry = Entry.objects.filter(version_id=version.pk)[0]
    if harm == "entries":
        Entry.objects.filter(version_id=version.pk).delete()
    elif harm == "content":
        Shape.objects.filter(pk=entry.shape_id).update(data="{}")
    elif harm == "numbers":
        assert ShapeNumbers.objects.update(high=1e9)
    elif harm == "tokens":
        TextToken.objects.all().delete()
    else:
        entry.pk, entry.version_id = None, 10**9
        entry.save()
    assert rewriting.differences() != []
    with pytest.raises(CommandError):
        call_command("check_index")
    call_command("check_index", "--repair")
    assert rewriting.differences() == []


def test_a_rebuild_writes_every_entry_anew(version):
    Entry.objects.update(valid_to=1)
    call_command("rebuild_index")
    assert rewriting.differences() == []


def test_a_rebuild_goes_on_where_it_was_killed(version, monkeypatch):
    monkeypatch.setattr(rewriting, "BATCH", 2)

    def die(count):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rewriting.rewrite(die)
    reached = IndexState.objects.get().rebuilt_through
    assert reached
    seen = []
    rewriting.rewrite(seen.append)
    assert sum(seen) == CapabilityVersion.objects.filter(capability__gt=reached).count()
    assert IndexState.objects.get().rebuilt_through is None
    assert rewriting.differences() == []
