"""What live blocks show: the register asked while the page is drawn, so that a page never says what
the register no longer does. Whatever they name may have gone since: then they say so."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from registry.models import CapabilityVersion, Center
from registry.models.vocabulary.current import current
from search.index.browsing import field_counts, listed_centers, ordered, scope_of
from search.overview import overview
from search.page_model.centers import CenterRow, ScopeGroup
from search.page_model.shared import Link, Stamp
from search.present.scope_rows import scope_groups
from search.present.stamps import center_stamp, is_established, status_of

MOST_ROWS = 50
"""Promises that one block shows at most; the center's page has them all."""


@dataclass(frozen=True, slots=True)
class LiveScope:
    """Promises of a center. ``total`` counts those asked for, shown or not."""

    center: Link
    stamp: Stamp
    groups: tuple[ScopeGroup, ...] = ()
    total: int = 0
    fields: tuple[Link, ...] = ()


def center_scope(slug: str, field: str = "", most: int = MOST_ROWS) -> LiveScope | None:
    """The promises of a center in force today, ``field`` narrows them; None for a center that the
    register does not have. Without rows unless the center is established."""
    center = Center.objects.prefetch_related("statuses").filter(slug=slug).first()
    if center is None:
        return None
    day, vocabulary = timezone.localdate(), current()
    status = status_of(center.statuses.all(), day)
    link = Link(center.name, center.get_absolute_url())
    if not is_established(status):
        return LiveScope(link, center_stamp(status))
    scope = scope_of(center, day)
    if field in vocabulary.fields:
        scope = scope.filter(field__in=list(vocabulary.fields_under(field)))
    counts, _ = field_counts(scope, day, vocabulary)
    rows = list(ordered(scope, vocabulary)[:most]) if most else []
    return LiveScope(
        link,
        center_stamp(status),
        scope_groups(rows, counts, vocabulary, day=day, urls={}),
        counts.total(),
        tuple(
            Link(
                vocabulary.fields[one].name if one else "未归入专业",
                f"{link.url}?field={one}#scope" if one else f"{link.url}#scope",
                f"{count}条",
            )
            for one, count in counts.items()
        ),
    )


def centers_where(city: str = "", industry: str = "", field: str = "") -> tuple[CenterRow, ...]:
    """The centers of the directory that are in the city, serve the industry and promise something
    in the field, as far as these are named."""
    vocabulary = current()
    return tuple(
        CenterRow(
            one.center.name,
            one.center.get_absolute_url(),
            vocabulary.cities[one.center.city].name
            if one.center.city in vocabulary.cities
            else one.center.city_text,
            "、".join(own.name for own in one.center.industries.all()),
            one.total,
            center_stamp(one.status),
        )
        for one in listed_centers(timezone.localdate(), vocabulary)
        if (not city or one.center.city == city)
        and (not industry or industry in {own.slug for own in one.center.industries.all()})
        and (not field or one.promises.get(field))
    )


@dataclass(frozen=True, slots=True)
class LivePromise:
    """A promise by its code. Without ``groups`` nothing is promised under it today."""

    code: str
    url: str
    groups: tuple[ScopeGroup, ...] = ()


def promise(code: str) -> LivePromise | None:
    """The promise of that code as it holds today; None for a code never given."""
    versions = CapabilityVersion.objects.filter(capability__code=code)
    some = versions.select_related("capability").first()
    if some is None:
        return None
    day, vocabulary = timezone.localdate(), current()
    found = list(versions.published(day).select_related("capability"))
    counts, _ = field_counts(versions.published(day), day, vocabulary)
    groups = scope_groups(found, counts, vocabulary, day=day, urls={})
    return LivePromise(code, some.capability.get_absolute_url(), groups)


COUNTED = {
    "centers": ("家中心", lambda figures: figures.centers),
    "promises": ("条现行承诺", lambda figures: figures.promises),
    "instruments": ("种仪器", lambda figures: figures.instruments),
    "fields": ("个计量专业", lambda figures: figures.fields_served),
    "cities": ("个市州设有中心", lambda figures: figures.cities_served),
}
"""What can be counted: the words after the figure, and the figure."""


@dataclass(frozen=True, slots=True)
class LiveCount:
    """A figure of the register today."""

    value: str
    unit: str
    as_of: str


def count(what: str) -> LiveCount | None:
    """The figure that ``what`` names in ``COUNTED``."""
    if what not in COUNTED:
        return None
    unit, figure = COUNTED[what]
    figures = overview(timezone.localdate())
    return LiveCount(f"{figure(figures):,}", unit, f"{figures.as_of}")
