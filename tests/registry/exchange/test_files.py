"""Files as they come: encodings, broken tables, workbooks and archives that are none."""

import datetime
import os
import zipfile

import pytest
from django.conf import settings

from registry.exchange.headings import (
    CENTER_HEADINGS,
    CENTER_OPTIONAL,
    SCOPE_HEADINGS,
    SCOPE_OPTIONAL,
)
from registry.exchange.report import Report
from registry.exchange.tables import read_table
from registry.exchange.workbooks import shown
from registry.models import CapabilityVersion, Center
from tests.registry.exchange.conftest import Folder, center, gauge, table

pytestmark = pytest.mark.django_db

SCOPE = "scopes/qclb.csv"
BOOK = "scopes/qclb.xlsx"
HEADINGS = ["仪器名称", "测量范围", "生效日期"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_in_every_encoding_of_the_format(folder, encoding):
    folder.centers(encoding=encoding).scope({"状态": "有效"} | gauge(), encoding=encoding)
    assert folder.load()["new"] == 1
    assert CapabilityVersion.objects.get().name == "压力表"


def test_one_broken_byte_does_not_turn_utf_8_into_other_characters(folder):
    broken = table([gauge(), gauge(备注="好")]).encode().replace("好".encode(), b"\xe5\xa5")
    folder.centers().write(SCOPE, broken)
    assert folder.problems() == [(SCOPE, 3, None)]


@pytest.mark.parametrize(
    "content",
    [
        table([gauge()]).encode("utf-16"),
        table([gauge()]).encode("utf-16-le"),
        table([gauge()]).encode("big5", "replace"),
        b"\xff\xfe\xfd\xfc" * 50,
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"",
        b"\n\n\n",
    ],
)
def test_what_is_no_table_is_a_problem_of_its_file(folder, content):
    folder.centers().write(SCOPE, content)
    assert {file for file, _, _ in folder.problems()} == {SCOPE}


def test_a_quote_that_is_never_closed_is_named_by_its_row(folder):
    folder.centers().write(
        SCOPE, '仪器名称,测量范围\n压力表,60 MPa\n"压力表,60 MPa\n压力表,1 MPa\n'
    )
    assert folder.problems() == [(SCOPE, 3, None)]


def test_text_behind_a_closed_quote_is_named_by_its_row(folder):
    folder.centers().write(SCOPE, '仪器名称,测量范围\n"压力"表,60 MPa\n')
    assert folder.problems() == [(SCOPE, 2, None)]


def test_headings_may_stand_in_any_order_with_spaces_and_unknown_ones_between(folder):
    text = " 测量范围 ,方法说明,仪器名称\n(0～1) MPa,直接比较,压力表\n"
    folder.centers().write(SCOPE, text)
    assert folder.load()["new"] == 1
    version = CapabilityVersion.objects.get()
    assert (version.name, version.range_text) == ("压力表", "(0～1) MPa")
    assert version.extra == {"方法说明": "直接比较"}


@pytest.mark.parametrize("missing", ["仪器名称", "测量范围"])
def test_a_missing_required_heading_is_named(folder, missing):
    row = gauge()
    del row[missing]
    folder.centers().scope(row)
    assert folder.problems() == [(SCOPE, 1, missing)]


@pytest.mark.parametrize("missing", ["slug", "名称", "成立日期"])
def test_a_missing_required_heading_of_the_centers_is_named(folder, missing):
    row = center()
    del row[missing]
    folder.centers(row)
    assert ("centers.csv", 1, missing) in folder.problems()


def test_a_heading_that_stands_twice_is_a_problem(folder):
    folder.centers().write(SCOPE, "仪器名称,测量范围,备注,备注\n压力表,1 MPa,甲,乙\n")
    assert folder.problems() == [(SCOPE, 1, "备注")]


def test_a_cell_without_a_heading_is_a_problem(folder):
    folder.centers().write(SCOPE, "仪器名称,测量范围,\n压力表,1 MPa,甲\n压力表,1 MPa,,乙\n")
    assert folder.problems() == [(SCOPE, 2, None), (SCOPE, 3, None)]


def test_empty_columns_and_empty_rows_are_nothing(folder):
    folder.centers().write(SCOPE, "仪器名称,测量范围,,\n,,,\n\n压力表,1 MPa,,\n")
    assert folder.load()["promises"] == 1


def test_rows_are_numbered_as_a_spreadsheet_shows_them(folder):
    folder.centers().write(
        SCOPE,
        '仪器名称,测量范围,备注\n压力表,1 MPa,"两行\n备注"\n\n压力表,,"三\n行\n备注"\n,1 MPa,\n',
    )
    assert folder.problems() == [(SCOPE, 4, "测量范围"), (SCOPE, 5, "仪器名称")]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\ufffe"])
def test_control_characters_are_a_problem(folder, character):
    folder.centers().scope(gauge(备注=f"甲{character}乙"))
    assert folder.problems() == [(SCOPE, 2, "备注")]


def test_an_endless_cell_is_a_problem(folder):
    folder.centers().scope(gauge(备注="长" * 40_000))
    assert folder.problems() == [(SCOPE, 2, "备注")]
    folder.scope(gauge(备注="长" * 200_000))
    assert folder.problems() == [(SCOPE, 2, None)]


def test_a_workbook_is_read_from_its_first_sheet(folder):
    rows = [HEADINGS, ["压力表", "(0～60) MPa", datetime.datetime(2024, 5, 1)]]
    folder.centers().workbook(*rows)
    assert folder.load()["new"] == 1
    version = CapabilityVersion.objects.get()
    assert version.range_text == "(0～60) MPa"
    assert version.effective_from == datetime.date(2024, 5, 1)


def test_rows_of_a_workbook_are_numbered_as_it_shows_them(folder):
    folder.centers().workbook(
        HEADINGS, [], ["压力表", None, None], ["压力表", "1 MPa", "2024-02-30"]
    )
    assert folder.problems() == [(BOOK, 3, "测量范围"), (BOOK, 4, "生效日期")]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        ("＝60", "General", "＝60"),
        ("甲_x000D_\n乙", "General", "甲\r\n乙"),
        (100, "General", "100"),
        (100.0, "General", "100"),
        (0.1 + 0.2, "General", "0.3"),
        (0.0005, "0.00%", "0.05%"),
        (0.5, "0.00", "0.50"),
        (0.5, "0%", "50%"),
        (1e-7, "General", "1e-07"),
        (True, "General", "TRUE"),
        (datetime.datetime(2024, 5, 1), "yyyy-mm-dd", "2024-05-01"),
        (datetime.datetime(2024, 5, 1, 9, 30), "General", "2024-05-01 09:30:00"),
        (datetime.time(9, 30), "General", "09:30:00"),
    ],
)
def test_a_cell_of_a_workbook_is_taken_as_the_sheet_shows_it(value, number_format, text):
    assert shown(value, number_format) == text


