"""Who may do what: the whole table, row by row, and that nothing else is allowed."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from registry.models import Center
from registry.permissions import ALLOWED, Role, may, roles_of, visible
from tests.factories import CenterFactory

pytestmark = pytest.mark.django_db

EXPECTED = {
    ("center.list", "reviewer"),
    ("center.list", "director"),
    ("center.edit_contacts", "reviewer"),
    ("promise.list", "reviewer"),
    ("promise.list", "director"),
    ("vocabulary.list", "editor"),
    ("vocabulary.list", "reviewer"),
    ("vocabulary.list", "director"),
    ("vocabulary.edit", "reviewer"),
}


@pytest.fixture
def user_as(django_user_model):
    def build(*roles, **fields):
        user = django_user_model.objects.create_user("somebody", **fields)
        user.groups.add(*(Group.objects.get(name=role.label) for role in roles))
        return user

    return build


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_what_the_table_says_and_nothing_else(user_as, role):
    user = user_as(role)
    allowed = {(action, role.value) for action in ALLOWED if may(user, action)}
    assert allowed == {pair for pair in EXPECTED if pair[1] == role.value}


def test_an_action_that_is_not_listed_is_refused_to_everybody(user_as):
    assert not may(user_as(*Role, is_superuser=True), "promise.edit")
    assert not may(AnonymousUser(), "")


def test_who_is_not_logged_in_or_not_active_has_no_role(user_as):
    assert roles_of(AnonymousUser()) == frozenset()
    assert roles_of(user_as(*Role, is_active=False)) == frozenset()


def test_a_superuser_has_every_role(user_as):
    assert roles_of(user_as(is_superuser=True)) == frozenset(Role)


def test_rows_are_visible_to_those_who_may_list_them(user_as):
    center = CenterFactory()
    assert visible(Center.objects.all(), user_as(Role.REVIEWER), "center.list").get() == center
    assert not visible(Center.objects.all(), AnonymousUser(), "center.list").exists()
