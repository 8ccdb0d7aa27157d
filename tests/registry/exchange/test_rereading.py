"""Stored promises are read anew when the vocabulary or the reader changes."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from registry import outbox
from registry.exchange import structuring
from registry.exchange.load import load_province
from registry.exchange.rereading import outdated, reread
from registry.exchange.words import load_vocabulary
from registry.models import WRITTEN_COLUMNS, CapabilityVersion
from registry.models.vocabulary import InstrumentEntry
from tests.registry.exchange.conftest import gauge

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(folder):
    """Two promises: of a gauge, and of a thing that the vocabulary does not know."""
    load_vocabulary()
    folder.centers().scope(gauge(), gauge(仪器名称="天宫压强仪", 被测量=""))
    report = load_province(folder.path, progress=lambda done, total: None)
    assert not report.problems
    return list(CapabilityVersion.objects.order_by("pk"))


def name_the_thing():
    """Teach the vocabulary that it is another name of a pressure gauge."""
    entry = InstrumentEntry.objects.get(slug="pressure-gauge")
    entry.aliases = f"{entry.aliases}|天宫压强仪"
    entry.save()


def test_what_was_just_loaded_needs_no_reading(loaded):
    assert not outdated().exists()
    assert (reread().read, outbox.position()) == (0, outbox.position())


def test_a_new_name_is_read_in_old_promises_and_goes_through_the_outbox(loaded):
    assert loaded[1].instrument == ""
    position = outbox.position()
    name_the_thing()
    done = reread()
    assert (done.read, done.changed, done.left) == (2, 1, 0)
    assert CapabilityVersion.objects.get(pk=loaded[1].pk).instrument == "pressure-gauge"
    told = [entry.object_id for entry in outbox.entries_after(position)]
    assert told == [loaded[1].capability_id]


def test_what_was_written_stays_byte_for_byte(loaded):
    written = list(CapabilityVersion.objects.values(*WRITTEN_COLUMNS.values(), "extra"))
    name_the_thing()
    reread()
    assert list(CapabilityVersion.objects.values(*WRITTEN_COLUMNS.values(), "extra")) == written


def test_another_reader_reads_all_anew_and_the_same_reading_tells_nobody(loaded, monkeypatch):
    position = outbox.position()
    monkeypatch.setattr(structuring, "_reader_digest", lambda: "another")
    done = reread()
    assert (done.read, done.changed, outbox.position()) == (2, 0, position)
    assert not outdated().exists()


def test_it_goes_on_where_it_was(loaded, monkeypatch):
    monkeypatch.setattr("registry.exchange.rereading.BATCH", 1)
    name_the_thing()
    assert reread(seconds=0).left == 1
    assert reread(seconds=0).left == 0


def test_the_answer_follows(loaded, client):
    def found():
        asked = {"q": "压力表 0-60MPa", "as_of": f"{timezone.localdate()}"}
        return client.get("/api/v1/search/", asked).json()["total_capabilities"]

    assert found() == 1
    name_the_thing()
    reread()
    assert found() == 2


def test_loading_the_vocabulary_reads_anew_and_says_how_many(loaded):
    CapabilityVersion.objects.update(read_with="", instrument="")
    out = StringIO()
    call_command("load_vocabulary", stdout=out)
    assert "重读 2 条承诺，其中 1 条的结构有变化。" in out.getvalue()
