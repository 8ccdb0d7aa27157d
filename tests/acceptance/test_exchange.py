"""How provinces come in and go out again."""

from __future__ import annotations

import csv
import datetime
import io

import pytest
from django.core.management import call_command
from openpyxl import Workbook

from tests.acceptance.register import ACCURACY, ask, center, get, load, row, table, write

pytestmark = pytest.mark.django_db

GAUGE = row("压力表", "(0～60) MPa", "U = 0.05 %, k=2", 服务类别="检定;校准")
SCOPE = "scopes/qclb.csv"
REPORT = {"centers", "promises", "new", "changed", "unchanged", "not_structured", "problems"}


@pytest.fixture
def folder(tmp_path):
    return write(tmp_path / "province", {"qclb": [GAUGE, GAUGE, row("压力表", "若干")]})


def counts(report):
    return tuple(report[name] for name in ("centers", "promises", "new", "changed", "unchanged"))


def test_a_report_counts_what_was_read(folder):
    report = load(folder)
    assert report.keys() >= REPORT
    assert counts(report) == (1, 3, 3, 0, 0)
    (unread,) = report["not_structured"]
    assert (unread["file"], unread["row"]) == (SCOPE, 4)
    assert unread["reason"]


def test_loading_again_changes_nothing(folder):
    load(folder)
    before = get("capabilities")["results"]
    assert counts(load(folder)) == (1, 3, 0, 0, 3)
    assert get("capabilities")["results"] == before


def test_checking_loads_nothing(folder):
    assert counts(load(folder, "--check")) == (1, 3, 3, 0, 0)
    assert get("capabilities")["results"] == []


def test_identical_rows_are_two_promises(folder):
    load(folder)
    codes = {one["code"] for one in get("capabilities")["results"]}
    assert len(codes) == 3


def test_what_was_dumped_gives_the_same_register(folder, tmp_path):
    load(folder)
    before = get("capabilities")["results"]
    dumped = tmp_path / "dumped"
    call_command("dump_province", dumped, stdout=io.StringIO())
    assert counts(load(dumped)) == (1, 3, 0, 0, 3)
    assert get("capabilities")["results"] == before


def test_an_empty_register_dumps_its_headings(tmp_path):
    call_command("dump_province", tmp_path / "empty", stdout=io.StringIO())
    text = (tmp_path / "empty" / "centers.csv").read_text(encoding="utf-8-sig")
    assert next(csv.reader(io.StringIO(text)))[:3] == ["slug", "名称", "简称"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_scope_may_be_in_any_usual_encoding(folder, encoding):
    path = folder / SCOPE
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    load(folder)
    assert get("capabilities")["results"][0]["name"] == "压力表"


def test_a_scope_may_be_a_workbook_with_dates(folder):
    (folder / SCOPE).unlink()
    book = Workbook()
    book.active.append(["备注", "测量范围", "仪器名称", ACCURACY, "生效日期", "别的"])
    day = datetime.date(2024, 5, 1)
    book.active.append(["一", "(0～60) MPa", "压力表", "U = 0.05 %, k=2", day, "甲"])
    book.save(folder / "scopes" / "qclb.xlsx")
    load(folder)
    (found,) = get("capabilities")["results"]
    assert (found["range_text"], found["effective_from"]) == ("(0～60) MPa", "2024-05-01")


@pytest.mark.parametrize("day", ["2024-05-01", "2024/5/1", "2024年5月1日", "20240501"])
def test_a_day_may_be_written_in_any_usual_way(folder, day):
    write(folder, {"qclb": [GAUGE | {"生效日期": day}]})
    load(folder)
    assert get("capabilities")["results"][0]["effective_from"] == "2024-05-01"


@pytest.mark.parametrize("sign", [";", "；", "、", "/", "\n"])
def test_a_list_may_be_parted_in_any_usual_way(folder, sign):
    write(folder, {"qclb": [GAUGE | {"服务类别": f"检定{sign}校准"}]})
    load(folder)
    assert get("capabilities")["results"][0]["service"] == ["检定", "校准"]


WRONG = [
    ({"服务类别": "修理"}, "服务类别"),
    ({"服务地点": "天上"}, "服务地点"),
    ({"资格依据": "口头"}, "资格依据"),
    ({"指标归属": "别人"}, "指标归属"),
    ({"状态": "也许"}, "状态"),
    ({"生效日期": "2024-02-30"}, "生效日期"),
    ({"失效日期": "不久"}, "失效日期"),
    ({"仪器名称": ""}, "仪器名称"),
    ({"测量范围": ""}, "测量范围"),
]


@pytest.mark.parametrize(("cells", "column"), WRONG)
def test_a_problem_is_named_by_file_row_and_column_and_nothing_is_loaded(folder, cells, column):
    write(folder, {"qclb": [GAUGE, GAUGE | cells]})
    (problem,) = load(folder)["problems"]
    assert (problem["file"], problem["row"], problem["column"]) == (SCOPE, 3, column)
    assert problem["message"]
    assert get("capabilities")["results"] == []
    assert get("centers")["results"] == []


def test_a_scope_without_its_center_is_a_problem(folder):
    (folder / "scopes" / "other.csv").write_text(table([GAUGE]), encoding="utf-8")
    assert [one["file"] for one in load(folder)["problems"]] == ["scopes/other.csv"]


def test_a_center_without_scope_is_none(folder):
    rows = [center("qclb"), center("empty", 所在市州="宜昌市")]
    (folder / "centers.csv").write_text(table(rows), encoding="utf-8")
    assert load(folder)["centers"] == 2
    assert {one["slug"] for one in get("centers")["results"]} == {"qclb", "empty"}


def test_a_scope_in_two_files_is_a_problem(folder):
    book = Workbook()
    book.active.append(["仪器名称", "测量范围"])
    book.save(folder / "scopes" / "qclb.xlsx")
    assert load(folder)["problems"]


def test_an_unknown_industry_or_method_is_kept_as_text(folder):
    write(folder, {"qclb": [GAUGE | {"依据": "QB 1-1999"}]}, center("qclb", 产业="造梦"))
    load(folder)
    assert get("capabilities")["results"][0]["methods"] == ["QB 1-1999"]


def test_a_promise_that_the_folder_no_longer_holds_stays(folder):
    load(folder)
    write(folder, {"qclb": [GAUGE]})
    load(folder)
    assert len(get("capabilities")["results"]) == 3


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00\x01", b"PK\x03\x04not a workbook"])
def test_a_broken_file_is_a_problem_and_no_accident(folder, content):
    (folder / "scopes" / "qclb.csv").unlink()
    (folder / "scopes" / "qclb.xlsx").write_bytes(content)
    assert load(folder)["problems"]


def test_a_row_that_is_not_structured_is_found_by_its_text(folder):
    write(folder, {"qclb": [row("某某专用测试台", "三档")]})
    load(folder)
    (found,) = ask("某某专用测试台")["results"]
    (promise,) = found["capabilities"]
    assert (promise["name"], promise["structured"]) == ("某某专用测试台", False)
