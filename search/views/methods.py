"""The page of a method document."""

from __future__ import annotations

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from search import finding
from search.index.listing import promises_matching
from search.present.methods import PAGE_SIZE, method_named, method_page, name_in_address
from search.question import Choice
from search.views.reading import asked_of


@require_safe
def method(request: HttpRequest, name: str) -> HttpResponse:
    """``/methods/JJG-52-2013/``: a document and every promise in force that cites it; a code
    written otherwise leads there."""
    known = finding.current()
    found = method_named(name, known.vocabulary)
    if found is None:
        raise Http404
    if name != name_in_address(found.code):
        return redirect("method", name_in_address(found.code), permanent=True)
    asked = asked_of(request, known, ("as_of", "page"))
    question = replace(asked.question, method=Choice(found.code, found.code))
    citing = promises_matching(question, known.vocabulary)
    start = (asked.page - 1) * PAGE_SIZE
    shown, total = citing[start : start + PAGE_SIZE], citing.count()
    page = method_page(found, shown, total, asked, known.vocabulary)
    return render(request, "registry/method.html", {"page": page})
