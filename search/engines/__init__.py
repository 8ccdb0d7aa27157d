"""The engines, and the one that the settings choose."""

from __future__ import annotations

from functools import cache

from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine


@cache
def embedded() -> Engine:
    """The embedded engine of this process, with what it remembers."""
    return EmbeddedEngine()
