"""The page of a promise, and the promise as data."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registry.models import CapabilityVersion, CenterStatus
from registry.models.codes import read_code
from search import finding
from search.api import bad_parameters
from search.parameters import PARAMETERS
from search.present.promise_page import promise_page
from search.present.promises import full_promise_json
from search.present.stamps import status_of
from search.views.reading import asked_of

QUESTION = tuple(
    one.name for one in PARAMETERS if one.name not in ("page", "page_size", "sort", "grade", "keep")
)
"""A promise is looked at with the question the reader came with."""


@require_safe
def capability(request: HttpRequest, code: str) -> HttpResponse:
    """``/capabilities/HB-QCLB-00017/``: the version in force; with ``-1`` behind, that version,
    for ever. 404 for a code nobody has and before the center's first day."""
    known = finding.current()
    asked = asked_of(request, known, QUESTION)
    versions = versions_of(code)
    version = version_named(code, versions, asked.day)
    status = public_status(version, asked.day)
    page = promise_page(version, versions, status, asked, known.vocabulary)
    return render(request, "registry/promise.html", {"page": page})


@require_safe
def capability_data(request: HttpRequest, code: str) -> HttpResponse:
    """``/capabilities/HB-QCLB-00017.json``: the same promise as the API lists it."""
    known = finding.current()
    form = finding.read({"as_of": request.GET.get("as_of", "")}, known)
    if form.question is None:
        return bad_parameters(form.problems)
    day = form.question.as_of
    version = version_named(code, versions_of(code), day)
    public_status(version, day)
    document = full_promise_json(version, known.vocabulary)
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def versions_of(code: str) -> Sequence[CapabilityVersion]:
    """All versions of the promise that a code names; raises ``Http404`` where there is none."""
    read = read_code(code)
    if read is None:
        raise Http404
    related = CapabilityVersion.objects.select_related("capability__center")
    versions = list(related.filter(capability__code=read.promise).order_by("number"))
    if not versions:
        raise Http404
    return versions


def version_named(
    code: str, versions: Sequence[CapabilityVersion], day: datetime.date
) -> CapabilityVersion:
    """The version that the code names, else the one in force on ``day``, else the last before it,
    else the first. Raises ``Http404`` for a number that was never given."""
    read = read_code(code)
    if read is not None and read.version is not None:
        named = [one for one in versions if one.number == read.version]
        if not named:
            raise Http404
        return named[0]
    begun = [one for one in versions if one.effective_from <= day]
    return max(begun, key=lambda one: one.effective_from) if begun else versions[0]


def public_status(version: CapabilityVersion, day: datetime.date) -> CenterStatus | None:
    """The status of the version's center on ``day``; raises ``Http404`` where the center has not
    been established by today."""
    statuses = list(CenterStatus.objects.filter(center=version.capability.center_id))
    if not any(status.from_day <= finding.today() for status in statuses):
        raise Http404
    return status_of(statuses, day)
