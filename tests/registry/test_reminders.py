"""Reminders: to whom a case waits for, at their days, each once."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from registry.decisions.cases import open_case
from registry.models import Account, Case, Organisation, OutgoingMail
from registry.permissions import Role
from registry.reminders import mark_of, remind

DUE = datetime.date(2027, 12, 31)


def before(days):
    return DUE - datetime.timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "mark"),
    [(181, None), (180, 180), (91, 180), (90, 90), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0)],
)
def test_the_latest_reminder_due_counts(left, mark):
    assert mark_of(DUE, before(left)) == mark


def test_what_is_late_is_reminded_of_once_a_week():
    marks = [mark_of(DUE, before(-days)) for days in range(1, 22)]
    assert len(set(marks)) == 3
    assert all(mark < 0 for mark in marks)
    assert [marks.count(mark) for mark in dict.fromkeys(marks)] == [7, 7, 7]


def test_what_has_no_deadline_is_not_reminded_of():
    assert mark_of(None, DUE) is None


@pytest.fixture
def own():
    return Organisation.objects.create(name="襄阳演示计量院", city="xiangyang")


@pytest.fixture
def people(django_user_model, own):
    other = Organisation.objects.create(name="宜昌演示计量院", city="yichang")
    for name, role, organisation in (
        ("own-head", Role.HEAD, own),
        ("other-head", Role.HEAD, other),
        ("own-clerk", Role.CLERK, own),
        ("reviewer", Role.REVIEWER, None),
    ):
        user = django_user_model.objects.create_user(name, f"{name}@example.org")
        user.groups.add(Group.objects.get(name=role.label))
        Account.objects.create(user=user, organisation=organisation)


@pytest.fixture
def case(own):
    return open_case(Case, "report", by=None, organisation=own, title="年度报告", due_on=DUE)


@pytest.mark.django_db
def test_only_those_who_can_move_it_on_are_reminded_and_only_once(people, case):
    assert remind(before(30)) == 1
    assert remind(before(29)) == 0
    (owed,) = OutgoingMail.objects.all()
    assert owed.to == "own-head@example.org"
    assert owed.subject == f"年度报告 {case.number} 还有 30 天到期"
    assert f"/workspace/cases/{case.number}/" in owed.body


@pytest.mark.django_db
def test_the_bureau_is_reminded_of_what_waits_for_it(people, case):
    case.state = "submitted"
    case.save()
    remind(before(-1))
    assert [owed.to for owed in OutgoingMail.objects.all()] == ["reviewer@example.org"]
    assert "已逾期 1 天" in OutgoingMail.objects.get().subject


@pytest.mark.django_db
def test_the_daily_command_reminds_and_sends(people, case, mailoutbox):
    Case.objects.filter(pk=case.pk).update(due_on=datetime.date(2020, 1, 1))
    call_command("daily")
    call_command("daily")
    assert [message.to for message in mailoutbox] == [["own-head@example.org"]]
