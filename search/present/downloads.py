"""What can be taken away: a center's scope, an answer, the register, as rows under headings."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from registry.exchange import headings
from registry.measurement.notation import write_range
from registry.models import CapabilityVersion, Center
from registry.vocabulary.vocabulary import Vocabulary
from search.answer import Found
from search.parameters import GRADE_NAMES
from search.present.answer import unit_of_range
from search.present.details import Detail, details
from search.present.tables import Row
from search.present.wording import percent

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
    shown = details(found, found.answer.centers)
    ids = [row.version.pk for detail in shown for row in detail.rows]
    versions = CapabilityVersion.objects.select_related("capability").in_bulk(ids)
    for detail in shown:
        verdict = _verdict_cells(detail, found)
        reasons = "；".join(reason.text for reason in detail.verdict.reasons)
        for row in detail.rows:
            cells = promise_cells(versions[row.version.pk], found.answer.question.as_of)
            yield cells | verdict | {"说明": reasons}


def _verdict_cells(detail: Detail, found: Found) -> dict[str, str]:
    verdict, vocabulary = detail.verdict, found.knowledge.vocabulary
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
    }


def _city(slug: str, vocabulary: Vocabulary) -> str:
    city = vocabulary.cities.get(slug)
    return city.name if city else ""
