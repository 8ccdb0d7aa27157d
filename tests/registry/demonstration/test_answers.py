"""The questions of the home page, asked of the demonstration's own promises."""

import csv
import io
import json

import pytest
from django.core.management import call_command

from registry.demonstration import PROVINCE

WORDS = ("压力", "真空表", "铂", "热电阻", "温度仪", "砝码", "万用表", "多用表", "电测", "电工仪表")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, centers, scopes):
    """The province, of its scopes only the rows that the questions can be about."""
    path = tmp_path_factory.mktemp("province")
    (path / "scopes").mkdir()
    (path / "centers.csv").write_bytes((PROVINCE / "centers.csv").read_bytes())
    for slug, rows in scopes.items():
        kept = [row for row in rows if any(word in row["仪器名称"] for word in WORDS)]
        with (path / "scopes" / f"{slug}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(kept)
    return path


@pytest.fixture
def ask(db, folder):
    """Ask a question of the loaded folder."""
    out = io.StringIO()
    call_command("load_province", folder, "--json", stdout=out, stderr=io.StringIO())
    assert json.loads(out.getvalue())["problems"] == []

    def answer(text):
        out = io.StringIO()
        call_command("find", text, "--json", stdout=out)
        return json.loads(out.getvalue())

    return answer


def grades(answer):
    """The grades that centers got, on whatever page of the answer they stand."""
    return {value["slug"] for value in answer["facets"]["grade"] if value["count"]}


@pytest.mark.parametrize(
    "question", ["0-60MPa 0.4级压力表", "A级铂电阻 -50～300℃", "1kg～20kg F1等级砝码"]
)
def test_a_question_of_the_home_page_is_answered_in_all_four_grades(ask, question):
    assert grades(ask(question)) == {"full", "range", "partial", "related"}


def test_a_point_is_answered_in_the_three_grades_it_can_have(ask):
    assert grades(ask("交流电压 10V 50Hz 万用表")) == {"full", "range", "related"}


def test_no_center_alone_covers_250_mpa_but_two_do_together(ask):
    answer = ask("250MPa 0.4级压力表")
    assert not {"full", "range"} & grades(answer)
    assert answer["combined"]["centers"] == ["jiangcheng-auto-parts", "zhanghe-general-aviation"]
