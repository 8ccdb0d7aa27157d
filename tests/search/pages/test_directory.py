"""The directory of centers."""

import pytest

pytestmark = pytest.mark.django_db


def names(page):
    return [row.name for row in page.rows]


def test_centers_stand_by_division_with_their_promises_and_stamp(page):
    directory = page("/centers/")
    assert names(directory) == [
        "示范·停用产业计量测试中心",
        "示范·江城汽车零部件产业计量测试中心",
        "示范·磁湖特种钢产业计量测试中心",
        "示范·隆中航空装备产业计量测试中心",
    ]
    assert [row.promises for row in directory.rows] == [0, 3, 2, 500]
    assert [row.stamp.text for row in directory.rows] == ["暂停", *["正常运行"] * 3]
    assert directory.summary == "4家中心，其中1家暂停"


def test_a_revoked_center_and_one_to_come_are_not_listed(page):
    assert not {"示范·撤销产业计量测试中心", "示范·筹建产业计量测试中心"} & set(
        names(page("/centers/"))
    )


def test_on_an_earlier_day_a_revoked_center_is_listed_again(page):
    assert "示范·撤销产业计量测试中心" in names(page("/centers/", as_of="2024-12-31"))


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"city": "wuhan"}, 2),
        ({"city": "武汉"}, 2),
        ({"industry": "auto-parts"}, 1),
        ({"field": "mechanics"}, 3),
        ({"q": "江城"}, 1),
        ({"city": "wuhan", "field": "mechanics"}, 1),
    ],
)
def test_a_filter_takes_slug_or_name(page, parameters, found):
    assert len(page("/centers/", **parameters).rows) == found


def test_a_tile_counts_what_the_other_filters_leave_and_takes_itself_away(page):
    tiles = {tile.name: tile for tile in page("/centers/", city="wuhan", field="mechanics").tiles}
    assert len(tiles) == 17
    assert (tiles["武汉"].count, tiles["襄阳"].count, tiles["宜昌"].count) == (1, 1, 0)
    assert tiles["武汉"].chosen
    assert "city" not in tiles["武汉"].url
    assert tiles["宜昌"].url == ""


def test_an_empty_list_names_the_filters_and_what_is_left_without_each(page):
    state = page("/centers/", city="wuhan", industry="航空与通用航空").state
    assert state.paragraphs == ("没有中心同时符合：市州“武汉市”、产业“航空与通用航空”。",)
    assert [(link.label, link.note) for link in state.links] == [
        ("不限市州", "1家"),
        ("不限产业", "2家"),
    ]


def test_a_bad_filter_is_told_at_its_field_and_the_rest_is_shown(page):
    directory = page("/centers/", city="亚特兰蒂斯", as_of="2026-13-45", field="mechanics")
    errors = {field.name: field.error for field in directory.filters if field.error}
    assert set(errors) == {"city", "as_of"}
    assert len(directory.rows) == 3


def test_a_page_past_the_end_leads_back(page):
    state = page("/centers/", page="99").state
    assert state.title == "这一页没有中心"


def test_the_directory_needs_a_fixed_number_of_queries(
    client, province, django_assert_max_num_queries
):
    client.get("/centers/")
    with django_assert_max_num_queries(7):
        client.get("/centers/", {"city": "wuhan", "field": "mechanics", "q": "江城"})
