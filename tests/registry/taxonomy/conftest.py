"""The shipped vocabulary, read once."""

import pytest

from registry.vocabulary import Vocabulary, shipped


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return shipped()
