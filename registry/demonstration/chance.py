"""Choices that come out the same on every machine, by what they are about.

Each choice is a function of its own subject alone, so what is added elsewhere does not change it.
Python's generators promise the same numbers for ``random()`` only, and in one order.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

Item = TypeVar("Item")

SEED = 2016
"""The year of the rule the province lives under; any other number gives another province."""


def number(*subject: object, seed: int = SEED) -> int:
    """A whole number of 48 bits for ``subject``, evenly spread."""
    text = "\x1f".join(map(str, (seed, *subject)))
    return int.from_bytes(blake2b(text.encode(), digest_size=6).digest(), "big")


def share(*subject: object, seed: int = SEED) -> float:
    """A number in [0, 1) for ``subject``."""
    return number(*subject, seed=seed) / 2**48


def pick(items: Sequence[Item], *subject: object, seed: int = SEED) -> Item:
    """One of ``items`` for ``subject``; an item named twice is twice as likely."""
    return items[number(*subject, seed=seed) % len(items)]
