"""Files to take away: the scope of a center, and an answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from search import finding
from search.forms import Problem
from search.index.browsing import ordered, scope_of
from search.page_model.data import ProblemPage
from search.page_model.shared import Link
from search.present.downloads import ANSWER_HEADINGS, SCOPE_HEADINGS, answer_rows, scope_rows
from search.present.links import with_query
from search.present.stamps import is_established, status_of
from search.present.tables import Row, csv_lines, workbook
from search.views.centers import public_center

KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
def scope_download(request: HttpRequest, slug: str, kind: str) -> HttpResponseBase:
    """``/centers/SLUG/scope.csv`` and ``.xlsx``: the promises in force on ``as_of`` under the
    headings of the exchange format; none while the center is not established."""
    _known_kind(kind)
    center, day = public_center(slug), day_of(request)
    if day is None:
        return bad_day(request)
    promises = scope_of(center, day)
    if not is_established(status_of(center.statuses.all(), day)):
        promises = promises.none()
    versions = ordered(promises, finding.current().vocabulary)
    name = f"{center.short_name or center.name}-承诺范围-{day}"
    return table(name, kind, SCOPE_HEADINGS, scope_rows(versions, day))


@require_safe
def answer_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """``/search/answer.csv`` and ``.xlsx``: every center of an answer with its promises."""
    _known_kind(kind)
    known = finding.current()
    form = finding.read(request.GET.dict(), known)
    if form.problems:
        return bad_parameters(request, form.problems, with_query("/search/form/", form.values))
    found = finding.find(form, known)
    name = f"查询结果-{found.answer.question.as_of}"
    return table(name, kind, ANSWER_HEADINGS, answer_rows(found))


def table(name: str, kind: str, headings: Sequence[str], rows: Iterable[Row]) -> HttpResponseBase:
    """The rows as a file of that kind and name."""
    response: HttpResponseBase
    if kind == "csv":
        response = StreamingHttpResponse(csv_lines(headings, rows))
    else:
        response = FileResponse(workbook(name, headings, rows))
    response["Content-Type"] = KINDS[kind]
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.{kind}") or ""
    return response


def bad_parameters(
    request: HttpRequest, problems: Sequence[Problem], back: str = "/"
) -> HttpResponse:
    """A page that names every parameter that can't be used, with status 400."""
    lines = tuple(f"{problem.label}：{problem.reason}。" for problem in problems)
    page = ProblemPage("参数有误", lines, (Link("改一改再查", back), Link("中心名录", "/centers/")))
    return render(request, "search/problem.html", {"page": page}, status=400)


def bad_day(request: HttpRequest) -> HttpResponse:
    """The same for a day that is none."""
    form = finding.read({"as_of": request.GET["as_of"]}, finding.current())
    return bad_parameters(request, form.problems, request.path)


def day_of(request: HttpRequest) -> datetime.date | None:
    """The day asked for, today by default; None for what is no day."""
    given = {"as_of": request.GET.get("as_of", "")}
    form = finding.read(given, finding.current())
    return form.question.as_of if form.question else None


def _known_kind(kind: str) -> None:
    if kind not in KINDS:
        raise Http404
