"""Logs: one line of JSON an event, with the request it belongs to, never with what was asked."""

from __future__ import annotations

import logging
import traceback
from contextvars import ContextVar
from types import TracebackType
from typing import Any

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The request that this thread answers."""

FIELDS = "asctime levelname name message request_id"
PLAIN = "%(asctime)s %(levelname)s %(name)s %(message)s"
Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class DiscreetFormatter(JsonFormatter):
    """Leaves out the request object (its address holds the question) and the message of an
    exception (it may repeat a value): where something was raised is told, and what kind."""

    def __init__(self) -> None:
        super().__init__(
            " ".join(f"%({name})s" for name in FIELDS.split()),
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            reserved_attrs=[*RESERVED_ATTRS, "request"],
            json_ensure_ascii=False,
            datefmt="%Y-%m-%dT%H:%M:%S%z",
        )

    def formatException(self, ei: Raised | Any) -> str:  # noqa: N802 - the library's name
        """The frames, and the name of what was raised."""
        kind, _, frames = ei
        return "".join(traceback.format_tb(frames)) + kind.__name__


def with_request_id(record: logging.LogRecord) -> bool:
    """Every record names its request."""
    record.request_id = request_id.get()
    return True


def logging_settings(form: str) -> dict[str, Any]:
    """``LOGGING`` for ``json`` or ``plain`` lines on the standard error stream."""
    quiet: dict[str, Any] = {"handlers": [], "propagate": False}
    formatters: dict[str, Any] = {
        "json": {"()": "config.operation.logs.DiscreetFormatter"},
        "plain": {"format": PLAIN},
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": lambda: with_request_id}},
        "formatters": formatters,
        "handlers": {
            "stream": {
                "class": "logging.StreamHandler",
                "formatter": form,
                "filters": ["request_id"],
            }
        },
        "root": {"handlers": ["stream"], "level": "WARNING"},
        "loggers": {
            **{ours: {"level": "INFO"} for ours in ("config", "cms_pages", "search", "registry")},
            "django": {"handlers": [], "level": "WARNING"},
            # It writes whole addresses; ``config.requests`` says the same without the question.
            "django.server": quiet,
            # A failed call with its address; ``search.engines`` says why in one word.
            "elastic_transport": {"level": "ERROR"},
        },
    }
