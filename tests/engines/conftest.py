"""The engines, each as a test wants it: over an index that has everything in the register."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from tests.conftest import elastic_engine


@pytest.fixture(
    params=["embedded", pytest.param("elasticsearch", marks=pytest.mark.services)],
)
def engine(request) -> Callable[[], Engine]:
    """Makes the engine once the register is written."""
    if request.param == "embedded":
        return EmbeddedEngine
    request.getfixturevalue("indices")
    return elastic_engine
