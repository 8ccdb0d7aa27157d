"""What an engine fetches, graded, is what a check of every row of the register says."""

from __future__ import annotations

import pytest

from search.answer import Finder
from tests.engines.provinces import knowledge_of_now, write
from tests.oracle import oracle_answer
from tests.search.grade.provinces import case
from tests.search.grade.test_against_the_oracle import differences
from tests.search.grade.words import VOCABULARY

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(120))
def test_an_engine_answers_from_the_register_as_the_oracle_does(engine, seed):
    given = case(seed * 7919 + 11)
    pks = write(given.rows)
    expected = {
        pks[center]: verdict
        for center, verdict in oracle_answer(given.rows, given.question, VOCABULARY).items()
    }
    known = knowledge_of_now()
    found = Finder(engine(), known).find(given.question)
    verdicts = {verdict.center_id: verdict for verdict in found.answer.centers}
    assert verdicts.keys() == expected.keys()
    wrong = {
        center: what
        for center, verdict in verdicts.items()
        if (what := differences(verdict, expected[center]))
    }
    assert wrong == {}
