"""The memory of a worker that answers 10,000 mixed requests: pages, the API, lists, errors."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from urllib.parse import quote

import django

django.setup()

from benchmarks.questions import questions  # noqa: E402
from benchmarks.server import serving  # noqa: E402
from benchmarks.surroundings import keep, resident  # noqa: E402
from registry.models import Capability, Center  # noqa: E402
from search import finding  # noqa: E402

REQUESTS = 10_000
STEP = 1_000
QUESTIONS = 400
SERVER_ERROR = 500


def addresses() -> Iterator[str]:
    """Mixed addresses without end."""
    asked = map(quote, questions(finding.current().vocabulary, QUESTIONS))
    centers = Center.objects.values_list("slug", flat=True)
    codes = Capability.objects.order_by("pk").values_list("code", flat=True)[:QUESTIONS]
    kinds = (
        (f"/search/?q={one}" for one in asked),
        (f"/api/v1/search/?q={quote(one)}" for one in ("压力表", "0-60MPa 0.4级压力表", "砝码 E2")),
        (f"/centers/{one}/" for one in centers),
        (f"/capabilities/{one}/" for one in codes),
        ("/", "/centers/", "/nowhere/", "/search/?q=&min=x", "/search/suggest/?q=yali"),
    )
    endless = [itertools.cycle(list(kind)) for kind in kinds]
    # Two questions for every page of another kind.
    for turn in itertools.cycle([0, 1, 0, 2, 0, 3, 0, 4]):
        yield next(endless[turn])


def main() -> None:
    """Print and keep the memory after every thousand requests."""
    asked = addresses()
    memory = []
    with serving() as server:
        for number in range(1, REQUESTS + 1):
            if server.get(next(asked)) >= SERVER_ERROR:
                raise RuntimeError("an address fails")
            if number % STEP == 0:
                memory.append(round(resident(server.worker), 1))
    growth = memory[-1] - memory[len(memory) // 2]
    keep("worker", {"requests": REQUESTS, "resident_mib": memory, "growth_second_half": growth})
    shown = " ".join(f"{mib:.0f}" for mib in memory)
    print(f"  MiB after every {STEP:,} requests: {shown} (budget 200, no growth)", flush=True)


if __name__ == "__main__":
    main()
