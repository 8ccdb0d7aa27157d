"""A province of any size, made from the shipped one by varying what its promises say.

Copying promises would make contents recur more than they do between real centers, so ranges and
uncertainties are varied: at a million promises more than a hundred thousand contents differ.
"""

from __future__ import annotations

import bisect
import datetime
import itertools
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.core.management import call_command
from django.db import transaction

from registry import outbox
from registry.demonstration import PROVINCE
from registry.measurement.codec import scope_from_json, scope_to_json
from registry.measurement.values import Accuracy, Curve, Interval, Part, Piece, Scope
from registry.models import Capability, CapabilityVersion, Center, CenterStatus

PROMISES_A_CENTER = 400
"""25 centers hold 10,000 promises, 2,500 a million."""
BIG, PROMISES_OF_BIG = 99_999, 500
"""The number of the center whose page is measured, and its promises."""
FOUNDED = datetime.date(2019, 5, 1)
ZIPF = 1.0
"""Exponent of the popularity of instruments: the first has one in seven of all promises."""
RANGES = (0.1, 0.25, 0.4, 0.6, 1.0, 1.0, 1.0, 1.6, 2.5, 4.0)
WIDTHS = (0.5, 0.8, 1.0, 1.0, 1.2, 1.5, 2.0, 3.0, 5.0)
"""Factors of upper limits and uncertainties: steps that real scopes differ by."""
BATCH = 5_000


def varied(scope: Scope, chance: random.Random) -> Scope:
    """The scope with another upper limit and other uncertainties."""
    reach, width = chance.choice(RANGES), chance.choice(WIDTHS)
    return replace(scope, parts=tuple(_part(part, reach, width) for part in scope.parts))


def _part(part: Part, reach: float, width: float) -> Part:
    intervals = tuple(_interval(one, reach) for one in part.range.intervals)
    return Part(replace(part.range, intervals=intervals), _accuracy(part.accuracy, reach, width))


def _interval(one: Interval, reach: float) -> Interval:
    if one.high is None or (one.low or 0.0) < 0 or one.is_point:
        return one
    low = None if one.low is None else one.low * reach
    return Interval(low, one.high * reach, one.low_open, one.high_open)


def _accuracy(accuracy: Accuracy, reach: float, width: float) -> Accuracy:
    return replace(
        accuracy,
        worst=_curve(accuracy.worst, reach, width),
        best=_curve(accuracy.best, reach, width),
    )


def _curve(curve: Curve, reach: float, width: float) -> Curve:
    return tuple(
        Piece(_interval(piece.interval, reach), piece.figure.scaled(width)) for piece in curve
    )


class Popular:
    """Draws with Zipf's law over a list, most popular first."""

    def __init__(self, items: Sequence[str]) -> None:
        self.items = items
        weights = [1 / rank**ZIPF for rank in range(1, len(items) + 1)]
        self.sums = list(itertools.accumulate(weights))

    def draw(self, chance: random.Random) -> str:
        """One of the items."""
        return self.items[bisect.bisect(self.sums, chance.random() * self.sums[-1])]


def build(size: int, seed: int) -> None:
    """Fill an empty, migrated database with ``size`` promises in force."""
    call_command("load_province", str(PROVINCE), verbosity=0)
    chance = random.Random(seed)
    templates = _templates()
    popular = Popular(sorted(templates, key=lambda slug: (-len(templates[slug]), slug)))
    missing = size - CapabilityVersion.objects.count()
    numbers = itertools.count(1)
    while missing > 0:
        count = min(missing, PROMISES_A_CENTER)
        drawn = (chance.choice(templates[popular.draw(chance)]) for _ in range(count))
        _add_center(next(numbers), drawn, chance)
        missing -= count


def big_center(seed: int) -> None:
    """Add the center whose page is measured, unless it is there."""
    if Center.objects.filter(slug=slug_of(BIG)).exists():
        return
    chance = random.Random(seed)
    every = [version for own in _templates().values() for version in own]
    _add_center(BIG, (chance.choice(every) for _ in range(PROMISES_OF_BIG)), chance)


def slug_of(number: int) -> str:
    """The address of a center that was made here."""
    return f"bench-{number}"


def _templates() -> dict[str, list[CapabilityVersion]]:
    """Structured promises of the shipped province by instrument."""
    templates: dict[str, list[CapabilityVersion]] = defaultdict(list)
    for version in CapabilityVersion.objects.filter(structured=True).exclude(instrument=""):
        templates[version.instrument].append(version)
    return templates


@transaction.atomic
def _add_center(number: int, drawn: Iterator[CapabilityVersion], chance: random.Random) -> None:
    center = Center.objects.create(
        slug=slug_of(number),
        code_stem=f"HB-B{number:05d}",
        name=f"示范·第{number}产业计量测试中心",
        city=chance.choice(("wuhan", "xiangyang", "yichang", "huangshi", "jingzhou")),
        established_on=FOUNDED,
    )
    CenterStatus.objects.create(center=center, status="established", from_day=FOUNDED)
    versions = [_version(template, chance) for template in drawn]
    capabilities = Capability.objects.bulk_create(
        Capability(center=center, number=at, code=f"{center.code_stem}-{at:05d}")
        for at in range(1, len(versions) + 1)
    )
    for capability, version in zip(capabilities, versions, strict=True):
        version.capability = capability
    CapabilityVersion.objects.bulk_create(versions)
    outbox.record(centers=[center.pk], capabilities=[one.pk for one in capabilities])


def _version(template: CapabilityVersion, chance: random.Random) -> CapabilityVersion:
    copied = (
        "name measurand_text range_text accuracy_text methods_text methods "
        "instrument quantity field structured"
    ).split()
    scope = varied(scope_from_json(template.structure), chance)
    return CapabilityVersion(
        number=1,
        structure=scope_to_json(scope),
        effective_from=FOUNDED,
        **{name: getattr(template, name) for name in copied},
    )
