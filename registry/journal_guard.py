"""Triggers that close the journal to UPDATE, DELETE and TRUNCATE, for SQLite and PostgreSQL.

They stand beside the code and not in it: whoever gets past the application is still refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "registry_journalentry"
MESSAGE = "the journal is only written to"

INSTALL = {
    "sqlite": tuple(
        f"CREATE TRIGGER journal_no_{what.lower()} BEFORE {what} ON {TABLE} "
        f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for what in ("UPDATE", "DELETE")
    ),
    "postgresql": (
        f"CREATE FUNCTION journal_closed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}'; END $$",
        f"CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON {TABLE} "
        f"FOR EACH ROW EXECUTE FUNCTION journal_closed()",
        f"CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON {TABLE} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION journal_closed()",
    ),
}
REMOVE = {
    "sqlite": ("DROP TRIGGER journal_no_update", "DROP TRIGGER journal_no_delete"),
    "postgresql": (
        f"DROP TRIGGER journal_no_truncate ON {TABLE}",
        f"DROP TRIGGER journal_no_change ON {TABLE}",
        "DROP FUNCTION journal_closed()",
    ),
}


def install(connection: BaseDatabaseWrapper) -> None:
    """Close the journal."""
    _run(connection, INSTALL[connection.vendor])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Open it again: for going back a migration, and for whoever empties a whole database."""
    _run(connection, REMOVE[connection.vendor])


def _run(connection: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
