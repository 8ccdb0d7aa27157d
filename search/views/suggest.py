"""Being written."""

from django.http import Http404, HttpRequest, HttpResponse


def suggest(request: HttpRequest, **_: str) -> HttpResponse:
    raise Http404
