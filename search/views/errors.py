"""What is answered when there is nothing to answer: pages to people, documents to programs."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views import defaults

from search.problem_document import API, problem_document


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if request.path_info.startswith(API):
        detail = "接口没有这个地址，可用的地址见 /api/v1/docs。"
        return problem_document(404, "没有这个地址", detail)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without a word of what went wrong inside."""
    if request.path_info.startswith(API):
        return problem_document(500, "系统出错", "没能完成这次请求，请稍后再试。")
    return defaults.server_error(request)
