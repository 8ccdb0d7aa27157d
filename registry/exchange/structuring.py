"""The structure of rows as they come in: read once for each different wording."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from registry.measurement.codec import scope_to_json
from registry.measurement.values import Scope
from registry.models import WrittenPromise
from registry.structure import read_scope
from registry.vocabulary import Vocabulary
from registry.vocabulary.lists import list_items

_REGISTRY = Path(__file__).parents[1]
_READER = ("measurement/**/*.py", "vocabulary/*.py", "structure.py", "exchange/structuring.py")
"""Everything that decides what is read from a row, beside the vocabulary's data."""

_YEAR_END = re.compile(r"-[0-9]{4}")


class Wording(Protocol):
    """A row to be read: its written cells in the order of the headings, and by heading."""

    @property
    def written(self) -> tuple[str, ...]: ...
    @property
    def cells(self) -> Mapping[str, str]: ...


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
    read_with: str


class Structurer:
    """Reads rows with one vocabulary; the same wording is read once."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.stamp = reading_stamp(vocabulary)
        self.methods = {_method_key(code): code for code in vocabulary.methods}
        self.read_before: dict[tuple[str, ...], Structured] = {}

    def read(self, row: Wording) -> Structured:
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
            read_with=self.stamp,
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


STORED = ("structure", "structured", "structure_note", "instrument", "quantity", "field", "methods")
"""The columns of a promise that are read from its written cells."""


def store(version: WrittenPromise, structured: Structured) -> bool:
    """Put the structure on a version or row, unsaved; whether it says something new."""
    before = [getattr(version, name) for name in STORED]
    version.structure = structured.structure
    version.structured = structured.structured
    version.structure_note = structured.note
    version.instrument = structured.instrument
    version.quantity = structured.quantity
    version.field = structured.field
    version.methods = list(structured.methods)
    version.read_with = structured.read_with
    return before != [getattr(version, name) for name in STORED]


def reading_stamp(vocabulary: Vocabulary) -> str:
    """What reads rows today: the vocabulary's version and a digest of the reader's source, so
    that nobody has to remember to count up."""
    return f"{vocabulary.version}/{_reader_digest()}"


@cache
def _reader_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _READER for path in _REGISTRY.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _method_key(text: str) -> str:
    """A document number without the ways of writing it: ``jjg５２—2013`` is ``JJG52-2013``."""
    folded = unicodedata.normalize("NFKC", text).upper()
    return re.sub(r"\s", "", re.sub(r"[‐‑‒–—―−]", "-", folded))
