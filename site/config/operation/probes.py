"""What supervisors ask. Answered before anything looks at host names or redirects to HTTPS: they
come from inside, by address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from config.operation.metrics import metrics
from search.engines import cluster_breaker
from search.index.cluster.lag import lag, set_aside
from search.index.maintain import positions

Answer = Callable[[HttpRequest], HttpResponse]
Json = dict[str, Any]


class ProbeMiddleware:
    """``/healthz``, ``/readyz`` and ``/metrics``."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        probe = PROBES.get(request.path_info, self.answer)
        return probe(request)


def alive(request: HttpRequest) -> HttpResponse:
    """200 while the process answers at all; nothing else is looked at."""
    return JsonResponse({"alive": True})


def ready(request: HttpRequest) -> HttpResponse:
    """200 when questions can be answered, else 503: the database is there and has every table.
    A cluster that is away is told but no reason: the embedded engine answers."""
    try:
        state = readiness()
    except Error:
        state = {"ready": False, "database": False}
    response = JsonResponse(state, status=200 if state["ready"] else 503)
    response["Cache-Control"] = "no-store"
    return response


def readiness() -> Json:
    """What is there, and how far the indices have followed. Raises ``django.db.Error``."""
    migrated = _migrations.all_applied()
    if not migrated:
        return {"ready": False, "database": True, "migrations": False}
    published, indexed = positions()
    state = {
        "ready": True,
        "database": True,
        "migrations": True,
        "engine": settings.SEARCH_ENGINE,
        "embedded": {"behind": published - indexed},
    }
    if settings.SEARCH_ENGINE == "elasticsearch":
        behind, seconds = lag()
        state["elasticsearch"] = {
            "trusted": cluster_breaker().is_closed,
            "behind": behind,
            "seconds": round(seconds, 1),
            "set_aside": set_aside(),
        }
    return state


class Migrations:
    """Whether the database has every table of this code. Once it has, it is not asked again."""

    def __init__(self) -> None:
        self._applied = False

    def all_applied(self) -> bool:
        """Raises ``django.db.Error`` while the database is away."""
        if not self._applied:
            executor = MigrationExecutor(connection)
            self._applied = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        return self._applied


_migrations = Migrations()
PROBES: dict[str, Answer] = {"/healthz": alive, "/readyz": ready, "/metrics": metrics}
