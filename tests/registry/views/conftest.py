"""People and cases for the pages of the workspace."""

from functools import partial

import pytest
from django.contrib.auth.models import Group

from registry.decisions.cases import open_case
from registry.decisions.steps import taking
from registry.lifecycle import CHANGE
from registry.models import Account, Assignment, Case, Organisation
from registry.permissions import Role
from registry.views import kinds
from registry.views.case_page import CasePage, Slot


@pytest.fixture
def own():
    return Organisation.objects.create(name="襄阳演示计量院", city="xiangyang")


@pytest.fixture
def other():
    return Organisation.objects.create(name="宜昌演示计量院", city="yichang")


@pytest.fixture
def person(django_user_model):
    """Makes somebody of a role who works for an organisation (or its city's bureau)."""

    def make(role, organisation=None, name=""):
        user = django_user_model.objects.create_user(name or role.value)
        user.groups.add(Group.objects.get(name=role.label))
        bureau = role is Role.CITY_BUREAU
        Account.objects.create(
            user=user,
            organisation=None if bureau else organisation,
            city=organisation.city if bureau and organisation else "",
        )
        return user

    return make


@pytest.fixture
def case_of():
    """Opens a case of a kind for an organisation, in a state of its own."""

    def make(organisation, kind="change", state="review", expert=None, **fields):
        case = open_case(Case, kind, by=None, organisation=organisation, title="压力表范围变更")
        for name, value in {"state": state, **fields}.items():
            setattr(case, name, value)
        case.save()
        if expert is not None:
            Assignment.objects.create(case=case, expert=expert)
        return case

    return make


@pytest.fixture
def accepting(monkeypatch):
    """A kind of page whose decisions only move the case."""

    decisions = {step.name: partial(_take, name=step.name) for step in CHANGE.steps}
    page = CasePage(
        "change",
        Case,
        lambda case, user: [],
        decisions,
        forecast=lambda case, step: ["3 条承诺将有新版本。"],
        slots=lambda case, user: [Slot("consent", "同意函", "change.edit", case.state == "draft")],
        choices={"mode": [("document", "资料验收"), ("site", "现场验收")]},
    )
    monkeypatch.setattr(kinds, "PAGES", {"change": page})


def _take(case, *, name, by, revision=None, **facts):
    with taking(case, name, by=by, revision=revision, **facts):
        pass
