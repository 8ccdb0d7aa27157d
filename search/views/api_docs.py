"""The API's description, for programs and for people."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from search import finding
from search.api import reply
from search.openapi import description
from search.page_model.shared import Link


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    """``/api/v1/openapi.json``."""
    return reply(description(finding.current().vocabulary.version, settings.SITE_URL))


@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """``/api/v1/docs``: the same, readable, with an example that can be followed."""
    document = description(finding.current().vocabulary.version, settings.SITE_URL)
    paths = [
        {"path": path, "summary": one["get"]["summary"], "parameters": one["get"]["parameters"]}
        for path, one in document["paths"].items()
    ]
    page = {"breadcrumb": (Link("首页", "/"), Link("数据接口"))}
    context = {"document": document, "paths": paths, "page": page}
    return render(request, "search/api_docs.html", context)
