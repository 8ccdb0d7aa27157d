"""Quantities and units as values, and the table that finds a unit by any of its spellings."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from types import MappingProxyType

from registry.measurement.folding import fold
from registry.measurement.spelling import PREFIXES, variants, with_prefix

_LONGEST = 32
"""Characters a unit may take, so that looking for one never depends on the length of the text."""

_ONE_SIGN = (0x2103, 0x2109, *range(0x3371, 0x33E0))
"""Characters that hold a whole unit: ℃, ℉ and the squares of Unicode (㎫, ㎜, ㏒)."""

_CONTINUED = {
    "分": "度之辨",
    "度": "盘",
    "秒": "表",
    "天": "平",
    "米": "制",
    "时": "间",
    "日": "期",
    "年": "度",
    "丝": "杆杠锥",
    "道": "次",
    "法": "兰拉",
    "开": "关",
    "安": "全",
}
"""What follows a unit's last character where it is no unit: 一天平, 0.02分度值."""

_CURRENTS = ("AC", "DC")
"""What is written right behind a volt or an ampere."""

_LIKELIER = {"mPa": "MPa", "mHz": "MHz", "Mm": "mm", "MA": "mA", "Mg": "mg", "Ms": "ms"}
"""Units as written that are more often a slip in the case of the prefix."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A kind of quantity. ``si_unit`` is the code of its coherent unit; ``zero`` is where its
    relative figures start (273.15 for temperatures, taken on the Celsius scale); ``signed`` says
    whether values below zero exist (temperature, level, gauge pressure)."""

    slug: str
    name: str
    name_en: str
    field: str
    dimension: str
    si_unit: str
    aliases: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    zero: float = 0.0
    signed: bool = False
    logarithmic: bool = False
    broader: str | None = None
    """The quantity this one is a kind of: 直流电压 is a 电压, and satisfies a demand for it."""
    source: str = ""
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: ``si = (value + offset) * factor``. ``symbol`` is how it is printed, ``spellings``
    every other way people write it (without SI prefixes where ``prefixes`` allows them).
    ``quantities`` are the slugs it may stand for, the usual one first."""

    code: str
    symbol: str
    name: str
    dimension: str
    factor: float
    offset: float = 0.0
    quantities: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    prefixes: bool = False
    source: str = ""
    verified: bool = True

    def to_si(self, value: float) -> float:
        """A reading of this unit in SI (offset and scale)."""
        return (value + self.offset) * self.factor

    def from_si(self, value: float) -> float:
        """An SI magnitude as a reading of this unit."""
        return value / self.factor - self.offset

    def width_to_si(self, value: float) -> float:
        """A difference (an error, an uncertainty) in SI: scaled, never offset."""
        return value * self.factor


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """A unit found in a text. ``written`` is how it stands there; ``slip`` says that the case is
    not as the unit is written; ``likelier`` is the unit more often meant where the case of the
    prefix decides."""

    end: int
    unit: Unit
    slip: bool = False
    likelier: Unit | None = None
    written: str = ""

    @property
    def doubtful(self) -> bool:
        return self.likelier is not None


def _prefixed(unit: Unit) -> Iterator[Unit]:
    """The unit with each SI prefix: the factor is exact to the last digit a float can hold."""
    base = Fraction(repr(unit.factor))
    written = dict.fromkeys((unit.symbol, unit.name, *unit.spellings))
    for symbol, power, chinese in PREFIXES:
        names = (with_prefix(form, symbol, chinese) for form in written)
        yield replace(
            unit,
            code=symbol + unit.code,
            symbol=symbol + unit.symbol,
            name=with_prefix(unit.name, symbol, chinese) or symbol + unit.name,
            factor=float(base * Fraction(10) ** power),
            spellings=tuple(name for name in names if name),
            prefixes=False,
        )


def _same_prefix(unit: Unit, written: str) -> bool:
    """Whether the first letter of a slip is the unit's own, or K for kilo."""
    return unit.symbol[:1] == written[:1] or (unit.symbol[:1], written[:1]) == ("k", "K")


