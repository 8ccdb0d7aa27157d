"""The product's addresses, and the bare view that its pages are measured against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

BARE = "api/bare/"
TEXT = "量值传递" * 4_000
"""About as many bytes as a page. (The address is one of those whose pages are not kept.)"""


def bare(request: HttpRequest) -> HttpResponse:
    """A fixed string."""
    return HttpResponse(TEXT)


urlpatterns = [path(BARE, bare), path("", include("config.urls"))]
handler404 = "search.views.errors.not_found"
handler500 = "search.views.errors.server_error"
