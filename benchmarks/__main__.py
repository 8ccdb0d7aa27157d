"""``make bench``, or ``python -m benchmarks [--sizes 10000,100000] [--only search,pages]``.

Every subject is a module that can be run alone; each is built and measured in processes of its
own, one after the other. Figures are printed and written to ``benchmarks/results/``.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping

from benchmarks.surroundings import describe, run

SIZES = "10000,100000,1000000"
SITE = "site"
"""The database of the subjects that need the demonstration and no more."""


def search(sizes: str) -> None:
    """The embedded engine beside other ways, at each size."""
    for size in map(int, sizes.split(",")):
        run("benchmarks.prepare", size, data=str(size))
        run("benchmarks.search", size, data=str(size))


def on_site(module: str) -> Callable[[str], None]:
    """A subject that is measured on the demonstration."""

    def measure(sizes: str) -> None:
        run("benchmarks.prepare", data=SITE)
        run(f"benchmarks.{module}", data=SITE)

    return measure


SUBJECTS: Mapping[str, Callable[[str], None]] = {
    "search": search,
    "reading": on_site("reading"),
    "pages": on_site("pages"),
    "worker": on_site("worker"),
    "workbook": on_site("workbook"),
}


def main() -> None:
    """Measure one subject after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--only", default=",".join(SUBJECTS))
    options = parser.parse_args()
    print(describe(), flush=True)
    for name in options.only.split(","):
        started = time.perf_counter()
        print(f"\n== {name}", flush=True)
        SUBJECTS[name](options.sizes)
        print(f"({time.perf_counter() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
