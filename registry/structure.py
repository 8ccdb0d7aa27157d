"""One row of a scope as structure: what the words of its cells mean (exchange.md).

Each cell is read by its own module; here they are put together and what was not read is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from registry.measurement.accuracy import read_accuracy
from registry.measurement.classes import ClassSystem
from registry.measurement.conditions import read_conditions
from registry.measurement.folding import fold
from registry.measurement.ranges import RangeReading, read_ranges
from registry.measurement.units import Quantity
from registry.measurement.values import Accuracy, Condition, MeasuringRange, Part, Scope
from registry.vocabulary import Vocabulary
from registry.vocabulary.entries import Named
from registry.vocabulary.instrument_names import find_instrument

NAME = "仪器名称"
QUANTITY = "被测量"
RANGE = "测量范围"
CONDITION = "条件"
ACCURACY = "测量不确定度或准确度等级或最大允许误差"
WHOSE = "指标归属"
SERVICE = "服务类别"
DIRECTION = "测量或输出"
PLACE = "服务地点"
BASIS = "资格依据"

_LIST = re.compile(r"[;；、/\n]")
_STANDARD = "标准器"
_SOURCE = "输出"
_LONGEST_NOTE = 300


def read_scope(cells: Mapping[str, str], vocabulary: Vocabulary) -> Scope:
    """The structure of one row; ``cells`` holds its text by the headings of the exchange format.

    Never raises. A row whose range cannot be read has no parts; ``note`` says in Chinese which
    cell was not read, and why. Words of closed lists that are not known are left out here: that
    they are an error is for the import to say.
    """
    name = _cell(cells, NAME)
    asked = _quantities(_cell(cells, QUANTITY), vocabulary)
    instrument = find_instrument(name, vocabulary, _measured(cells, asked, vocabulary))
    row = _Row(cells, vocabulary, instrument, tuple(asked))
    ranges = row.ranges()
    conditions = read_conditions(_cell(cells, CONDITION), vocabulary.units)
    kept, extra = row.split(ranges) if ranges.certain else ((), ())
    parts = row.parts(kept)
    notes = [
        f"范围未结构化：{ranges.note or '单位与被测量不符'}" if not kept else "",
        f"条件：{conditions.note or '未能读懂'}" if not conditions.certain else "",
        _accuracy_note(_cell(cells, ACCURACY), parts),
    ]
    note = "；".join(note for note in notes if note)
    return Scope(
        instrument=instrument,
        quantity=_main_slug(parts, row.quantity),
        parts=parts,
        conditions=(*extra, *ranges.conditions, *conditions.conditions),
        structured=not note,
        note=note[:_LONGEST_NOTE],
        services=_slugs(_cell(cells, SERVICE), vocabulary.services.values()),
        direction="source" if _cell(cells, DIRECTION) == _SOURCE else "measure",
        places=_slugs(_cell(cells, PLACE), vocabulary.places.values()) or ("lab",),
        bases=_slugs(_cell(cells, BASIS), vocabulary.bases.values()) or ("promised",),
    )


def class_system_of(instrument: str | None, vocabulary: Vocabulary) -> ClassSystem | None:
    """The class system of an instrument, or of its nearest ancestor that has one."""
    if instrument is None:
        return None
    for slug in (instrument, *vocabulary.ancestors(instrument)):
        system = vocabulary.instruments[slug].class_system
        if system is not None:
            return vocabulary.class_systems.get(system)
    return None


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a row with what its names say. ``asked`` are the quantities it names."""

    cells: Mapping[str, str]
    vocabulary: Vocabulary
    instrument: str | None
    asked: tuple[Quantity, ...]

    @property
    def quantity(self) -> Quantity | None:
        """The quantity named in the row, else that of its instrument."""
        if self.asked:
            return self.asked[0]
        slug = self.vocabulary.instruments[self.instrument].quantity if self.instrument else None
        return self.named_in_name(slug) or self.vocabulary.quantities.get(slug or "")

    def named_in_name(self, general: str | None) -> Quantity | None:
        """The quantity that the name of the row is (直流电压), or a kind of the instrument's that
        it holds (交流电压 of 交流电压表)."""
        name = fold(_cell(self.cells, NAME))
        if general is None:
            return self.vocabulary.units.named(name)
        kinds = [slug for slug in self.vocabulary.narrower(general) if slug != general]
        known = (self.vocabulary.quantities[slug] for slug in kinds)
        return next((quantity for quantity in known if fold(quantity.name) in name), None)

    def ranges(self) -> RangeReading:
        text = _cell(self.cells, RANGE)
        if not text:
            return RangeReading(certain=False, note="没有写测量范围")
        return read_ranges(text, self.vocabulary.units, quantity=self.quantity)

    def split(
        self, reading: RangeReading
    ) -> tuple[tuple[MeasuringRange, ...], tuple[Condition, ...]]:
        """The ranges that are measured, and those that are conditions (``10 V, 40 Hz～1 kHz``).

        A range of another quantity than the row's is measured too where 被测量, the instrument or
        the accuracy names that quantity (温湿度试验箱), else it is a condition.
        """
        own = [each for each in reading.ranges if self.is_main(each)]
        if not own:
            return () if self.asked else _one_a_quantity(reading.ranges), ()
        measured = [each for each in reading.ranges if each in own or self.is_measured(each)]
        others = [each for each in reading.ranges if each not in measured]
        return _one_a_quantity(measured), tuple(_condition(each) for each in others)

    def is_main(self, found: MeasuringRange) -> bool:
        return self.quantity is None or self.kin(found.quantity, self.quantity.slug)

    def is_measured(self, found: MeasuringRange) -> bool:
        if any(self.kin(found.quantity, slug) for slug in self.named_slugs()):
            return True
        quantity = self.vocabulary.quantities.get(found.quantity or "")
        said = fold(_cell(self.cells, NAME) + _cell(self.cells, ACCURACY))
        return quantity is not None and any(
            fold(name) in said for name in (quantity.name, *quantity.aliases) if len(name) > 1
        )

    def named_slugs(self) -> tuple[str, ...]:
        """The quantities the row names, else all that its instrument measures."""
        if self.asked:
            return tuple(quantity.slug for quantity in self.asked)
        if self.instrument is None:
            return ()
        return self.vocabulary.instruments[self.instrument].quantities

    def kin(self, one: str | None, other: str) -> bool:
        """Whether two quantities are one, or one is a kind of the other."""
        if one is None or one == other:
            return True
        narrower = self.vocabulary.narrower
        return one in narrower(other) or other in narrower(one)

    def parts(self, ranges: Sequence[MeasuringRange]) -> tuple[Part, ...]:
        quantities = [self.quantity_of(each) for each in ranges]
        return tuple(
            Part(
                each,
                self.accuracy(
                    each, quantity, [other for other in quantities if other and other != quantity]
                ),
            )
            for each, quantity in zip(ranges, quantities, strict=True)
        )

    def quantity_of(self, found: MeasuringRange) -> Quantity | None:
        return self.vocabulary.quantities.get(found.quantity or "") or self.quantity

    def accuracy(
        self, found: MeasuringRange, quantity: Quantity | None, others: Sequence[Quantity]
    ) -> Accuracy:
        units = self.vocabulary.units
        return read_accuracy(
            _cell(self.cells, ACCURACY),
            units,
            quantity=quantity,
            interval=found.hull if found.intervals else None,
            system=self.system(quantity),
            of="standard" if _cell(self.cells, WHOSE) == _STANDARD else "service",
            unit=units[found.unit] if found.unit else None,
            system_of=self.system_named,
            others=others,
        )

    def system(self, quantity: Quantity | None) -> ClassSystem | None:
        """The class system of the row's instrument, where it is of this quantity."""
        system = class_system_of(self.instrument, self.vocabulary)
        if system is None or system.quantity is None or quantity is None:
            return system
        return system if self.kin(quantity.slug, system.quantity) else None

    def system_named(self, name: str) -> ClassSystem | None:
        return class_system_of(find_instrument(name, self.vocabulary, None), self.vocabulary)


