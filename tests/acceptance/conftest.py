"""Each module describes its province once, as ``PROVINCE`` (scopes by center) and ``CENTERS``."""

from __future__ import annotations

import pytest

from search import engines
from tests.acceptance.register import loaded, write


@pytest.fixture(scope="module")
def province(request, django_db_setup, django_db_blocker, tmp_path_factory):
    """The module's province, loaded before its first test and gone after its last."""
    folder = write(
        tmp_path_factory.mktemp("province"),
        request.module.PROVINCE,
        *getattr(request.module, "CENTERS", ()),
    )
    forget()
    with django_db_blocker.unblock(), loaded(folder):
        yield folder
    forget()


def forget():
    """Forget what this process remembers of contents: after a rollback their ids come again."""
    engines.contents.cache_clear()
    engines.embedded.cache_clear()
