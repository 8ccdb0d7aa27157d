"""The answer worked out the slow way: every row of every center, point by point.

Nothing here is shared with ``search.grade``. The line is cut at everything that could matter (the
ends of the demand, of ranges, of curves, the zeros of figures, and where two figures cross, found
by bisection on exact fractions), and the state of each cut and of the stretch between two cuts is
asked of every row. Samples inside each stretch make sure that no cut was missed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from registry.measurement.values import Scope
from registry.vocabulary.vocabulary import Vocabulary
from search.question import Question
from tests.oracle.rows import Row, counts, counts_on
from tests.oracle.verdict import Gap, OracleVerdict, verdict_on

__all__ = ["Gap", "OracleVerdict", "Row", "counts_on", "oracle_answer"]


def oracle_answer(
    rows: Iterable[Row],
    question: Question,
    vocabulary: Vocabulary,
    as_of: datetime.date | None = None,
) -> dict[int, OracleVerdict]:
    """What each listed center answers on a day (the question's own by default)."""
    day = question.as_of if as_of is None else as_of
    centers: dict[int, list[Scope]] = {}
    for row in rows:
        if counts_on(row, day) and counts(row.scope, question, vocabulary):
            centers.setdefault(row.center, []).append(row.scope)
    return {center: verdict_on(scopes, question, vocabulary) for center, scopes in centers.items()}
