"""The style guide's pages, for the people who run the site."""

from __future__ import annotations

from django.contrib.auth.decorators import user_passes_test
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from search.styleguide import centers, compare, components, promises, results

PAGES = {
    "result": ("search/result.html", results.several),
    "combined": ("search/result.html", results.combined),
    "empty": ("search/result.html", results.nothing),
    "error": ("search/result.html", results.failed),
    "compare": ("search/compare.html", compare.comparison),
    "centers": ("registry/center_list.html", centers.directory),
    "center": ("registry/center.html", centers.center),
    "promise": ("registry/promise.html", promises.promise),
    "unstructured": ("registry/promise.html", promises.unstructured),
    "home": ("search/styleguide_home.html", components.home),
}
"""Every page template with a page's worth of invented values."""


def _is_staff(user: object) -> bool:
    return bool(getattr(user, "is_staff", False))


staff_only = user_passes_test(_is_staff, login_url="/admin/login/")


@staff_only
def overview(request: HttpRequest) -> HttpResponse:
    """Every component in every state."""
    context = {"page": components.overview(), "samples": tuple(PAGES)}
    return render(request, "search/styleguide.html", context)


@staff_only
def sample(request: HttpRequest, name: str) -> HttpResponse:
    """One page template, filled with invented values."""
    if name not in PAGES:
        raise Http404
    template, build = PAGES[name]
    return render(request, template, {"page": build()})
