"""Every name of a vocabulary and of the centers, each with what it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.vocabulary.entries import Instrument, Named
from registry.vocabulary.vocabulary import Vocabulary
from search.analysis import key, pinyin_tokens
from search.understand.naming import Entry, Naming, naming
from search.understand.words import ASKING, INSTRUMENT_WORDS, OUTSIDE, QUANTITY_STOPS, SERVICE_WORDS


def namings(vocabulary: Vocabulary) -> Iterator[tuple[str, Naming]]:
    """Every name with what it stands for, as it is written; some stand for several things."""
    yield from _instruments(vocabulary)
    yield from _listed("service", vocabulary.services.values())
    yield from _listed("place", vocabulary.places.values())
    yield from _listed("basis", vocabulary.bases.values())
    yield from _listed("industry", vocabulary.industries.values())
    yield from _spelled("city", vocabulary.cities.values())
    yield from _counties(vocabulary)
    yield from _quantities(vocabulary)
    yield from _fields(vocabulary)
    yield from _words(vocabulary)


def center_namings(centers: Iterable[Named]) -> Iterator[tuple[str, Naming]]:
    """Every name of the centers, their slugs and pinyin included."""
    return _spelled("center", centers)


def _instruments(vocabulary: Vocabulary) -> Iterator[tuple[str, Naming]]:
    for instrument in vocabulary.instruments.values():
        entry = Entry("instrument", instrument.slug, instrument.name)
        depth = sum(1 for _ in vocabulary.ancestors(instrument.slug))
        for manner, names in _names_of(instrument):
            called = naming(entry, manner, depth)
            yield from ((name, called) for name in names)


def _names_of(instrument: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "name", (instrument.name,)
    yield "alias", instrument.aliases
    yield "english", (instrument.name_en, *instrument.aliases_en)
    readings = ((instrument.name, instrument.pinyin), *((name, "") for name in instrument.aliases))
    for name, reading in readings:
        full, *initials = pinyin_tokens(name, reading) or ("",)
        yield "pinyin", (full,)
        yield "initials", tuple(initials)


def _listed(kind: str, entries: Iterable[Named]) -> Iterator[tuple[str, Naming]]:
    for named in entries:
        entry = Entry(kind, named.slug, named.name)
        yield named.name, naming(entry, "name")
        yield from ((alias, naming(entry, "alias")) for alias in named.aliases)


def _spelled(kind: str, entries: Iterable[Named]) -> Iterator[tuple[str, Naming]]:
    """Names that are typed in pinyin too; a center also goes by its slug."""
    for named in entries:
        yield from _listed(kind, (named,))
        entry = Entry(kind, named.slug, named.name)
        yield named.slug, naming(entry, "slug")
        for name in (named.name, *named.aliases):
            yield from ((full, naming(entry, "pinyin")) for full in pinyin_tokens(name)[:1])


def _counties(vocabulary: Vocabulary) -> Iterator[tuple[str, Naming]]:
    """A county stands for the division it lies in (襄城区 for 襄阳市)."""
    for county in vocabulary.counties.values():
        city = vocabulary.cities[county.city]
        part = naming(Entry("city", city.slug, city.name), "part")
        yield from ((name, part) for name in (county.name, *county.aliases))


def _quantities(vocabulary: Vocabulary) -> Iterator[tuple[str, Naming]]:
    for quantity in vocabulary.quantities.values():
        entry = Entry("quantity", quantity.slug, quantity.name)
        for manner, names in (
            ("name", (quantity.name,)),
            ("alias", quantity.aliases),
            ("english", (quantity.name_en,)),
        ):
            used = (name for name in names if key(name) not in QUANTITY_STOPS)
            yield from ((name, naming(entry, manner)) for name in used)


def _fields(vocabulary: Vocabulary) -> Iterator[tuple[str, Naming]]:
    for field in vocabulary.fields.values():
        entry = Entry("field", field.slug, field.name)
        depth = 0 if field.parent is None else 1
        yield field.name, naming(entry, "name", depth)
        yield field.name_en, naming(entry, "english", depth)
        yield from ((alias, naming(entry, "alias", depth)) for alias in field.aliases)


def _words(vocabulary: Vocabulary) -> Iterator[tuple[str, Naming]]:
    """Words that are not in the vocabulary; asking words go before every alias."""
    for intent, words in ASKING.items():
        entry = Entry("asking", intent, "")
        yield from ((word, naming(entry, "slug")) for word in words)
    for slug, words in SERVICE_WORDS.items():
        if slug in vocabulary.services:
            entry = Entry("service", slug, vocabulary.services[slug].name)
            yield from ((word, naming(entry, "english")) for word in words)
    for slug, words in INSTRUMENT_WORDS.items():
        if slug in vocabulary.instruments:
            entry = Entry("instrument", slug, vocabulary.instruments[slug].name)
            yield from ((word, naming(entry, "alias")) for word in words)
    for name in OUTSIDE:
        yield name, naming(Entry("outside", "", name), "alias")
    for slug, word in (("measure", "测量"), ("source", "输出")):
        yield word, naming(Entry("direction", slug, word), "alias")
