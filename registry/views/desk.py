"""我的待办 and the list of cases: what waits for whom, and where everything stands."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from registry.lifecycle import PROCESSES
from registry.models import Case
from registry.permissions import visible
from registry.tasks import Task, Urgency, tasks_of

PER_PAGE = 30
GROUPS = (
    (Urgency.LATE, "已逾期"),
    (Urgency.SOON, "180 天内到期"),
    (Urgency.NORMAL, "其他待办"),
)


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What waits for who is logged in, the late first."""
    tasks = tasks_of(request.user, timezone.localdate())
    groups = [(title, _of(tasks, urgency)) for urgency, title in GROUPS]
    context = {"tasks": tasks, "groups": [group for group in groups if group[1]]}
    return render(request, "registry/desk/home.html", context)


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """Every case that who is logged in may read; ``kind`` and ``open`` narrow it."""
    rows = visible(Case.objects.all(), request.user, "case.read")
    kind = request.GET.get("kind", "")
    if kind in PROCESSES:
        rows = rows.filter(kind=kind)
    if request.GET.get("open"):
        rows = rows & Case.objects.open()
    pages = Paginator(rows.select_related("organisation", "center"), PER_PAGE)
    context = {
        "page_of_cases": pages.get_page(request.GET.get("page")),
        "kinds": [(code, process.label) for code, process in PROCESSES.items()],
        "kind": kind,
        "only_open": bool(request.GET.get("open")),
    }
    return render(request, "registry/desk/cases.html", context)


def _of(tasks: list[Task], urgency: Urgency) -> list[Task]:
    return [task for task in tasks if task.urgency is urgency]
