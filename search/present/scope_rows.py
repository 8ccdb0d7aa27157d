"""A center's promises as rows of its scope table, under their fields."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from itertools import groupby

from registry.measurement.codec import scope_from_json
from registry.models import CapabilityVersion
from registry.vocabulary.vocabulary import Vocabulary
from search.page_model.centers import ScopeGroup, ScopeRow

SHORT_BASES = {"standard-assessment": "建标", "statutory-authorization": "授权"}
"""What the trade calls them; the note under the table says what is meant."""

SCOPE_NOTE = "建标：计量标准考核　授权：法定计量授权　暂停的承诺自所示日期起不得据此出具证书"
NOT_STRUCTURED = "未结构化，只按原文查找"
OTHER_FIELD = "未归入专业"


def scope_groups(
    versions: Iterable[CapabilityVersion],
    counts: Mapping[str, int],
    vocabulary: Vocabulary,
    *,
    day: datetime.date,
    urls: Mapping[str, str],
    carried: str = "",
) -> tuple[ScopeGroup, ...]:
    """The rows under a heading a field. ``counts`` are of the whole fields, ``urls`` lead to a
    field alone, ``carried`` is the query of the promises' addresses."""

    def top(version: CapabilityVersion) -> str:
        return vocabulary.top_field(version.field) if version.field in vocabulary.fields else ""

    return tuple(
        ScopeGroup(
            vocabulary.fields[field].name if field else OTHER_FIELD,
            counts.get(field, 0),
            tuple(_row(one, vocabulary, day, carried) for one in own),
            urls.get(field, ""),
        )
        for field, own in groupby(versions, key=top)
    )


def _row(
    version: CapabilityVersion, vocabulary: Vocabulary, day: datetime.date, carried: str
) -> ScopeRow:
    scope = scope_from_json(version.structure)
    suspended = version.is_suspended(day)
    url = version.capability.get_absolute_url()
    return ScopeRow(
        code=version.code,
        url=f"{url}?{carried}" if carried else url,
        instrument=version.name,
        quantity=version.measurand_text or _name(scope.quantity, vocabulary.quantities),
        range=version.range_text,
        accuracy=version.accuracy_text,
        condition=version.condition_text,
        methods=tuple(version.methods),
        services=names(scope.services, vocabulary.services) or "未写明",
        places=names(scope.places, vocabulary.places),
        bases="、".join(
            SHORT_BASES.get(slug) or _name(slug, vocabulary.bases) for slug in scope.bases
        ),
        warnings=tuple(_warnings(version, suspended)),
        method_warning=_method_warning(version.methods, vocabulary),
        suspended=suspended,
    )


def _warnings(version: CapabilityVersion, suspended: bool) -> Iterable[tuple[str, str]]:
    if suspended:
        yield f"暂停，自{version.suspended_from}", "stop"
    if not version.structured:
        yield NOT_STRUCTURED, "doubt"


def _method_warning(codes: Iterable[str], vocabulary: Vocabulary) -> str:
    known = [vocabulary.methods[code] for code in codes if code in vocabulary.methods]
    sure = {method.status for method in known if method.verified}
    if "superseded" in sure:
        return "已被新版代替"
    return "已废止" if "withdrawn" in sure else ""


def names(slugs: Iterable[str], table: Mapping[str, object]) -> str:
    """The names of entries of a closed list."""
    return "、".join(_name(slug, table) for slug in slugs)


def _name(slug: str | None, table: Mapping[str, object]) -> str:
    return str(getattr(table.get(slug or ""), "name", slug or ""))
