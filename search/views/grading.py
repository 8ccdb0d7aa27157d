"""How an answer is worked out, in words."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import finding
from search.present.grading_page import grading_page


@require_safe
def grading(request: HttpRequest) -> HttpResponse:
    """``/grading/``: the method, with the divisor and the class systems that count here."""
    page = grading_page(finding.current().vocabulary, settings.UNCERTAINTY_DIVISOR)
    return render(request, "search/grading.html", {"page": page})
