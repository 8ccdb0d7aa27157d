"""Measures one size in its own process; the last line printed is JSON."""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import sys
import time
from collections.abc import Callable

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from benchmarks.models import PlainPromise  # noqa: E402
from benchmarks.province import Popular, build  # noqa: E402
from benchmarks.search import percentiles  # noqa: E402
from registry.measurement.codec import scope_from_json  # noqa: E402
from registry.models import CapabilityVersion  # noqa: E402
from search import finding  # noqa: E402
from search.index.knowledge import Knowledge  # noqa: E402
from search.index.maintain import catch_up  # noqa: E402
from search.index.plan import plan_for  # noqa: E402
from search.models import Shape  # noqa: E402
from search.present.details import details  # noqa: E402

SEED = 20260101
TABLE = "bench_raw"


def prepare(size: int) -> None:
    """Build the database once; a second run of the same size uses it again."""
    call_command("migrate", verbosity=0)
    if CapabilityVersion.objects.count() < size:
        build(size, SEED)
        catch_up()
        fill_plain_tables()


def fill_plain_tables() -> None:
    """The naive table with Wagtail's index, and the narrow one for ``sqlite3`` alone."""
    with connection.schema_editor() as editor:
        editor.create_model(PlainPromise)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {TABLE} (instrument TEXT, center INTEGER, low REAL, high REAL,"
            " a REAL, b REAL, day_from INTEGER, day_to INTEGER)"
        )
    plain, raw = [], []
    for version in CapabilityVersion.objects.select_related("capability").iterator(5000):
        scope = scope_from_json(version.structure)
        hull = scope.parts[0].range.hull if scope.parts and scope.parts[0].range.intervals else None
        low, high = (hull.low, hull.high) if hull else (None, None)
        worst = scope.parts[0].accuracy.worst if scope.parts else ()
        figure = worst[0].figure if worst else None
        center = version.capability.center_id
        plain.append(PlainPromise(name=version.name, low=low, high=high, center_id=center))
        raw.append(
            (
                version.instrument,
                center,
                low,
                high,
                figure and figure.absolute,
                figure and figure.relative,
                version.effective_from.toordinal(),
                4_000_000,
            )
        )
    PlainPromise.objects.bulk_create(plain, batch_size=2000)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {TABLE} VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", raw)
        cursor.execute(
            f"CREATE INDEX bench_covering ON {TABLE}"
            " (instrument, day_to, day_from, center, low, high, a, b)"
        )
    backend = get_search_backend()
    backend.get_index_for_model(PlainPromise).add_items(
        PlainPromise, list(PlainPromise.objects.all())
    )


def questions(known: Knowledge, count: int) -> list[str]:
    """Questions over the instruments that promises name, the popular ones more often."""
    chance = random.Random(SEED)
    counted = (
        CapabilityVersion.objects.exclude(instrument="")
        .values_list("instrument")
        .order_by()
        .distinct()
    )
    slugs = sorted(slug for (slug,) in counted)
    chance.shuffle(slugs)
    popular = Popular(slugs)
    return [_question(known, popular.draw(chance), chance) for _ in range(count)]


def _question(known: Knowledge, slug: str, chance: random.Random) -> str:
    """A name, most often with a range and a demand such as the instrument's own rows state."""
    name = known.vocabulary.instruments[slug].name
    rows = CapabilityVersion.objects.filter(instrument=slug)[:40]
    row = chance.choice(list(rows))
    kind = chance.random()
    if kind < 0.2:
        return name
    text = f"{name} {row.range_text}"
    if kind > 0.5 and row.accuracy_text:
        text += f" {row.accuracy_text}"
    return text[:300]


def timed(act: Callable[[str], object], asked: list[str]) -> list[float]:
    """Seconds for each question, after every one was asked once."""
    for text in asked[:20]:
        act(text)
    times = []
    for text in asked:
        started = time.perf_counter()
        act(text)
        times.append(time.perf_counter() - started)
    return times


def main(size: int, count: int) -> None:
    """Measure all ways over the same questions."""
    prepare(size)
    known = finding.current()
    asked = questions(known, count)
    counts: list[int] = []

    def ours(text: str) -> None:
        form = finding.read({"q": text}, finding.current())
        found = finding.find(form, known)
        details(found, found.answer.centers[: form.page_size])
        counts.append(found.answer.total_capabilities)

    read = {text: finding.read({"q": text}, known).question for text in asked}
    plain = sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))

    def raw(text: str) -> None:
        plan = plan_for(read[text], known.vocabulary)
        marks = ", ".join("?" * len(plan.kinships))
        plain.execute(
            f"SELECT center, low, high, a, b FROM {TABLE} WHERE instrument IN ({marks})"
            " AND day_to > ? AND day_from <= ?",
            [*plan.kinships, plan.day, plan.day],
        ).fetchall()

    def naive(text: str) -> None:
        question = read[text]
        rows = PlainPromise.objects.filter(name__icontains=question.instrument.name)
        if question.ranges and question.ranges[0].interval.high is not None:
            rows = rows.filter(high__gte=question.ranges[0].interval.high)
        if question.ranges and question.ranges[0].interval.low is not None:
            rows = rows.filter(low__lte=question.ranges[0].interval.low)
        list(rows)

    def stock(text: str) -> None:
        list(get_search_backend().search(read[text].instrument.name, PlainPromise))

    asked = [text for text in asked if read[text] and read[text].instrument]
    figures = {"ours": percentiles(timed(ours, asked))}
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures |= {
        name: percentiles(timed(act, asked))
        for name, act in (("raw", raw), ("naive", naive), ("stock", stock))
    }
    counts.sort()
    document = {
        "promises": CapabilityVersion.objects.count(),
        "contents": Shape.objects.count(),
        "questions": len(asked),
        "candidates": counts[len(counts) // 2],
        "resident_mib": resident,
        **figures,
    }
    print(json.dumps(document))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
