"""Reading a question: mixed ones, and long text of every kind."""

from __future__ import annotations

import random
import time

import django

django.setup()

from benchmarks.questions import questions  # noqa: E402
from benchmarks.surroundings import both, keep, percentiles  # noqa: E402
from search import finding  # noqa: E402
from search.understand import understand  # noqa: E402

QUESTIONS = 400
ROUNDS = 3
LONG = 10_000
"""Characters of the long texts."""


def long_texts(asked: list[str]) -> dict[str, str]:
    """Texts of that length: what people paste, and what nobody should."""
    chance = random.Random(1)
    return {
        "questions": " ".join(asked * 10)[:LONG],
        "one instrument": ("压力表" * LONG)[:LONG],
        "figures": ("0.05级 " * LONG)[:LONG],
        "ranges": ("(0~60)MPa," * LONG)[:LONG],
        "digits": "9" * LONG,
        "brackets": "(" * LONG,
        "latin": ("yalibiao" * LONG)[:LONG],
        "noise": "".join(chr(chance.randrange(0x4E00, 0x9FA5)) for _ in range(LONG)),
    }


def main() -> None:
    """Print and keep the times."""
    known = finding.current()
    asked = questions(known.vocabulary, QUESTIONS)
    today = finding.today()

    def seconds(text: str) -> float:
        started = time.process_time()
        understand(text, known.lexicon, today)
        return time.process_time() - started

    mixed = percentiles([min(seconds(text) for _ in range(ROUNDS)) for text in asked])
    long = {
        name: min(seconds(text) for _ in range(ROUNDS)) * 1000
        for name, text in long_texts(asked).items()
    }
    words = len(known.vocabulary.instruments) + len(known.vocabulary.methods)
    keep("reading", {"mixed": mixed, "long": long, "instruments_and_methods": words})
    slowest = max(long, key=lambda name: long[name])
    print(
        f"  {QUESTIONS} questions, ms p50 / p95: {both(mixed)} (budget 2 at p95);"
        f" {LONG:,} characters: at most {long[slowest]:.1f} ms ({slowest}; budget 50)",
        flush=True,
    )


if __name__ == "__main__":
    main()
