"""Single cells: days in the five forms, lists."""

import datetime

import pytest

from registry.exchange.cells import read_day
from registry.vocabulary.lists import list_items


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-01",
        "2024-5-1",
        "2024/5/1",
        "2024/05/01",
        "2024年5月1日",
        "20240501",
        " 2024-05-01 ",
    ],
)
def test_a_day_is_read_in_every_form_of_the_format(text):
    assert read_day(text) == datetime.date(2024, 5, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024-02-30",
        "2023-02-29",
        "2024-13-01",
        "20241301",
        "2024年5月",
        "5/1/2024",
        "45413",
        "2024.5.1",
        "0000-01-01",
        "２０２４-05-01",
        "2024-05-01T00:00",
        "明年",
    ],
)
def test_what_is_no_day_is_not_read(text):
    assert read_day(text) is None


def test_list_cells_are_separated_in_every_way_of_the_format():
    assert list_items("检定;校准；测试、比对/测量\n期间核查") == (
        "检定",
        "校准",
        "测试",
        "比对",
        "测量",
        "期间核查",
    )


def test_empty_items_are_dropped():
    assert list_items(" ;检定; ;\n") == ("检定",)


@pytest.mark.parametrize(
    "code", ["GB/T 19022-2003", "GB/T19022-2003", "GB/Z 2-2002", "ISO/IEC 17025"]
)
def test_the_slash_of_a_document_number_separates_nothing(code):
    assert list_items(f"{code}/JJG 52-2013") == (code, "JJG 52-2013")
