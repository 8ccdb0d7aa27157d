"""Lean contents in tables of their own: their kinds once, their numbers as columns."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import connection

from registry.measurement.values import Figure
from search.index.shapes import Content, decode, digest, encode
from search.lean import Lean
from search.models import ShapeKind, ShapeNumbers

LOW_OPEN, HIGH_OPEN, ROOT_OF_SQUARES = 1, 2, 4
"""Bits of ``ShapeNumbers.flags``."""

Row = tuple[Any, ...]


def write(contents: Mapping[int, Content]) -> None:
    """Store the numbers of these contents, by the ids of their shapes, where they are lean and
    not stored yet."""
    known = set(ShapeNumbers.objects.filter(pk__in=contents).values_list("pk", flat=True))
    lean = {
        pk: content
        for pk, content in contents.items()
        if pk not in known and content.lean and _is_plain(content.lean)
    }
    kinds = {pk: encode(_kind_of(content)) for pk, content in lean.items()}
    ids = _ids_of_kinds(set(kinds.values()))
    ShapeNumbers.objects.bulk_create(
        _row(pk, ids[kinds[pk]], content.lean) for pk, content in lean.items() if content.lean
    )


def stated(content: Content) -> tuple[object, ...] | None:
    """What is stored of a content by its numbers, to compare; None where nothing is."""
    if content.lean is None or not _is_plain(content.lean):
        return None
    _, *figures = content.lean
    return (*figures, content.methods, content.field)


def _is_plain(lean: Lean) -> bool:
    """Whether the better figure is of the same form as the other."""
    figure, better = lean.figure, lean.better
    if figure is None or better is None:
        return better is None
    return (figure.rss, figure.zero) == (better.rss, better.zero)


def _kind_of(content: Content) -> Content:
    if content.lean is None:
        raise ValueError("only a lean content has a kind")
    return Content(content.lean.kind.scope, content.methods, content.field)


def _ids_of_kinds(encoded: Collection[str]) -> dict[str, int]:
    """The id of each kind, made where it is new."""
    names = {digest(text): text for text in encoded}
    ids = dict(ShapeKind.objects.filter(digest__in=names).values_list("digest", "id"))
    new = [ShapeKind(digest=name, data=names[name]) for name in sorted(names) if name not in ids]
    ids |= {kind.digest: kind.pk for kind in ShapeKind.objects.bulk_create(new)}
    return {names[name]: key for name, key in ids.items()}


def _row(shape_id: int, kind_id: int, lean: Lean) -> ShapeNumbers:
    low, high, low_open, high_open = lean.span
    figure, better = lean.figure, lean.better
    return ShapeNumbers(
        shape_id=shape_id,
        kind_id=kind_id,
        low=low,
        high=high,
        absolute=figure.absolute if figure else None,
        relative=figure.relative if figure else None,
        zero=figure.zero if figure else 0.0,
        better_absolute=better.absolute if better else None,
        better_relative=better.relative if better else None,
        flags=LOW_OPEN * low_open
        + HIGH_OPEN * high_open
        + ROOT_OF_SQUARES * bool(figure and figure.rss),
    )


class Kinds:
    """The kinds this process has met: a few thousand, whatever the size of the register."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Content, Lean]] = {}

    def contents(self, shape_ids: Collection[int]) -> dict[int, Content]:
        """The contents of these shapes that are stored by their numbers."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT shape_id, kind_id, low, high, absolute, relative, zero, better_absolute,"  # noqa: S608 - whole numbers
                " better_relative, flags FROM search_shapenumbers"
                f" WHERE shape_id IN ({', '.join(map(str, shape_ids)) or 'NULL'})"
            )
            rows = cursor.fetchall()
        self._meet({row[1] for row in rows})
        return {row[0]: self._content(row) for row in rows}

    def _meet(self, kind_ids: Collection[int]) -> None:
        new = [pk for pk in kind_ids if pk not in self._known]
        if not new:
            return
        for pk, data in ShapeKind.objects.filter(pk__in=new).values_list("pk", "data"):
            content = decode(data)
            if content.lean is None:
                raise ValueError(f"kind {pk} is not lean")
            self._known[pk] = content, content.lean

    def _content(self, row: Row) -> Content:
        _, kind_id, low, high, absolute, relative, zero, *better, flags = row
        content, lean = self._known[kind_id]
        rss = flags >= ROOT_OF_SQUARES
        figure = None if absolute is None else Figure(absolute, relative, 0.0, rss, zero)
        finer = None if better[0] is None else Figure(better[0], better[1], 0.0, rss, zero)
        span = (low, high, bool(flags & LOW_OPEN), bool(flags & HIGH_OPEN))
        return content.with_numbers(Lean(lean.kind, span, figure, finer))
