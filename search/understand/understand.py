"""The order of reading: what is unmistakable first, so that what is left has fewer meanings."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from search.question import Choice, DemandedAccuracy, Question
from search.understand.demand import with_need
from search.understand.demanded import class_system, read_current_kind, read_ranges
from search.understand.figures import Figures, Stated, read_figures
from search.understand.filters import read_direction, read_filters, read_quantity_or_field
from search.understand.instrument import read_instrument
from search.understand.leftover import read_bare_figures, text_left
from search.understand.lexicon import Lexicon
from search.understand.methods import MethodMention
from search.understand.names import mentions
from search.understand.naming import Mention
from search.understand.reading import READ_WITHIN, Reading
from search.understand.trade import read_graduations

_Given = Mapping[str, Choice]


def understand(
    text: str, lexicon: Lexicon, as_of: datetime.date, given: _Given | None = None
) -> Question:
    """The question that a text asks (search.md §1), judged as of a day.

    ``given`` are parts set by hand, ``instrument`` or ``quantity``: they settle what a figure
    means, and what the text says of them is passed over. What can't be read stays as text.
    """
    given = given or {}
    reading = Reading(text, lexicon)
    documents = lexicon.methods.mentions(text)
    _read_methods(reading, documents)
    found = mentions(reading.unread(), lexicon)
    read_graduations(reading, found)
    read_instrument(reading, found)
    reading.choices |= given
    asked = _asked_quantities(reading, found)
    figures = _figures(reading, asked)
    if len(text) > READ_WITHIN:
        reading.note("text", "info", f"文字过长，只在前 {READ_WITHIN} 个字符里读取数值")
    read_ranges(reading, figures.ranges, asked)
    accuracy = _read_accuracies(reading, figures.accuracies)
    read_bare_figures(reading, figures.bare)
    read_direction(reading, found)
    read_filters(reading, found)
    read_quantity_or_field(reading, found, ranged=bool(reading.ranges))
    read_current_kind(reading)
    reading.choices |= given
    for document in documents:
        if document.choice is None:
            reading.release(document.start, document.end)
    return with_need(_question(reading, as_of, accuracy), lexicon.vocabulary)


def _read_methods(reading: Reading, documents: list[MethodMention]) -> None:
    """The first document is asked for; one that is not of metrology is searched as text."""
    for document in documents:
        written = reading.text[document.start : document.end]
        reading.take(document.start, document.end)
        if document.known is None:
            reading.note("method", "info", f"“{written}”未收录，按编号匹配")
        if document.choice is None:
            continue
        if "method" in reading.choices:
            first = reading.choices["method"].slug
            reading.note("method", "info", f"只按 {first} 筛选，{written} 未用")
            continue
        reading.choose("method", document.choice, document.start, document.end)
        if document.known and document.known.year and not document.year_stated:
            text = f"未写年份，各年版均计；收录的是 {document.known.code}"
            reading.note("method", "info", text)


def _asked_quantities(reading: Reading, found: list[Mention]) -> list[str]:
    """The quantities asked for: set by hand, of the instrument, and by words that are no part of a
    unit (%RH)."""
    words = []
    for mention in found:
        before = reading.text[max(0, mention.start - 1) : mention.start]
        if not (before.isdigit() or before == "%"):
            entries = [naming.entry for naming in mention.namings]
            words += [entry.slug for entry in entries if entry.kind == "quantity"][:1]
    given = reading.choices.get("quantity")
    return [*([given.slug] if given else []), *reading.own_quantities(), *words]


def _figures(reading: Reading, asked: list[str]) -> Figures:
    """The figures; what a unit means is settled by the quantity set by hand, else by the one in
    words, which is more special than the instrument's (交流电压 of a multimeter)."""
    given = reading.choices.get("quantity")
    instrument = reading.instrument()
    own = reading.own_quantities()
    system = class_system(instrument, reading.lexicon.vocabulary)
    hints = [*([given.slug] if given else []), *asked[len(own) :], *own]
    return read_figures(
        reading.unread(),
        reading.lexicon.vocabulary.units,
        quantity=next(iter(hints), None),
        named_by_upper_limit=bool(instrument and instrument.upper_limit_named),
        classes=[known.value for known in system.classes] if system else (),
    )


def _read_accuracies(reading: Reading, stated: tuple[Stated, ...]) -> DemandedAccuracy | None:
    """The first accuracy is the demand; others are shown as not used."""
    demand = None
    for each in stated:
        written = reading.text[each.start : each.end].strip()
        if demand is None:
            reading.mark("accuracy", each.start, each.end)
            demand = DemandedAccuracy(each.kind, written)
            if "丝" in written:
                reading.note("accuracy", "trade", f"“{written}”：1 丝 = 0.01 mm")
        else:
            reading.take(each.start, each.end)
            reading.note("accuracy", "info", f"只按“{demand.text}”要求，“{written}”未用")
    return demand


def _question(
    reading: Reading, as_of: datetime.date, accuracy: DemandedAccuracy | None
) -> Question:
    chosen = reading.choices
    return Question(
        text=reading.text,
        as_of=as_of,
        instrument=chosen.get("instrument"),
        quantity=_quantity(reading),
        quantity_implied=not (reading.ranges or reading.kind or "quantity" in chosen),
        ranges=tuple(reading.ranges),
        conditions=tuple(reading.conditions),
        accuracy=accuracy,
        field=chosen.get("field"),
        industry=chosen.get("industry"),
        city=chosen.get("city"),
        center=chosen.get("center"),
        service=chosen.get("service"),
        method=chosen.get("method"),
        place=chosen.get("place"),
        basis=chosen.get("basis"),
        direction=reading.direction,
        text_left=text_left(reading),
        notes=tuple(reading.notes),
        spans=tuple(sorted(reading.spans, key=lambda span: (span.start, span.part))),
    )


def _quantity(reading: Reading) -> Choice | None:
    """The quantity asked for: that of the first range, else the one named, else the
    instrument's."""
    quantities = reading.lexicon.vocabulary.quantities
    own = next(iter(reading.own_quantities()), None)
    named = reading.choices.get("quantity")
    ranged = reading.ranges[0].quantity if reading.ranges else None
    slug = ranged or (named.slug if named else None) or own
    return Choice(slug, quantities[slug].name) if slug else None
