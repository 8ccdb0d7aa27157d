"""What finding counts for those who run it."""

from __future__ import annotations

from prometheus_client import Counter, Gauge

ANSWERS = Counter(
    "registry_answers", "Questions answered, by the engine that did", ["engine", "degraded"]
)
UNTRUSTED = Gauge(
    "registry_cluster_untrusted",
    "Workers that answer without the cluster until a trial succeeds",
    multiprocess_mode="livesum",
)
FAILURES = Counter("registry_cluster_failures", "Why the cluster was left", ["reason"])
