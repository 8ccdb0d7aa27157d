"""What counts on a day: the first and the last one, suspended rows, suspended centers."""

import datetime

import pytest

from registry.models import CapabilityVersion, Center
from registry.models.periods import overlap
from tests.factories import CapabilityVersionFactory, CenterFactory

DAY = datetime.timedelta(days=1)
FIRST = datetime.date(2021, 3, 1)
LAST = datetime.date(2024, 6, 30)

pytestmark = pytest.mark.django_db


def in_force(day):
    return CapabilityVersion.objects.in_force(day).exists()


def published(day):
    return CapabilityVersion.objects.published(day).exists()


def test_a_version_counts_from_its_first_day():
    CapabilityVersionFactory(effective_from=FIRST)
    assert not in_force(FIRST - DAY)
    assert in_force(FIRST)


def test_the_day_it_ends_is_the_first_it_no_longer_counts():
    CapabilityVersionFactory(effective_from=FIRST, effective_to=LAST)
    assert in_force(LAST - DAY)
    assert not in_force(LAST)


def test_one_version_counts_on_the_day_of_replacement():
    old = CapabilityVersionFactory(effective_from=FIRST, effective_to=LAST)
    new = CapabilityVersionFactory(capability=old.capability, number=2, effective_from=LAST)
    assert CapabilityVersion.objects.in_force(LAST - DAY).get() == old
    assert CapabilityVersion.objects.in_force(LAST).get() == new


def test_a_suspended_row_is_in_force_but_not_published():
    CapabilityVersionFactory(suspended=True)
    assert in_force(FIRST)
    assert not published(FIRST)


def test_a_row_is_published_again_on_the_day_it_resumes():
    CapabilityVersionFactory(suspended_from=FIRST, suspended_to=LAST)
    assert published(FIRST - DAY)
    assert not published(FIRST)
    assert not published(LAST - DAY)
    assert published(LAST)


def test_the_day_of_a_row_and_its_own_answer_agree():
    version = CapabilityVersionFactory(suspended_from=FIRST, suspended_to=LAST)
    for day in (FIRST - DAY, FIRST, LAST - DAY, LAST):
        assert version.is_suspended(day) is not published(day)


def test_a_suspended_center_publishes_nothing_from_that_day():
    center = CenterFactory(statuses__suspended=FIRST)
    CapabilityVersionFactory(capability__center=center)
    assert published(FIRST - DAY)
    assert not published(FIRST)


def test_a_revoked_center_publishes_nothing_from_that_day():
    center = CenterFactory(statuses__revoked=FIRST)
    CapabilityVersionFactory(capability__center=center)
    assert published(FIRST - DAY)
    assert not published(FIRST)


def test_a_center_publishes_again_when_it_is_established_again():
    center = CenterFactory(statuses__suspended=FIRST)
    center.statuses.filter(status="suspended").update(to_day=LAST)
    center.statuses.create(status="established", from_day=LAST)
    CapabilityVersionFactory(capability__center=center)
    assert not published(LAST - DAY)
    assert published(LAST)
    assert Center.objects.public(LAST).count() == 1


def test_nothing_is_published_before_the_center_is_established():
    center = CenterFactory(established_on=FIRST)
    CapabilityVersionFactory(capability__center=center, effective_from=FIRST - DAY)
    assert not published(FIRST - DAY)
    assert published(FIRST)


def test_a_center_is_public_while_it_is_established():
    center = CenterFactory(established_on=FIRST, statuses__suspended=LAST)
    assert not Center.objects.public(FIRST - DAY).exists()
    assert Center.objects.public(FIRST).get() == center
    assert Center.objects.public(LAST - DAY).exists()
    assert not Center.objects.public(LAST).exists()


def test_a_center_that_never_was_established_is_not_public():
    CenterFactory(statuses=False)
    assert not Center.objects.public(LAST).exists()


def test_the_status_of_a_day_is_the_one_that_holds_on_it():
    center = CenterFactory(established_on=FIRST, statuses__suspended=LAST)
    assert center.status_on(FIRST - DAY) is None
    assert center.status_on(LAST - DAY).status == "established"
    assert center.status_on(LAST).status == "suspended"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((FIRST, LAST), (LAST, None), False),
        ((FIRST, LAST + DAY), (LAST, None), True),
        ((FIRST, None), (LAST, None), True),
        ((LAST, None), (FIRST, LAST), False),
        ((FIRST, None), (FIRST - DAY, FIRST), False),
    ],
)
def test_periods_overlap_only_where_they_share_a_day(one, other, shared):
    assert overlap(one, other) is shared
    assert overlap(other, one) is shared
