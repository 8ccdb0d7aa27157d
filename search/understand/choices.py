"""Which entries of the closed lists a question names: instrument, quantity and the filters."""

from __future__ import annotations

import re
from collections.abc import Iterable

from search.analysis import fold
from search.question import Choice, Span
from search.understand.demanded import root
from search.understand.naming import Entry, Mention, Naming
from search.understand.reading import Reading, gaps_in
from search.understand.words import INTENT_NOTES, NO_INITIALS

_FILTERS = ("center", "service", "place", "basis", "city", "industry")
_GUESSED = ("pinyin", "initials")
_TYPE = re.compile(
    r"分度号?\s?(?P<after>[A-Z])(?![A-Za-z])|(?<![A-Za-z])(?P<before>[A-Z])(?:型|分度)"
)


def choice_of(entry: Entry) -> Choice:
    """An entry as the question holds it."""
    return Choice(entry.slug, entry.name)


def read_instrument(reading: Reading, found: list[Mention]) -> None:
    """The instrument asked for: the first one named, and of names that touch the last, which is
    the head of a Chinese compound (电子天平砝码 is a weight)."""
    named = [mention for mention in found if _names_instrument(reading, mention)]
    if not named:
        _read_near_miss(reading, found)
        return
    chosen = named[0]
    for following in named[1:]:
        if following.start != chosen.end:
            break
        chosen = following
    _take_instrument(reading, chosen)
    _read_type(reading)
    for other in named:
        if other is not chosen:
            _mention_other(reading, other, chosen)


def _names_instrument(reading: Reading, mention: Mention) -> bool:
    """Initials that are a unit or an everyday abbreviation name nothing."""
    if mention.kind != "instrument":
        return False
    if mention.namings[0].manner != "initials":
        return True
    written = reading.written(mention)
    return written.lower() not in NO_INITIALS and not reading.lexicon.vocabulary.units.find(written)


def _take_instrument(reading: Reading, mention: Mention) -> None:
    first, *others = _instruments(mention.namings)
    reading.choose("instrument", choice_of(first.entry), mention.start, mention.end)
    written = reading.written(mention)
    if mention.nearly or first.manner in _GUESSED:
        reading.note("instrument", "info", f"“{written}”按“{first.entry.name}”理解")
    same = [other.entry for other in others if other.manner == first.manner]
    if same:
        names = "、".join(entry.name for entry in same[:3])
        better = reading.replaced(mention.start, mention.end, same[0].name)
        reading.note("instrument", "doubt", f"“{written}”也可能指{names}", better)


def _instruments(namings: Iterable[Naming]) -> list[Naming]:
    return [naming for naming in namings if naming.entry.kind == "instrument"]


def _read_type(reading: Reading) -> None:
    """A type named apart from its instrument: 热电偶 K型, 分度号S的热电偶."""
    general = reading.choices["instrument"].name
    for letter in _TYPE.finditer(fold(reading.unread())):
        named = reading.lexicon.get(f"{letter['before'] or letter['after']}型{general}")
        kinds = [naming.entry for naming in named if naming.entry.kind == "instrument"]
        if kinds:
            reading.choose("instrument", choice_of(kinds[0]), *letter.span())
            return


def _mention_other(reading: Reading, other: Mention, chosen: Mention) -> None:
    """A second instrument: the same or a more general one adds nothing, another stays text."""
    entry, main = other.namings[0].entry, chosen.namings[0].entry
    ancestors = set(reading.lexicon.vocabulary.ancestors(main.slug))
    if entry.slug == main.slug or entry.slug in ancestors:
        reading.take(other.start, other.end)
    elif other.end != chosen.start:
        reading.note("instrument", "info", f"只按“{main.name}”查找，“{entry.name}”按文字匹配")


