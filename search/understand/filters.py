"""The parts of a question that are names: filters, quantity, field, and asking words."""

from __future__ import annotations

from search.analysis import is_han
from search.question import Choice, Span
from search.understand.demanded import root
from search.understand.naming import Entry, Mention, choice_of
from search.understand.reading import Reading
from search.understand.words import ASKING_ALONE, INTENT_NOTES

_FILTERS = ("center", "service", "place", "basis", "city", "industry")
_OPENING = ("service", "place", "basis", "industry", "field")
"""Kinds whose names also open the name of something else: 测试 of 测试台, 激光 of 激光切割机."""

_PART_OF_INTENT = {"any_service": "service", "near": "city", "near_city": "city"}


def read_filters(reading: Reading, found: list[Mention]) -> None:
    """The filters, each from the first name of its kind; asking words; places elsewhere."""
    starts = _starts(reading, found)
    # 武汉附近: cities first, so that what is said of 附近 knows of them.
    for mention in sorted(found, key=lambda mention: mention.kind != "city"):
        if not reading.is_free(mention.start, mention.end) or _opens(reading, mention, starts):
            continue
        if mention.kind in _FILTERS:
            _read_filter(reading, mention)
        elif mention.kind == "asking":
            _read_asking(reading, mention)
        elif mention.kind == "outside":
            reading.take(mention.start, mention.end)
            text = f"“{reading.written(mention)}”不在湖北省内，未按地区筛选"
            reading.note("city", "info", text)


def _starts(reading: Reading, found: list[Mention]) -> set[int]:
    """Where names begin that are not themselves the beginning of an unknown word."""
    starts: set[int] = set()
    for mention in reversed(found):
        if not _opens(reading, mention, starts):
            starts.add(mention.start)
    return starts


def _opens(reading: Reading, mention: Mention, starts: set[int]) -> bool:
    """Whether the name is only the beginning of an unknown word, which stays text."""
    following = reading.text[mention.end : mention.end + 1]
    known = mention.end in starts or following in ASKING_ALONE
    return mention.kind in _OPENING and is_han(following) and not known


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
        part = _PART_OF_INTENT.get(intent, "text")
        reading.note(part, "info", INTENT_NOTES[intent].format(word=word))


def read_quantity_or_field(reading: Reading, found: list[Mention], ranged: bool) -> None:
    """A quantity asked for by name, or a field.

    Many words are both (温度, 角度): the quantity is meant, but a whole field where the question
    has no range (长度 alone).
    """
    starts = _starts(reading, found)
    for mention in found:
        if not reading.is_free(mention.start, mention.end):
            continue
        entries = {naming.entry.kind: naming for naming in reversed(mention.namings)}
        field = entries.get("field")
        if "quantity" in entries and not (field and field.order[2] == 0 and not ranged):
            _read_first(reading, "quantity", entries["quantity"].entry, mention)
        elif field and not _opens(reading, mention, starts):
            _read_first(reading, "field", field.entry, mention)


def _read_first(reading: Reading, part: str, entry: Entry, mention: Mention) -> None:
    """The first of its kind is asked for; a quantity that a range has already is only named, one
    that the instrument does not measure is no part of the question."""
    vocabulary = reading.lexicon.vocabulary
    ranged = {root(each.quantity, vocabulary) for each in reading.ranges}
    ranged |= {root(each.quantity, vocabulary) for each in reading.conditions}
    own = {root(slug, vocabulary) for slug in reading.own_quantities()}
    is_ranged = part == "quantity" and root(entry.slug, vocabulary) in ranged
    is_own = part == "field" or not own or root(entry.slug, vocabulary) in own
    if part not in reading.choices and (is_own or is_ranged):
        reading.choose(part, choice_of(entry), mention.start, mention.end)
    elif is_ranged:
        reading.take(mention.start, mention.end)


def read_direction(reading: Reading, found: list[Mention]) -> None:
    """测量 or 输出 beside a quantity or a figure says which of the two is asked for; before a
    figure it is said of that (输出 4-20mA of a transmitter: of a condition), else of the one it
    follows."""
    places: list[Mention | Span] = [mention for mention in found if mention.kind == "quantity"]
    places += [span for span in reading.spans if span.part in ("range", "condition")]
    asides = [span for span in reading.spans if span.part == "condition"]
    for mention in found:
        if mention.kind != "direction" or not reading.is_free(mention.start, mention.end):
            continue
        said_of = next(
            (place for place in places if _touch(reading, mention, place)),
            next((place for place in places if _touch(reading, place, mention)), None),
        )
        if said_of is None or said_of in asides or reading.direction:
            reading.take(mention.start, mention.end)
        else:
            reading.direction = mention.namings[0].entry.slug
            reading.mark("direction", mention.start, mention.end)


def _touch(reading: Reading, one: Mention | Span, other: Mention | Span) -> bool:
    """Whether one place follows the other with nothing but space between."""
    between = reading.text[one.end : other.start]
    return one.end <= other.start and not between.strip()
