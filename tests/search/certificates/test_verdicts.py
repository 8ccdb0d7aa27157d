"""What the scope in force on its day says of a certificate."""

import datetime

import pytest

from registry.models import Certificate
from registry.models.vocabulary import current
from search.certificates import judge_certificate, read_certificate
from tests.factories import CenterFactory

from .conftest import BEGAN

pytestmark = pytest.mark.django_db
DAY = datetime.date(2026, 11, 20)
Coverage, Uncertainty = Certificate.Coverage, Certificate.Uncertainty


@pytest.fixture
def verdict(center):
    def judge(
        day=DAY, name="外径千分尺", range_text="(0～25) mm", accuracy="U=1.5 μm k=2", condition=""
    ):
        scope = read_certificate(name, range_text, condition, accuracy, current())
        return judge_certificate(scope, day, center, current(), stated=bool(accuracy))

    return judge


def test_a_certificate_within_the_scope_rests_on_the_promise_that_covers_it(promise, verdict):
    version = promise()
    promise(name="一般压力表", range_text="(0～60) MPa", accuracy="1.6级及以下")
    found = verdict()
    assert found.coverage is Coverage.INSIDE
    assert found.uncertainty is Uncertainty.FINE
    assert found.versions == (version,)


def test_a_range_beyond_the_promised_one_is_outside(promise, verdict):
    promise()
    found = verdict(range_text="(0～50) mm")
    assert found.coverage is Coverage.OUTSIDE
    assert any("超出" in reason or "50" in reason for reason in found.reasons)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        ("U=1.2 μm k=2", Uncertainty.FINE),
        ("U=1.19 μm k=2", Uncertainty.BELOW),
        ("U=0.9 μm k=2", Uncertainty.BELOW),
        ("U=1.8 μm k=3", Uncertainty.FINE),
        ("U=1.7 μm k=3", Uncertainty.BELOW),
        ("", Uncertainty.UNSTATED),
    ],
)
def test_a_certificate_may_not_state_less_than_was_promised(promise, verdict, stated, expected):
    promise()
    assert verdict(accuracy=stated).uncertainty is expected


def test_of_a_promised_span_the_better_end_is_the_limit(promise, verdict):
    promise(accuracy="U=(1.0～2.0) μm k=2")
    assert verdict(accuracy="U=1.5 μm k=2").uncertainty is Uncertainty.FINE
    assert verdict(accuracy="U=0.9 μm k=2").uncertainty is Uncertainty.BELOW


def test_a_promised_class_is_not_compared_with_a_stated_uncertainty(promise, verdict):
    promise(name="一般压力表", range_text="(0～60) MPa", accuracy="1.6级及以下")
    found = verdict(name="一般压力表", range_text="(0～60) MPa", accuracy="U=0.1 MPa k=2")
    assert (found.coverage, found.uncertainty) == (Coverage.INSIDE, Uncertainty.CONFIRM)


def test_a_certificate_of_a_day_before_the_scope_began_is_outside(promise, verdict):
    promise()
    assert verdict(day=BEGAN - datetime.timedelta(days=1)).coverage is Coverage.OUTSIDE
    assert verdict(day=BEGAN).coverage is Coverage.INSIDE


def test_a_suspended_promise_covers_nothing_from_that_day(promise, verdict):
    promise(suspended_from=datetime.date(2026, 6, 1), suspended_to=datetime.date(2026, 7, 1))
    assert verdict(day=datetime.date(2026, 5, 31)).coverage is Coverage.INSIDE
    assert verdict(day=datetime.date(2026, 6, 1)).coverage is Coverage.OUTSIDE
    assert verdict(day=datetime.date(2026, 7, 1)).coverage is Coverage.INSIDE


def test_a_suspended_center_covers_nothing_from_that_day(center, promise, verdict):
    promise()
    suspended = datetime.date(2026, 6, 1)
    center.statuses.update(to_day=suspended)
    center.statuses.create(status="suspended", from_day=suspended)
    assert verdict(day=datetime.date(2026, 5, 31)).coverage is Coverage.INSIDE
    assert verdict(day=suspended).coverage is Coverage.OUTSIDE


def test_a_version_that_was_replaced_counts_for_its_own_days(promise, verdict):
    promise(effective_to=datetime.date(2026, 1, 1))
    assert verdict(day=datetime.date(2025, 12, 31)).coverage is Coverage.INSIDE
    assert verdict(day=datetime.date(2026, 1, 1)).coverage is Coverage.OUTSIDE


def test_another_instrument_is_outside(promise, verdict):
    promise()
    found = verdict(name="一般压力表", range_text="(0～60) MPa", accuracy="")
    assert found.coverage is Coverage.OUTSIDE


def test_an_unread_range_is_left_to_a_person(promise, verdict):
    promise()
    assert verdict(range_text="按委托方要求").coverage is Coverage.CONFIRM


def test_the_promise_of_another_center_lends_nothing(promise, verdict):
    version = promise()
    version.capability.center = CenterFactory()
    version.capability.save()
    assert verdict().coverage is Coverage.OUTSIDE
