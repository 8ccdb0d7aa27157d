"""The register as its directory and its centers' pages show it: counted and filtered in SQL."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When

from registry.models import CapabilityVersion, Center, CenterStatus
from registry.models.capability import CapabilityVersionQuerySet
from registry.vocabulary.vocabulary import Vocabulary
from search.models import Entry, ShapeTag
from search.question import Question

LISTED = (CenterStatus.Status.ESTABLISHED, CenterStatus.Status.SUSPENDED)
"""Centers that the directory names; a revoked or closed one keeps only its own page."""

TAGS = ("service", "place", "basis")
TEXT_COLUMNS = (
    *("capability__code", "name", "measurand_text", "range_text", "accuracy_text"),
    *("condition_text", "methods_text", "remarks_text"),
)
"""What is looked through for a text within a center's promises."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A center of the directory; ``promises`` are those published on the day, by top field."""

    center: Center
    status: CenterStatus
    promises: Mapping[str, int]

    @property
    def total(self) -> int:
        """All its published promises."""
        return sum(self.promises.values())


@dataclass(slots=True)
class Changes:
    """How many promises of a center began, were replaced, ended, stopped or came back on a day;
    ``documents`` are the numbers of what brought new versions in."""

    added: int = 0
    altered: int = 0
    ended: int = 0
    suspended: int = 0
    resumed: int = 0
    documents: tuple[str, ...] = ()


def listed_centers(day: datetime.date, vocabulary: Vocabulary) -> list[Listed]:
    """Every center that the directory names on ``day``, by division and name (3 queries)."""
    promises: dict[int, Counter[str]] = {}
    counted = CapabilityVersion.objects.published(day).order_by()
    for center, field, count in counted.values_list("capability__center", "field").annotate(
        Count("pk")
    ):
        top = vocabulary.top_field(field) if field in vocabulary.fields else ""
        promises.setdefault(center, Counter())[top] += count
    statuses = (
        CenterStatus.objects.on(day)
        .filter(status__in=LISTED)
        .select_related("center")
        .prefetch_related("center__industries")
    )
    found = [Listed(one.center, one, promises.get(one.center_id, {})) for one in statuses]
    places = {slug: at for at, slug in enumerate(vocabulary.cities)}
    found.sort(key=lambda one: (places.get(one.center.city, len(places)), one.center.name))
    return found


def scope_of(center: Center, day: datetime.date) -> CapabilityVersionQuerySet:
    """The promises of a center that are in force on ``day``, the suspended ones among them."""
    return CapabilityVersion.objects.in_force(day).filter(capability__center=center)


def narrowed(
    scope: CapabilityVersionQuerySet,
    question: Question,
    words: Sequence[str],
    vocabulary: Vocabulary,
) -> CapabilityVersionQuerySet:
    """The promises that state what the question's field, service, place and basis name and hold
    every one of ``words`` somewhere in their text."""
    if question.field:
        scope = scope.filter(field__in=list(vocabulary.fields_under(question.field.slug)))
    for kind in TAGS:
        choice = getattr(question, kind)
        if choice:
            tagged = ShapeTag.objects.filter(kind=kind, value=choice.slug).values("shape")
            stated = Entry.objects.filter(version_id=OuterRef("pk"), shape__in=tagged)
            scope = scope.filter(Exists(stated))
    for word in words:
        held = Q()
        for column in TEXT_COLUMNS:
            held |= Q(**{f"{column}__icontains": word})
        scope = scope.filter(held)
    return scope


def ordered(
    scope: CapabilityVersionQuerySet, vocabulary: Vocabulary
) -> QuerySet[CapabilityVersion]:
    """The promises by field, in the vocabulary's order, then by number."""
    tops = [slug for slug, field in vocabulary.fields.items() if field.parent is None]
    cases = [
        When(field__in=list(vocabulary.fields_under(slug)), then=Value(at))
        for at, slug in enumerate(tops)
    ]
    place = Case(*cases, default=Value(len(tops)), output_field=IntegerField())
    return (
        scope.select_related("capability")
        .annotate(place=place)
        .order_by("place", "capability__number", "number")
    )


def field_counts(
    scope: CapabilityVersionQuerySet, day: datetime.date, vocabulary: Vocabulary
) -> tuple[Counter[str], int]:
    """How many promises each top field has, and how many of all are suspended (1 query)."""
    active = scope.not_suspended(day).values("pk")
    rows = (
        scope.order_by()
        .values_list("field")
        .annotate(rows=Count("pk"), in_use=Count("pk", filter=Q(pk__in=active)))
    )
    counts: Counter[str] = Counter()
    suspended = 0
    for field, count, in_use in rows:
        counts[vocabulary.top_field(field) if field in vocabulary.fields else ""] += count
        suspended += count - in_use
    return counts, suspended


def changes_of(center: Center) -> dict[datetime.date, Changes]:
    """What happened to a center's promises, by day (3 queries)."""
    days: dict[datetime.date, Changes] = {}

    def on(day: datetime.date) -> Changes:
        return days.setdefault(day, Changes())

    own = CapabilityVersion.objects.filter(capability__center=center).order_by()
    begun = own.values_list("effective_from", "document_number").annotate(
        added=Count("pk", filter=Q(number=1)), altered=Count("pk", filter=Q(number__gt=1))
    )
    for day, document, added, altered in begun:
        change = on(day)
        change.added += added
        change.altered += altered
        if document:
            change.documents += (document,)
    later = CapabilityVersion.objects.filter(
        capability=OuterRef("capability"), effective_from=OuterRef("effective_to")
    )
    ended = own.filter(effective_to__isnull=False).exclude(Exists(later))
    for day, count in ended.values_list("effective_to").annotate(Count("pk")):
        on(day).ended += count
    stopped = own.filter(suspended_from__isnull=False)
    for day, again, count in stopped.values_list("suspended_from", "suspended_to").annotate(
        Count("pk")
    ):
        on(day).suspended += count
        if again:
            on(again).resumed += count
    return days
