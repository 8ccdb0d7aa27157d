"""The public check: both parts needed, one answer for all that is not registered, not too often."""

import datetime
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from registry.decisions.certificates import void_certificate
from registry.models import Certificate, CheckCount
from search import throttle
from tests.factories import CenterFactory

pytestmark = pytest.mark.django_db
PAGE, API = "/verify/", "/api/v1/certificates/check/"


@pytest.fixture
def registered(client, clerk, promise, fields):
    version = promise()
    client.force_login(clerk)
    client.post("/workspace/certificates/new/", fields())
    client.logout()
    found = Certificate.objects.get()
    found.version = version
    return found


@pytest.fixture
def ask(client, registered, center):
    def send(address=API, number=registered.number, slug=center.slug, **headers):
        return client.get(address, {"center": slug, "number": number}, headers=headers)

    return send


class _Text(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def test_the_verdict_then_and_the_state_now_are_told_apart(ask, center, registered):
    suspended = timezone.localdate()
    center.statuses.update(to_day=suspended)
    center.statuses.create(status="suspended", from_day=suspended)
    answer = ask().json()
    assert (answer["registered"], answer["coverage"]) == (True, "inside")
    assert answer["now"]["center"] == "暂停"
    [promise] = answer["now"]["capabilities"]
    assert (promise["code"], promise["state"]) == (registered.version.code, "现行有效")


def test_a_promise_that_was_replaced_since_is_told(ask, registered):
    registered.version.effective_to = timezone.localdate()
    registered.version.save()
    assert ask().json()["now"]["capabilities"][0]["state"] == "已不再有效"
    assert ask().json()["coverage"] == "inside"


def test_nobody_is_told_who_the_client_or_the_clerk_is(ask, registered):
    page = ask(PAGE).content.decode()
    assert registered.registered_by.username not in page
    assert set(ask().json()) == {
        "registered", "center", "number", "kind", "instrument", "range_text",
        "uncertainty_text", "issued_on", "coverage", "uncertainty", "reasons", "voided_on", "now",
    }  # fmt: skip


def test_a_number_is_found_however_it_is_written(ask):
    assert ask(number=" ｊｚ2026-001 ").json()["registered"]


def test_a_voided_certificate_says_so(ask, registered, clerk):
    void_certificate(registered, by=clerk, reason="编号有误")
    assert ask().json()["voided_on"] == f"{timezone.localdate()}"
    page = ask(PAGE).content.decode()
    assert "已登记，已作废" in page
    assert "编号有误" not in page


@pytest.mark.parametrize("address", [PAGE, API])
def test_what_is_not_registered_gets_one_answer_whatever_the_cause(
    ask, address, django_assert_num_queries
):
    other = CenterFactory()
    causes = [{"number": "JZ2026-999"}, {"slug": "nobody"}, {"slug": other.slug}]
    answers = [ask(address, **cause) for cause in causes]
    assert {answer.status_code for answer in answers} == {200}
    if address == API:
        assert len({answer.content for answer in answers}) == 1
        assert set(answers[0].json()) == set(ask().json())
        return
    assert all("没有查到登记" in answer.content.decode() for answer in answers)
    shapes = set()
    for answer in answers:
        parser = _Text()
        parser.feed(answer.content.decode())
        shapes.add(tuple(parser.tags))
    assert len(shapes) == 1


@pytest.mark.parametrize("missing", ["center", "number"])
def test_both_parts_are_needed(client, registered, center, missing):
    given = {"center": center.slug, "number": registered.number} | {missing: ""}
    for address in (PAGE, API):
        response = client.get(address, given)
        assert response.status_code == 400
        assert registered.name not in response.content.decode()


def test_the_page_alone_asks_for_both(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    assert not CheckCount.objects.exists()


@pytest.mark.parametrize("address", [PAGE, API])
def test_too_many_checks_are_refused_with_the_time_to_come_again(ask, settings, address):
    settings.CHECKS_ALLOWED = 2
    assert [ask(address).status_code for _ in range(3)] == [200, 200, 429]
    refused = ask(address)
    assert refused["Retry-After"] == str(throttle.RETRY_AFTER)
    assert "在承诺范围内" not in refused.content.decode() or address == PAGE
    assert "JZ2026-001，" not in refused.content.decode()


def test_page_and_api_count_together(ask, settings):
    settings.CHECKS_ALLOWED = 1
    assert ask(PAGE).status_code == 200
    assert ask(API).status_code == 429


def test_the_count_begins_anew_with_the_next_span(ask, settings, monkeypatch):
    settings.CHECKS_ALLOWED = 1
    assert [ask().status_code, ask().status_code] == [200, 429]
    later = timezone.now() + throttle.SPAN
    monkeypatch.setattr(throttle.timezone, "now", lambda: later)
    assert ask().status_code == 200


def test_spans_gone_by_are_forgotten(ask, monkeypatch):
    ask()
    later = timezone.now() + datetime.timedelta(hours=1)
    monkeypatch.setattr(throttle.timezone, "now", lambda: later)
    ask()
    assert CheckCount.objects.count() == 1


def test_what_a_visitor_says_of_its_address_is_not_believed(ask, settings):
    settings.CHECKS_ALLOWED = 1
    forged = [ask(**{"X-Forwarded-For": f"10.0.0.{number}"}).status_code for number in range(2)]
    assert forged == [200, 429]


def test_behind_a_proxy_of_ours_its_entry_counts(ask, settings):
    settings.CHECKS_ALLOWED, settings.PROXIES = 1, 1
    first = ask(**{"X-Forwarded-For": "1.1.1.1, 10.0.0.1"})
    second = ask(**{"X-Forwarded-For": "2.2.2.2, 10.0.0.1"})
    third = ask(**{"X-Forwarded-For": "10.0.0.2"})
    assert [first.status_code, second.status_code, third.status_code] == [200, 429, 200]


def test_no_address_is_kept(ask):
    ask()
    assert "127.0.0.1" not in CheckCount.objects.get().client


@pytest.mark.parametrize("number", ["\0", "x" * 3000, "%", "'; --", "‮"])
def test_whatever_is_asked_is_answered(ask, number):
    assert ask(number=number).status_code == 200
    assert ask(PAGE, number=number).status_code in (200, 400)