class UnitTable:
    """Units by code and by every spelling, with the SI prefixes expanded.

    Where two units share a spelling, the one that declares it as its symbol comes first, then
    the one that names it, then what a prefix makes; within each the order of the table. So
    ``min`` is a minute and never a milli-inch.
    """

    def __init__(self, units: Iterable[Unit], quantities: Iterable[Quantity]) -> None:
        declared = tuple(units)
        self.quantities: Mapping[str, Quantity] = MappingProxyType(
            {quantity.slug: quantity for quantity in quantities}
        )
        self._units: dict[str, Unit] = {fold(unit.code): unit for unit in declared}
        self._spellings: dict[str, tuple[Unit, ...]] = {}
        self._slips: dict[str, tuple[Unit, ...]] = {}
        self._starts: dict[str, tuple[int, ...]] = {}
        self._names = self._named_quantities()
        derived = tuple(self._derived(declared))
        ranks: dict[str, list[tuple[int, Unit]]] = {}
        for rank, unit in (*((0, unit) for unit in declared), *((2, unit) for unit in derived)):
            _note_spellings(ranks, unit, rank)
        for sign in map(chr, _ONE_SIGN):
            known = ranks.get(fold(unicodedata.normalize("NFKC", sign)))
            if known:
                ranks.setdefault(sign, []).extend(known)
        self._index(ranks)

    def _derived(self, declared: tuple[Unit, ...]) -> Iterator[Unit]:
        for unit in declared:
            for made in _prefixed(unit) if unit.prefixes else ():
                if fold(made.code) not in self._units:
                    self._units[fold(made.code)] = made
                    yield made

    def _named_quantities(self) -> dict[str, Quantity]:
        names: dict[str, Quantity] = {}
        for quantity in self.quantities.values():
            names.setdefault(fold(quantity.name), quantity)
        for quantity in self.quantities.values():
            for alias in (*quantity.aliases, *quantity.symbols):
                names.setdefault(fold(alias), quantity)
        return names

    def _index(self, ranks: dict[str, list[tuple[int, Unit]]]) -> None:
        slips: dict[str, list[Unit]] = {}
        lengths: dict[str, set[int]] = {}
        for spelling, found in ranks.items():
            units = dict.fromkeys(unit for _, unit in sorted(found, key=lambda pair: pair[0]))
            self._spellings[spelling] = tuple(units)
            slips.setdefault(spelling.casefold(), []).extend(units)
            lengths.setdefault(spelling[0].casefold(), set()).add(len(spelling))
        self._slips = {key: tuple(dict.fromkeys(units)) for key, units in slips.items()}
        self._starts = {
            first: tuple(sorted(sizes, reverse=True)) for first, sizes in lengths.items()
        }

    def __getitem__(self, code: str) -> Unit:
        """The unit of that code. Raises ``KeyError``."""
        return self._units[fold(code)]

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and fold(code) in self._units

    def __iter__(self) -> Iterator[Unit]:
        return iter(self._units.values())

    def __len__(self) -> int:
        return len(self._units)

    def find(self, spelling: str) -> tuple[Unit, ...]:
        """Every unit written so, the usual one first; empty when there is none.

        Where no unit is written exactly so, the case is taken for a slip (``Mpa``, ``KPa``).
        """
        written = fold(spelling).strip()
        return self._spellings.get(written) or self._slipped(written)

    def _slipped(self, written: str) -> tuple[Unit, ...]:
        """Units that differ by case only. Who types ``mpa`` did not mind the case: then the unit
        in use (MPa) comes before the odd one (mPa)."""
        units = self._slips.get(written.casefold(), ())
        return tuple(
            sorted(
                units,
                key=lambda unit: (unit.code in _LIKELIER, not _same_prefix(unit, written)),
            )
        )

    def match(self, text: str, start: int) -> list[UnitMatch]:
        """The units that ``text`` holds at ``start``, longest first, then the usual one first.

        A unit does not end amid a word (``m`` in ``max``) or before an ideograph that makes it
        another word (``分`` in ``分度值``).
        """
        window = fold(text[start : start + _LONGEST + 1])
        found: list[UnitMatch] = []
        for size in self._starts.get(window[:1].casefold(), ()):
            if size <= len(window) and _ends_well(window, size):
                found.extend(self._matches(window[:size], start + size))
        return found

    def _matches(self, written: str, end: int) -> Iterator[UnitMatch]:
        exact = self._spellings.get(written)
        if exact:
            return (
                UnitMatch(end, unit, likelier=self.likelier(unit), written=written)
                for unit in exact
            )
        return (UnitMatch(end, unit, slip=True, written=written) for unit in self._slipped(written))

    def likelier(self, unit: Unit) -> Unit | None:
        """The unit that is more often meant where this one is written (``mPa``), else None."""
        return self._units.get(_LIKELIER.get(unit.code, ""))

    def named(self, name: str) -> Quantity | None:
        """The quantity of that name, alias or symbol."""
        return self._names.get(fold(name).strip())

    def for_quantity(self, slug: str) -> tuple[Unit, ...]:
        """The units that may stand for the quantity, in the order of the table."""
        return tuple(unit for unit in self if slug in unit.quantities)

    def si_unit(self, quantity_slug: str) -> Unit:
        """The coherent unit of the quantity. Raises ``KeyError``."""
        return self[self.quantities[quantity_slug].si_unit]


def _ends_well(window: str, size: int) -> bool:
    """Whether a unit may end before ``window[size]``."""
    if size == len(window):
        return True
    last, following = window[size - 1], window[size]
    if window[size : size + 2].upper() in _CURRENTS and last in "VA":
        return True
    if last.isascii() and last.isalnum():
        same_word = following.isalpha() or (last.isdigit() and following.isdigit())
        return not (following.isascii() and same_word)
    return following not in _CONTINUED.get(last, "")


def _note_spellings(ranks: dict[str, list[tuple[int, Unit]]], unit: Unit, rank: int) -> None:
    """Add every form of the unit: its symbol and code at ``rank``, names and guesses after."""
    for offset, written in ((0, (unit.symbol, unit.code)), (1, (unit.name, *unit.spellings))):
        for spelling in written:
            for guess, form in enumerate(variants(spelling)):
                if 0 < len(form) <= _LONGEST:
                    place = rank + offset + (3 if guess else 0)
                    ranks.setdefault(form, []).append((place, unit))
