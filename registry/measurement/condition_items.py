"""Conditions that hold figures and yet are no figures: types, nominal sizes, nuclides, phases."""

from __future__ import annotations

import re

from registry.measurement.range_items import nominal_size
from registry.measurement.units import UnitTable

_TYPED = frozenset(
    ("型号", "类型", "种类", "核素", "介质", "材料", "材质", "辐射质", "中子源", "放射源")
)
"""What a condition names by words: what follows is a list of them."""

_RADIANT = frozenset(("核素", "辐射质", "中子源", "放射源"))
_LIST = re.compile("[、,]|或者?|以及|及(?!以)|和")
_VOLTS = r"3 ?× ?\d{1,6}(?:\.\d{1,4})?(?:/\d{1,6}(?:\.\d{1,4})?)? ?k?V"
_PHASES = re.compile(rf"{_VOLTS}(?: ?~ ?{_VOLTS})?")
_FIGURE = re.compile(r"[-+±(]? ?\d[\d.]*")
_FIGURE_WITHIN = re.compile(r"[ ~±<>≤≥=:] ?[-+]?\d")
_NUCLIDE = re.compile(r"\d{1,3}m?(?P<symbol>[A-Z][a-z]?)(?![a-z\d])")
_ELEMENTS = frozenset(
    re.findall(
        "[A-Z][a-z]?",
        "HHeLiBeBCNOFNeNaMgAlSiPSClArKCaScTiVCrMnFeCoNiCuZnGaGeAsSeBrKrRbSrYZrNbMoTcRuRhPd"
        "AgCdInSnSbTeIXeCsBaLaCePrNdPmSmEuGdTbDyHoErTmYbLuHfTaWReOsIrPtAuHgTlPbBiPoAtRnFrRa"
        "AcThPaUNpPuAmCmBkCfEs",
    )
)
_ALSO_A_UNIT = "Pa"
"""Protactinium and pascal."""


def words_of(label: str, body: str, table: UnitTable) -> tuple[str, ...]:
    """The items of a folded condition (``label`` may be empty), where it is certainly a list of
    words; else empty. ``DN15~DN300`` names nominal sizes (ISO 6708), which are no lengths."""
    items = tuple(item.strip() for item in _LIST.split(body) if item.strip())
    if not items:
        return ()
    radiant = label in _RADIANT
    named = label in _TYPED and not any(
        _has_figure(item, table) and not (radiant and _is_nuclide(item)) for item in items
    )
    known = any(all(map(shape, items)) for shape in (nominal_size, _PHASES.fullmatch))
    return items if named or known or _are_nuclides(items) else ()


def _has_figure(item: str, table: UnitTable) -> bool:
    """Whether an item may be the figure of a quantity (水、20 ℃) and no name (Pt100, 45钢)."""
    if _FIGURE_WITHIN.search(item):
        return True
    first = _FIGURE.match(item)
    if first is None:
        return False
    return item[first.end() :][:1] in ("", " ") or bool(table.match(item, first.end()))


def _is_nuclide(item: str) -> bool:
    found = _NUCLIDE.match(item)
    return found is not None and found["symbol"] in _ELEMENTS


def _are_nuclides(items: tuple[str, ...]) -> bool:
    """Whether every item is a nuclide, and one is unmistakable: 18F alone may be a capacitance."""
    symbols = [found["symbol"] for item in items if (found := _NUCLIDE.match(item))]
    known = len(symbols) == len(items) and all(symbol in _ELEMENTS for symbol in symbols)
    return known and any(len(symbol) == 2 and symbol != _ALSO_A_UNIT for symbol in symbols)
