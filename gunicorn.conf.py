"""``gunicorn`` alone starts the product."""

from __future__ import annotations

import multiprocessing
import os
import tempfile
from typing import Any

pythonpath = "site"
wsgi_app = "config.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", multiprocessing.cpu_count() + 1))
# Heartbeats in memory: on a disk that is full or slow the master would kill healthy workers.
worker_tmp_dir = "/dev/shm"  # noqa: S108 - memory, not a shared folder of files

if os.environ.get("LOG_FORMAT", "json") == "json":
    logconfig_dict = {
        "formatters": {"generic": {"()": "config.operation.logs.DiscreetFormatter"}},
    }

# Workers add up their figures through files here; the library looks at it when it is imported.
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="registry-metrics-")


def child_exit(server: Any, worker: Any) -> None:
    """Forget what a worker that ended said of itself; what it counted stays."""
    # Not before the workers are forked: they must choose for themselves where to count.
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
