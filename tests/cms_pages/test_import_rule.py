"""``import_rule``: what it prints, makes and refuses."""

import io
import json
import zipfile

import pytest
from django.core.management import call_command

from cms_pages.models import RulePage
from cms_pages.rule_import import MAX_BYTES, RuleFileError, import_rule, rule_text
from tests.cms_pages.texts import SEED, seed


def run(*arguments, **options) -> str:
    out = io.StringIO()
    call_command("import_rule", *map(str, arguments), stdout=out, **options)
    return out.getvalue()


def refused(*arguments) -> str:
    err = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("import_rule", *map(str, arguments), stdout=io.StringIO(), stderr=err)
    assert ended.value.code == 1
    return err.getvalue()


def written(tmp_path, content: bytes, name: str = "rule.txt"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def test_json_has_the_keys_of_the_exchange_format(columns):
    read = json.loads(run(SEED, check=True, as_json=True))
    assert set(read) == {
        "title",
        "document_number",
        "dated",
        "in_force_from",
        "head",
        "chapters",
        "sections",
        "articles",
        "appendix",
        "notes",
    }
    assert read["title"] == "湖北省产业计量测试中心建设管理办法"
    assert read["document_number"] == "鄂质监量函〔2016〕255号"
    assert (read["dated"], read["in_force_from"]) == ("2016-09-19", "2016-10-01")
    assert read["chapters"][0] == {"number": 1, "label": "第1章", "title": "总则"}
    assert read["articles"][0]["label"] == "第一条"
    assert set(read["articles"][0]) == {
        "number",
        "label",
        "chapter",
        "section",
        "paragraphs",
        "items",
    }
    assert read["articles"][4]["items"][0]["label"] == "（一）"
    assert read["notes"][0] == {"article": 7, "text": "第七条 与正文之间缺空格"}


def test_check_makes_no_page(columns):
    assert "只检查" in run(SEED, check=True)
    assert not RulePage.objects.exists()


def test_an_import_publishes_the_page_with_its_metadata(columns):
    assert "已建立页面：/rules/2016-255/" in run(SEED)
    page = RulePage.objects.get()
    assert page.live
    assert page.source == seed()
    assert page.title == "湖北省产业计量测试中心建设管理办法"
    assert f"{page.dated} {page.in_force_from}" == "2016-09-19 2016-10-01"


def test_importing_the_same_file_again_changes_nothing(columns):
    run(SEED)
    before = RulePage.objects.values().get()
    revisions = RulePage.objects.get().revisions.count()
    assert "没有改动" in run(SEED)
    assert RulePage.objects.values().get() == before
    assert RulePage.objects.get().revisions.count() == revisions


def test_a_changed_text_updates_the_same_page(columns):
    run(SEED)
    changed = seed().replace("24个内", "24个月内")
    assert import_rule(changed).outcome == "changed"
    page = RulePage.objects.get()
    assert page.source == changed
    assert page.slug == "2016-255"


def test_what_an_editor_filled_in_survives_another_import(columns):
    page = import_rule(seed()).page
    page.issuer = "湖北省质量技术监督局"
    page.save_revision().publish()
    import_rule(seed().replace("24个内", "24个月内"))
    assert RulePage.objects.get().issuer == "湖北省质量技术监督局"


def test_rules_without_a_number_are_told_apart_by_title(columns):
    import_rule("甲办法\n第一条 甲。")
    import_rule("乙办法\n第一条 乙。")
    assert import_rule("甲办法\n第一条 甲。").outcome == "unchanged"
    assert RulePage.objects.count() == 2


def test_a_text_without_title_is_named_after_its_file(columns, tmp_path):
    run(written(tmp_path, "第一条 甲。".encode(), "某市办法.txt"))
    assert RulePage.objects.get().title == "某市办法"


def test_two_rules_of_one_name_in_an_address_get_two_addresses(columns):
    first = import_rule("甲办法\n甲发〔2020〕1号\n第一条 甲。").page
    second = import_rule("乙办法\n乙发〔2020〕1号\n第一条 乙。").page
    assert (first.slug, second.slug) == ("2020-1", "2020-1-2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_utf8_and_gb18030_are_read(encoding):
    assert rule_text(seed().encode(encoding)) == seed()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "文件是空的"),
        (b" \n\t\r\n", "文件是空的"),
        (b"\xff\xfe" + "第一条".encode("utf-16-le"), "UTF-16"),
        (b"%PDF-1.7 \xe2", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是"),
        (b"abc\x00def", "控制字符"),
        ("第一条 甲。".encode() + b"\xff\xfe\xfd", "不是"),
        (b"a" * (MAX_BYTES + 1), "超过 2 MB"),
    ],
    ids=["empty", "blank", "utf-16", "pdf", "doc", "png", "nul", "broken", "huge"],
)
def test_what_is_no_text_is_refused_in_chinese(content, message, tmp_path, columns):
    assert message in refused(written(tmp_path, content))
    assert not RulePage.objects.exists()


def test_a_zip_is_refused_without_being_opened(tmp_path, columns):
    path = tmp_path / "rule.txt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("zeros", b"0" * 10_000_000)
    assert "Word 或压缩文件" in refused(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert "没有这个文件：none.txt" in refused(tmp_path / "none.txt")
    assert "是文件夹" in refused(tmp_path)
    with pytest.raises(RuleFileError):
        rule_text(b"\x00")


def test_a_very_long_title_still_makes_a_page(columns):
    page = import_rule("甲" * 5000 + "\n第一条 乙。").page
    assert len(page.title) == 255
    assert page.source.startswith("甲" * 5000)


def test_a_draft_with_the_same_text_is_published_by_an_import(columns):
    import_rule(seed(), publish=False)
    assert "草稿已发布：/rules/2016-255/" in run(SEED)
    assert RulePage.objects.get().live


def test_what_an_editor_took_down_is_not_put_up_again(columns):
    page = import_rule(seed()).page
    page.unpublish()
    assert "没有改动" in run(SEED)
    assert import_rule(seed().replace("24个内", "24个月内")).outcome == "withdrawn"
    assert not RulePage.objects.get().live


def test_a_locked_page_is_refused_with_its_name(columns, tmp_path, django_user_model):
    page = import_rule(seed()).page
    editor = django_user_model.objects.create_user("bianji")
    page.locked, page.locked_by = True, editor
    page.save()
    changed = written(tmp_path, seed().replace("24个内", "24个月内").encode())
    message = refused(changed)
    assert "《湖北省产业计量测试中心建设管理办法》的页面已由 bianji 锁定" in message
    assert RulePage.objects.get().source == seed()
    assert "没有改动" in run(SEED)


def test_whoever_locked_a_page_may_still_import_it(columns, django_user_model):
    page = import_rule(seed()).page
    editor = django_user_model.objects.create_user("bianji")
    page.locked, page.locked_by = True, editor
    page.save()
    changed = seed().replace("24个内", "24个月内")
    assert import_rule(changed, publish=False, user=editor).outcome == "changed"
