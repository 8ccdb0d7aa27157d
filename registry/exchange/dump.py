"""Write the register as a province's folder: what ``load_province`` reads back to the same."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from registry.exchange import centers, headings
from registry.exchange.folder import READ, SCOPES
from registry.models import CapabilityVersion, Center, CenterStatus
from registry.models.capability import CapabilityVersionQuerySet
from registry.models.codes import free_stem

CHUNK = 2_000

Cells = dict[str, str]


class FolderInUseError(Exception):
    """The folder holds scopes of other centers, which would be loaded along with these."""


def dump_province(folder: Path) -> tuple[int, int]:
    """Write every center and every version of every promise; their numbers.

    Raises ``FolderInUseError`` before anything is written. UTF-8 without BOM, cells byte for byte.
    """
    registered = list(Center.objects.prefetch_related("statuses", "industries", "places"))
    with_scope = set(_versions().values_list("capability__center__slug", flat=True).distinct())
    scopes = folder / SCOPES
    _refuse_others(scopes, with_scope)
    scopes.mkdir(parents=True, exist_ok=True)
    rows = _center_rows(registered)
    _write(folder / centers.FILE, headings.CENTER_HEADINGS, headings.CENTER_OPTIONAL, rows)
    promises = 0
    for center in registered:
        if center.slug in with_scope:
            scope_rows = list(_scope_rows(center))
            promises += len(scope_rows)
            _write(
                scopes / f"{center.slug}.csv",
                headings.SCOPE_HEADINGS,
                headings.SCOPE_OPTIONAL,
                scope_rows,
            )
    return len(registered), promises


def _versions() -> CapabilityVersionQuerySet:
    return CapabilityVersion.objects.order_by("capability__number", "number")


def _refuse_others(scopes: Path, slugs: Iterable[str]) -> None:
    """Refuse a folder with scope files that this dump would not write over."""
    written = {f"{slug}.csv" for slug in slugs}
    others = [
        path.name
        for path in (sorted(scopes.iterdir()) if scopes.is_dir() else [])
        if path.suffix.lower() in READ and path.name not in written
    ]
    if others:
        raise FolderInUseError("、".join(others))


def _write(
    path: Path, usual: Sequence[str], optional: Sequence[str], rows: Sequence[Cells]
) -> None:
    """A table with the usual headings, then those of the others that hold anything."""
    used = {heading for row in rows for heading, text in row.items() if text}
    extra = sorted(used - {*usual, *optional})
    columns = [*usual, *(heading for heading in optional if heading in used), *extra]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({h: text for h, text in row.items() if h in columns} for row in rows)


def _center_rows(registered: Sequence[Center]) -> list[Cells]:
    """The rows of ``centers.csv``. A stem is written where a load would not derive it again."""
    rows, taken = [], set[str]()
    for center in registered:
        row = {h: getattr(center, name) for h, name in headings.CENTER_TEXTS.items()}
        row[headings.ESTABLISHED] = center.established_on.isoformat()
        row[headings.PLACES] = "\n".join(f"{p.name}：{p.address}" for p in center.places.all())
        row[headings.HISTORY] = _history(center)
        if center.code_stem != free_stem(center.short_name, center.slug, taken):
            row[headings.STEM] = center.code_stem
        taken.add(center.code_stem)
        rows.append(row | center.extra)
    return rows


def _history(center: Center) -> str:
    """The center's statuses, where they are more than its establishment."""
    statuses = list(center.statuses.all())
    plain = (center.established_on, CenterStatus.Status.ESTABLISHED, center.approval_number)
    if [(s.from_day, s.status, s.document_number) for s in statuses] == [plain]:
        return ""
    lines = (f"{s.from_day} {s.get_status_display()} {s.document_number}" for s in statuses)
    return "\n".join(line.strip() for line in lines)


def _scope_rows(center: Center) -> Iterator[Cells]:
    """Every version of every promise of a center, a version number only where the days do not
    tell it."""
    versions = _versions().filter(capability__center=center).select_related("capability")
    promise, expected = 0, 0
    for version in versions.defer("structure").iterator(CHUNK):
        expected = expected + 1 if version.capability_id == promise else 1
        promise = version.capability_id
        code = version.capability.code if version.number == expected else version.code
        yield version.cells | _days(version) | {headings.CODE: code}
        expected = version.number


def _days(version: CapabilityVersion) -> Cells:
    """Days and status of a version as cells."""
    suspended = version.suspended_from is not None and version.suspended_to is None
    cells = {
        headings.FROM: version.effective_from.isoformat(),
        headings.STATUS: headings.SUSPENDED if suspended else headings.IN_FORCE,
        headings.DOCUMENT: version.document_number,
    }
    days = {
        headings.TO: version.effective_to,
        headings.DOCUMENT_DAY: version.document_day,
    }
    if not suspended or version.suspended_from != version.effective_from:
        days[headings.SUSPENDED_FROM] = version.suspended_from
        days[headings.SUSPENDED_TO] = version.suspended_to
    return cells | {heading: day.isoformat() for heading, day in days.items() if day}
