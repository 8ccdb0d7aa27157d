"""The shipped province is as large and as mixed as a real one, and plainly invented."""

from collections import Counter, defaultdict

import pytest

from registry.structure import read_scope
from registry.vocabulary import shipped
from registry.vocabulary.lists import list_items

ACCURACY = "测量不确定度或准确度等级或最大允许误差"
READ = ("仪器名称", "被测量", "测量范围", "条件", ACCURACY, "指标归属")


@pytest.fixture(scope="module")
def vocabulary():
    return shipped()


@pytest.fixture(scope="module")
def readings(rows, vocabulary):
    """How each row is read, with its cells."""
    known = {}
    for row in rows:
        content = tuple(row.get(heading, "") for heading in READ)
        if content not in known:
            known[content] = read_scope(row, vocabulary)
    return [(row, known[tuple(row.get(heading, "") for heading in READ)]) for row in rows]


def test_centers_stand_in_all_divisions_and_a_dozen_industries(centers, vocabulary):
    cities = {city.name for city in vocabulary.cities.values()}
    industries = {industry.name for industry in vocabulary.industries.values()}
    named = {name for center in centers for name in list_items(center["产业"])}
    assert len(centers) >= 24
    assert {center["所在市州"] for center in centers} == cities
    assert named <= industries
    assert len(named) >= 12


def test_every_center_is_plainly_invented(centers):
    for center in centers:
        assert center["名称"].startswith("示范·")
        assert center["依托单位"].startswith("示范·")
        assert "-0000 000" in center["联系电话"] or "-000 000" in center["联系电话"]
        assert center["邮箱"].endswith("@example.org")
        assert center["网址"].endswith(".example.org/")
        assert center["批准文号"].startswith("示")


def test_no_document_looks_like_a_real_one(rows):
    documents = [row["批准文号"] for row in rows if row.get("批准文号")]
    assert documents
    assert all(document.startswith("示市监计量公告〔") for document in documents)
    assert all("示量标企证字" in row["计量标准证书"] for row in rows if row.get("计量标准证书"))


def test_every_scope_has_its_center(centers, scopes):
    assert set(scopes) == {center["slug"] for center in centers}


def test_there_are_thousands_of_promises_of_hundreds_of_instruments(readings):
    instruments = {scope.instrument for _, scope in readings if scope.instrument}
    assert len(readings) >= 8_000
    assert len(instruments) >= 400


def test_all_ten_fields_are_served(readings, vocabulary):
    fields = Counter(
        vocabulary.instruments[scope.instrument].field for _, scope in readings if scope.instrument
    )
    assert len(fields) == 10
    assert min(fields.values()) >= 100


def test_most_rows_are_read_and_some_are_not(readings):
    unread = [row for row, scope in readings if not scope.structured]
    assert 0.01 < len(unread) / len(readings) <= 0.05


def test_every_method_is_a_known_document(rows, vocabulary):
    named = {code for row in rows for code in list_items(row["依据"])}
    assert named <= set(vocabulary.methods)


def test_ranges_and_accuracies_are_written_in_many_ways(rows):
    texts = " ".join(row["测量范围"] + " " + row[ACCURACY] for row in rows)
    for way in ("(−", "（-", "~", "≤", "±", "Urel", "k=2)", "（k＝2）", "MPE", "最大允许误差"):
        assert way in texts
    for way in ("级及以下", "%FS", "sqrt(", "×10⁻⁶L", "个字", "0.02 %～0.05 %", " p, k"):
        assert way in texts


def test_every_column_of_the_format_is_used(rows):
    for heading, words in {
        "指标归属": {"标准器"},
        "测量或输出": {"输出"},
        "状态": {"暂停"},
        "服务地点": {"现场"},
        "资格依据": {"法定计量授权", "计量标准考核", "CNAS", "本办法承诺"},
        "服务类别": {"检定", "校准", "测试"},
    }.items():
        seen = {item for row in rows for item in list_items(row.get(heading, ""))}
        assert words <= seen
    for heading in ("条件", "计量标准证书", "生效日期", "失效日期", "备注", "批准文号"):
        assert any(row.get(heading) for row in rows)


def test_versions_of_a_promise_follow_each_other_without_a_gap(rows):
    versions = defaultdict(list)
    for row in rows:
        versions[row["编号"]].append(row)
    changed = [found for found in versions.values() if len(found) > 1]
    assert max(map(len, changed)) >= 3
    for found in changed:
        assert [row["失效日期"] for row in found[:-1]] == [row["生效日期"] for row in found[1:]]
        assert found[-1]["失效日期"] == ""


def test_versions_of_a_promise_differ(rows):
    versions = defaultdict(list)
    for row in rows:
        versions[row["编号"]].append((row["测量范围"], row[ACCURACY], row["依据"]))
    for found in versions.values():
        assert len(set(found)) == len(found)


def test_some_promises_are_still_to_come(rows):
    assert any(row.get("生效日期", "") > "2027-01-01" for row in rows)
