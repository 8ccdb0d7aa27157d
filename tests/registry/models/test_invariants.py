"""What the tables never hold, whoever writes them."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from registry.models import Capability
from tests.factories import (
    CapabilityFactory,
    CapabilityVersionFactory,
    CenterFactory,
    CenterStatusFactory,
)

FIRST = datetime.date(2021, 3, 1)
LAST = datetime.date(2024, 6, 30)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "days",
    [
        {"effective_from": LAST, "effective_to": FIRST},
        {"effective_from": FIRST, "effective_to": FIRST},
        {"suspended_from": LAST, "suspended_to": FIRST},
        {"suspended_to": LAST},
        {"number": 0},
        {"origin": "rumour"},
    ],
)
def test_a_version_with_impossible_values_is_refused(days):
    capability = CapabilityFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CapabilityVersionFactory(capability=capability, **days)


@pytest.mark.parametrize(
    "second",
    [
        {"number": 1, "effective_from": LAST},
        {"number": 2, "effective_from": FIRST, "effective_to": LAST},
        {"number": 2, "effective_from": LAST},
    ],
)
def test_two_versions_share_no_number_no_first_day_and_no_open_end(second):
    first = CapabilityVersionFactory(effective_from=FIRST)
    with pytest.raises(IntegrityError), transaction.atomic():
        CapabilityVersionFactory(capability=first.capability, **second)


def test_versions_that_share_a_day_are_refused():
    first = CapabilityVersionFactory(effective_from=FIRST, effective_to=LAST)
    second = CapabilityVersionFactory.build(
        capability=first.capability, number=2, effective_from=LAST - datetime.timedelta(days=1)
    )
    with pytest.raises(ValidationError, match="版本 1"):
        second.clean()
    second.effective_from = LAST
    second.clean()


def test_a_code_is_given_once():
    first = CapabilityFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CapabilityFactory(code=first.code)


def test_a_number_is_given_once_in_a_center():
    first = CapabilityFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Capability.objects.create(center=first.center, number=first.number, code="HB-ZZZZ-00001")


def test_a_center_has_one_status_without_an_end():
    center = CenterFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CenterStatusFactory(center=center, status="suspended", from_day=LAST)


def test_a_status_has_at_least_one_day():
    center = CenterFactory(statuses=False)
    with pytest.raises(IntegrityError), transaction.atomic():
        CenterStatusFactory(center=center, from_day=FIRST, to_day=FIRST)


def test_a_promise_is_never_deleted_with_its_center():
    version = CapabilityVersionFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        version.capability.center.delete()


def test_the_cells_are_given_back_by_heading_without_empty_ones():
    version = CapabilityVersionFactory(extra={"测量方法": "直接比较"})
    assert version.cells == {
        "仪器名称": "弹簧管式一般压力表",
        "被测量": "压力",
        "测量范围": "(-0.1～60) MPa",
        "测量不确定度或准确度等级或最大允许误差": "1.6级及以下",
        "测量方法": "直接比较",
    }


def test_a_version_is_brought_in_by_the_document_of_its_center_unless_it_has_its_own():
    version = CapabilityVersionFactory()
    center = version.capability.center
    assert version.brought_in_by == (center.approval_number, center.established_on)
    version.document_number, version.document_day = "鄂市监量〔2024〕8号", LAST
    assert version.brought_in_by == ("鄂市监量〔2024〕8号", LAST)
