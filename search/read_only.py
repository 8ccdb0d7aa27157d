"""What is public is only read: any other method is refused before anything else looks at it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from search.problem_document import API, problem_document

ALLOWED = ("GET", "HEAD")
Answer = Callable[[HttpRequest], HttpResponse]


class ReadOnlyMiddleware:
    """405 for writing outside ``WRITING_PREFIXES``: a problem document to programs, a page to
    people."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reading = request.method in ALLOWED
        if reading or request.path_info.startswith(settings.WRITING_PREFIXES):
            return self.answer(request)
        return not_allowed(request)


def not_allowed(request: HttpRequest) -> HttpResponse:
    """405 that names the methods there are."""
    response: HttpResponse
    if request.path_info.startswith(API):
        response = problem_document(405, "方法不允许", f"只能读取：用 GET，而不是 {request.method}")
    else:
        response = render(request, "405.html", status=405)
    response["Allow"] = ", ".join(ALLOWED)
    return response
