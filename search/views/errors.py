"""What is answered when there is nothing to answer: pages to people, documents to programs."""

from __future__ import annotations

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views import defaults

from search.problem_document import API, problem_document


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    if request.path_info.startswith(API):
        detail = "接口没有这个地址，可用的地址见 /api/v1/docs。"
        return problem_document(404, "没有这个地址", detail)
    return defaults.page_not_found(request, exception)


RETRY_AFTER = 10
"""Seconds a database takes to start again, about."""


def server_error(request: HttpRequest) -> HttpResponse:
    """500, without a word of what went wrong inside; 503 while the database is away."""
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return unavailable(request)
    if request.path_info.startswith(API):
        return problem_document(500, "系统出错", "没能完成这次请求，请稍后再试。")
    return defaults.server_error(request)


def unavailable(request: HttpRequest) -> HttpResponse:
    """503, and when to come again. Nothing here may need the database."""
    response: HttpResponse
    if request.path_info.startswith(API):
        detail = f"数据库暂时连不上，请在 {RETRY_AFTER} 秒后再试。"
        response = problem_document(503, "暂时无法查询", detail)
    else:
        response = render(None, "503.html", {"seconds": RETRY_AFTER}, status=503)
    response["Retry-After"] = str(RETRY_AFTER)
    return response
