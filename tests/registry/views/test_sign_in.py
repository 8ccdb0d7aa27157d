"""Both doors lock, sessions end, and nobody decides without the second factor."""

import time

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from registry import second_factor, sessions
from registry.permissions import Role

pytestmark = pytest.mark.django_db

DOORS = ("/workspace/login/", "/admin/login/")
PASSWORD = "correct-horse-9"


@pytest.fixture
def director(person):
    user = person(Role.DIRECTOR)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def asked(settings):
    settings.SECOND_FACTOR = True


def sign_in(client, user, password=PASSWORD, door=DOORS[0]):
    return client.post(door, {"username": user.username, "password": password})


@pytest.mark.parametrize("door", DOORS)
def test_a_door_locks_after_five_failures_even_for_the_right_password(client, director, door):
    for _ in range(5):
        answer = sign_in(client, director, "wrong", door)
    assert answer.status_code == 429
    assert "已锁定" in answer.content.decode()
    assert sign_in(client, director, door=door).status_code == 429
    assert "_auth_user_id" not in client.session


def test_four_failures_lock_nobody_out(client, director):
    for _ in range(4):
        sign_in(client, director, "wrong")
    assert sign_in(client, director).status_code == 302


@pytest.mark.parametrize(
    ("role", "home"), [(Role.CLERK, "/workspace/"), (Role.REVIEWER, "/admin/")]
)
def test_each_is_led_to_where_they_work(client, person, role, home):
    user = person(role)
    user.set_password(PASSWORD)
    user.save()
    assert sign_in(client, user).url == home


def test_a_session_ends_some_hours_after_it_began(client, director, settings):
    sign_in(client, director)
    session = client.session
    session[sessions.BEGAN] = time.time() - settings.SESSION_LONGEST - 1
    session.save()
    assert client.get("/workspace/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_session_in_use_is_kept_and_an_idle_one_is_not(client, director, settings):
    sign_in(client, director)
    client.get("/workspace/")
    assert time.time() - client.session[sessions.SEEN] < 60
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 1800


def test_who_decides_sets_up_a_second_factor_when_first_logged_in(client, director, asked):
    door = sign_in(client, director)
    assert door.url == "/workspace/verify/?next=/admin/"
    page = client.get(door.url).content.decode()
    device = TOTPDevice.objects.get(user=director)
    assert not device.confirmed
    assert second_factor.secret(device) in page
    code = second_factor.code_now(device)
    assert client.post(door.url, {"code": code}).url == "/admin/"
    device.refresh_from_db()
    assert device.confirmed
    assert second_factor.secret(device) not in client.get("/workspace/verify/").content.decode()


@pytest.mark.parametrize("shell", ["/workspace/", "/admin/desk/"])
def test_a_decision_asks_for_the_code_first(
    client, director, asked, own, case_of, shell, accepting
):
    case = case_of(own, state="acceptance")
    client.force_login(director)
    address = f"{shell}cases/{case.number}/steps/accept/"
    for answer in (client.get(address), client.post(address, {"revision": "0"})):
        assert answer.url.startswith("/workspace/verify/?next=")
    case.refresh_from_db()
    assert case.state == "acceptance"


def test_a_wrong_code_verifies_nobody(client, director, asked):
    client.force_login(director)
    client.get("/workspace/verify/")
    page = client.post("/workspace/verify/", {"code": "000000"})
    assert "验证码不对" in page.content.decode()
    assert "otp_device_id" not in client.session


def test_the_code_is_shown_in_the_demonstration_only(client, director, settings):
    client.force_login(director)
    assert "演示：" not in client.get("/workspace/verify/").content.decode()
    settings.DEMONSTRATION = True
    assert "演示：" in client.get("/workspace/verify/").content.decode()


def test_the_code_leads_to_no_other_site(client, director):
    client.force_login(director)
    client.get("/workspace/verify/")
    code = second_factor.code_now(TOTPDevice.objects.get(user=director))
    sent = {"code": code, "next": "https://example.org/"}
    assert client.post("/workspace/verify/", sent).url == "/workspace/"
