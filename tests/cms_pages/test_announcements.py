"""What a decision announces is published at once and never silently altered."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.urls import reverse

from cms_pages.announcements import correct_announcement, publish_announcement
from cms_pages.models import NoticePage
from registry.permissions import Role
from tests.factories import CenterFactory

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 2)
NUMBER = "鄂市监量〔2026〕12号"


def text(words: str) -> list[tuple[str, str]]:
    return [("paragraph", f"<p>{words}</p>")]


@pytest.fixture
def issued(columns) -> NoticePage:
    return publish_announcement(
        kind=NoticePage.Kind.SUSPENSION,
        title="关于暂停承诺能力的公告",
        body=text("自即日起暂停。"),
        document_number=NUMBER,
        document_day=DAY,
        case_number="2026-0007",
        center=CenterFactory(slug="jiangcheng"),
        issuer="省局",
    )


def test_an_announcement_stands_in_the_column_of_notices_linked_to_case_and_center(client, issued):
    assert issued.url == "/notices/2026-12/"
    assert "关于暂停承诺能力的公告" in client.get("/notices/?kind=suspension").content.decode()
    shown = client.get(issued.url).content.decode()
    for said in ("自即日起暂停", NUMBER, "2026-0007", 'href="/centers/jiangcheng/"'):
        assert said in shown
    assert issued.issued
    assert issued.index_number.startswith(f"{issued.published_on.year}-")


@pytest.mark.parametrize("number", ["鄂市监量[2026]12号", "第12号文", ""])
def test_a_number_not_written_as_one_is_refused_and_nothing_is_published(columns, number):
    with pytest.raises(ValidationError, match="发文字号"):
        publish_announcement(
            kind="change", title="公告", body=[], document_number=number, document_day=DAY
        )
    assert not NoticePage.objects.exists()


def test_the_same_decision_announced_again_changes_nothing(issued):
    again = publish_announcement(
        kind="change",
        title="另一个标题",
        body=[],
        document_number=NUMBER,
        document_day=DAY,
        case_number="2026-0007",
    )
    assert again.pk == issued.pk
    assert again.title == "关于暂停承诺能力的公告"


@pytest.mark.parametrize(
    ("name", "value"),
    [("title", "改过的标题"), ("body", text("改过。")), ("dated", None), ("live", False)],
)
def test_an_issued_notice_can_not_be_saved_saying_something_else(issued, name, value):
    setattr(issued, name, value)
    with pytest.raises(ValidationError, match="不能改动"):
        issued.save()
    with pytest.raises(ValidationError, match="不能改动"):
        issued.save_revision().publish()


def test_nobody_edits_deletes_moves_or_withdraws_an_issued_notice(client, issued):
    client.force_login(User.objects.create_superuser("root", password="x"))
    may = issued.permissions_for_user(User.objects.get())
    assert not any([may.can_delete(), may.can_move(), may.can_unpublish(), may.can_unlock()])
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[issued.pk]))
    assert "不能在这里改动或撤下" in edit.content.decode()
    for action in ("delete", "unpublish"):
        client.post(reverse(f"wagtailadmin_pages:{action}", args=[issued.pk]))
    assert NoticePage.objects.get(pk=issued.pk).live


def test_the_column_above_an_issued_notice_is_not_deleted_either(client, issued):
    client.force_login(User.objects.create_superuser("root", password="x"))
    column = issued.get_parent()
    response = client.post(reverse("wagtailadmin_pages:delete", args=[column.pk]), follow=True)
    assert "里有依决定发布的公告，不能删除" in response.content.decode()
    assert NoticePage.objects.filter(pk=issued.pk).exists()


def test_a_correction_is_a_new_dated_version_with_the_former_ones_beside_it(client, issued):
    corrected = correct_announcement(
        issued,
        reason="日期有误",
        body=text("自三月十日起暂停。"),
        published_on=datetime.date(2026, 3, 4),
    )
    shown = client.get(corrected.url).content.decode()
    assert "自三月十日起暂停" in shown
    assert "自即日起暂停" not in shown
    for said in ("更正记录", "日期有误", "2026-03-04", f"{corrected.url}versions/1/"):
        assert said in shown
    former = client.get(f"{corrected.url}versions/1/").content.decode()
    assert "自即日起暂停" in former
    assert "第1版" in former
    assert client.get(f"{corrected.url}versions/3/").status_code == 404


def test_a_correction_needs_a_reason_and_an_issued_notice(issued, columns):
    with pytest.raises(ValidationError, match="原因"):
        correct_announcement(issued, reason=" ", body=[])
    plain = columns["notices"].add_child(instance=NoticePage(title="通知", slug="plain"))
    with pytest.raises(ValidationError, match="依决定发布"):
        correct_announcement(plain, reason="错字", body=[])


def test_a_version_is_neither_altered_nor_deleted(issued):
    version = issued.versions.get()
    with pytest.raises(ValidationError):
        version.save()
    with pytest.raises(ValidationError):
        version.delete()


def test_an_editor_may_not_delete_an_issued_notice_in_bulk(client, issued):
    editor = User.objects.create_user("shenpi", password="x")
    editor.groups.add(Group.objects.get(name=Role.DIRECTOR.label))
    client.force_login(editor)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{url}?id={issued.pk}")
    assert NoticePage.objects.filter(pk=issued.pk).exists()
