"""``GET /api/v1/notices/``: the published notices, newest first, listed as the rest of the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cms_pages.models import NoticePage
from search import finding
from search.api import bad_parameters, listing


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """A page of notices: drafts and pages that only some may see are not among them."""
    form = finding.read(request.GET.dict(), finding.current())
    if form.problems:
        return bad_parameters(form.problems)
    published = NoticePage.objects.live().public().order_by("-published_on", "-pk")
    return listing(request, form, published, notice_json)


def notice_json(notice: NoticePage) -> dict[str, Any]:
    """A notice as the list of notices gives it."""
    return {
        "title": notice.title,
        "url": notice.get_url(),
        "kind": notice.kind,
        "kind_name": notice.get_kind_display(),
        "document_number": notice.document_number or None,
        "dated": notice.dated.isoformat() if notice.dated else None,
        "date": notice.published_on.isoformat() if notice.published_on else None,
    }