def _cell(cells: Mapping[str, str], heading: str) -> str:
    return cells.get(heading, "").strip()


def _measured(
    cells: Mapping[str, str], asked: Sequence[Quantity], vocabulary: Vocabulary
) -> str | None:
    """The quantity that tells instruments of one name apart: named, else that of the range's
    unit (功率计 in dBm and in W)."""
    if asked:
        return asked[0].slug
    ranges = read_ranges(_cell(cells, RANGE), vocabulary.units).ranges
    return ranges[0].quantity if ranges else None


def _quantities(text: str, vocabulary: Vocabulary) -> list[Quantity]:
    named = (vocabulary.units.named(item) for item in _LIST.split(text) if item.strip())
    return list(dict.fromkeys(quantity for quantity in named if quantity is not None))


def _one_a_quantity(ranges: Iterable[MeasuringRange]) -> tuple[MeasuringRange, ...]:
    """Ranges of one quantity joined, in the order they stand."""
    joined: dict[str | None, MeasuringRange] = {}
    for each in ranges:
        before = joined.get(each.quantity)
        joined[each.quantity] = each if before is None else _joined(before, each)
    return tuple(joined.values())


def _joined(one: MeasuringRange, other: MeasuringRange) -> MeasuringRange:
    return replace(
        one,
        intervals=(*one.intervals, *other.intervals),
        items=(*one.items, *other.items),
        text=f"{one.text}；{other.text}",
        notes=tuple(dict.fromkeys((*one.notes, *other.notes))),
    )


def _condition(found: MeasuringRange) -> Condition:
    return Condition(found.quantity, found.intervals, found.unit, found.items, text=found.text)


def _main_slug(parts: Sequence[Part], quantity: Quantity | None) -> str | None:
    if parts and parts[0].range.quantity:
        return parts[0].range.quantity
    return quantity.slug if quantity else None


def _accuracy_note(text: str, parts: Sequence[Part]) -> str:
    """Why the accuracy was not read; a cell without range is not judged for its accuracy."""
    unread = [part.accuracy for part in parts if not part.accuracy.readable]
    if unread:
        return f"准确度：{'、'.join(unread[0].notes)}"
    silent = all(part.accuracy.statement == "none" and part.accuracy.notes for part in parts)
    return f"准确度：{'、'.join(parts[0].accuracy.notes)}" if parts and text and silent else ""


def _slugs(text: str, entries: Iterable[Named]) -> tuple[str, ...]:
    """The entries of a closed list that a cell names, in the order it names them."""
    names = {
        fold(name).casefold(): entry.slug
        for entry in entries
        for name in (entry.slug, entry.name, *entry.aliases)
    }
    items = (fold(item).strip().casefold() for item in _LIST.split(text))
    return tuple(dict.fromkeys(names[item] for item in items if item in names))
