"""Files to take away: scopes and the register."""

import csv
import json
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from registry.exchange.headings import SCOPE_HEADINGS

pytestmark = pytest.mark.django_db

SCOPE = "/centers/jiangcheng/scope"


def body(response):
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def table(response):
    return list(csv.DictReader(StringIO(body(response).decode("utf-8-sig"), newline="")))


def test_a_scope_as_text_has_the_headings_of_the_exchange_format(client, province):
    response = client.get(f"{SCOPE}.csv")
    text = body(response)
    assert text.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(StringIO(text.decode("utf-8-sig"), newline=""))
    assert tuple(head) == tuple(SCOPE_HEADINGS)
    assert len(rows) == 4


def test_the_name_of_a_file_is_chinese_and_names_the_day(client, province):
    response = client.get(f"{SCOPE}.csv", {"as_of": "2025-06-30"})
    assert "filename*=utf-8''%" in response["Content-Disposition"]
    assert "2025-06-30" in response["Content-Disposition"]
    codes = {row["编号"] for row in table(response)}
    assert "HB-QCLB-00017-1" in codes


def test_suspended_promises_are_marked(client, province):
    states = {row["编号"]: row["状态"] for row in table(client.get(f"{SCOPE}.csv"))}
    assert states["HB-QCLB-00018-1"] == "暂停"
    assert states["HB-QCLB-00017-2"] == "有效"


def test_a_cell_like_a_formula_is_text_in_both_kinds(client, province):
    remarks = {row["备注"] for row in table(client.get(f"{SCOPE}.csv"))}
    assert "'=1+1" in remarks
    book = load_workbook(BytesIO(body(client.get(f"{SCOPE}.xlsx"))))
    cells = [cell for row in book.active.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


def test_a_center_that_promises_nothing_gives_headings_only(client, province):
    assert table(client.get("/centers/revoked/scope.csv")) == []


@pytest.mark.parametrize("day", ["2026-02-30", "gestern", "9" * 10_000])
def test_a_day_that_is_none_gets_a_page_that_says_so(client, province, day):
    for path in (f"{SCOPE}.csv", f"{SCOPE}.xlsx", "/data/capabilities.csv"):
        response = client.get(path, {"as_of": day})
        assert response.status_code == 400
        assert "不是日期" in response.content.decode()


@pytest.mark.parametrize(
    "path", [f"{SCOPE}.pdf", "/centers/coming/scope.csv", "/centers/x/scope.csv", "/data/other.csv"]
)
def test_what_is_not_there_is_not_found(client, province, path):
    assert client.get(path).status_code == 404


def test_the_register_is_given_whole_with_its_day_and_licence(client, province):
    document = json.loads(body(client.get("/data/register.json", {"as_of": "2025-12-31"})))
    assert document["as_of"] == "2025-12-31"
    assert document["licence"]["name"]
    assert {center["slug"] for center in document["centers"]} == {
        *("jiangcheng", "longzhong", "cihu", "stopped")
    }
    assert len(document["capabilities"]) == 4 + 500 + 2 + 1
    assert sum(one["suspended"] for one in document["capabilities"]) == 1


def test_the_register_as_text_names_each_center(client, province):
    rows = table(client.get("/data/capabilities.csv"))
    assert len(rows) == 506
    assert {row["中心标识"] for row in rows} == {"jiangcheng", "longzhong", "cihu"}
    centers = table(client.get("/data/centers.csv"))
    assert {row["slug"] for row in centers} == {"jiangcheng", "longzhong", "cihu"}


def test_the_page_of_open_data_counts_what_is_in_force(page):
    data = page("/data/")
    facts = {fact.label: fact.value for fact in data.facts}
    assert (facts["中心"], facts["现行承诺"]) == ("3家", "505条")
    assert data.files[0].url == "/data/centers.csv"


def test_the_register_is_streamed_in_a_fixed_number_of_queries(
    client, province, django_assert_max_num_queries
):
    client.get("/data/")
    with django_assert_max_num_queries(9):
        body(client.get("/data/register.json"))


def test_the_licence_is_the_one_that_is_set(client, province, settings):
    settings.DATA_LICENCE, settings.DATA_LICENCE_URL = "政府数据开放授权许可", ""
    assert "政府数据开放授权许可" in client.get("/data/").content.decode()
    response = client.get("/data/register.json")
    document = json.loads(b"".join(response.streaming_content))
    assert document["licence"] == {"name": "政府数据开放授权许可", "url": None}
    assert "Link" not in response
