"""Suggestions while typing."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from search import finding
from search.present.suggestions import suggestions


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """``/search/suggest/?q=``: instruments, methods and centers; nothing for nothing typed."""
    document = suggestions(request.GET.get("q", ""), finding.current(), finding.today())
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})
