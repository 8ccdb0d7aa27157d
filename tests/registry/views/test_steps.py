"""A step on its page: what it will do, what it asks, who is refused, who came too late."""

import pytest
from django.contrib.messages import get_messages

from registry.models import JournalEntry
from registry.permissions import Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("accepting")]

SHELLS = ("/workspace/", "/admin/desk/")
FACTS = {"document_number": "鄂市监计〔2026〕9号", "document_day": "2026-03-01"}


@pytest.fixture
def case(own, case_of):
    return case_of(own, state="acceptance")


def step(case, name, shell="/workspace/"):
    return f"{shell}cases/{case.number}/steps/{name}/"


@pytest.mark.parametrize("shell", SHELLS)
def test_the_confirmation_says_what_will_happen(client, person, case, shell):
    client.force_login(person(Role.DIRECTOR))
    page = client.get(step(case, "accept", shell)).content.decode()
    for said in ("同时发布能力变更公告", "3 条承诺将有新版本。", "变为“已接受”", "第十六条"):
        assert said in page


@pytest.mark.parametrize("shell", SHELLS)
def test_a_step_is_taken_and_told_in_the_story(client, person, case, shell):
    client.force_login(person(Role.DIRECTOR))
    sent = FACTS | {"in_force_from": "2026-04-01", "revision": "0"}
    answer = client.post(step(case, "accept", shell), sent)
    assert answer.url == f"{shell}cases/{case.number}/"
    case.refresh_from_db()
    assert case.state == "accepted"
    page = client.get(answer.url).content.decode()
    assert "接受变更" in page
    assert "文号：鄂市监计〔2026〕9号" in page


def test_a_fact_that_is_missing_is_asked_for_at_its_field_and_the_rest_kept(client, person, case):
    client.force_login(person(Role.DIRECTOR))
    sent = FACTS | {"in_force_from": "不知道", "revision": "0"}
    page = client.post(step(case, "accept"), sent).content.decode()
    assert "生效日期应写成 2026-01-31 的样子。" in page
    assert FACTS["document_number"] in page
    case.refresh_from_db()
    assert case.state == "acceptance"


def test_who_saw_an_older_case_is_told_and_nothing_happens(client, person, case):
    case.revision = 3
    case.save()
    client.force_login(person(Role.DIRECTOR))
    sent = FACTS | {"in_force_from": "2026-04-01", "revision": "2"}
    answer = client.post(step(case, "accept"), sent)
    assert "已由他人处理" in str(next(iter(get_messages(answer.wsgi_request))))
    assert not JournalEntry.objects.filter(action="change.accept").exists()


def test_who_comes_after_the_decision_is_told_where_the_case_stands(client, person, own, case_of):
    case = case_of(own, state="accepted")
    client.force_login(person(Role.DIRECTOR))
    answer = client.get(step(case, "accept"), follow=True)
    assert "现为“已接受”，不能接受变更" in answer.content.decode()


@pytest.mark.parametrize("role", [Role.CLERK, Role.HEAD, Role.REVIEWER, Role.CITY_BUREAU])
def test_a_step_of_another_role_is_refused_and_not_offered(client, person, own, case, role):
    client.force_login(person(role, own))
    assert "steps/accept" not in client.get(f"/workspace/cases/{case.number}/").content.decode()
    sent = FACTS | {"in_force_from": "2026-04-01", "revision": "0"}
    assert client.post(step(case, "accept"), sent).status_code == 403
    case.refresh_from_db()
    assert case.state == "acceptance"


def test_what_is_chosen_is_offered_as_choices(client, person, own, case_of):
    case = case_of(own, state="review")
    client.force_login(person(Role.REVIEWER))
    page = client.get(step(case, "start_acceptance")).content.decode()
    assert 'type="radio"' in page
    sent = {"mode": "现场", "revision": "0"}
    assert client.post(step(case, "start_acceptance"), sent).status_code == 200
    assert client.post(step(case, "start_acceptance"), sent | {"mode": "site"}).status_code == 302


def test_an_unknown_step_is_not_found(client, person, case):
    client.force_login(person(Role.DIRECTOR))
    assert client.get(step(case, "burn")).status_code == 404


def test_the_applicant_is_not_told_who_the_experts_are(client, person, own, case):
    expert = person(Role.EXPERT)
    client.force_login(person(Role.REVIEWER))
    client.post(f"/workspace/cases/{case.number}/experts/", {"expert": expert.pk})
    page = f"/workspace/cases/{case.number}/"
    assert "指派专家" in client.get(page).content.decode()
    client.force_login(person(Role.CLERK, own))
    assert "指派专家" not in client.get(page).content.decode()


@pytest.mark.parametrize("chosen", ["", "x", "0"])
def test_an_expert_that_does_not_exist_is_not_found(client, person, case, chosen):
    client.force_login(person(Role.REVIEWER))
    answer = client.post(f"/workspace/cases/{case.number}/experts/", {"expert": chosen})
    assert answer.status_code == 404