def test_a_file_that_is_no_archive_is_a_problem(folder):
    folder.centers().write(BOOK, b"PK\x03\x04 but nothing more")
    assert folder.problems() == [(BOOK, None, None)]


def test_an_archive_that_is_no_workbook_is_a_problem(folder):
    folder.centers().write(BOOK, b"")
    with zipfile.ZipFile(folder.path / BOOK, "w") as archive:
        archive.writestr("hello.txt", "world")
    assert folder.problems() == [(BOOK, None, None)]


def test_a_workbook_cut_short_is_a_problem(folder):
    folder.centers().workbook(HEADINGS, ["压力表", "1 MPa", None])
    path = folder.path / BOOK
    path.write_bytes(path.read_bytes()[:-200])
    assert folder.problems() == [(BOOK, None, None)]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(folder):
    folder.centers().workbook(HEADINGS, ["压力表", "1 MPa", None])
    with zipfile.ZipFile(folder.path / BOOK, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet2.xml", b"0" * 50_000_000)
    assert folder.load("--check")["problems"][0]["message"] == "压缩包解开后过大，未读取。"


def test_a_bomb_of_xml_entities_is_a_problem(folder):
    folder.centers().workbook(HEADINGS, ["压力表", "1 MPa", None])
    sheet = replaced_sheet(
        folder,
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
        "<worksheet><sheetData><row r='1'><c t='str'><v>&c;</v></c></row></sheetData></worksheet>",
    )
    assert sheet.problems() == [(BOOK, None, None)]


def test_a_sheet_that_claims_to_be_huge_is_read_for_what_it_holds(folder):
    folder.centers().workbook(HEADINGS)
    replaced_sheet(
        folder,
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1">'
        '<c r="A1" t="str"><v>仪器名称</v></c><c r="B1" t="str"><v>测量范围</v></c></row>'
        '<row r="100000"><c r="A100000" t="str"><v>压力表</v></c></row></sheetData></worksheet>',
    )
    assert folder.problems() == [(BOOK, 100_000, "测量范围")]


def test_a_sheet_of_a_thousand_columns_is_refused(folder):
    folder.centers().workbook([f"列{number}" for number in range(1000)])
    assert folder.problems() == [(BOOK, 1, None)]


def replaced_sheet(folder: Folder, xml: str) -> Folder:
    """The workbook with another first sheet."""
    path = folder.path / BOOK
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["xl/worksheets/sheet1.xml"] = xml.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return folder


def test_both_kinds_of_file_for_one_center_are_a_problem(folder):
    folder.centers().scope(gauge()).workbook(HEADINGS, ["压力表", "1 MPa", None])
    assert folder.problems() == [(BOOK, None, None)]


def test_a_scope_without_its_center_is_a_problem(folder):
    folder.centers().scope(gauge(), slug="other")
    assert folder.problems() == [("scopes/other.csv", None, None)]


def test_a_center_without_scope_is_none(folder):
    folder.centers()
    assert folder.load() == {
        "centers": 1,
        "promises": 0,
        "new": 0,
        "changed": 0,
        "unchanged": 0,
        "not_structured": [],
        "problems": [],
    }
    assert Center.objects.get().code_stem == "HB-QCLB"


def test_a_folder_that_is_not_there_is_a_problem(folder):
    assert folder.problems() == [("centers.csv", None, None)]


def test_a_spreadsheet_that_can_not_be_read_is_not_passed_over(folder):
    folder.centers().write("scopes/qclb.xls", b"old")
    assert folder.problems() == [("scopes/qclb.xls", None, None)]


def test_hidden_and_lock_files_are_passed_over(folder):
    folder.centers().write("scopes/.DS_Store", b"x").write("scopes/~$qclb.xlsx", b"x")
    assert folder.problems() == []


def test_a_file_name_in_another_encoding_is_still_reported(folder):
    folder.centers()
    (folder.path / "scopes").mkdir()
    (folder.path / "scopes" / os.fsdecode("中心.csv".encode("gb18030"))).write_text("x")
    report = folder.load("--check")
    assert [problem["row"] for problem in report["problems"]] == [None, 1, 1]


def test_no_damage_to_a_workbook_is_more_than_a_problem(folder):
    folder.centers().workbook(HEADINGS, ["压力表", "1 MPa", None])
    whole = (folder.path / BOOK).read_bytes()
    for place in range(0, len(whole), 97):
        damaged = whole[:place] + bytes([whole[place] ^ 0x55]) + whole[place + 1 :]
        report = Report()
        (folder.path / BOOK).write_bytes(damaged)
        read_table(folder.path / BOOK, BOOK, HEADINGS[:2], report)
        assert all(problem.file == BOOK for problem in report.problems)


def test_the_headings_of_the_format_are_documented():
    documented = (settings.ROOT / "docs/exchange.md").read_text(encoding="utf-8")
    for heading in (*CENTER_HEADINGS, *CENTER_OPTIONAL, *SCOPE_HEADINGS, *SCOPE_OPTIONAL):
        assert heading in documented
