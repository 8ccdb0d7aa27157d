"""How the cluster is reached, what its indices are called, and whether it is to be trusted."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.conf import settings
from elasticsearch import ApiError, Elasticsearch, TransportError

from search.index.documents import mapping

VERIFIED_FOR = 30.0
"""Seconds for which a mapping that was right is taken to be right still."""


class ClusterUnavailableError(Exception):
    """The cluster can't be relied on now. ``reason`` is a word for logs and metrics: ``timeout``,
    ``connection``, ``status-503``, ``mapping``, ``behind`` …; never anything a user typed."""

    def __init__(self, reason: str, explanation: str = "") -> None:
        super().__init__(f"{reason}: {explanation}" if explanation else reason)
        self.reason = reason


def read_alias() -> str:
    """What questions are asked of."""
    return f"{settings.ELASTICSEARCH_INDEX}-read"


def write_alias() -> str:
    """What changes are written to."""
    return f"{settings.ELASTICSEARCH_INDEX}-write"


def building_alias() -> str:
    """What a rebuild writes to. Writing goes by alias only, since a name that is missing would be
    made into an index by the cluster itself, with a mapping of its guessing."""
    return f"{settings.ELASTICSEARCH_INDEX}-building"


@contextmanager
def troubles() -> Iterator[None]:
    """Turn every way a cluster fails into ``ClusterUnavailableError``."""
    try:
        yield
    except ApiError as error:
        # The message may repeat the query: only its status is told.
        raise ClusterUnavailableError(f"status-{error.status_code}") from error
    except TransportError as error:
        name = "timeout" if "Timeout" in type(error).__name__ else "connection"
        raise ClusterUnavailableError(name, type(error).__name__) from error


@cache
def cluster() -> Cluster:
    """The cluster of the settings: one for a process."""
    return Cluster(connect())


def connect() -> Elasticsearch:
    """A client by the settings. A node that refuses is left for the next; one that is slow is not
    waited for twice."""
    nodes = [url.strip() for url in settings.ELASTICSEARCH_URL.split(",") if url.strip()]
    options: dict[str, Any] = {"max_retries": len(nodes) - 1, "retry_on_timeout": False}
    if settings.ELASTICSEARCH_API_KEY:
        options["api_key"] = settings.ELASTICSEARCH_API_KEY
    elif settings.ELASTICSEARCH_USER:
        options["basic_auth"] = (settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD)
    if settings.ELASTICSEARCH_CA:
        options["ca_certs"] = settings.ELASTICSEARCH_CA
    return Elasticsearch(nodes, **options)


class Cluster:
    """A client with what is known about the index behind the read alias."""

    def __init__(self, client: Elasticsearch) -> None:
        self.client = client
        self._verified_until = 0.0
        self._lock = threading.Lock()

    def verify(self, seconds: float) -> None:
        """Make sure, now and then, that the read alias stands for one index with our mapping: in
        another one, terms would silently match nothing. Raises ``ClusterUnavailableError``."""
        if time.monotonic() < self._verified_until:
            return
        with troubles():
            found = self.client.options(request_timeout=seconds).indices.get_mapping(
                index=read_alias()
            )
        self._expect(dict(found))

    def distrust(self) -> None:
        """Verify again before the next use."""
        self._verified_until = 0.0

    def _expect(self, found: dict[str, Any]) -> None:
        if len(found) != 1 or not has_our_mapping(next(iter(found.values()))["mappings"]):
            raise ClusterUnavailableError("mapping", f"{read_alias()}：请运行 rebuild_index")
        with self._lock:
            self._verified_until = time.monotonic() + VERIFIED_FOR


def has_our_mapping(found: dict[str, Any]) -> bool:
    """Whether an index has the mapping that this version of the product expects."""
    ours = mapping()
    return (
        found.get("_meta") == ours["_meta"]
        and str(found.get("dynamic")) == ours["dynamic"]
        and found.get("properties") == ours["properties"]
    )
