"""``manage.py find``: the API's document, or an answer to read on a terminal."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.search.answering.conftest import QUESTION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def find(*words: str, **options: object) -> str:
    out = StringIO()
    call_command("find", *words, stdout=out, no_color=True, **options)
    return out.getvalue()


def test_the_document_is_that_of_the_api(client):
    told = json.loads(find(QUESTION, "--json"))
    served = client.get("/api/v1/search/", {"q": QUESTION}).json()
    for document in (told, served):
        del document["took_ms"]
    assert told == served


def test_a_reader_sees_the_verdict_first_and_each_center_with_its_bar():
    lines = find(QUESTION).splitlines()
    assert lines[0].startswith("2家满足要求")
    assert any(line.endswith("67%") for line in lines)
    assert any("示范·江城" in line for line in lines)


def test_parameters_win_over_the_text():
    told = json.loads(find(QUESTION, "--json", city="武汉"))
    assert [one["center"]["slug"] for one in told["results"]] == ["jiangcheng"]


def test_what_cannot_be_used_is_named_and_nothing_is_answered():
    with pytest.raises(CommandError, match="页码"):
        find(QUESTION, page="0")


def test_a_reader_sees_by_how_much_a_promise_exceeds_the_need():
    assert "40 MPa 处 U = 120 kPa，需要 80 kPa，超出需要50%" in find(QUESTION).replace(
        "\u00a0", " "
    )


def test_an_empty_question_is_told_what_to_ask():
    assert find("").startswith("想校准什么仪器？")


def test_a_reader_that_has_seen_enough_ends_it_without_a_word(capfd):
    class Closed(StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    call_command("find", QUESTION, stdout=Closed(), no_color=True)
    assert capfd.readouterr().err == ""
