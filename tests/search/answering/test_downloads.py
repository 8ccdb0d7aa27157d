"""What can be taken away: the answer and a scope, as text and as a workbook."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from registry.exchange.load import load_province
from tests.search.answering.conftest import QUESTION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("province")]


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_an_answer_as_text_has_a_row_a_promise_with_the_verdict_before_it(client):
    response = client.get("/search/answer.csv", {"q": QUESTION})
    rows = list(csv.DictReader(StringIO(body(response).decode("utf-8-sig"))))
    assert len(rows) == 8
    assert rows[0]["判定"] == "满足要求"
    assert {row["测量范围"] for row in rows} >= {"(-0.1～100) MPa", "(40～100) MPa"}
    assert "attachment" in response["Content-Disposition"]


def test_an_answer_as_a_workbook_holds_the_same_rows(client):
    text = body(client.get("/search/answer.csv", {"q": QUESTION})).decode("utf-8-sig")
    book = load_workbook(BytesIO(body(client.get("/search/answer.xlsx", {"q": QUESTION}))))
    lines = [["" if cell is None else cell for cell in row] for row in book.active.values]
    assert lines == list(csv.reader(StringIO(text)))


def test_a_cell_that_a_spreadsheet_would_calculate_is_text(client, province):
    folder = province
    scope = folder / "scopes" / "huanchuan.csv"
    scope.write_text(
        scope.read_text("utf-8")
        + '"=HYPERLINK(""http://x"")",压力,(0～1) MPa,1.6级,检定,实验室,\n',
        encoding="utf-8",
    )

    assert not load_province(folder, progress=lambda done, total: None).problems
    text = body(client.get("/centers/huanchuan/scope.csv")).decode("utf-8-sig")
    assert "'=HYPERLINK" in text
    book = load_workbook(BytesIO(body(client.get("/centers/huanchuan/scope.xlsx"))))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row}
    assert "f" not in kinds


def test_bad_parameters_are_named_on_a_page(client):
    response = client.get("/search/answer.csv", {"q": QUESTION, "page": "0"})
    assert response.status_code == 400
    assert "页码" in response.content.decode()


@pytest.mark.parametrize("kind", ["exe", "json"])
def test_other_kinds_of_file_are_not_there(client, kind):
    assert client.get(f"/search/answer.{kind}", {"q": QUESTION}).status_code == 404
