"""Public pages, warm, against a bare view that returns a fixed string: the same server, one
worker, one request after the other, page and bare view taking turns."""

from __future__ import annotations

import statistics
from typing import Any

import django

django.setup()

from benchmarks.province import BIG, slug_of  # noqa: E402
from benchmarks.server import Server, serving  # noqa: E402
from benchmarks.surroundings import keep  # noqa: E402
from benchmarks.urls import BARE  # noqa: E402
from cms_pages.models import NoticePage  # noqa: E402

REQUESTS = 200
BUDGET = 0.6


def measure(server: Server, path: str) -> dict[str, Any]:
    """Requests a second of an address and of the bare view."""
    for _ in range(5):
        server.seconds(path)
    pairs = [(server.seconds(path), server.seconds(f"/{BARE}")) for _ in range(REQUESTS)]
    page, bare = (1 / statistics.median(times) for times in zip(*pairs, strict=True))
    return {"path": path, "page": page, "bare": bare, "share": page / bare}


def main() -> None:
    """Print and keep the figures of each page."""
    notice = NoticePage.objects.live().first()
    paths = {"home": "/", "notice": notice.url, "center": f"/centers/{slug_of(BIG)}/"}
    with serving() as server:
        figures = {name: measure(server, path) for name, path in paths.items()}
    keep("pages", figures)
    for name, got in figures.items():
        print(
            f"  {name:<7} {got['page']:6.0f} of {got['bare']:.0f} requests/s:"
            f" {got['share']:.0%} (budget {BUDGET:.0%})",
            flush=True,
        )


if __name__ == "__main__":
    main()
