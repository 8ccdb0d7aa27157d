"""Whose codes are whose: the stem of every center of a folder, and codes that do not fit it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from registry.exchange import centers, headings
from registry.exchange.centers import CenterRow
from registry.exchange.folder import Province
from registry.exchange.report import Report
from registry.exchange.scopes import PromiseRow
from registry.models import Center
from registry.models.codes import free_stem


def settle_stems(province: Province, report: Report) -> dict[str, str]:
    """The stem of each center by slug: the register's, else the one the folder writes, else a new
    one. A row whose code has another stem is a problem."""
    stems = dict(Center.objects.values_list("slug", "code_stem"))
    owners = {stem: slug for slug, stem in stems.items()}
    for center in province.centers:
        written = _written_stem(center, province.promises.get(center.slug, ()))
        if center.slug not in stems and written and written not in owners:
            stems[center.slug] = written
            owners[written] = center.slug
    for center in province.centers:
        if center.slug not in stems:
            stem = free_stem(center.texts["short_name"], center.slug, owners)
            stems[center.slug] = stem
            owners[stem] = center.slug
        _refuse_foreign(center, province.promises.get(center.slug, ()), stems, owners, report)
    return stems


def _written_stem(center: CenterRow, promises: Sequence[PromiseRow]) -> str:
    """The stem that a center's row states, else the one most of its codes have."""
    if center.stem:
        return center.stem
    stems = Counter(row.code.stem for row in promises if row.code is not None)
    return stems.most_common(1)[0][0] if stems else ""


def _refuse_foreign(
    center: CenterRow,
    promises: Sequence[PromiseRow],
    stems: dict[str, str],
    owners: dict[str, str],
    report: Report,
) -> None:
    own = stems[center.slug]
    if center.stem and center.stem != own:
        message = f"本中心的编号前缀是 {own}。"
        report.problem(centers.FILE, center.number, headings.STEM, message)
    for row in promises:
        if row.code is not None and row.code.stem != own:
            owner = owners.get(row.code.stem)
            message = f"{row.code} 是中心 {owner} 的编号。" if owner else ""
            message = message or f"{row.code} 不是本中心的编号，本中心的编号以 {own} 开头。"
            report.problem(row.file, row.number, headings.CODE, message)
