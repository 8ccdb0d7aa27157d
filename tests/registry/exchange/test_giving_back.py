"""``dump_province``: what it writes loads to the same register, and is written again the same."""

import datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from registry.models import (
    CapabilityVersion,
    Center,
    CenterIndustry,
    CenterPlace,
    CenterStatus,
)
from tests.factories import CapabilityVersionFactory, CenterFactory
from tests.registry.exchange.conftest import ACCURACY, Folder, center, gauge

pytestmark = pytest.mark.django_db

DAY = datetime.date(2024, 1, 1)


def dump(path) -> Folder:
    call_command("dump_province", path, stdout=StringIO())
    return Folder(Path(path))


def contents(folder):
    """Every file by its name."""
    return {
        str(path.relative_to(folder.path)): path.read_bytes()
        for path in sorted(folder.path.rglob("*"))
        if path.is_file()
    }


def register():
    """All that the register holds as written, without primary keys."""
    versions = CapabilityVersion.objects.order_by("capability__code", "number")
    return [
        [without_keys(row) for row in rows]
        for rows in (
            Center.objects.order_by("slug").values(),
            CenterStatus.objects.order_by("center__slug", "from_day").values("center__slug", *COLS),
            CenterIndustry.objects.order_by("center__slug", "position").values("name", "slug"),
            CenterPlace.objects.order_by("center__slug", "name").values("name", "address"),
            versions.values("capability__code", "capability__number", *fields()),
        )
    ]


DERIVED = (
    "structure",
    "structured",
    "structure_note",
    "methods",
    "instrument",
    "quantity",
    "field",
    "read_with",
)
COLS = ("status", "from_day", "to_day", "document_number")


def fields():
    skipped = {"id", "capability", *DERIVED}
    return [f.name for f in CapabilityVersion._meta.fields if f.name not in skipped]


def derived():
    """What the register made of the cells."""
    return list(CapabilityVersion.objects.order_by("capability__code", "number").values(*DERIVED))


def without_keys(row):
    return {name: value for name, value in row.items() if name != "id"}


def empty_register():
    for model in (CapabilityVersion, CenterIndustry, CenterPlace, CenterStatus):
        model.objects.all().delete()
    for each in Center.objects.all():
        each.capabilities.all().delete()
        each.delete()


def assert_given_back(tmp_path):
    """The register, dumped, loaded into an empty one and dumped again."""
    before = register()
    first = dump(tmp_path / "first")
    empty_register()
    assert first.load()["problems"] == []
    assert register() == before
    assert contents(dump(tmp_path / "second")) == contents(first)


def test_an_empty_register_writes_the_headings(tmp_path):
    written = contents(dump(tmp_path / "empty"))
    headings = (
        "slug,名称,简称,依托单位,所在市州,产业,批准文号,"
        "成立日期,负责人,地址,联系电话,邮箱,网址,简介\n"
    )
    assert written == {"centers.csv": headings.encode()}


def test_a_loaded_province_is_given_back_as_it_came(folder, tmp_path):
    long_row = gauge(
        **{ACCURACY: "U = 0.1 µm + 1×10⁻⁶ L"},
        条件=" 频率：40 Hz～1 kHz ",
        指标归属="标准器",
        服务类别="检定;校准",
        测量或输出="输出",
        服务地点="实验室；现场",
        资格依据="CNAS",
        依据="JJG 52-2013\nJJF 1-2000",
        计量标准证书="〔2019〕鄂量标企证字第 012 号",
        生效日期="2024年5月1日",
        失效日期="20990101",
        备注='"引号",=1+1,\t制表\r\n第二行',
        别的="甲",
    )
    folder.centers(center(产业="汽车零部件;竹编", 简介="两行\n简介", 开户行="某行"), center("bare"))
    folder.scope(gauge(), gauge(), gauge(状态="暂停"), gauge(测量范围="若干"), long_row)
    assert folder.load()["problems"] == []
    structure = derived()
    assert_given_back(tmp_path)
    assert derived() == structure


def test_versions_of_one_code_are_given_back(tmp_path):
    old = CapabilityVersionFactory(effective_to=DAY)
    CapabilityVersionFactory(capability=old.capability, number=2, effective_from=DAY)
    CapabilityVersionFactory(capability__center=old.capability.center, number=4, effective_from=DAY)
    written = dump(tmp_path / "codes").path / f"scopes/{old.capability.center.slug}.csv"
    text = written.read_text(encoding="utf-8")
    assert text.count(f"{old.capability.code},") == 2
    assert f"{old.capability.center.code_stem}-00002-4," in text
    assert_given_back(tmp_path)


def test_suspensions_are_given_back_with_their_days(tmp_path):
    capability = CapabilityVersionFactory(suspended=True).capability
    later = {"capability__center": capability.center, "suspended_from": DAY}
    CapabilityVersionFactory(**later)
    CapabilityVersionFactory(**later, suspended_to=datetime.date(2025, 1, 1))
    assert_given_back(tmp_path)


def test_the_document_that_brought_a_version_in_is_given_back(tmp_path):
    CapabilityVersionFactory(document_number="鄂市监量〔2024〕8号", document_day=DAY)
    assert_given_back(tmp_path)


def test_the_history_of_a_center_its_places_and_its_own_stem_are_given_back(tmp_path):
    registered = CenterFactory(statuses__suspended=DAY, fee_page="https://example.org/fees")
    registered.places.create(name="东区", address="某路 2 号")
    registered.places.create(name="西区", address="某路：3 号")
    assert_given_back(tmp_path)


def test_text_is_written_as_it_is_without_a_mark_in_front(tmp_path):
    CapabilityVersionFactory(remarks_text="=SUM(A1)\n+1")
    folder = dump(tmp_path / "text")
    assert not any(data.startswith(b"\xef\xbb\xbf") for data in contents(folder).values())
    assert '"=SUM(A1)\n+1"' in "".join(data.decode() for data in contents(folder).values())


def test_a_folder_with_scopes_of_others_is_not_written_into(tmp_path):
    CapabilityVersionFactory()
    (tmp_path / "scopes").mkdir()
    (tmp_path / "scopes/other.xlsx").write_bytes(b"")
    with pytest.raises(CommandError, match=r"other\.xlsx"):
        dump(tmp_path)
    assert not (tmp_path / "centers.csv").exists()


def test_a_dump_is_written_over_an_older_one(tmp_path):
    version = CapabilityVersionFactory()
    dump(tmp_path)
    version.remarks_text = "改"
    version.save()
    assert "改" in "".join(data.decode() for data in contents(dump(tmp_path)).values())
