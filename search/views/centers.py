"""The directory of centers, and each center's page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from registry.models import Center
from search import finding
from search.index.browsing import listed_centers
from search.present.center_page import center_page
from search.present.directory import directory_page
from search.views.reading import asked_of

DIRECTORY = ("city", "industry", "field", "as_of", "page")
SCOPE = ("field", "service", "place", "basis", "as_of", "page")


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """``/centers/``: centers by division, industry and field; a bad filter is told at its field."""
    known = finding.current()
    asked = asked_of(request, known, DIRECTORY)
    page = directory_page(asked, listed_centers(asked.day, known.vocabulary), known.vocabulary)
    return render(request, "registry/center_list.html", {"page": page})


@require_safe
def center(request: HttpRequest, slug: str) -> HttpResponse:
    """``/centers/SLUG/``: a center with its scope, whatever became of it; 404 before its first
    day."""
    known = finding.current()
    asked = asked_of(request, known, SCOPE)
    found = public_center(slug)
    whole = request.GET.get("history") == "all"
    page = center_page(found, asked, known.vocabulary, finding.today(), whole_history=whole)
    return render(request, "registry/center.html", {"page": page})


def public_center(slug: str) -> Center:
    """The center of that slug with what its page needs; raises ``Http404`` unless it has been
    established by today."""
    related = Center.objects.prefetch_related("industries", "places", "statuses")
    found = get_object_or_404(related, slug=slug)
    if not any(status.from_day <= finding.today() for status in found.statuses.all()):
        raise Http404
    return found
