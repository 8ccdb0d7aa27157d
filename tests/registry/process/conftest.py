"""People of every role, and an application or preparation anywhere on its course."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from registry.conditions import CONDITIONS, PAPERS
from registry.decisions.acceptances import current_acceptance, record_result
from registry.decisions.application_draft import (
    create_application,
    put_demand,
    save_application,
    state_conditions,
)
from registry.decisions.applications import (
    approve_application,
    finish_visit,
    set_tasks,
    start_visit,
    submit_application,
    write_finding,
)
from registry.decisions.cases import assign, attach
from registry.decisions.preparation_work import put_promise, put_stage, save_center_facts
from registry.decisions.preparations import (
    finish_acceptance,
    request_acceptance,
    start_acceptance,
)
from registry.exchange.structuring import Structurer, store
from registry.models import Account, Demand, Organisation, PlanStage, PromisedRow
from registry.models.vocabulary import current
from registry.permissions import Role

DAY = datetime.date(2026, 1, 31)
NUMBER = "鄂市监量〔2026〕12号"
DECIDED = {"document_number": NUMBER, "document_day": DAY}


class People:
    """Somebody of every role; ``stranger_*`` are those of another organisation and city."""

    def __init__(self, users, own, other):
        self.own = own
        for role in Role:
            setattr(self, role.value, self._make(users, role.value, role, own))
            setattr(self, f"stranger_{role}", self._make(users, f"stranger-{role}", role, other))
        self.expert.account.organisation = other
        self.expert.account.save()

    def _make(self, users, name, role, organisation):
        user = users.create_user(name)
        user.groups.add(Group.objects.get(name=role.label))
        account = Account(user=user)
        if role is Role.CITY_BUREAU:
            account.city = organisation.city
        elif role in {Role.CLERK, Role.HEAD, Role.EXPERT}:
            account.organisation = organisation
        account.save()
        return user


@pytest.fixture
def people(django_user_model):
    own = Organisation.objects.create(name="襄阳演示计量院", city="xiangyang")
    other = Organisation.objects.create(name="宜昌演示计量院", city="yichang")
    return People(django_user_model.objects, own, other)


def pdf(name="材料.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.7 demonstration", "application/pdf")


def filled(people):
    """An application whose draft has no gap."""
    application = create_application(by=people.clerk, title="湖北省演示产业计量测试中心")
    save_application(
        application,
        by=people.clerk,
        short_name="演示产业",
        industries_text="汽车;风筝制造",
        leader="甲",
        phone="027-0000",
        research="调研结论",
        consent_authority="襄阳市人民政府",
        consent_number="襄政函〔2026〕1号",
        consent_day=DAY,
        submits_in_writing=True,
    )
    state_conditions(application, {each.code: "具备。" for each in CONDITIONS}, by=people.clerk)
    row = Demand(
        industry="汽车",
        product="制动管路",
        parameter="压力",
        range_text="(0～60) MPa",
        accuracy_text="U = 0.05 % (k=2)",
    )
    put_demand(application, row, by=people.clerk)
    for slot in (*(each.slot for each in CONDITIONS), *(paper.slot for paper in PAPERS)):
        attach(application, slot, pdf(), by=people.clerk, action="application.edit")
    return application


def brought_to(people, state):
    """An application in ``state``, brought there by those who may."""
    application = filled(people)
    if state == "draft":
        return application
    submit_application(application, by=people.head)
    if state == "review":
        return application
    assign(application, people.expert, by=people.reviewer)
    start_visit(application, by=people.reviewer)
    if state == "visit":
        return application
    for each in CONDITIONS:
        write_finding(
            application, by=people.expert, condition=each.code, verdict="met", text="属实"
        )
    set_tasks(application, [("建立压力标准装置", "通过考核")], by=people.reviewer)
    finish_visit(application, by=people.reviewer)
    assert state == "decision"
    return application


def approved(people):
    """A preparation just opened."""
    return approve_application(brought_to(people, "decision"), by=people.director, **DECIDED)


def promised_row(**texts):
    """A row of a scope, read."""
    row = PromisedRow(
        name="弹簧管式一般压力表", range_text="(-0.1～60) MPa", accuracy_text="1.6级及以下", **texts
    )
    structurer = Structurer(current())
    store(row, structurer.read(row))
    return row


def a_stage():
    return PlanStage(
        stage="第一阶段",
        task="购置标准器",
        target="到位",
        department="力学室",
        person="乙",
        starts_on=DAY,
        ends_on=DAY,
    )


def ready_to_request(people):
    """A preparation whose request for acceptance has no gap."""
    preparation = approved(people)
    save_center_facts(preparation, by=people.clerk, head="甲", address="襄阳市", phone="0710-0")
    put_stage(preparation, a_stage(), by=people.clerk)
    put_promise(preparation, promised_row(), by=people.clerk)
    put_promise(preparation, promised_row(methods_text="JJG 52-2013"), by=people.clerk)
    return preparation


def under_acceptance(people):
    """A preparation whose site acceptance has begun."""
    preparation = ready_to_request(people)
    request_acceptance(preparation, by=people.head)
    assign(preparation, people.expert, by=people.reviewer)
    start_acceptance(preparation, by=people.reviewer)
    return preparation


def waiting_for_establishment(people):
    """A preparation of which every item passed."""
    preparation = under_acceptance(people)
    for item in current_acceptance(preparation).rules.items.all():
        record_result(preparation, by=people.expert, item=item, verdict="passed")
    finish_acceptance(preparation, by=people.reviewer)
    return preparation
