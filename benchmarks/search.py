"""The embedded engine at one size beside three other ways, over the same mixed questions.

- *find*: fetch, judge every candidate, order and count the facets, from a question that was read;
- *raw*: the same candidate rows fetched by ``sqlite3`` alone, as stored, with the structure that
  judging them needs; nothing decoded;
- *naive*: ``filter(name__icontains=…, low__lte=…, high__gte=…)`` with the ORM;
- *stock*: Wagtail's database search for the instrument's name.

*find* and *raw* take turns question by question, so that a busy machine slows both. The last two
give wrong answers (they know neither units nor accuracies); only time is compared, over fewer
questions, since one takes seconds.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from benchmarks.models import PlainPromise  # noqa: E402
from benchmarks.questions import questions  # noqa: E402
from benchmarks.surroundings import both, keep, percentiles, resident  # noqa: E402
from registry.models import CapabilityVersion  # noqa: E402
from search import finding  # noqa: E402
from search.forms import SearchForm  # noqa: E402
from search.index.plan import plan_for  # noqa: E402
from search.models import Shape  # noqa: E402
from search.present.details import details  # noqa: E402

QUESTIONS = 200
OTHER_WAYS = 100_000 * 40
"""Promises that the other ways look through at the most: so many questions times the size."""
ROUNDS = 3
PAGE = 10
"""Centers of a result page."""

RAW = """
    SELECT v.id, c.center_id, v.instrument, v.effective_from, v.effective_to,
           v.suspended_from, v.suspended_to, v.structure
      FROM registry_capabilityversion v JOIN registry_capability c ON c.id = v.capability_id
     WHERE v.instrument IN ({}) AND v.effective_from <= ?
       AND (v.effective_to IS NULL OR v.effective_to > ?)
"""


class Ways:
    """The ways of answering, each of one form."""

    def __init__(self) -> None:
        self.known = finding.current()
        self.plain = sqlite3.connect(str(settings.DATABASES["default"]["NAME"]))

    def raw(self, form: SearchForm) -> int:
        """The candidate rows by ``sqlite3`` alone; how many."""
        plan = plan_for(form.question, self.known.vocabulary)
        sql = RAW.format(", ".join("?" * len(plan.kinships)))
        day = form.question.as_of.isoformat()
        return len(self.plain.execute(sql, [*plan.kinships, day, day]).fetchall())

    def find(self, form: SearchForm) -> object:
        """Our answer."""
        return finding.find(form, self.known)

    def page(self, form: SearchForm) -> None:
        """Our answer with a page of it in detail."""
        found = finding.find(form, self.known)
        details(found, found.answer.centers[:PAGE])

    def naive(self, form: SearchForm) -> None:
        """What would be written first."""
        question = form.question
        rows = PlainPromise.objects.filter(name__icontains=question.instrument.name)
        if question.ranges:
            interval = question.ranges[0].interval
            if interval.high is not None:
                rows = rows.filter(high__gte=interval.high)
            if interval.low is not None:
                rows = rows.filter(low__lte=interval.low)
        list(rows)

    def stock(self, form: SearchForm) -> None:
        """The search that Wagtail brings along."""
        list(get_search_backend().search(form.question.instrument.name, PlainPromise))


def seconds(act: Callable[[SearchForm], object], form: SearchForm) -> float:
    """The processor time it takes once: what others do on the machine is no part of it, and all
    that is read lies in memory."""
    started = time.process_time()
    act(form)
    return time.process_time() - started


def paired(ways: Ways, asked: Sequence[SearchForm]) -> dict[str, Any]:
    """*find* and *raw* in turns: asked for the first time, and the better of the later rounds."""
    rounds = [
        [(seconds(ways.raw, form), seconds(ways.find, form)) for form in asked]
        for _ in range(ROUNDS)
    ]
    first = [find for _, find in rounds[0]]
    raw = [min(raw for raw, _ in own) for own in zip(*rounds[1:], strict=True)]
    find = [min(find for _, find in own) for own in zip(*rounds[1:], strict=True)]
    counts = [ways.raw(form) for form in asked]
    return {
        "raw": percentiles(raw),
        "find": percentiles(find),
        "find_first_time": percentiles(first),
        "ratio_p50": statistics.median(find) / statistics.median(raw),
        "ratio_p95": percentiles(find)["p95"] / percentiles(raw)["p95"],
        "candidates": {"p50": statistics.median(counts), "mean": statistics.mean(counts)},
        "microseconds_a_candidate": sum(find) / sum(counts) * 1e6,
        "raw_microseconds_a_candidate": sum(raw) / sum(counts) * 1e6,
    }


def measure(size: int) -> dict[str, Any]:
    """All ways at this size."""
    ways = Ways()
    texts = questions(ways.known.vocabulary, QUESTIONS)
    read = [finding.read({"q": text}, ways.known) for text in texts]
    asked = [form for form in read if form.question and form.question.instrument]
    figures = paired(ways, asked)
    figures["with_details"] = percentiles([seconds(ways.page, form) for form in asked])
    figures["resident_mib"] = resident()
    few = asked[: max(5, min(len(asked), OTHER_WAYS // size))]
    for name, way in (("naive", ways.naive), ("stock", ways.stock)):
        figures[name] = percentiles([seconds(way, form) for form in few])
        ours = percentiles([seconds(ways.find, form) for form in few])["p50"]
        figures[f"{name}_ratio_p50"] = figures[name]["p50"] / ours
    return figures | {
        "promises": CapabilityVersion.objects.count(),
        "contents": Shape.objects.count(),
        "questions": len(asked),
        "questions_of_other_ways": len(few),
    }


def main(size: int) -> None:
    """Print and keep the figures of one size."""
    got = measure(size)
    keep(f"search-{size}", got)
    print(
        f"{got['promises']:,} promises, {got['contents']:,} contents,"
        f" {got['candidates']['p50']:,.0f} candidates (median); ms p50 / p95\n"
        f"  find {both(got['find'])} (asked first {both(got['find_first_time'])}),"
        f" raw {both(got['raw'])}: {got['ratio_p50']:.2f} x / {got['ratio_p95']:.2f} x\n"
        f"  {got['microseconds_a_candidate']:.1f} us a candidate"
        f" (raw {got['raw_microseconds_a_candidate']:.1f});"
        f" with details of {PAGE} centers {both(got['with_details'])};"
        f" {got['resident_mib']:.0f} MiB\n"
        f"  naive {both(got['naive'])}: {got['naive_ratio_p50']:.0f} x ours;"
        f" stock {both(got['stock'])}: {got['stock_ratio_p50']:.0f} x ours"
        f" ({got['questions_of_other_ways']} questions)",
        flush=True,
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
