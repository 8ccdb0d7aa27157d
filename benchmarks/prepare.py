"""Builds the database of one size, or the demonstration's, once; a later run uses it again."""

from __future__ import annotations

import sys
import time
from itertools import islice

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from benchmarks.models import PlainPromise  # noqa: E402
from benchmarks.province import big_center, build  # noqa: E402
from registry.measurement.codec import scope_from_json  # noqa: E402
from registry.models import CapabilityVersion  # noqa: E402
from search.index.maintain import catch_up  # noqa: E402

SEED = 20260101
CHUNK = 5_000


def prepare_size(size: int) -> None:
    """The register, its index, and the table that other ways search."""
    call_command("migrate", verbosity=0)
    if CapabilityVersion.objects.count() < size:
        started = time.perf_counter()
        build(size, SEED)
        written = time.perf_counter()
        catch_up()
        indexed = time.perf_counter()
        print(
            f"{size:,} promises written in {written - started:.0f} s,"
            f" indexed in {indexed - written:.0f} s",
            flush=True,
        )
    if PlainPromise._meta.db_table not in connection.introspection.table_names():
        fill_plain_table()
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def prepare_site() -> None:
    """What ``make run`` serves, and a center with 500 promises."""
    call_command("demonstrate", "--no-serve")
    big_center(SEED)
    catch_up()


def fill_plain_table() -> None:
    """The naive table, with Wagtail's index."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainPromise)
    index = get_search_backend().get_index_for_model(PlainPromise)
    versions = CapabilityVersion.objects.select_related("capability").iterator(CHUNK)
    while rows := list(islice(versions, CHUNK)):
        made = PlainPromise.objects.bulk_create(map(_plain, rows), batch_size=2_000)
        index.add_items(PlainPromise, made)


def _plain(version: CapabilityVersion) -> PlainPromise:
    parts = scope_from_json(version.structure).parts
    hull = parts[0].range.hull if parts and parts[0].range.intervals else None
    return PlainPromise(
        name=version.name,
        low=hull and hull.low,
        high=hull and hull.high,
        center_id=version.capability.center_id,
    )


if __name__ == "__main__":
    if sys.argv[1:]:
        prepare_size(int(sys.argv[1]))
    else:
        prepare_site()
