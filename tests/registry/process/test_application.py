"""An application from draft to decision: who, from where, what is missing, what follows."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from registry import journal
from registry.conditions import CONDITIONS, PAPERS
from registry.decisions import applications
from registry.decisions.application_draft import (
    create_application,
    gaps,
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
from registry.decisions.cases import assign, detach
from registry.lifecycle import APPLICATION
from registry.models import Application, Case, Demand, IssuedDocument, JournalEntry, Preparation
from registry.permissions import Role, may
from registry.refusal import Overtaken, Refused
from tests.registry.process.conftest import DAY, DECIDED, NUMBER, approved, brought_to, filled

pytestmark = pytest.mark.django_db

STEPS = {
    "submit": (applications.submit_application, {}),
    "return": (applications.return_application, {"reason": "缺页", "due_on": DAY}),
    "start_visit": (applications.start_visit, {}),
    "finish_visit": (applications.finish_visit, {"opinion": "可行"}),
    "approve": (applications.approve_application, DECIDED),
    "refuse": (applications.refuse_application, DECIDED | {"reason": "条件不足"}),
    "withdraw": (applications.withdraw_application, {"reason": "改期"}),
}
FROM = {"submit": "draft", "withdraw": "draft", "return": "review", "start_visit": "review",
        "finish_visit": "visit", "approve": "decision", "refuse": "decision"}  # fmt: skip
WHO = {"submit": "head", "withdraw": "head", "approve": "director", "refuse": "director"}


def test_every_step_of_the_course_has_its_decision():
    assert STEPS.keys() == {step.name for step in APPLICATION.steps}


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_taken_by_its_role_alone(people, step):
    application = brought_to(people, FROM[step])
    if step == "start_visit":
        assign(application, people.expert, by=people.reviewer)
    decide, facts = STEPS[step]
    right = WHO.get(step, "reviewer")
    others = [role.value for role in Role if role.value != right]
    others += [f"stranger_{role}" for role in ("head", "clerk", "expert", "city_bureau")]
    before = (JournalEntry.objects.count(), Application.objects.get().state)
    for other in others:
        with pytest.raises(PermissionDenied):
            decide(application, by=getattr(people, other), **facts)
    assert (JournalEntry.objects.count(), Application.objects.get().state) == before
    if step == "finish_visit":
        _find_everything(application, people)
    decide(application, by=getattr(people, right), **facts)
    assert application.state == APPLICATION.step(step).target


def _find_everything(application, people):
    for each in CONDITIONS:
        write_finding(
            application, by=people.expert, condition=each.code, verdict="met", text="属实"
        )


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("state", [state.code for state in APPLICATION.states])
def test_a_step_is_not_taken_from_another_state(people, step, state):
    if state in APPLICATION.step(step).sources:
        return
    application = filled(people)
    Case.objects.filter(pk=application.pk).update(state=state)
    decide, facts = STEPS[step]
    with pytest.raises(Overtaken):
        decide(application, by=getattr(people, WHO.get(step, "reviewer")), **facts)
    assert Application.objects.get().state == state


def test_an_empty_application_is_refused_with_every_gap_at_its_field(people):
    application = create_application(by=people.clerk, title="湖北省演示产业计量测试中心")
    with pytest.raises(Refused) as refused:
        submit_application(application, by=people.head)
    fields = {problem.field for problem in refused.value.problems}
    assert fields == {
        "short_name", "industries_text", "leader", "phone", "research",
        "consent_authority", "consent_number", "consent_day", "submits_in_writing", "demands",
        *(f"statement-{each.code}" for each in CONDITIONS),
        *(each.slot for each in CONDITIONS),
        *(paper.slot for paper in PAPERS),
    }  # fmt: skip
    assert application.state == "draft"


def test_evidence_taken_back_is_a_gap_again(people):
    application = filled(people)
    assert gaps(application) == []
    consent = application.evidence.get(slot="consent")
    detach(consent, by=people.clerk, action="application.edit")
    assert [problem.field for problem in gaps(application)] == ["consent"]


def test_a_statement_of_blanks_is_a_gap(people):
    application = filled(people)
    state_conditions(application, {"team": " \n"}, by=people.clerk)
    assert [problem.field for problem in gaps(application)] == ["statement-team"]


def test_what_was_handed_in_can_not_be_altered_until_it_comes_back(people):
    application = brought_to(people, "review")
    with pytest.raises(Overtaken):
        save_application(application, by=people.clerk, leader="乙")
    with pytest.raises(Overtaken):
        put_demand(application, Demand(industry="汽车"), by=people.clerk)
    applications.return_application(application, by=people.reviewer, reason="缺页", due_on=DAY)
    assert application.due_on == DAY
    save_application(application, by=people.clerk, leader="乙")
    assert Application.objects.get().leader == "乙"


def test_an_organisation_has_one_application_on_its_way(people):
    filled(people)
    with pytest.raises(Refused, match="未办结"):
        create_application(by=people.head, title="第二个")


def test_a_visit_needs_experts_from_elsewhere(people):
    application = brought_to(people, "review")
    with pytest.raises(Refused, match="指派专家"):
        start_visit(application, by=people.reviewer)
    people.expert.account.organisation = people.own
    people.expert.account.save()
    with pytest.raises(Refused, match="回避"):
        assign(application, people.expert, by=people.reviewer)


def test_an_expert_reads_and_writes_only_while_the_visit_lasts(people):
    application = brought_to(people, "visit")
    assert may(people.expert, "case.read", application)
    assert not may(people.stranger_expert, "case.read", application)
    with pytest.raises(Refused) as refused:
        finish_visit(application, by=people.reviewer)
    assert [p.field for p in refused.value.problems] == [each.code for each in CONDITIONS]
    _find_everything(application, people)
    finish_visit(application, by=people.reviewer, opinion="可行")
    assert not may(people.expert, "case.read", application)
    with pytest.raises(PermissionDenied):
        write_finding(application, by=people.expert, condition="team", verdict="met", text="再写")


def test_approval_opens_the_preparation_and_issues_its_documents(people):
    preparation = approved(people)
    application = preparation.based_on
    assert application.state == "approved"
    assert (preparation.state, preparation.title) == ("preparing", application.title)
    assert preparation.approved_on == DAY
    assert preparation.deadline == preparation.due_on == datetime.date(2028, 1, 31)
    documents = {row.kind: row for row in IssuedDocument.objects.filter(case=application)}
    assert documents.keys() == {"approval", "task_book"}
    assert "建立压力标准装置" in documents["task_book"].text
    assert "2028年1月31日" in documents["task_book"].text
    assert journal.first_break() is None
    entry = JournalEntry.objects.get(action="application.approve")
    assert (entry.document_number, entry.actor) == (NUMBER, people.director)


def test_approval_without_tasks_is_refused(people):
    application = brought_to(people, "decision")
    set_tasks(application, [], by=people.reviewer)
    with pytest.raises(Refused, match="任务"):
        approve_application(application, by=people.director, **DECIDED)


@pytest.mark.parametrize("part", ["open_case", "issue", "months_later"])
def test_an_approval_that_breaks_in_the_middle_leaves_nothing(people, monkeypatch, part):
    application = brought_to(people, "decision")
    before = JournalEntry.objects.count()

    def broken(*args, **named):
        raise RuntimeError(part)

    monkeypatch.setattr(applications, part, broken)
    with pytest.raises(RuntimeError, match=part):
        approve_application(application, by=people.director, **DECIDED)
    assert Application.objects.get().state == "decision"
    assert not Preparation.objects.exists()
    assert not IssuedDocument.objects.exists()
    assert JournalEntry.objects.count() == before
    assert journal.first_break() is None


def test_of_two_who_decide_at_once_the_second_is_told(people):
    application = brought_to(people, "decision")
    seen = Application.objects.get().revision
    set_by_other = Application.objects.get()
    approve_application(set_by_other, by=people.director, revision=seen, **DECIDED)
    with pytest.raises(Overtaken, match="同意筹建"):
        applications.refuse_application(
            application, by=people.director, revision=seen, reason="迟了", **DECIDED
        )
    assert Preparation.objects.count() == 1


def test_a_decision_on_an_old_sight_of_the_case_is_refused(people):
    application = brought_to(people, "review")
    with pytest.raises(Overtaken):
        applications.return_application(
            application, by=people.reviewer, reason="缺页", due_on=DAY, revision=0
        )
