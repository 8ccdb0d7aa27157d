"""The API's description, for programs and for people."""

from __future__ import annotations

from typing import Any

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
        {
            "path": path,
            "method": method.upper(),
            "summary": one["summary"],
            "parameters": one.get("parameters") or body_fields(document, one),
        }
        for path, methods in document["paths"].items()
        for method, one in methods.items()
    ]
    page = {"breadcrumb": (Link("首页", "/"), Link("数据接口"))}
    context = {"document": document, "paths": paths, "page": page}
    return render(request, "search/api_docs.html", context)


def body_fields(document: dict[str, Any], operation: dict[str, Any]) -> list[dict[str, Any]]:
    """The fields of what is sent, told like parameters."""
    schema = operation["requestBody"]["content"]["application/json"]["schema"]["oneOf"][0]
    sent = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
    needed = sent["required"]
    return [
        {
            "name": name,
            "schema": {"type": one.get("type", "string")},
            "description": one.get("description", "") + ("" if name in needed else "（选填）"),
        }
        for name, one in sent["properties"].items()
    ]
