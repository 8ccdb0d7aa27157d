"""Builds the database of one size in a process of its own, once; a later run uses it again."""

from __future__ import annotations

import sys
from itertools import islice
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from benchmarks.models import PlainPromise  # noqa: E402
from benchmarks.province import build  # noqa: E402
from registry.measurement.codec import scope_from_json  # noqa: E402
from registry.models import CapabilityVersion  # noqa: E402
from search.index.maintain import catch_up  # noqa: E402

SEED = 20260101
LEAN = "bench_raw"
"""The narrow table with a covering index: the harder yardstick."""
CHUNK = 5_000
FOREVER = 4_000_000
"""A day after all days, as an ordinal."""


def prepare(size: int) -> None:
    """The register, its index, and the tables that other ways search."""
    call_command("migrate", verbosity=0)
    if CapabilityVersion.objects.count() < size:
        build(size, SEED)
        catch_up()
    if LEAN not in connection.introspection.table_names():
        fill_plain_tables()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def fill_plain_tables() -> None:
    """The naive table with Wagtail's index, and the narrow one for ``sqlite3`` alone."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainPromise)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {LEAN} (instrument TEXT, center INTEGER, low REAL, high REAL,"
            " a REAL, b REAL, day_from INTEGER, day_to INTEGER)"
        )
    index = get_search_backend().get_index_for_model(PlainPromise)
    versions = CapabilityVersion.objects.select_related("capability").iterator(CHUNK)
    while rows := list(islice(versions, CHUNK)):
        made = PlainPromise.objects.bulk_create(map(_plain, rows), batch_size=2_000)
        index.add_items(PlainPromise, made)
        with connection.cursor() as cursor:
            marks = ", ".join(["%s"] * 8)
            cursor.executemany(
                f"INSERT INTO {LEAN} VALUES ({marks})",
                [_lean(version) for version in rows],
            )
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE INDEX bench_covering ON {LEAN}"
            " (instrument, day_to, day_from, center, low, high, a, b)"
        )


def _plain(version: CapabilityVersion) -> PlainPromise:
    _, center, low, high, *_ = _lean(version)
    return PlainPromise(name=version.name, low=low, high=high, center_id=center)


def _lean(version: CapabilityVersion) -> tuple[Any, ...]:
    scope = scope_from_json(version.structure)
    main = scope.parts[0] if scope.parts else None
    hull = main.range.hull if main and main.range.intervals else None
    figure = main.accuracy.worst[0].figure if main and main.accuracy.worst else None
    return (
        version.instrument,
        version.capability.center_id,
        hull and hull.low,
        hull and hull.high,
        figure and figure.absolute,
        figure and figure.relative,
        version.effective_from.toordinal(),
        FOREVER,
    )


if __name__ == "__main__":
    prepare(int(sys.argv[1]))
