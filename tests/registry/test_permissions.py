"""Who may do what: the whole table, row by row, by whom and on whose thing, and nothing else."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.utils import timezone

from registry.decisions.cases import open_case
from registry.models import Account, Assignment, Case, Center, Organisation
from registry.permissions import ALLOWED, DECISIONS, Reach, Role, may, roles_of, visible
from tests.factories import CenterFactory

pytestmark = pytest.mark.django_db

CASE_ACTIONS = [action for action in ALLOWED if action.split(".")[0] in {"case", "change"}]


@pytest.fixture
def user_as(django_user_model):
    def build(*roles, organisation=None, city="", name="somebody", **fields):
        user = django_user_model.objects.create_user(name, **fields)
        user.groups.add(*(Group.objects.get(name=role.label) for role in roles))
        Account.objects.create(user=user, organisation=organisation, city=city)
        return user

    return build


@pytest.fixture
def organisation():
    return Organisation.objects.create(name="襄阳演示计量院", city="xiangyang")


@pytest.fixture
def case(organisation):
    return open_case(Case, "change", by=None, organisation=organisation, title="变更")


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_what_the_table_grants_and_nothing_else(user_as, role):
    user = user_as(role)
    for action, grant in ALLOWED.items():
        assert may(user, action) == (role in grant)


@pytest.mark.parametrize("action", CASE_ACTIONS)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("near", [True, False], ids=["within reach", "out of reach"])
def test_a_role_reaches_its_own_things_only(user_as, organisation, case, role, action, near):
    other = Organisation.objects.create(name="宜昌演示计量院", city="yichang")
    home = organisation if near else other
    user = user_as(role, organisation=home, city=home.city)
    if near:
        Assignment.objects.create(case=case, expert=user)
    reach = ALLOWED[action].get(role)
    assert may(user, action, case) == (reach is not None and (near or reach is Reach.PROVINCE))


def test_an_expert_sees_a_case_only_while_assigned(user_as, case):
    expert = user_as(Role.EXPERT)
    assignment = Assignment.objects.create(case=case, expert=expert)
    assert may(expert, "case.read", case)
    assignment.ended_at = timezone.now()
    assignment.save()
    assert not may(expert, "case.read", case)
    assert not visible(Case.objects.all(), expert, "case.read").exists()


@pytest.mark.parametrize("action", sorted(DECISIONS))
def test_nobody_decides_what_they_submitted(user_as, case, action):
    director = user_as(Role.DIRECTOR)
    assert may(director, action, case)
    case.submitted_by = director
    assert not may(director, action, case)


def test_who_has_no_city_reaches_no_city(user_as, organisation, case):
    organisation.city = ""
    organisation.save()
    assert not may(user_as(Role.CITY_BUREAU), "case.read", case)


def test_an_action_that_is_not_listed_is_refused_to_everybody(user_as):
    assert not may(user_as(*Role, is_superuser=True), "promise.edit")
    assert not may(AnonymousUser(), "")


def test_who_is_not_logged_in_or_not_active_has_no_role(user_as):
    assert roles_of(AnonymousUser()) == frozenset()
    assert roles_of(user_as(*Role, is_active=False)) == frozenset()


def test_a_superuser_has_every_role_but_no_organisation(user_as, case):
    admin = user_as(is_superuser=True)
    assert roles_of(admin) == frozenset(Role)
    assert not may(admin, "change.submit", case)


def test_rows_are_visible_to_those_who_may_list_them(user_as):
    center = CenterFactory()
    assert visible(Center.objects.all(), user_as(Role.REVIEWER), "center.list").get() == center
    assert not visible(Center.objects.all(), AnonymousUser(), "center.list").exists()
