"""The register as open data: a page that lists the files, and the files."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from search import finding
from search.index.listing import promise_counts
from search.index.whole import all_centers, each_promise
from search.present.downloads import (
    CENTER_HEADINGS,
    REGISTER_HEADINGS,
    center_rows,
    register_rows,
)
from search.present.open_data import Licence, data_page, register_document
from search.views.downloads import bad_day, day_of, table
from search.views.reading import asked_of


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """``/data/``: the files, their day and their licence."""
    known = finding.current()
    asked = asked_of(request, known, ("as_of",))
    counts = promise_counts(asked.day)
    centers, promises = len(all_centers(asked.day)), sum(counts.values())
    page = data_page(asked, known.vocabulary, centers, promises, licence())
    return render(request, "registry/data.html", {"page": page})


@require_safe
def data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """``/data/centers.csv``, ``capabilities.csv``, ``register.json``: streamed, as of a day."""
    day = day_of(request)
    if day is None:
        return bad_day(request)
    response: HttpResponseBase
    match name:
        case "centers.csv":
            response = table(
                f"中心名录-{day}", "csv", CENTER_HEADINGS, center_rows(all_centers(day))
            )
        case "capabilities.csv":
            rows = register_rows(each_promise(day), day)
            response = table(f"全部承诺-{day}", "csv", REGISTER_HEADINGS, rows)
        case "register.json":
            vocabulary, counts = finding.current().vocabulary, promise_counts(day)
            pieces = register_document(
                all_centers(day), counts, each_promise(day), day, vocabulary, licence()
            )
            response = StreamingHttpResponse(pieces, content_type="application/json")
            file = f"全部数据-{day}.json"
            response["Content-Disposition"] = content_disposition_header(True, file) or ""
        case _:
            raise Http404
    if address := licence().url:
        response["Link"] = f'<{address}>; rel="license"'
    return response


def licence() -> Licence:
    """The licence that is set."""
    return Licence(settings.DATA_LICENCE, settings.DATA_LICENCE_URL)
