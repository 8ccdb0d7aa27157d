"""What the commands print for people; programs get the JSON of the other tests."""

from io import StringIO

import pytest
from django.core.management import call_command

from registry.models import VocabularyRevision
from registry.models.vocabulary import UnitEntry, current
from registry.vocabulary import shipped, shipped_tables
from tests.registry.exchange.conftest import gauge

pytestmark = pytest.mark.django_db


def printed(*command):
    out = StringIO()
    try:
        call_command(*command, stdout=out, stderr=StringIO())
    except SystemExit as error:
        assert error.code == 1
    return out.getvalue()


def test_a_load_says_what_it_did(folder):
    folder.centers().scope(gauge(), gauge(测量范围="若干档"))
    text = printed("load_province", folder.path)
    assert "1 家中心，2 条承诺：新增 2，更改 0，不变 0；未结构化 1，问题 0。" in text
    assert "未结构化  scopes/qclb.csv 第 3 行：" in text
    assert "已载入。" in text


def test_a_check_says_that_nothing_was_loaded(folder):
    folder.centers().scope(gauge())
    assert "没有载入" in printed("load_province", folder.path, "--check")


def test_every_problem_is_printed_with_its_place(folder):
    folder.centers().scope(*(gauge(状态=f"状态{number}") for number in range(40)))
    text = printed("load_province", folder.path)
    for number in range(40):
        assert f"scopes/qclb.csv 第 {number + 2} 行「状态」：不认识“状态{number}”" in text
    assert "没有载入任何内容" in text


def test_many_warnings_are_counted_and_not_all_printed(folder):
    folder.centers().scope(*(gauge(测量范围=f"若干{number}档") for number in range(40)))
    assert "……另有 20 条注意事项。" in printed("load_province", folder.path)


def test_a_file_where_a_folder_should_be_is_a_problem_and_no_trace(folder):
    folder.write("file", b"")
    assert "centers.csv：找不到文件。" in printed("load_province", folder.path / "file")


def test_an_empty_database_gets_the_vocabulary_with_its_first_province(folder):
    assert not VocabularyRevision.objects.exists()
    assert current() is shipped()
    folder.centers().scope(gauge()).load()
    assert UnitEntry.objects.count() == len(shipped_tables()["units"])
    assert current().version == shipped().version


def test_loading_the_vocabulary_says_what_it_did_and_its_version():
    assert f"词表版本 {shipped().version}" in printed("load_vocabulary")
    assert "units：新增 0，更新 0，删除 0，保留本地修改 0" in printed("load_vocabulary")
