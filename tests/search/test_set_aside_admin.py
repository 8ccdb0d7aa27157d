"""What the index refused, in the back office: who sees it, and who may try again."""

import pytest
from django.contrib.auth.models import Group

from registry.permissions import Role
from search.models import SetAside
from services.process import free_port
from tests.conftest import forget_cluster
from tests.factories import CapabilityVersionFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/search/setaside/"
RETRY = "/admin/index/retry/"


@pytest.fixture
def as_role(client, django_user_model, settings):
    settings.SEARCH_ENGINE = "elasticsearch"

    def log_in(role):
        user = django_user_model.objects.create_user("somebody")
        user.groups.add(Group.objects.get(name=role.label))
        client.force_login(user)
        return client

    return log_in


@pytest.fixture
def refused():
    version = CapabilityVersionFactory()
    SetAside.objects.create(capability_id=version.capability_id, position=3, reason="太大")
    SetAside.objects.create(capability_id=10**9, position=4, reason="不明")
    return version


def test_what_was_refused_is_listed_by_code_with_the_reason(as_role, refused):
    page = as_role(Role.REVIEWER).get(LIST).content.decode()
    for shown in (refused.capability.code, "太大", str(10**9), "不明", "全部重试"):
        assert shown in page


def test_the_director_reads_and_has_no_button(as_role, refused):
    client = as_role(Role.DIRECTOR)
    page = client.get(LIST).content.decode()
    assert "太大" in page
    assert "全部重试" not in page
    assert client.post(RETRY).status_code in {302, 403}
    assert SetAside.objects.count() == 2


@pytest.mark.parametrize("role", [Role.CLERK, Role.EXPERT, Role.EDITOR])
def test_others_see_nothing(as_role, refused, role):
    reply = as_role(role).get(LIST, follow=True)
    assert "太大" not in reply.content.decode()


def test_without_a_cluster_there_is_no_list(as_role, refused, settings):
    client = as_role(Role.REVIEWER)
    settings.SEARCH_ENGINE = "embedded"
    assert "太大" not in client.get(LIST, follow=True).content.decode()


def test_trying_again_while_the_cluster_is_away_says_so_and_loses_nothing(
    as_role, refused, settings
):
    settings.ELASTICSEARCH_URL = f"http://127.0.0.1:{free_port()}"
    forget_cluster()
    reply = as_role(Role.REVIEWER).post(RETRY, follow=True)
    forget_cluster()
    assert reply.status_code == 200
    assert "没有重试成" in reply.content.decode()
    assert SetAside.objects.count() == 2


def test_trying_again_is_posted_only(as_role):
    assert as_role(Role.REVIEWER).get(RETRY).status_code == 405
