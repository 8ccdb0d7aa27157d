"""A cell of a scope in pieces: what is said before each range, the range, what stands behind it.

Both the measuring range and the conditions are read with it; they differ only in what they make
of the pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from registry.measurement.folding import fold
from registry.measurement.grammar import COMPARISONS, RangeReader
from registry.measurement.pure_numbers import unit_one
from registry.measurement.resolving import Resolved, resolve
from registry.measurement.shapes import Group
from registry.measurement.units import Quantity, Unit, UnitMatch, UnitTable

GRADUATIONS = (
    "分度值",
    "分辨力",
    "分辨率",
    "最小分度",
    "检定分度值",
    "实际分度值",
    "最小刻度",
)
"""Words before a figure that describes the instrument's scale and is no measuring range."""

SILENT = frozenset(
    ("AC", "DC", "ac", "dc", "交流", "直流", "测量范围", "范围", "量程", "有效值", "rms", "RMS")
)
"""Words beside a range that change nothing of what it says."""

_HEDGES = re.compile("约|除|见|参照|非|不|左右|部分|大致|附件")
_GAP = re.compile(r"[\s;、,。]+|及(?=[\s\d(])|和|或者?|(?:and|or)(?![A-Za-z])")
_WORD = re.compile(
    "(?:AC|DC|ac|dc)(?=\\d)|[A-Za-zΑ-Ωα-ω][A-Za-zΑ-Ωα-ω\\d_₀-₉]*"
    f"|(?:(?!{COMPARISONS})[\u3400-\u9fff])+"
)
_FIGURE = re.compile(r"[\d.]+")
_BREAK = re.compile("[;\n。]")
_ASSIGN = re.compile("[ \u00a0]?[:=][ \u00a0]?")
_ORDINAL = re.compile("[一二三四单两](?:次(?=[侧电绕回负])|相)")
"""What begins with a numeral and counts nothing: 二次电流, 三相."""

_NOMINAL = "DN"
_SIZES = (_NOMINAL, "φ", "R", "M")
"""Signs of a size before its figure, which then is not the cell's own quantity."""

_BRACKET = 120
"""Characters a bracket behind a range may hold."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a cell: ``label`` (the words before), what was read, where it stands.

    ``inner`` is the text of a bracket right behind it.
    """

    start: int
    end: int
    label: str = ""
    resolved: Resolved | None = None
    certain: bool = True
    inner: str = ""


def pieces(
    text: str, table: UnitTable, *, quantity: Quantity | None = None, unit: Unit | None = None
) -> Iterator[Piece]:
    """The pieces of the cell from left to right; one without ``resolved`` was not understood."""
    return _CellReader(text, table, quantity, unit).pieces()


class _CellReader:
    def __init__(
        self, text: str, table: UnitTable, quantity: Quantity | None, unit: Unit | None
    ) -> None:
        self.table = table
        self.quantity = quantity
        self.fallback = unit
        self.reader = RangeReader(fold(text), table)
        self.text = self.reader.text
        self.words: list[re.Match[str]] = []
        self.ahead: tuple[UnitMatch, ...] = ()
        self.last: Unit | None = None
        self.listed = False

    def pieces(self) -> Iterator[Piece]:
        at = 0
        while at < len(self.text):
            gap = _GAP.match(self.text, at)
            if gap is None:
                piece, at = self._next(at)
                if piece:
                    yield piece
                continue
            self.listed = bool(gap[0].strip())
            if _BREAK.search(gap[0]):
                yield from self._leftover()
                self.last, self.ahead = None, ()
            at = gap.end()
        yield from self._leftover()

    def _next(self, at: int) -> tuple[Piece | None, int]:
        group = None if _ORDINAL.match(self.text, at) else self.reader.group(at)
        if group is not None:
            piece = self._read(group)
            return piece, piece.end
        ahead = self._unit_ahead(at)
        if ahead:
            self.ahead = ahead
            return None, self._after_sign(ahead[0].end)
        word = _WORD.match(self.text, at)
        if word is None:
            figure = _FIGURE.match(self.text, at)
            end = figure.end() if figure else at + 1
            return Piece(at, end), end
        self.words.append(word)
        return None, self._after_sign(word.end())

    def _after_sign(self, at: int) -> int:
        sign = _ASSIGN.match(self.text, at)
        return sign.end() if sign else at

    def _read(self, group: Group) -> Piece:
        """The group as a piece, with the words before it and the bracket behind it."""
        start = self.words[0].start() if self.words else group.start
        label, named = self._label()
        if self.ahead and not group.has_unit:
            group = group.with_units(self.ahead)
        resolved = resolve(
            group,
            self.table,
            text=self.text,
            quantity=named or self.quantity,
            unit=self._one(group, label, named)
            or (self.last if self.listed else None)
            or self.fallback,
        )
        end, inner = self._bracket(group.end)
        if self.text.startswith(_NOMINAL, group.start):
            resolved, end, inner = self._nominal(resolved, group, end, inner)
        certain = group.certain and not _HEDGES.search(label)
        piece = Piece(start, end, label, resolved, certain, inner)
        self.words, self.ahead, self.last = [], (), resolved.unit
        return piece

    def _nominal(
        self, resolved: Resolved, group: Group, end: int, inner: str
    ) -> tuple[Resolved, int, str]:
        """A nominal size: without a unit the bracket behind it is a range of its own, with one
        that is no length (``DN15～20 kg``) it is a slip."""
        if resolved.unit is None:
            return resolved, group.end, ""
        if "length" not in resolved.unit.quantities:
            resolved = Resolved(problem="像是公称通径，单位却不是长度")
        return resolved, end, inner

    def _label(self) -> tuple[str, Quantity | None]:
        """The words before a range that tell something, and the quantity they name."""
        telling = [word[0] for word in self.words if word[0] not in SILENT]
        joined = "".join(word[0] for word in self.words[-3:])
        for name in (joined, *reversed(telling[-3:])):
            quantity = self.table.named(name)
            if quantity:
                return " ".join(telling), quantity
        return " ".join(telling), None

    def _one(self, group: Group, label: str, named: Quantity | None) -> Unit | None:
        """The unit one, where the words before name a quantity that is a mere number, or where
        there are none and the cell is of such a quantity."""
        other = label or (self.listed and self.last) or self.text.startswith(_SIZES, group.start)
        return unit_one(group, named if named or other else self.quantity, self.table)

    def _bracket(self, at: int) -> tuple[int, str]:
        start = at + (self.text[at : at + 1] == " ")
        if self.text[start : start + 1] != "(":
            return at, ""
        close = self.text.find(")", start, start + _BRACKET)
        return (at, "") if close < 0 else (close + 1, self.text[start + 1 : close])

    def _unit_ahead(self, at: int) -> tuple[UnitMatch, ...]:
        """A unit written before its figures: ``pH 4~10``, ``(MPa) 0~60``, ``HRC 20~70``."""
        units = self.reader.units(at)
        if not units or units[0].end - at < 2:
            return ()
        then = self._after_sign(units[0].end)
        then += self.text[then : then + 1] == " "
        group = self.reader.group(then)
        return units if group and not group.has_unit else ()

    def _leftover(self) -> Iterator[Piece]:
        words = [word for word in self.words if word[0] not in SILENT]
        if words:
            label = " ".join(word[0] for word in words)
            yield Piece(words[0].start(), words[-1].end(), label)
        self.words = []
