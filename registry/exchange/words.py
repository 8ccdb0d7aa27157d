"""Bring the shipped vocabulary into the database, and leave alone what was edited there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from registry.models.vocabulary import VocabularyRevision, VocabularyRow, stored_tables
from registry.models.vocabulary.base import vocabulary_models
from registry.vocabulary import build, shipped_tables

BATCH = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading a table did: rows ``new``, ``changed``, ``removed``, and ``kept`` as edited."""

    table: str
    new: int
    changed: int
    removed: int
    kept: int


def load_vocabulary() -> list[Loaded]:
    """Make the tables what is shipped, but for rows edited or added here. Does nothing to what is
    the same already.

    Raises ``ValueError``, having changed nothing, when what is shipped and what was edited do not
    fit together.
    """
    shipped = shipped_tables()
    with transaction.atomic():
        loaded = [_load(model, shipped[model.TABLE]) for model in vocabulary_models()]
        if any(table.new or table.changed or table.removed for table in loaded):
            VocabularyRevision.bump()
        if any(table.kept for table in loaded):
            build(stored_tables())
    return loaded


def fill_empty_vocabulary() -> None:
    """Load the shipped vocabulary unless there is one already."""
    if not VocabularyRevision.objects.exists():
        load_vocabulary()


def _load(model: type[VocabularyRow], cells: list[dict[str, str]]) -> Loaded:
    """One table. Positions follow the shipped file; rows added here come behind."""
    manager = model._default_manager
    stored = {row.key: row for row in manager.all()}
    new, changed, kept = [], [], 0
    for position, row_cells in enumerate(cells, start=1):
        row = _row(model, row_cells, position)
        before = stored.pop(row.key, None)
        if before is None:
            new.append(row)
        elif before.edited:
            kept += 1
        elif (before.cells, before.position) != (row.cells, position):
            row.pk = before.pk
            changed.append(row)
    own = [row for row in stored.values() if row.edited]
    gone = [row.pk for row in stored.values() if not row.edited]
    manager.filter(pk__in=gone).delete()
    manager.bulk_create(new, batch_size=BATCH)
    names = [*model.columns().values(), "position"]
    manager.bulk_update(changed, names, batch_size=BATCH)
    return Loaded(model.TABLE, len(new), len(changed), len(gone), kept + len(own))


def _row(model: type[VocabularyRow], cells: dict[str, str], position: int) -> VocabularyRow:
    """A shipped row. A column the model does not have is an error of ours, not lost data."""
    columns = model.columns()
    unknown = set(cells) - set(columns)
    if unknown:
        raise LookupError(f"{model.TABLE}.csv has columns without a field: {sorted(unknown)}")
    return model(
        position=position, **{columns[column]: text or "" for column, text in cells.items()}
    )
