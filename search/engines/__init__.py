"""The engines, and the one that the settings choose."""

from __future__ import annotations

from functools import cache

from django.conf import settings

from search.engines.base import Engine, EngineUnavailableError
from search.engines.breaker import Breaker
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.engines.relay import RelayEngine
from search.index.cluster.connection import cluster
from search.index.cluster.lag import BehindError, pending_versions
from search.index.contents import Contents


@cache
def contents() -> Contents:
    """What this process remembers of contents, for both engines."""
    return Contents()


@cache
def embedded() -> Engine:
    """The embedded engine of this process."""
    return EmbeddedEngine(contents())


@cache
def cluster_breaker() -> Breaker:
    """What this process knows about the cluster's health."""
    return Breaker()


def chosen() -> Engine:
    """The engine of the settings, for one request."""
    if settings.SEARCH_ENGINE != "elasticsearch":
        return embedded()
    elastic = ElasticEngine(cluster(), contents(), settings.ELASTICSEARCH_BUDGET)
    return RelayEngine(elastic, embedded(), cluster_breaker(), _pending)


def _pending() -> frozenset[int]:
    try:
        return pending_versions()
    except BehindError as error:
        raise EngineUnavailableError("behind") from error
