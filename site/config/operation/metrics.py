"""``/metrics`` for Prometheus: what every worker has counted, and what the database says now."""

from __future__ import annotations

import hmac
import ipaddress
import os
from collections.abc import Iterator

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from search.index.cluster.lag import lag, set_aside
from search.index.maintain import positions

SHARED = "PROMETHEUS_MULTIPROC_DIR"
"""The folder through which the workers of one gunicorn add up; ``gunicorn.conf.py`` sets it."""


class DatabaseCollector(Collector):
    """Figures that belong to the installation rather than to a process."""

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Asked anew at each scrape; without a database only that it is away."""
        up = GaugeMetricFamily("registry_database_up", "Whether the database answers", value=1)
        try:
            yield from self._of_indices()
        except Error:
            up = GaugeMetricFamily("registry_database_up", "Whether the database answers", value=0)
        yield up

    def _of_indices(self) -> Iterator[GaugeMetricFamily]:
        published, indexed = positions()
        behind = GaugeMetricFamily(
            "registry_index_lag_entries", "Changes not in the index yet", labels=["index"]
        )
        behind.add_metric(["embedded"], published - indexed)
        if settings.SEARCH_ENGINE == "elasticsearch":
            entries, seconds = lag()
            behind.add_metric(["elasticsearch"], entries)
            yield GaugeMetricFamily(
                "registry_index_lag_seconds",
                "Age of the oldest change that is not in the Elasticsearch index",
                value=seconds,
            )
            yield GaugeMetricFamily(
                "registry_set_aside",
                "Promises that the Elasticsearch index refused",
                value=set_aside(),
            )
        yield behind


def metrics(request: HttpRequest) -> HttpResponse:
    """Every figure, to those allowed; 404 to all others."""
    if not may_read(request):
        return HttpResponse(status=404)
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_LATEST)


def may_read(request: HttpRequest) -> bool:
    """By ``METRICS_TOKEN``, or directly (not through a proxy) from ``METRICS_ADDRESSES``."""
    token = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if settings.METRICS_TOKEN and hmac.compare_digest(
        token.encode(), settings.METRICS_TOKEN.encode()
    ):
        return True
    if "X-Forwarded-For" in request.headers:
        return False
    try:
        address = ipaddress.ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return False
    networks = (ipaddress.ip_network(one) for one in settings.METRICS_ADDRESSES)
    return any(address in network for network in networks)


def exposition() -> bytes:
    """The text that Prometheus reads."""
    registry = CollectorRegistry()
    if SHARED in os.environ:
        MultiProcessCollector(registry)
    else:
        registry.register(REGISTRY)
    registry.register(DatabaseCollector())
    return generate_latest(registry)
