"""What became of a center or a promise stays to be seen; what is not yet, is not."""

from __future__ import annotations

import pytest

from registry.models import Capability

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]

ADDRESSES = (
    "/centers/{slug}/",
    "/centers/{slug}/scope.csv",
    "/capabilities/{code}/",
    "/capabilities/{code}-1/",
    "/capabilities/{code}.json",
)


def status_of(client, address: str, slug: str) -> int:
    code = Capability.objects.filter(center__slug=slug).first().code
    return client.get(address.format(slug=slug, code=code)).status_code


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("slug", ["stopped", "revoked"])
def test_the_pages_of_a_suspended_or_revoked_center_stay(client, address, slug):
    assert status_of(client, address, slug) == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_center_that_is_not_yet_established_has_no_page(client, address):
    assert status_of(client, address, "coming") == 404


def test_the_data_of_a_promise_refuse_an_impossible_day_with_a_problem_document(client):
    response = client.get("/capabilities/HB-QCLB-00017.json", {"as_of": "2026-13-45"})
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["invalid_params"][0]["label"] == "日期"
