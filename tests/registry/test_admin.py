"""The register in the back office: what is listed, what can be edited, and what never can."""

import pytest
from django.contrib.auth.models import Group

from registry import outbox
from registry.exchange.words import load_vocabulary
from registry.models import CapabilityVersion
from registry.models.vocabulary import CityEntry, current
from registry.permissions import Role
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db

CENTERS = "/admin/registry/center/"
PROMISES = "/admin/registry/capabilityversion/"
CITIES = "/admin/registry/cityentry/"
REREAD = "/admin/vocabulary/reread/"


@pytest.fixture
def as_role(client, django_user_model):
    def log_in(role):
        user = django_user_model.objects.create_user("somebody")
        user.groups.add(Group.objects.get(name=role.label))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def as_superuser(admin_client):
    return admin_client


def test_centers_are_listed_with_their_standing(as_role):
    center = CenterFactory()
    page = as_role(Role.REVIEWER).get(CENTERS).content.decode()
    assert center.name in page
    assert "已成立" in page


def test_promises_are_listed_and_shown_as_written(as_role):
    version = CapabilityVersionFactory()
    client = as_role(Role.DIRECTOR)
    assert version.code in client.get(PROMISES).content.decode()
    shown = client.get(f"{PROMISES}inspect/{version.pk}/").content.decode()
    assert version.range_text in shown


@pytest.mark.parametrize("action", ["create/", "edit/{}/", "delete/{}/"])
def test_a_promise_can_not_be_altered_by_anybody(as_superuser, action):
    version = CapabilityVersionFactory()
    before = CapabilityVersion.objects.values().get()
    response = as_superuser.post(PROMISES + action.format(version.pk), {"name": "别的"})
    assert response.status_code in {302, 403, 404}
    assert CapabilityVersion.objects.values().get() == before


@pytest.mark.parametrize("action", ["create/", "delete/{}/"])
def test_a_center_is_neither_made_nor_deleted_here(as_superuser, action):
    center = CenterFactory()
    response = as_superuser.post(CENTERS + action.format(center.pk), {"name": "别的"})
    assert response.status_code in {302, 403, 404}
    center.refresh_from_db()


def test_contacts_of_a_center_are_saved_with_an_entry_of_the_outbox(as_role):
    center = CenterFactory()
    client = as_role(Role.REVIEWER)
    sent = {"head": "李四", "phone": "027-2", "name": "别的", "address": "", "email": ""}
    response = client.post(f"{CENTERS}edit/{center.pk}/", sent)
    assert response.status_code == 302
    name = center.name
    center.refresh_from_db()
    assert (center.head, center.phone, center.name) == ("李四", "027-2", name)
    assert [entry.object_id for entry in outbox.entries_after(0)] == [center.pk]


def test_a_row_of_the_vocabulary_is_edited_and_counts_at_once(as_role):
    load_vocabulary()
    city = CityEntry.objects.get(slug="wuhan")
    sent = {"slug": "wuhan", "name": "武汉市", "aliases": "江城", "source": "x"}
    response = as_role(Role.REVIEWER).post(f"{CITIES}edit/{city.pk}/", sent)
    assert response.status_code == 302
    assert current().cities["wuhan"].aliases == ("江城",)


def test_an_edit_that_breaks_the_vocabulary_is_answered_with_the_reason(as_role):
    load_vocabulary()
    sent = {"slug": "wuhan", "name": "又一个武汉", "aliases": "", "source": "x"}
    response = as_role(Role.REVIEWER).post(f"{CITIES}create/", sent)
    assert response.status_code == 200
    assert "词表不能成立" in response.content.decode()


def test_the_editor_reads_the_vocabulary_and_edits_nothing(as_role):
    load_vocabulary()
    client = as_role(Role.EDITOR)
    assert client.get(CITIES).status_code == 200
    city = CityEntry.objects.get(slug="wuhan")
    assert client.get(f"{CITIES}edit/{city.pk}/").status_code in {302, 403}
    assert client.get(CENTERS).status_code in {302, 403}


def test_an_edited_vocabulary_is_read_into_the_promises_and_the_reviewer_is_told(as_role):
    load_vocabulary()
    version = CapabilityVersionFactory()
    city = CityEntry.objects.get(slug="wuhan")
    sent = {"slug": "wuhan", "name": "武汉市", "aliases": "江城", "source": "x"}
    client = as_role(Role.REVIEWER)
    page = client.post(f"{CITIES}edit/{city.pk}/", sent, follow=True).content.decode()
    assert "已按现在的词表重读1条承诺，1条的结构有变化。" in page
    version.refresh_from_db()
    assert version.instrument == "pressure-gauge"


def test_what_is_left_to_read_anew_is_shown_and_read_on_request(as_role):
    load_vocabulary()
    CapabilityVersionFactory()
    client = as_role(Role.REVIEWER)
    assert "有1条承诺是按以前的词表" in client.get(REREAD).content.decode()
    assert "没有要重读的" in client.post(REREAD, follow=True).content.decode()


def test_the_editor_reads_no_promise_anew(as_role):
    assert as_role(Role.EDITOR).post(REREAD).status_code in {302, 403}
