"""Questions as people type them, each with everything that must be read from it and nothing more.

``questions.txt`` has one a line: the question, a bar, and its facts.
"""

from pathlib import Path

import pytest

from tests.search.understand.reading import facts, read

CASES = [
    tuple(part.strip() for part in line.rsplit("|", 1))
    for line in Path(__file__).with_name("questions.txt").read_text(encoding="utf-8").splitlines()
    if "|" in line
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_a_question_reads_as_meant(text, expected):
    assert facts(read(text)) == {fact for fact in expected.split("; ") if fact}


def test_there_are_enough_questions():
    assert len(CASES) >= 150
