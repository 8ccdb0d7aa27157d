"""The answer to a question, and the form that sets its parts one by one."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import finding
from search.forms import SearchForm
from search.present.form_page import form_page
from search.present.result_page import result_page

CENTERS_A_PAGE = 10
"""Keeps a page below 150 KB however many promises its centers have."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """``/search/``: the result page; with parameters that can't be used, the form that says so."""
    known = finding.current()
    form = finding.read(request.GET.dict(), known, page_size=CENTERS_A_PAGE)
    if form.problems:
        return _form(request, form, status=400)
    page = result_page(finding.find(form, known), form, chosen=request.GET.getlist("center"))
    return render(request, "search/result.html", {"page": page})


@require_safe
def search_form(request: HttpRequest) -> HttpResponse:
    """``/search/form/``: the parts of a question as fields, filled from what was read."""
    form = finding.read(request.GET.dict(), finding.current())
    return _form(request, form)


def _form(request: HttpRequest, form: SearchForm, status: int = 200) -> HttpResponse:
    page = form_page(form, finding.current())
    return render(request, "search/form.html", {"page": page}, status=status)
