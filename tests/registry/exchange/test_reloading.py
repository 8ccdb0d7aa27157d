"""Loading into a register that holds something already."""

import datetime

import pytest
from django.utils import timezone

from registry import outbox
from registry.models import Capability, CapabilityVersion, Center
from tests.registry.exchange.conftest import center, gauge

pytestmark = pytest.mark.django_db

SCOPE = "scopes/qclb.csv"
CODE = "HB-QCLB-00001"


def counts(report):
    return report["new"], report["changed"], report["unchanged"]


@pytest.fixture
def loaded(folder):
    """One promise is registered."""
    folder.centers().scope(gauge()).load()
    return folder


def test_loading_the_same_folder_again_changes_nothing(folder):
    rows = [
        gauge(),
        gauge(),
        gauge(状态="暂停"),
        gauge(失效日期="2030-01-01", 备注="一\r\n二"),
        gauge(编号="HB-QCLB-00009", 失效日期="2024-01-01"),
        gauge(编号="HB-QCLB-00009", 生效日期="2024-01-01", 状态="暂停"),
        gauge(测量范围="若干档", 别的="甲"),
    ]
    first = folder.centers(center(产业="汽车零部件;竹编")).scope(*rows).load()
    assert (first["problems"], counts(first)) == ([], (7, 0, 0))
    before = list(CapabilityVersion.objects.values()), list(Center.objects.values())
    position = outbox.position()
    second = folder.load()
    assert counts(second) == (0, 0, 7)
    assert second["not_structured"] == first["not_structured"]
    assert (list(CapabilityVersion.objects.values()), list(Center.objects.values())) == before
    assert outbox.position() == position


def test_identical_rows_are_matched_by_order(folder):
    folder.centers().scope(gauge(), gauge()).load()
    assert counts(folder.scope(gauge(), gauge(), gauge()).load()) == (1, 0, 2)
    assert Capability.objects.count() == 3


def test_new_rows_and_centers_are_added(loaded):
    loaded.centers(center(), center("other", 简称="桥梁")).scope(gauge(), gauge(备注="新"))
    assert counts(loaded.scope(gauge(), slug="other").load()) == (2, 0, 1)
    assert Center.objects.count() == 2


def test_a_promise_the_folder_no_longer_holds_stays_and_is_named(loaded):
    report = loaded.scope(gauge(备注="另一条")).load()
    assert counts(report) == (1, 0, 0)
    assert CODE in loaded.notes
    assert CapabilityVersion.objects.in_force(datetime.date(2024, 1, 1)).count() == 2


def test_promises_of_a_center_the_folder_does_not_have_stay_and_are_named(loaded):
    loaded.centers(center("other"))
    (loaded.path / SCOPE).unlink()
    assert loaded.load()["problems"] == []
    assert CODE in loaded.notes


def test_a_row_of_a_known_code_corrects_what_it_says(loaded):
    report = loaded.scope(gauge(编号=CODE, 测量范围="(0～100) MPa")).load()
    assert counts(report) == (0, 1, 0)
    version = CapabilityVersion.objects.get()
    assert (version.code, version.range_text) == (f"{CODE}-1", "(0～100) MPa")
    assert version.scope.parts[0].range.hull.high == 100e6
    assert counts(loaded.load()) == (0, 0, 1)


def test_a_later_row_of_a_known_code_follows_the_version_it_replaces(loaded):
    report = loaded.scope(gauge(编号=CODE, 生效日期="2024-01-01", 备注="新")).load()
    assert counts(report) == (0, 1, 0)
    old, new = CapabilityVersion.objects.order_by("number")
    assert old.effective_to == new.effective_from == datetime.date(2024, 1, 1)
    assert counts(loaded.load()) == (0, 0, 1)


def test_an_earlier_row_of_a_known_code_is_a_problem(loaded):
    loaded.scope(gauge(编号=CODE, 生效日期="2000-01-01", 失效日期="2001-01-01"))
    assert loaded.problems() == [(SCOPE, 2, "编号")]


def test_the_first_day_of_a_registered_version_is_not_altered(loaded):
    loaded.scope(gauge(编号=f"{CODE}-1", 生效日期="2020-01-01"))
    assert loaded.problems() == [(SCOPE, 2, "生效日期")]


