"""The embedded index follows every change of the register as soon as it is committed."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from search.index.maintain import catch_up


def follow(**_: Any) -> None:
    """Catch up after the commit. Should it fail there, the next question catches up first."""
    transaction.on_commit(catch_up, robust=True)
