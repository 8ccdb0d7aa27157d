"""The vocabulary that counts now: built from the database once, and again when it changes."""

from __future__ import annotations

import uuid

from registry.models.vocabulary.base import VocabularyRevision, stored_tables
from registry.vocabulary import Vocabulary, build, shipped


class _Kept:
    """The vocabulary built last in this process, and the revision it was built from."""

    token: uuid.UUID | None = None
    vocabulary: Vocabulary | None = None


def current() -> Vocabulary:
    """The vocabulary of the database; the shipped one while the database holds none.

    One query of one row; the tables are read only when they changed.
    """
    token = VocabularyRevision.objects.values_list("token", flat=True).first()
    if token is None:
        return shipped()
    if _Kept.vocabulary is None or _Kept.token != token:
        _Kept.vocabulary, _Kept.token = build(stored_tables()), token
    return _Kept.vocabulary
