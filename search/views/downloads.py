"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def scope_download(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404


def answer_download(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404
