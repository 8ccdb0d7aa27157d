"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def directory(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404


def center(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404
