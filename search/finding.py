"""The way in for pages, API and command line: parameters in, answer out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from django.conf import settings
from django.utils import timezone

from search.answer import Finder, Found
from search.engines import chosen
from search.forms import SearchForm, read_form
from search.index.knowledge import Knowledge, knowledge
from search.index.maintain import catch_up, positions
from search.metrics import ANSWERS
from search.parameters import PAGE_SIZE, QUESTION_MAX


def today() -> datetime.date:
    """The day in the province."""
    return timezone.localdate()


def current() -> Knowledge:
    """The knowledge of now, over an index that has everything published."""
    published, indexed = positions()
    if published != indexed:
        catch_up()
    return knowledge(published)


def read(
    parameters: Mapping[str, str],
    known: Knowledge,
    *,
    longest: int | None = QUESTION_MAX,
    page_size: int = PAGE_SIZE,
) -> SearchForm:
    """The form that the parameters of an address fill; ``page_size`` counts where none is given."""
    return read_form(
        parameters,
        known.lexicon,
        today(),
        longest=longest,
        divisor=settings.UNCERTAINTY_DIVISOR,
        page_size=page_size,
    )


def find(form: SearchForm, known: Knowledge) -> Found:
    """The answer to a form without problems."""
    if form.question is None:
        raise ValueError("the form has problems")
    found = Finder(chosen(), known).find(form.question, grades=form.grades, sort=form.sort)
    ANSWERS.labels(found.answer.engine, str(found.answer.degraded).lower()).inc()
    return found
