"""Copying a whole database to a file and back, while the product runs."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from django.db import connection

PAGES = 1_000
"""Pages of SQLite copied at a time: others may write in between."""


class CopyError(Exception):
    """A copy that could not be made or read, in words for who runs the command."""


def kind() -> str:
    """``sqlite`` or ``postgresql``."""
    return connection.vendor


def dump(file: Path) -> None:
    """Write the database as it is at one moment."""
    if kind() == "sqlite":
        with closing(sqlite3.connect(file)) as copy:
            _source().backup(copy, pages=PAGES)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={file}")


def restore(file: Path) -> None:
    """Replace all that is in the database by what the file holds: all of it or nothing."""
    if kind() == "sqlite":
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as copy:
            copy.backup(_source())
    else:
        connection.close()
        options = ("--clean", "--if-exists", "--no-owner", "--single-transaction")
        _run("pg_restore", *options, "--dbname", _settings()["NAME"], str(file))


def is_empty() -> bool:
    """Whether nothing was ever made in the database."""
    return not connection.introspection.table_names()


def _source() -> sqlite3.Connection:
    connection.ensure_connection()
    return connection.connection


def _settings() -> dict[str, Any]:
    return connection.settings_dict


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise CopyError(f"缺少 {program}：请安装与服务器同版本的 postgresql-client")
    done = subprocess.run(  # noqa: S603 - our own arguments
        [found, *arguments],
        env=os.environ | _environment(),
        check=False,
        stderr=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise CopyError(f"{program} 失败：{done.stderr.strip()}")


def _environment() -> Mapping[str, str]:
    """How PostgreSQL's programs learn where to go; a password is never on a command line."""
    given = _settings()
    wanted = {
        "PGHOST": given["HOST"],
        "PGPORT": given["PORT"],
        "PGUSER": given["USER"],
        "PGPASSWORD": given["PASSWORD"],
        "PGDATABASE": given["NAME"],
    }
    return {name: str(value) for name, value in wanted.items() if value}
