"""Mixed questions over the instruments that promises name, the popular ones more often."""

from __future__ import annotations

import random

from benchmarks.province import Popular
from registry.models import CapabilityVersion
from registry.vocabulary import Vocabulary

SEED = 20260101
ROWS = 40
"""Promises of an instrument that its questions are made of."""


def questions(vocabulary: Vocabulary, count: int) -> list[str]:
    """So many questions, the same for the same register."""
    chance = random.Random(SEED)
    named = CapabilityVersion.objects.exclude(instrument="").values_list("instrument", flat=True)
    slugs = sorted(named.order_by().distinct())
    chance.shuffle(slugs)
    popular = Popular(slugs)
    return [_question(vocabulary, popular.draw(chance), chance) for _ in range(count)]


def _question(vocabulary: Vocabulary, slug: str, chance: random.Random) -> str:
    """A name, most often with a range and a demand such as the instrument's own rows state."""
    name = vocabulary.instruments[slug].name
    row = chance.choice(list(CapabilityVersion.objects.filter(instrument=slug)[:ROWS]))
    kind = chance.random()
    if kind < 0.2:
        return name
    text = f"{name} {row.range_text}"
    if kind > 0.5 and row.accuracy_text:
        text += f" {row.accuracy_text}"
    return text[:300]
