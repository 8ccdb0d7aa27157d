"""The engine that needs no server: the index tables of ``search.models`` in the product's own
database (SQLite or PostgreSQL), read with plain SQL because a popular instrument has tens of
thousands of rows and model instances would cost more than judging them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection

from search.engines.base import Group
from search.index.contents import Contents, batches
from search.index.plan import Plan


class EmbeddedEngine:
    """Groups in SQL; each distinct content is decoded once."""

    name = "embedded"
    degraded = False

    def __init__(self, contents: Contents | None = None) -> None:
        self._contents = contents or Contents()

    def groups(self, plan: Plan) -> Sequence[Group]:
        """Every promise of the plan, grouped by center and content (see ``Engine``)."""
        where, parameters = _where(plan)
        # A promise of several quantities may be met through more than one of them, each with an
        # entry of its own; it counts once, and only instruments tell kinships apart.
        count, instrument = "COUNT(*)", "e.instrument"
        if not plan.kinships:
            count, instrument = "COUNT(DISTINCT e.version_id)", "NULL"
        rows = _rows(
            f"SELECT e.center_id, e.shape_id, {instrument}, {count}, MIN(e.version_id) "  # noqa: S608 - fixed text
            f"FROM search_entry e WHERE {where} GROUP BY 1, 2, 3",
            parameters,
        )
        relevance = self._relevance(plan, where, parameters)
        contents = self._contents.of({row[1] for row in rows})
        kinship = plan.kinships.get
        return [
            Group(
                center,
                shape,
                contents[shape],
                kinship(name, "quantity"),
                promises,
                version,
                relevance.get((center, shape), 0.0) if relevance else 0.0,
            )
            for center, shape, name, promises, version in rows
        ]

    def promises(
        self, plan: Plan, shapes: Mapping[int, Iterable[int]]
    ) -> Mapping[int, Mapping[int, Sequence[int]]]:
        """The version ids of the given shapes of each center: center → shape → ids."""
        found: dict[int, dict[int, list[int]]] = {center: {} for center in shapes}
        pairs = [(center, shape) for center, own in shapes.items() for shape in set(own)]
        for batch in batches(pairs):
            # The pairs lead the join: asked as ``(center_id, shape_id) IN (...)`` SQLite would
            # read the whole table.
            values = ", ".join("(%s, %s)" for _ in batch)
            rows = _rows(
                f"WITH wanted(center, shape) AS (VALUES {values}) "  # noqa: S608 - placeholders
                "SELECT DISTINCT e.center_id, e.shape_id, e.version_id "
                "FROM wanted CROSS JOIN search_entry e "
                "WHERE e.center_id = wanted.center AND e.shape_id = wanted.shape "
                f"AND e.valid_to > %s AND e.valid_from <= %s{_picked(plan)} ORDER BY e.version_id",
                [*(part for pair in batch for part in pair), plan.day, plan.day],
            )
            for center, shape, version in rows:
                found[center].setdefault(shape, []).append(version)
        return found

    def _relevance(
        self, plan: Plan, where: str, parameters: Sequence[Any]
    ) -> dict[tuple[int, int], float]:
        """The share of the question's tokens that the best wording of each group holds."""
        if not plan.tokens:
            return {}
        matched = f"SELECT text_id, COUNT(*) AS hits FROM search_texttoken WHERE token IN ({_marks(plan.tokens)}) GROUP BY text_id"  # noqa: S608, E501 - placeholders
        rows = _rows(
            "SELECT e.center_id, e.shape_id, MAX(m.hits) FROM search_entry e "  # noqa: S608 - fixed text
            f"JOIN ({matched}) m ON m.text_id = e.text_id WHERE {where} GROUP BY 1, 2",
            [*plan.tokens, *parameters],
        )
        return {(center, shape): hits / len(plan.tokens) for center, shape, hits in rows}


def _where(plan: Plan) -> tuple[str, list[Any]]:
    """The condition that a plan sets on ``search_entry e``, with its parameters."""
    conditions: list[str] = []
    parameters: list[Any] = []
    if plan.kinships:
        conditions.append(f"e.instrument IN ({_marks(plan.kinships)})")
        parameters += plan.kinships
    elif plan.quantities:
        conditions.append(f"e.quantity IN ({_marks(plan.quantities)})")
        parameters += plan.quantities
    else:
        conditions.append("e.main")
    if plan.by_text:
        conditions.append(
            "e.text_id IN (SELECT text_id FROM search_texttoken "  # noqa: S608 - placeholders
            f"WHERE token IN ({_marks(plan.tokens)}) GROUP BY text_id HAVING COUNT(*) = %s)"
        )
        parameters += [*plan.tokens, len(plan.tokens)]
    conditions.append("e.valid_to > %s AND e.valid_from <= %s")
    parameters += [plan.day, plan.day]
    if plan.center_id is not None:
        conditions.append("e.center_id = %s")
        parameters.append(plan.center_id)
    return " AND ".join(conditions) + _picked(plan), parameters


def _picked(plan: Plan) -> str:
    """The further condition of ``only`` and ``without``. The ids are written out: they are whole
    numbers of our own, and may be more than a statement takes placeholders."""
    condition = ""
    if plan.only is not None:
        condition += f" AND e.version_id IN ({_numbers(plan.only) or 'NULL'})"
    if plan.without:
        condition += f" AND e.version_id NOT IN ({_numbers(plan.without)})"
    return condition


def _numbers(values: Iterable[int]) -> str:
    return ", ".join(str(int(value)) for value in sorted(values))


def _marks(values: Iterable[Any]) -> str:
    return ", ".join("%s" for _ in values)


def _rows(sql: str, parameters: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()
