"""The structure of rows as they come in: read once for each different wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.exchange.cells import list_items
from registry.exchange.scopes import PromiseRow
from registry.measurement.codec import scope_to_json
from registry.measurement.values import Scope
from registry.structure import read_scope
from registry.vocabulary import Vocabulary

_YEAR_END = re.compile(r"-[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Structured:
    """What is stored of a row's structure. ``unknown_methods`` are kept as written."""

    structure: dict[str, Any]
    structured: bool
    note: str
    instrument: str
    quantity: str
    field: str
    methods: tuple[str, ...]
    unknown_methods: tuple[str, ...]


class Structurer:
    """Reads rows with one vocabulary; the same wording is read once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.methods = {_method_key(code): code for code in vocabulary.methods}
        self.read_before: dict[tuple[str, ...], Structured] = {}

    def read(self, row: PromiseRow) -> Structured:
        """The structure of a row."""
        if row.written not in self.read_before:
            self.read_before[row.written] = self._read(row.cells)
        return self.read_before[row.written]

    def _read(self, cells: Mapping[str, str]) -> Structured:
        scope = read_scope(cells, self.vocabulary)
        methods, unknown = self._methods(cells.get("依据", ""))
        return Structured(
            structure=scope_to_json(scope),
            structured=scope.structured,
            note=scope.note,
            instrument=scope.instrument or "",
            quantity=scope.quantity or "",
            field=self._field(scope),
            methods=methods,
            unknown_methods=unknown,
        )

    def _field(self, scope: Scope) -> str:
        if scope.instrument is not None:
            return self.vocabulary.instruments[scope.instrument].field
        if scope.quantity is not None:
            return self.vocabulary.quantities[scope.quantity].field
        return ""

    def _methods(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The methods of a cell as the vocabulary writes them, and those it does not know."""
        items = list_items(text)
        codes = [self._method(item) for item in items]
        unknown = tuple(item for item, code in zip(items, codes, strict=True) if code is None)
        known = (code or item for item, code in zip(items, codes, strict=True))
        return tuple(dict.fromkeys(known)), unknown

    def _method(self, item: str) -> str | None:
        """The code that an item names, with or without the title behind it."""
        key = _method_key(item)
        if key in self.methods:
            return self.methods[key]
        year = _YEAR_END.search(key)
        return self.methods.get(key[: year.end()]) if year else None


def _method_key(text: str) -> str:
    """A document number without the ways of writing it: ``jjg５２—2013`` is ``JJG52-2013``."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"\s", "", re.sub(r"[‐‑‒–—―−]", "-", folded))
