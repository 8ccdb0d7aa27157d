"""What loading a folder into an empty register does, and what keeps it from being loaded."""

import datetime

import pytest

from registry import outbox
from registry.models import Capability, CapabilityVersion, Center, OutboxEntry
from tests.registry.exchange.conftest import ACCURACY, center, gauge

pytestmark = pytest.mark.django_db

SCOPE = "scopes/qclb.csv"
FOUNDED = datetime.date(2019, 5, 1)


def test_a_center_comes_in_as_established_before_the_system_began(folder):
    folder.centers(center(产业="汽车零部件；光电子", 负责人="张三")).load()
    loaded = Center.objects.get()
    assert (loaded.name, loaded.head, loaded.city) == (center()["名称"], "张三", "wuhan")
    assert [industry.name for industry in loaded.industries.all()] == ["汽车零部件", "光电子"]
    status = loaded.statuses.get()
    assert (status.status, status.from_day, status.to_day) == ("established", FOUNDED, None)
    assert Center.objects.public(FOUNDED).exists()


def test_a_promise_is_kept_as_written_and_as_structure(folder):
    row = gauge(
        条件=" 温度：20 ℃ ", 备注='"引号", 逗号\r\n第二行', 依据="JJG 52-2013；某规范", 别的="甲"
    )
    folder.centers().scope(row | {ACCURACY: "U = 0.05 MPa (k=2)"}).load()
    version = CapabilityVersion.objects.get()
    assert version.condition_text == " 温度：20 ℃ "
    assert version.remarks_text == '"引号", 逗号\n第二行'
    assert version.extra == {"别的": "甲"}
    assert version.methods == ["JJG 52-2013", "某规范"]
    assert version.structured
    assert (version.quantity, version.instrument) == ("pressure", "pressure-gauge")
    assert version.scope.parts[0].range.hull.high == 60e6


def test_promises_are_numbered_in_the_order_of_the_file(folder):
    folder.centers().scope(gauge(备注="一"), gauge(备注="二")).load()
    codes = CapabilityVersion.objects.values_list("remarks_text", "capability__code")
    assert dict(codes) == {"一": "HB-QCLB-00001", "二": "HB-QCLB-00002"}


def test_days_default_to_the_establishment_of_the_center(folder):
    folder.centers().scope(gauge(), gauge(生效日期="2024/5/1", 失效日期="2099年1月1日")).load()
    assert [version.days for version in CapabilityVersion.objects.all()] == [
        (FOUNDED, None),
        (datetime.date(2024, 5, 1), datetime.date(2099, 1, 1)),
    ]


def test_a_row_of_the_future_is_accepted_and_does_not_count_yet(folder):
    folder.centers().scope(gauge(生效日期="2999-01-01"))
    assert folder.load()["problems"] == []
    assert not CapabilityVersion.objects.in_force(datetime.date(2998, 12, 31)).exists()


def test_rows_never_replace_each_other_by_likeness(folder):
    folder.centers().scope(gauge(), gauge(生效日期="2024-05-01")).load()
    assert CapabilityVersion.objects.in_force(datetime.date(2024, 5, 1)).count() == 2


def test_a_suspended_row_is_loaded_and_not_published(folder):
    folder.centers().scope(gauge(状态="暂停"), gauge(状态="有效")).load()
    assert CapabilityVersion.objects.in_force(FOUNDED).count() == 2
    assert CapabilityVersion.objects.published(FOUNDED).get().capability.number == 2


def test_a_row_that_can_not_be_read_is_loaded_counted_and_said_why(folder):
    report = folder.centers().scope(gauge(), gauge(测量范围="若干档")).load()
    assert [(item["file"], item["row"]) for item in report["not_structured"]] == [(SCOPE, 3)]
    assert report["not_structured"][0]["reason"]
    version = CapabilityVersion.objects.get(structured=False)
    assert version.range_text == "若干档"
    assert version.structure_note == report["not_structured"][0]["reason"]


def test_unknown_industries_methods_and_cities_are_kept_with_a_warning(folder):
    folder.centers(center(产业="竹编", 所在市州="远方市")).scope(gauge(依据="某地方规范"))
    assert folder.load()["problems"] == []
    for word in ("竹编", "远方市", "某地方规范"):
        assert f"“{word}”" in folder.notes
    industry = Center.objects.get().industries.get()
    assert (industry.name, industry.slug) == ("竹编", "")


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("服务类别", "修理"),
        ("服务类别", "检定;修理"),
        ("服务地点", "月球"),
        ("资格依据", "口头"),
        ("指标归属", "别人"),
        ("指标归属", "服务;标准器"),
        ("测量或输出", "都行"),
        ("测量或输出", "测量;输出"),
        ("状态", "大概有效"),
        ("生效日期", "2024-02-30"),
        ("生效日期", "下个月"),
        ("失效日期", "2019-05-01"),
        ("失效日期", "2018-01-01"),
        ("失效日期", "99999999"),
        ("恢复日期", "2020-01-01"),
        ("编号", "十七"),
        ("编号", "HB-QCLB-17"),
        ("批准日期", "2020-13-01"),
        ("批准文号", "长" * 201),
    ],
)
def test_what_a_column_can_not_hold_is_a_problem_of_that_cell(folder, heading, word):
    folder.centers().scope(gauge(), gauge(**{heading: word}))
    assert folder.problems() == [(SCOPE, 3, heading)]