def _read_near_miss(reading: Reading, found: list[Mention]) -> None:
    """An instrument that is nearly written, unless all its characters have a meaning already."""
    firm = bytearray(reading.taken)
    known = bytearray(reading.taken)
    for mention in found:
        known[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
        if mention.kind not in ("quantity", "field", "industry"):
            firm[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    missed = reading.lexicon.near_misses.find(reading.text, gaps_in(firm))
    if missed is not None and known.find(0, missed.start, missed.end) >= 0:
        _take_instrument(reading, missed)


def read_filters(reading: Reading, found: list[Mention]) -> None:
    """The filters, each from the first name of its kind; asking words; places elsewhere."""
    # 武汉附近: cities first, so that what is said of 附近 knows of them.
    for mention in sorted(found, key=lambda mention: mention.kind != "city"):
        if not reading.is_free(mention.start, mention.end):
            continue
        if mention.kind in _FILTERS:
            _read_filter(reading, mention)
        elif mention.kind == "asking":
            _read_asking(reading, mention)
        elif mention.kind == "outside":
            reading.take(mention.start, mention.end)
            text = f"“{reading.written(mention)}”不在湖北省内，未按地区筛选"
            reading.note("city", "info", text)


def _read_filter(reading: Reading, mention: Mention) -> None:
    naming = mention.namings[0]
    part = mention.kind
    if part in reading.choices:
        if reading.choices[part].slug != naming.entry.slug:
            first, second = reading.choices[part].name, naming.entry.name
            reading.note(part, "info", f"只按“{first}”筛选，“{second}”未用")
        reading.take(mention.start, mention.end)
        return
    reading.choose(part, choice_of(naming.entry), mention.start, _read_service_in(reading, mention))
    if naming.manner == "part":
        written = reading.written(mention)
        reading.note(part, "info", f"“{written}”属{naming.entry.name}，按{naming.entry.name}筛选")


def _read_service_in(reading: Reading, mention: Mention) -> int:
    """Where the place itself ends: 现场校准 names a service too, unless one was named before."""
    for service in reading.lexicon.vocabulary.services.values():
        at = reading.text.find(service.name, mention.start, mention.end)
        if mention.kind == "place" and at > mention.start and "service" not in reading.choices:
            choice = Choice(service.slug, service.name)
            reading.choose("service", choice, at, at + len(service.name))
            return at
    return mention.end


def _read_asking(reading: Reading, mention: Mention) -> None:
    intent = mention.namings[0].entry.slug
    reading.take(mention.start, mention.end)
    if intent == "near" and "city" in reading.choices:
        intent = "near_city"
    if intent in INTENT_NOTES and not (intent == "any_service" and "service" in reading.choices):
        word = reading.written(mention)
        part = (
            "service"
            if intent == "any_service"
            else "city"
            if intent.startswith("near")
            else "text"
        )
        reading.note(part, "info", INTENT_NOTES[intent].format(word=word))


def read_quantity_or_field(reading: Reading, found: list[Mention], ranged: bool) -> None:
    """A quantity asked for by name, or a field.

    Many words are both (温度, 角度): the quantity is meant, but a whole field where the question
    has no range (长度 alone).
    """
    for mention in found:
        if not reading.is_free(mention.start, mention.end):
            continue
        entries = {naming.entry.kind: naming for naming in reversed(mention.namings)}
        field = entries.get("field")
        if "quantity" in entries and not (field and field.order[2] == 0 and not ranged):
            _read_first(reading, "quantity", entries["quantity"].entry, mention)
        elif field:
            _read_first(reading, "field", field.entry, mention)


def _read_first(reading: Reading, part: str, entry: Entry, mention: Mention) -> None:
    """The first of its kind is asked for; a quantity that a range has already is only named."""
    vocabulary = reading.lexicon.vocabulary
    roots = {root(each.quantity, vocabulary) for each in reading.ranges}
    roots |= {root(each.quantity, vocabulary) for each in reading.conditions}
    if part not in reading.choices:
        reading.choose(part, choice_of(entry), mention.start, mention.end)
    elif part == "quantity" and root(entry.slug, vocabulary) in roots:
        reading.take(mention.start, mention.end)


def read_direction(reading: Reading, found: list[Mention]) -> None:
    """测量 or 输出 beside a quantity or a figure says which of the two is asked for."""
    figures = {edge for span in reading.spans if span.part == "range" for edge in _edges(span)}
    names = {edge for mention in found if mention.kind == "quantity" for edge in _edges(mention)}
    for mention in found:
        if mention.kind != "direction" or not reading.is_free(mention.start, mention.end):
            continue
        if (figures | names).isdisjoint(_edges(mention)) or reading.direction:
            reading.take(mention.start, mention.end)
        else:
            reading.direction = mention.namings[0].entry.slug
            reading.mark("direction", mention.start, mention.end)


def _edges(place: Mention | Span) -> tuple[int, int]:
    return place.start, place.end
