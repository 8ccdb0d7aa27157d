"""A preparation up to the decision: plan, reports, deadline, acceptance by rules that stay."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from registry import journal
from registry.decisions import preparations
from registry.decisions.acceptances import (
    current_acceptance,
    not_passed,
    record_result,
    write_rules,
)
from registry.decisions.establishment import establish_center
from registry.decisions.preparation_work import (
    put_promise,
    put_stage,
    record_visit,
    report_progress,
    save_center_facts,
)
from registry.lifecycle import PREPARATION
from registry.models import AcceptanceRules, Case, Preparation, SupervisionVisit
from registry.permissions import Role, may
from registry.refusal import Overtaken, Refused
from tests.registry.process.conftest import (
    DAY,
    DECIDED,
    a_stage,
    approved,
    promised_row,
    ready_to_request,
    under_acceptance,
    waiting_for_establishment,
)

pytestmark = pytest.mark.django_db

LATER = datetime.date(2028, 7, 31)
STEPS = {
    "extend": (preparations.extend_preparation, DECIDED | {"due_on": LATER, "reason": "设备迟到"}),
    "request_acceptance": (preparations.request_acceptance, {}),
    "return_request": (preparations.return_request, {"reason": "缺项"}),
    "start_acceptance": (preparations.start_acceptance, {}),
    "require_rectification": (
        preparations.require_rectification,
        {"reason": "温度不够", "due_on": LATER},
    ),
    "submit_rectification": (preparations.submit_rectification, {"opinion": "已装空调"}),
    "finish_acceptance": (preparations.finish_acceptance, {}),
    "establish": (establish_center, DECIDED | {"in_force_from": DAY}),
    "refuse": (preparations.refuse_establishment, DECIDED | {"reason": "不符"}),
    "close": (preparations.close_preparation, DECIDED | {"reason": "放弃"}),
}
DIRECTOR = {"extend", "establish", "refuse", "close"}
HEAD = {"request_acceptance", "submit_rectification"}


def right_person(step):
    return "director" if step in DIRECTOR else "head" if step in HEAD else "reviewer"


def test_every_step_of_the_course_has_its_decision():
    assert STEPS.keys() == {step.name for step in PREPARATION.steps}


def test_nobody_but_the_right_role_takes_a_step(people):
    preparation = approved(people)
    for step, (decide, facts) in STEPS.items():
        source = min(PREPARATION.step(step).sources)
        Case.objects.filter(pk=preparation.pk).update(state=source)
        others = [role.value for role in Role if role.value != right_person(step)]
        for other in [*others, "stranger_head", "stranger_clerk"]:
            with pytest.raises(PermissionDenied):
                decide(preparation, by=getattr(people, other), **facts)
        assert Preparation.objects.get().state == source


def test_no_step_is_taken_from_another_state(people):
    preparation = approved(people)
    for step, (decide, facts) in STEPS.items():
        for state in PREPARATION.states:
            if state.code in PREPARATION.step(step).sources:
                continue
            Case.objects.filter(pk=preparation.pk).update(state=state.code)
            with pytest.raises(Overtaken):
                decide(preparation, by=getattr(people, right_person(step)), **facts)
            assert Preparation.objects.get().state == state.code


def test_a_request_with_gaps_is_refused_with_each_at_its_field(people):
    preparation = approved(people)
    with pytest.raises(Refused) as refused:
        preparations.request_acceptance(preparation, by=people.head)
    assert [problem.field for problem in refused.value.problems] == ["address", "plan", "promises"]


def test_while_acceptance_is_asked_for_nothing_is_altered(people):
    preparation = ready_to_request(people)
    preparations.request_acceptance(preparation, by=people.head)
    for alter in (
        lambda: put_stage(preparation, a_stage(), by=people.clerk),
        lambda: put_promise(preparation, promised_row(), by=people.clerk),
        lambda: save_center_facts(preparation, by=people.clerk, head="丙"),
    ):
        with pytest.raises(Overtaken):
            alter()
    preparations.return_request(preparation, by=people.reviewer, reason="缺项")
    assert preparation.due_on == preparation.deadline
    save_center_facts(preparation, by=people.clerk, head="丙")


def test_a_stage_that_ends_before_it_starts_is_refused(people):
    stage = a_stage()
    stage.ends_on = DAY - datetime.timedelta(days=1)
    with pytest.raises(Refused) as refused:
        put_stage(approved(people), stage, by=people.clerk)
    assert refused.value.problems[0].field == "ends_on"


def test_only_an_extension_moves_the_deadline_and_the_former_one_stays(people):
    preparation = approved(people)
    decide, facts = STEPS["extend"]
    for not_later in (preparation.deadline, DAY):
        with pytest.raises(Refused) as refused:
            decide(preparation, by=people.director, **facts | {"due_on": not_later})
        assert refused.value.problems[0].field == "due_on"
    decide(preparation, by=people.director, **facts)
    extension = preparation.extensions.get()
    assert (extension.from_day, extension.to_day) == (datetime.date(2028, 1, 31), LATER)
    assert preparation.deadline == preparation.due_on == LATER
    assert preparation.documents.get().kind == "extension"


def test_reports_and_visits_are_kept_and_recorded(people):
    preparation = approved(people)
    report_progress(preparation, by=people.clerk, kind="problem", text="标准器缺货")
    visit = SupervisionVisit(day=DAY, members="督导组", findings="按计划", advice="加快")
    record_visit(preparation, visit, by=people.reviewer)
    with pytest.raises(PermissionDenied):
        report_progress(preparation, by=people.stranger_head, kind="progress", text="看看")
    with pytest.raises(Refused):
        report_progress(preparation, by=people.clerk, kind="progress", text=" ")
    actions = set(preparation.journal.values_list("action", flat=True))
    assert {"preparation.report", "preparation.visit"} <= actions


def test_an_acceptance_keeps_the_rules_it_began_with(people):
    preparation = under_acceptance(people)
    began_with = current_acceptance(preparation).rules
    newer = write_rules(by=people.reviewer, title="细则", items=[("质量体系", "新要求")])
    assert newer.version == began_with.version + 1
    assert current_acceptance(preparation).rules == began_with
    with pytest.raises(Refused, match="没有这个项目"):
        record_result(preparation, by=people.expert, item=newer.items.get(), verdict="passed")


def test_rules_without_an_item_are_refused(people):
    before = AcceptanceRules.objects.count()
    with pytest.raises(Refused):
        write_rules(by=people.reviewer, title="细则", items=[("质量体系", " ")])
    assert AcceptanceRules.objects.count() == before


def test_what_failed_is_put_right_in_rounds_before_the_acceptance_ends(people):
    preparation = under_acceptance(people)
    items = list(current_acceptance(preparation).rules.items.all())
    with pytest.raises(Refused, match="不需要整改"):
        STEPS["require_rectification"][0](
            preparation, by=people.reviewer, reason="无", due_on=LATER
        )
    with pytest.raises(Refused, match="写明情况"):
        record_result(preparation, by=people.expert, item=items[0], verdict="failed")
    record_result(preparation, by=people.expert, item=items[0], verdict="failed", text="缺一台")
    for item in items[1:]:
        record_result(preparation, by=people.expert, item=item, verdict="passed")
    with pytest.raises(Refused):
        preparations.finish_acceptance(preparation, by=people.reviewer)
    preparations.require_rectification(preparation, by=people.reviewer, reason="补齐", due_on=LATER)
    assert (preparation.state, preparation.due_on) == ("rectification", LATER)
    preparations.submit_rectification(preparation, by=people.head, opinion="已补齐")
    assert (preparation.state, preparation.round) == ("acceptance", 2)
    assert [item.pk for item in not_passed(current_acceptance(preparation))] == [items[0].pk]
    record_result(preparation, by=people.expert, item=items[0], verdict="passed")
    preparations.finish_acceptance(preparation, by=people.reviewer)
    rectification = current_acceptance(preparation).rectifications.get()
    assert (rectification.demand, rectification.answer) == ("补齐", "已补齐")
    assert not may(people.expert, "case.read", preparation)


def test_refused_establishment_leads_back_to_preparing_under_the_same_deadline(people):
    preparation = waiting_for_establishment(people)
    preparations.refuse_establishment(preparation, by=people.director, reason="不符", **DECIDED)
    assert (preparation.state, preparation.due_on) == ("preparing", preparation.deadline)
    assert journal.first_break() is None