@pytest.mark.parametrize(
    ("heading", "word"),
    [
        ("slug", "带 空格"),
        ("slug", "../etc"),
        ("slug", "x" * 65),
        ("slug", ""),
        ("名称", ""),
        ("名称", "长" * 201),
        ("成立日期", "2019-02-29"),
        ("编号前缀", "HB"),
        ("其他场所", "没有地址"),
        ("状态沿革", "2019-05-01 已成立\n2018-05-01 暂停"),
        ("状态沿革", "2019-05-01 不详"),
    ],
)
def test_what_a_center_can_not_have_is_a_problem_of_that_cell(folder, heading, word):
    folder.centers(center("fine"), center(**{heading: word}))
    assert folder.problems() == [("centers.csv", 3, heading)]


def test_two_centers_can_not_share_a_slug(folder):
    folder.centers(center(), center("QCLB"))
    assert folder.problems() == [("centers.csv", 3, "slug")]


def test_every_problem_of_every_file_is_reported_at_once(folder):
    folder.centers(center(成立日期="不详"), center("other"))
    folder.scope(gauge(状态="？"), slug="other").scope(gauge(), slug="stray")
    assert set(folder.problems()) == {
        ("centers.csv", 2, "成立日期"),
        ("scopes/other.csv", 2, "状态"),
        ("scopes/stray.csv", None, None),
    }


def test_a_folder_with_one_problem_is_not_loaded_at_all(folder):
    folder.centers(center(), center("other")).scope(gauge(), gauge(状态="？"))
    report = folder.load()
    assert len(report["problems"]) == 1
    assert not Center.objects.exists()
    assert outbox.position() == 0


def test_a_check_writes_nothing(folder):
    folder.centers().scope(gauge())
    assert folder.load("--check")["new"] == 1
    assert not Center.objects.exists()


def test_what_was_loaded_stands_in_the_outbox(folder):
    folder.centers().scope(gauge(), gauge()).load()
    kinds = [entry.kind for entry in outbox.entries_after(0)]
    assert kinds == [OutboxEntry.Kind.CENTER, *[OutboxEntry.Kind.CAPABILITY] * 2]


def test_written_codes_are_kept_and_the_next_number_follows_them(folder):
    folder.centers().scope(gauge(编号="HB-ABCD-00007"), gauge()).load()
    assert Center.objects.get().code_stem == "HB-ABCD"
    codes = set(Capability.objects.values_list("code", flat=True))
    assert codes == {"HB-ABCD-00007", "HB-ABCD-00008"}


def test_centers_of_the_same_initials_get_different_stems(folder):
    folder.centers(center(), center("other")).load()
    assert Center.objects.values("code_stem").distinct().count() == 2


def test_a_written_stem_is_not_given_to_an_earlier_center(folder):
    folder.centers(center("first"), center("second"))
    folder.scope(gauge(编号="HB-QCLB-00001"), slug="second").load()
    assert Center.objects.get(slug="second").code_stem == "HB-QCLB"


def test_a_code_of_another_center_is_a_problem(folder):
    folder.centers(center("first"), center("second"))
    folder.scope(gauge(编号="HB-AAAA-00001"), gauge(编号="HB-AAAA-00002"), slug="first")
    folder.scope(gauge(编号="HB-BBBB-00001"), gauge(编号="HB-BBBB-00002"), slug="second")
    assert folder.problems() == []
    codes = ("HB-BBBB-00001", "HB-BBBB-00002", "HB-AAAA-00001")
    folder.scope(*(gauge(编号=code) for code in codes), slug="second")
    assert folder.problems() == [("scopes/second.csv", 4, "编号")]


def test_a_code_that_stands_twice_is_a_problem(folder):
    folder.centers().scope(gauge(编号="HB-QCLB-00001"), gauge(编号="HB-QCLB-00001"))
    assert folder.problems() == [(SCOPE, 3, "编号")]


def test_rows_of_one_code_with_days_apart_are_its_versions(folder):
    new = gauge(编号="HB-QCLB-00001", 生效日期="2024-01-01", 备注="新")
    old = gauge(编号="HB-QCLB-00001", 失效日期="2024-01-01", 备注="旧")
    report = folder.centers().scope(new, old).load()
    assert (report["problems"], report["new"]) == ([], 2)
    versions = CapabilityVersion.objects.order_by("number")
    assert [(v.number, v.remarks_text, v.code) for v in versions] == [
        (1, "旧", "HB-QCLB-00001-1"),
        (2, "新", "HB-QCLB-00001-2"),
    ]


def test_a_version_number_behind_the_code_is_kept(folder):
    row = gauge(编号="HB-QCLB-00001-3", 生效日期="2024-01-01")
    folder.centers().scope(gauge(编号="HB-QCLB-00001", 失效日期="2024-01-01"), row).load()
    assert list(CapabilityVersion.objects.values_list("number", flat=True)) == [1, 3]


def test_version_numbers_against_the_order_of_days_are_a_problem(folder):
    folder.centers().scope(
        gauge(编号="HB-QCLB-00001-2", 失效日期="2024-01-01"),
        gauge(编号="HB-QCLB-00001-1", 生效日期="2024-01-01"),
    )
    assert folder.problems() == [(SCOPE, 3, "编号")]


def test_a_formula_of_a_spreadsheet_is_text_like_any_other(folder):
    folder.centers().scope(gauge(备注="=1+1")).load()
    assert CapabilityVersion.objects.get().remarks_text == "=1+1"
