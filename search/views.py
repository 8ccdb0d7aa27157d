"""The public pages of finding. Each view reads its parameters, asks, and hands a page model to a
template; what a page says is decided in ``search.present``."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    raise Http404


suggest = compare = centers = search


@require_safe
def center(request: HttpRequest, slug: str) -> HttpResponse:
    raise Http404


@require_safe
def center_download(request: HttpRequest, slug: str, format: str) -> HttpResponse:
    raise Http404


@require_safe
def capability(request: HttpRequest, code: str) -> HttpResponse:
    raise Http404


@require_safe
def search_download(request: HttpRequest, format: str) -> HttpResponse:
    raise Http404
