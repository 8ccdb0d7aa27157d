"""The page of a case, the confirmation of a step, and the experts of a case."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from registry.decisions.cases import assign
from registry.journal_words import Told, told
from registry.lifecycle import Step
from registry.models import Case, JournalEntry
from registry.permissions import DECISIONS, Role, Visitor, may
from registry.refusal import Overtaken, Refused
from registry.second_factor import lacking
from registry.tasks import allowed_steps, urgency
from registry.views.access import find_case, go
from registry.views.evidence import files_of
from registry.views.kinds import page_of
from registry.views.step_form import StepForm

FOR_THE_BUREAU = ("case.assign", "case.end_assignments")
"""Entries that only who assigns experts is shown: applicants need not know whom to call."""


@require_GET
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Everything about a case that who looks may read, and the steps they may take."""
    found = whole_case(request.user, number)
    page = page_of(found)
    assigns = may(request.user, "case.assign", found)
    context = {
        "case": found,
        "urgency": urgency(found.due_on, timezone.localdate()),
        "sections": page.sections(found, request.user),
        "files": files_of(found, request.user, page),
        "steps": offered(request.user, found),
        "story": story(found, assigns),
        "assigns": assigns,
        "assignments": found.assignments.select_related("expert").filter(ended_at=None),
        "experts": experts() if assigns else [],
    }
    return render(request, "registry/desk/case.html", context)


@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, number: str, name: str) -> HttpResponse:
    """Say what a step will do and ask for its facts; POST takes it."""
    found = whole_case(request.user, number)
    chosen = _step_of(found, name)
    if chosen not in allowed_steps(request.user, found):
        if found.state in chosen.sources:
            raise PermissionDenied
        return _moved_on(request, found, f"事项现为“{found.state_label}”，不能{chosen.label}。")
    if chosen.action in DECISIONS and lacking(request.user):
        return redirect(f"{reverse('workspace:verify')}?{urlencode({'next': request.path})}")
    page = page_of(found)
    form = StepForm(
        chosen, page.choices, request.POST or None, initial={"revision": found.revision}
    )
    if request.method == "POST" and form.is_valid():
        try:
            page.decisions[name](
                found, by=request.user, revision=form.cleaned_data["revision"], **form.facts()
            )
        except Overtaken as overtaken:
            return _moved_on(request, found, str(overtaken))
        except Refused as refused:
            form.refuse(refused)
        else:
            messages.success(request, f"{found.number}：{chosen.label}，已办理。")
            return go(request, "case", found.number)
    context = {
        "case": found,
        "step": chosen,
        "form": form,
        "target": found.process.state(chosen.target),
        "forecast": page.forecast(found, name),
    }
    return render(request, "registry/desk/step.html", context)


@require_POST
def assign_expert(request: HttpRequest, number: str) -> HttpResponse:
    """Let an expert see the case and write findings."""
    found = find_case(request.user, number, action="case.assign")
    expert = _expert(request.POST.get("expert", ""))
    try:
        assign(found, expert, by=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, f"已指派{expert.get_full_name() or expert}。")
    return go(request, "case", number)


def whole_case(user: Visitor, number: str) -> Case:
    """The case with the facts of its kind; 404 unless ``user`` may read it."""
    found = find_case(user, number)
    model = page_of(found).model
    return found if model is Case else find_case(user, number, model)


def offered(user: Visitor, found: Case) -> list[Step]:
    """The steps that ``user`` may take now and that the kind knows how to take."""
    decisions = page_of(found).decisions
    return [one for one in allowed_steps(user, found) if one.name in decisions]


def story(found: Case, assigns: bool) -> list[Told]:
    """The case's journal in words, the newest first."""
    entries = JournalEntry.objects.filter(case_id=found.pk).order_by("-position")
    if not assigns:
        entries = entries.exclude(action__in=FOR_THE_BUREAU)
    return [told(entry) for entry in entries]


def experts() -> list[tuple[int, str]]:
    """Those who may be assigned, by name (1 query)."""
    rows = get_user_model().objects.filter(is_active=True, groups__name=Role.EXPERT.label)
    return [(row.pk, row.get_full_name() or row.get_username()) for row in rows]


def _expert(pk: str) -> Any:
    """The user of that number; 404 for what is none."""
    return get_object_or_404(get_user_model(), pk=int(pk) if pk.isdecimal() else 0)


def _step_of(found: Case, name: str) -> Step:
    if name not in page_of(found).decisions:
        raise Http404
    return found.process.step(name)


def _moved_on(request: HttpRequest, found: Case, text: str) -> HttpResponse:
    messages.warning(request, text)
    return go(request, "case", found.number)
