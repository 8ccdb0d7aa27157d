"""The editor's upload runs the same code as the command and keeps a draft."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cms_pages.models import RulePage
from cms_pages.rule_import import import_rule
from registry.permissions import Role
from tests.cms_pages.texts import seed


@pytest.fixture
def editor(client, columns):
    """A client logged in as an editor."""
    user = get_user_model().objects.create_user("bianji", password="a-long-password-1")
    user.groups.add(Group.objects.get(name=Role.EDITOR.label))
    client.force_login(user)
    return client


def upload(client, content: bytes, **data):
    file = SimpleUploadedFile("rule.txt", content)
    return client.post(reverse("import_rule"), {"file": file, **data})


def test_an_upload_becomes_a_draft_to_complete(editor):
    response = upload(editor, seed().encode())
    page = RulePage.objects.get()
    assert response.status_code == 302
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert page.source == seed()
    assert editor.get(response.url).status_code == 200


def test_checking_shows_what_was_read_and_keeps_nothing(editor):
    text = upload(editor, seed().encode("gb18030"), check="1").content.decode()
    assert "共6章、0节、25条" in text
    assert "第七条 与正文之间缺空格" in text
    assert not RulePage.objects.exists()


def test_what_is_no_text_is_refused_beside_the_field(editor):
    assert "另存为纯文本" in upload(editor, b"%PDF-1.7").content.decode()
    assert "请选择文件" in editor.post(reverse("import_rule"), {}).content.decode()
    assert not RulePage.objects.exists()


def test_the_menu_names_the_rules_in_chinese(editor):
    text = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert json.dumps("导入规章") in text
    assert "导入规章" in editor.get(reverse("import_rule")).content.decode()


def test_who_may_not_add_a_rule_may_not_upload_one(client, columns):
    user = get_user_model().objects.create_user("zhuanjia", password="a-long-password-1")
    user.groups.add(Group.objects.get(name=Role.CLERK.label))
    client.force_login(user)
    assert upload(client, seed().encode()).status_code in (302, 403)
    client.logout()
    assert upload(client, seed().encode()).status_code == 302
    assert not RulePage.objects.exists()


def test_a_locked_page_is_refused_beside_the_field(editor):
    page = import_rule(seed()).page
    page.locked = True
    page.save()
    changed = seed().replace("24个内", "24个月内")
    assert "已锁定" in upload(editor, changed.encode()).content.decode()
    assert RulePage.objects.get().source == seed()
