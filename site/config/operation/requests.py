"""One line in the log and one measurement for each request, both without what was asked."""

from __future__ import annotations

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from prometheus_client import Counter, Histogram

from config.operation.logs import request_id

HEADER = "X-Request-ID"
ACCEPTED = re.compile(r"[A-Za-z0-9._-]{1,64}")
"""Ids of a proxy that are kept; any other is replaced."""

REQUESTS = Counter("registry_requests", "Requests answered", ["method", "view", "status"])
SECONDS = Histogram(
    "registry_request_seconds",
    "Time to answer a request",
    ["view"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0),
)
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})

logger = logging.getLogger("config.requests")
Answer = Callable[[HttpRequest], HttpResponse]


class RequestMiddleware:
    """Names each request (``X-Request-ID`` in and out), logs and measures it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get(HEADER, "")
        name = given if ACCEPTED.fullmatch(given) else uuid.uuid4().hex
        token = request_id.set(name)
        started = time.perf_counter()
        try:
            response = self.answer(request)
            record(request, response, time.perf_counter() - started)
        finally:
            request_id.reset(token)
        response[HEADER] = name
        return response


def record(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    """Log and measure an answered request. Names of views are few; addresses are not."""
    view = view_of(request)
    method = request.method if request.method in METHODS else "OTHER"
    REQUESTS.labels(method, view, response.status_code).inc()
    SECONDS.labels(view).observe(seconds)
    logger.info(
        "%s %s %d",
        method,
        request.path,
        response.status_code,
        extra={"view": view, "status": response.status_code, "ms": round(seconds * 1000, 1)},
    )


def view_of(request: HttpRequest) -> str:
    """The name of the view that answered; ``none`` where the address leads nowhere."""
    match = request.resolver_match
    if match is None:
        return "none"
    return match.view_name or match._func_path
