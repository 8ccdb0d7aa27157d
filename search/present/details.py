"""The centers of a page in detail: their reasons and their promises as written, in few queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from search.answer import Found, candidate_of
from search.grade import explain
from search.present.promises import Written, promises_by_id
from search.results import CenterVerdict, RowVerdict

SHOWN_PROMISES = 24
"""Promises listed of one center; the rest is a link to its own list."""


@dataclass(frozen=True, slots=True)
class Row:
    """A promise as written, with its verdict."""

    version: Written
    verdict: RowVerdict


@dataclass(frozen=True, slots=True)
class Detail:
    """A center with its reasons and its rows, the ones that answer most first; ``total`` counts
    all of them."""

    verdict: CenterVerdict
    rows: Sequence[Row]
    total: int


def details(
    found: Found, verdicts: Sequence[CenterVerdict], promises: int = SHOWN_PROMISES
) -> list[Detail]:
    """The details of some of the centers of an answer, in the order given, with at most so many
    ``promises`` of each: two queries a page beside one for each center's ids."""
    explained = [
        explain(one, map(candidate_of, found.groups[one.center_id]), found.judge)
        for one in verdicts
    ]
    ids = _version_ids(found, explained, promises)
    versions = promises_by_id(pk for pairs in ids.values() for pk, _ in pairs)
    return [
        Detail(
            verdict,
            [Row(versions[pk], row) for pk, row in ids[verdict.center_id] if pk in versions],
            sum(group.promises for group in found.groups[verdict.center_id]),
        )
        for verdict in explained
    ]


def _version_ids(
    found: Found, explained: Sequence[CenterVerdict], promises: int
) -> Mapping[int, list[tuple[int, RowVerdict]]]:
    """The versions to show of each center with their verdicts, best first."""
    shapes = {
        (group.version_id, group.kinship): group.shape_id
        for verdict in explained
        for group in found.groups[verdict.center_id]
    }
    shown = {verdict.center_id: verdict.rows[:promises] for verdict in explained}
    wanted = {
        center: [shapes[row.candidate.version_id, row.candidate.kinship] for row in rows]
        for center, rows in shown.items()
    }
    known = found.engine.promises(found.plan, wanted)
    pairs: dict[int, list[tuple[int, RowVerdict]]] = {}
    for center, rows in shown.items():
        seen: set[int] = set()
        pairs[center] = own = []
        for row, shape in zip(rows, wanted[center], strict=True):
            for pk in known[center].get(shape, ()):
                if pk not in seen:
                    seen.add(pk)
                    own.append((pk, row))
        del own[promises:]
    return pairs
