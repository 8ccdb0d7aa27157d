"""Errors of the API as problem documents (RFC 9457)."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse

API = "/api/"
"""Where programs ask: what goes wrong below is told as a document, not as a page."""


def problem_document(status: int, title: str, detail: str, **more: Any) -> JsonResponse:
    """The answer to a request that can't be served, readable by any site."""
    document = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    response = JsonResponse(
        document,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
