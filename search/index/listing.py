"""Promises and centers as plain lists, filtered by what a question names."""

from __future__ import annotations

import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from registry.models import CapabilityVersion, Center
from registry.vocabulary.vocabulary import Vocabulary
from search.models import Entry, ShapeTag
from search.question import Question

TAGS = ("service", "place", "basis", "method")


def promises_matching(question: Question, vocabulary: Vocabulary) -> QuerySet[CapabilityVersion]:
    """The promises published on the question's day that state all it names, by center and
    number. Ranges and accuracies are not looked at: that is what searching is for."""
    promises = CapabilityVersion.objects.published(question.as_of)
    if question.instrument:
        under = vocabulary.descendants(question.instrument.slug)
        promises = promises.filter(instrument__in=list(under))
    elif question.quantity:
        narrower = vocabulary.narrower(question.quantity.slug)
        promises = promises.filter(quantity__in=list(narrower))
    if question.field:
        promises = promises.filter(field__in=list(vocabulary.fields_under(question.field.slug)))
    if question.center or question.city or question.industry:
        promises = promises.filter(capability__center__in=centers_matching(question))
    for kind in TAGS:
        choice = getattr(question, kind)
        if choice:
            tagged = ShapeTag.objects.filter(kind=kind, value=choice.slug).values("shape")
            stated = Entry.objects.filter(version_id=OuterRef("pk"), shape__in=tagged)
            promises = promises.filter(Exists(stated))
    return promises.select_related("capability__center").order_by(
        "capability__center_id", "capability__number", "number"
    )


def centers_matching(question: Question) -> QuerySet[Center]:
    """The centers that are public on the question's day and pass its filters."""
    centers = Center.objects.public(question.as_of)
    if question.center:
        centers = centers.filter(slug=question.center.slug)
    if question.city:
        centers = centers.filter(city=question.city.slug)
    if question.industry:
        centers = centers.filter(industries__slug=question.industry.slug).distinct()
    return centers


def promise_counts(day: datetime.date) -> dict[int, int]:
    """How many promises each center has published on ``day``."""
    published = CapabilityVersion.objects.published(day).order_by()
    counted = published.values_list("capability__center").annotate(Count("pk"))
    return dict(counted)
