"""The establishment: all of it or nothing, in public from its day on."""

import datetime

import pytest

from registry import journal, signals
from registry.decisions import establishment
from registry.decisions.establishment import establish_center
from registry.decisions.preparations import refuse_establishment
from registry.models import (
    CapabilityVersion,
    Center,
    JournalEntry,
    Organisation,
    OutboxEntry,
    Preparation,
)
from registry.refusal import Overtaken, Refused
from tests.registry.process.conftest import (
    DAY,
    DECIDED,
    NUMBER,
    waiting_for_establishment,
)

pytestmark = pytest.mark.django_db

FROM = datetime.date(2026, 3, 1)
EVE = FROM - datetime.timedelta(days=1)
FACTS = DECIDED | {"in_force_from": FROM}


@pytest.fixture
def told():
    heard = []

    def listen(sender, announcement, **_):
        heard.append(announcement)

    signals.announced.connect(listen)
    yield heard
    signals.announced.disconnect(listen)


def test_a_center_is_public_with_its_promises_from_its_day_and_not_before(people):
    preparation = waiting_for_establishment(people)
    center = establish_center(preparation, by=people.director, **FACTS)
    assert not Center.objects.public(EVE).exists()
    assert not CapabilityVersion.objects.published(EVE).exists()
    assert Center.objects.public(FROM).get() == center
    versions = CapabilityVersion.objects.published(FROM).order_by("capability__number")
    assert [version.code for version in versions] == [
        f"{center.code_stem}-00001-1",
        f"{center.code_stem}-00002-1",
    ]


def test_a_promise_says_what_was_accepted_and_what_brought_it_in(people):
    preparation = waiting_for_establishment(people)
    establish_center(preparation, by=people.director, **FACTS)
    rows = list(preparation.promises.all())
    for row, version in zip(rows, CapabilityVersion.objects.order_by("capability"), strict=True):
        assert version.written == row.written
        assert (version.structure, version.structured) == (row.structure, True)
        assert version.brought_in_by == (NUMBER, DAY)
        assert version.origin == "establishment"


def test_the_center_is_as_application_and_preparation_say(people):
    center = establish_center(waiting_for_establishment(people), by=people.director, **FACTS)
    assert (center.host, center.city_text, center.head) == ("襄阳演示计量院", "襄阳市", "甲")
    assert (center.slug, center.code_stem) == ("yan-shi-chan-ye", "HB-YSCY")
    assert [row.name for row in center.industries.all()] == ["汽车", "风筝制造"]
    assert Organisation.objects.get(name="襄阳演示计量院").center == center
    assert Preparation.objects.get().center == center


def test_index_work_is_queued_and_the_public_told_in_the_same_step(people, told):
    center = establish_center(waiting_for_establishment(people), by=people.director, **FACTS)
    kinds = list(OutboxEntry.objects.order_by("position").values_list("kind", flat=True))
    assert kinds == ["center", "capability", "capability"]
    (announcement,) = told
    assert (announcement.document_number, announcement.center_slug) == (NUMBER, center.slug)
    assert len(announcement.tables[0].rows) == 2
    entry = JournalEntry.objects.get(action="preparation.establish")
    assert (entry.center, entry.document_number) == (center, NUMBER)
    assert journal.first_break() is None


def test_nothing_is_in_force_before_the_document_is_written(people):
    with pytest.raises(Refused) as refused:
        establish_center(
            waiting_for_establishment(people),
            by=people.director,
            **DECIDED,
            in_force_from=DAY - datetime.timedelta(days=1),
        )
    assert refused.value.problems[0].field == "in_force_from"


@pytest.mark.parametrize("part", ["_create_center", "_enter", "_put_in_force", "issue", "told"])
def test_an_establishment_that_breaks_in_the_middle_leaves_nothing(people, monkeypatch, part):
    preparation = waiting_for_establishment(people)
    before = JournalEntry.objects.count()

    def broken(*args, **named):
        raise RuntimeError(part)

    if part == "told":
        signals.announced.connect(broken)
    else:
        monkeypatch.setattr(establishment, part, broken)
    try:
        with pytest.raises(RuntimeError, match=part):
            establish_center(preparation, by=people.director, **FACTS)
    finally:
        signals.announced.disconnect(broken)
    assert Preparation.objects.get().state == "decision"
    assert not Center.objects.exists()
    assert not CapabilityVersion.objects.exists()
    assert not OutboxEntry.objects.exists()
    assert Organisation.objects.get(name="襄阳演示计量院").center is None
    assert JournalEntry.objects.count() == before
    assert journal.first_break() is None


def test_of_two_who_decide_at_once_the_second_is_told(people):
    preparation = waiting_for_establishment(people)
    seen = preparation.revision
    other = Preparation.objects.get()
    establish_center(preparation, by=people.director, revision=seen, **FACTS)
    with pytest.raises(Overtaken, match="已成立"):
        refuse_establishment(other, by=people.director, revision=seen, reason="迟", **DECIDED)
    assert Preparation.objects.get().state == "established"
