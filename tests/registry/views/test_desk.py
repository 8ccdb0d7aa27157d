"""The workspace: what waits for whom, and that nobody sees another's case."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from registry.permissions import Role

pytestmark = pytest.mark.django_db

BUREAU = (Role.REVIEWER, Role.DIRECTOR)
OUTSIDE = (Role.CLERK, Role.HEAD, Role.EXPERT, Role.CITY_BUREAU)


@pytest.mark.parametrize("role", [*BUREAU, *OUTSIDE])
def test_a_case_within_reach_is_shown(client, person, own, case_of, role):
    user = person(role, own)
    case = case_of(own, expert=user)
    client.force_login(user)
    page = client.get(f"/workspace/cases/{case.number}/")
    assert page.status_code == 200
    assert case.title in page.content.decode()


@pytest.mark.parametrize("role", [*OUTSIDE, Role.EDITOR])
def test_a_case_out_of_reach_is_not_there(client, person, own, other, case_of, role):
    case = case_of(other)
    client.force_login(person(role, own))
    for path in (f"cases/{case.number}/", f"cases/{case.number}/steps/accept/"):
        assert client.get(f"/workspace/{path}").status_code in {403, 404}
    assert client.post(f"/workspace/cases/{case.number}/experts/").status_code in {403, 404}
    assert case.title not in client.get("/workspace/cases/").content.decode()


@pytest.mark.parametrize("path", ["", "cases/", "cases/BG2026-0001/", "files/1/"])
def test_a_visitor_is_asked_to_log_in(client, path):
    response = client.get(f"/workspace/{path}")
    assert response.status_code == 302
    assert response.url.startswith("/workspace/login/?next=/workspace/")


def test_a_draft_that_saves_itself_is_told_that_the_session_is_over(client):
    headers = {"X-Autosave": "1"}
    assert client.get("/workspace/", headers=headers).status_code == 403


def test_the_late_stand_before_the_due_and_the_rest(client, person, own, case_of):
    today = timezone.localdate()
    for days in (400, 10, -1):
        case_of(own, due_on=today + datetime.timedelta(days=days))
    client.force_login(person(Role.REVIEWER))
    page = client.get("/workspace/").content.decode()
    assert page.index("已逾期") < page.index("180 天内到期") < page.index("其他待办")


def test_who_has_nothing_to_do_is_told_so(client, person, own):
    client.force_login(person(Role.CLERK, own))
    assert "现在没有等您办理的事项" in client.get("/workspace/").content.decode()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.HEAD])
def test_what_waits_is_asked_for_at_once_however_much_it_is(
    client, person, own, case_of, role, django_assert_num_queries
):
    client.force_login(person(role, own))
    state = "review" if role == Role.REVIEWER else "draft"
    case_of(own, state=state)
    client.get("/workspace/")
    with CaptureQueriesContext(connection) as one:
        client.get("/workspace/")
    for _ in range(9):
        case_of(own, state=state)
    with django_assert_num_queries(len(one)):
        assert client.get("/workspace/").content.decode().count("压力表范围变更") >= 10
    assert len(one) <= 6