def test_the_same_row_with_an_end_ends_the_promise(loaded):
    assert counts(loaded.scope(gauge(失效日期="2024-01-01")).load()) == (0, 1, 0)
    assert CapabilityVersion.objects.get().effective_to == datetime.date(2024, 1, 1)


def test_the_same_row_suspended_is_suspended_from_today_and_resumed_from_today(loaded):
    today = timezone.localdate()
    assert counts(loaded.scope(gauge(状态="暂停")).load()) == (0, 1, 0)
    assert CapabilityVersion.objects.get().suspended_from == today
    assert not CapabilityVersion.objects.published(today).exists()
    assert counts(loaded.load()) == (0, 0, 1)
    assert counts(loaded.scope(gauge()).load()) == (0, 1, 0)
    assert CapabilityVersion.objects.published(today).exists()
    assert counts(loaded.load()) == (0, 0, 1)


def test_a_row_suspended_before_resumes_from_today_and_its_past_stays(folder):
    today = timezone.localdate()
    folder.centers().scope(gauge(状态="暂停")).load()
    folder.scope(gauge()).load()
    version = CapabilityVersion.objects.get()
    assert (version.suspended_from, version.suspended_to) == (datetime.date(2019, 5, 1), today)
    assert counts(folder.load()) == (0, 0, 1)


def test_details_of_a_center_are_updated_and_stand_in_the_outbox(loaded):
    position = outbox.position()
    loaded.centers(center(联系电话="027-1", 产业="桥梁")).load()
    registered = Center.objects.get()
    assert registered.phone == "027-1"
    assert [industry.name for industry in registered.industries.all()] == ["桥梁"]
    entries = outbox.entries_after(position)
    assert [(entry.kind, entry.object_id) for entry in entries] == [("center", registered.pk)]


def test_a_new_name_does_not_change_the_codes_of_a_center(loaded):
    loaded.centers(center(简称="光谷")).scope(gauge(), gauge()).load()
    assert Center.objects.get().code_stem == "HB-QCLB"
    assert Capability.objects.filter(code="HB-QCLB-00002").exists()


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("成立日期", "2018-01-01"),
        ("编号前缀", "HB-ZZZZ"),
        ("状态沿革", "2019-05-01 已成立 鄂质监量函〔2019〕1号\n2024-01-01 撤销"),
    ],
)
def test_what_only_a_decision_changes_is_a_problem(loaded, heading, text):
    loaded.centers(center(**{heading: text}))
    assert ("centers.csv", 2, heading) in loaded.problems()


def accepted_change(version):
    """As an accepted change leaves it: the old version closed, the new one open."""
    day = datetime.date(2024, 1, 1)
    CapabilityVersion.objects.filter(pk=version.pk).update(
        effective_to=day, ended_by_number="鄂市监量〔2024〕8号", ended_by_day=day
    )
    version.refresh_from_db()
    CapabilityVersion.objects.create(
        capability=version.capability,
        number=2,
        name=version.name,
        range_text="(0～100) MPa",
        effective_from=day,
        origin=CapabilityVersion.Origin.CHANGE,
        document_number="鄂市监量〔2024〕8号",
    )


def test_the_folder_of_before_an_accepted_change_still_changes_nothing(loaded):
    accepted_change(CapabilityVersion.objects.get())
    before = list(CapabilityVersion.objects.values())
    assert counts(loaded.load()) == (0, 0, 1)
    assert list(CapabilityVersion.objects.values()) == before


@pytest.mark.parametrize(
    "row",
    [
        gauge(备注="另一条"),
        gauge(编号=CODE, 备注="改"),
        gauge(编号=CODE, 生效日期="2024-01-01", 备注="改"),
        gauge(编号=CODE, 生效日期="2025-01-01", 备注="改"),
        gauge(状态="暂停"),
    ],
)
def test_after_an_accepted_change_nothing_else_alters_the_promises_of_a_center(loaded, row):
    accepted_change(CapabilityVersion.objects.get())
    before = list(CapabilityVersion.objects.values())
    assert {(file, number) for file, number, _ in loaded.scope(row).problems()} == {(SCOPE, 2)}
    loaded.load()
    assert list(CapabilityVersion.objects.values()) == before
