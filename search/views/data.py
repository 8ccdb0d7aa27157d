"""The register as open data: a page that lists the files, the files, and the catalogue entry."""

from __future__ import annotations

import datetime
import hashlib
import json
import mimetypes

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from search import dumps, finding, register_files
from search.catalogue import catalogue
from search.index.listing import promise_counts
from search.index.whole import all_centers
from search.present.open_data import FILES, data_page, dump_file
from search.views.downloads import bad_day, day_of
from search.views.reading import asked_of

SUM = ".sha256"


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """``/data/``: the files, their day and their licence."""
    known = finding.current()
    asked = asked_of(request, known, ("as_of",))
    counts = promise_counts(asked.day)
    kept = tuple(
        dump_file(one.name, one.url, one.day, one.size, one.sha256) for one in dumps.latest()
    )
    centers, promises = len(all_centers(asked.day)), sum(counts.values())
    page = data_page(asked, known.vocabulary, centers, promises, register_files.licence(), kept)
    return render(request, "registry/data.html", {"page": page})


@require_safe
def data_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """``/data/centers.csv``, ``capabilities.csv``, ``register.json``: streamed, as of a day; with
    ``.sha256`` behind, the checksum of what would be streamed."""
    day = day_of(request)
    if day is None:
        return bad_day(request)
    wanted = name.removesuffix(SUM)
    if wanted not in register_files.MEDIA_TYPES:
        raise Http404
    pieces = register_files.pieces(wanted, day)
    response: HttpResponseBase
    if name.endswith(SUM):
        digest = hashlib.sha256()
        for piece in pieces:
            digest.update(piece.encode())
        response = HttpResponse(f"{digest.hexdigest()}  {wanted}\n", content_type="text/plain")
    else:
        kind = register_files.MEDIA_TYPES[name]
        response = StreamingHttpResponse(pieces, content_type=kind)
        response["Content-Disposition"] = _attachment(name, day)
    return _licensed(response)


@require_safe
def dump_download(request: HttpRequest, day: str, name: str) -> HttpResponseBase:
    """``/data/dumps/2026-11-24/register.json``: a file of a night, or its checksums."""
    try:
        path = dumps.path_of(datetime.date.fromisoformat(day), name)
    except ValueError:
        path = None
    if path is None:
        raise Http404
    kind = register_files.MEDIA_TYPES.get(name) or mimetypes.guess_type(name)[0] or "text/plain"
    response = FileResponse(path.open("rb"), content_type=kind)
    return _licensed(response)


@require_safe
def catalog(request: HttpRequest) -> HttpResponseBase:
    """``/data/catalog.jsonld``: the register as an entry of a data catalogue (DCAT)."""
    document = catalogue(finding.today(), dumps.latest())
    text = json.dumps(document, ensure_ascii=False)
    response = HttpResponse(text, content_type="application/ld+json")
    response["Access-Control-Allow-Origin"] = "*"
    return _licensed(response)


def _licensed(response: HttpResponseBase) -> HttpResponseBase:
    """The response with the licence in its head, where the licence has an address."""
    if address := register_files.licence().url:
        response["Link"] = f'<{address}>; rel="license"'
    return response


def _attachment(name: str, day: datetime.date) -> str:
    titles = {file: title for file, title, *_ in FILES}
    kind = name.rpartition(".")[2]
    return content_disposition_header(True, f"{titles[name]}-{day}.{kind}") or ""
