"""What can be taken away: a center's scope, an answer, the register, as rows under headings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from registry.exchange import headings
from registry.measurement.notation import write_range
from registry.models import CapabilityVersion, Center
from registry.vocabulary.vocabulary import Vocabulary
from search.answer import Found, candidate_of
from search.grade import explain
from search.index.whole import each_version
from search.parameters import GRADE_NAMES
from search.present.answer import unit_of_range
from search.present.tables import Row
from search.present.wording import percent
from search.results import CenterVerdict

SLUG, CENTER, CITY = "中心标识", "中心", "市州"
SCOPE_HEADINGS: Sequence[str] = headings.SCOPE_HEADINGS
REGISTER_HEADINGS: Sequence[str] = (SLUG, CENTER, *headings.SCOPE_HEADINGS)
CENTER_HEADINGS: Sequence[str] = headings.CENTER_HEADINGS
ANSWER_HEADINGS: Sequence[str] = (
    *(CENTER, CITY, "判定", "覆盖", "未覆盖", "余量（倍）", headings.CODE),
    *(h for h in headings.SCOPE_HEADINGS if h != headings.CODE),
    "说明",
)
"""The answer for each center, then each of its promises under the headings of the exchange
format."""


def scope_rows(versions: Iterable[CapabilityVersion], day: datetime.date) -> Iterator[Row]:
    """Promises under the headings of the exchange format, every cell as written."""
    return (promise_cells(version, day) for version in versions)


def promise_cells(version: CapabilityVersion, day: datetime.date) -> dict[str, str]:
    """A promise as a row; the code names the version, 暂停 what is suspended on ``day``."""
    suspended = version.is_suspended(day)
    end = version.effective_to
    return version.cells | {
        headings.CODE: version.code,
        headings.FROM: version.effective_from.isoformat(),
        headings.TO: end.isoformat() if end else "",
        headings.STATUS: headings.SUSPENDED if suspended else headings.IN_FORCE,
    }


def register_rows(versions: Iterable[CapabilityVersion], day: datetime.date) -> Iterator[Row]:
    """Promises of all centers, each with its center."""
    for version in versions:
        center = version.capability.center
        yield promise_cells(version, day) | {SLUG: center.slug, CENTER: center.name}


def center_rows(centers: Iterable[Center]) -> Iterator[Row]:
    """Centers under the headings of ``centers.csv``."""
    for center in centers:
        cells = {heading: getattr(center, name) for heading, name in headings.CENTER_TEXTS.items()}
        yield cells | {headings.ESTABLISHED: center.established_on.isoformat()}


def answer_rows(found: Found) -> Iterator[Row]:
    """Every promise of every center of an answer, with the center's verdict before it."""
    verdicts = {one.center_id: one for one in found.answer.centers}
    day = found.answer.question.as_of
    told: dict[int, dict[str, str]] = {}
    for version in each_version(_version_ids(found)):
        center = version.capability.center_id
        if center not in told:
            told[center] = _verdict_cells(verdicts[center], found)
        yield promise_cells(version, day) | told[center]


def _version_ids(found: Found) -> list[int]:
    """The promises that count, center by center in the order of the answer."""
    shapes = {
        one.center_id: [group.shape_id for group in found.groups[one.center_id]]
        for one in found.answer.centers
    }
    known = found.engine.promises(found.plan, shapes)
    ordered = (pk for center in shapes for own in known[center].values() for pk in own)
    return list(dict.fromkeys(ordered))


def _verdict_cells(verdict: CenterVerdict, found: Found) -> dict[str, str]:
    vocabulary = found.knowledge.vocabulary
    rows = map(candidate_of, found.groups[verdict.center_id])
    reasons = explain(verdict, rows, found.judge).reasons
    center = found.knowledge.centers[verdict.center_id]
    gaps = (
        write_range(gap.interval, unit_of_range(found.answer, gap.range_index, vocabulary))
        for gap in verdict.gaps
    )
    return {
        CENTER: center.name,
        CITY: _city(center.city, vocabulary),
        "判定": GRADE_NAMES[verdict.grade],
        "覆盖": "" if verdict.coverage is None else percent(verdict.coverage),
        "未覆盖": "；".join(gaps),
        "余量（倍）": "" if verdict.margin is None else f"{verdict.margin:.3g}",
        "说明": "；".join(reason.text for reason in reasons),
    }


def _city(slug: str, vocabulary: Vocabulary) -> str:
    city = vocabulary.cities.get(slug)
    return city.name if city else ""
