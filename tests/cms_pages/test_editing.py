"""A page goes from editor over reviewer to the public; what is wrong is said at its field."""

import datetime

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms_pages.document_form import NUMBER, tidy_number
from cms_pages.models import CenterPage, GuidePage, NoticePage, RulePage, SiteSettings
from cms_pages.site_editors import WORKFLOW, permit_center
from cms_pages.site_pages import publish_under
from registry.permissions import Role
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db

RIGHT = {
    "title": "关于测试的通知",
    "slug": "test",
    "kind": "general",
    "index_number": "",
    "document_number": "鄂市监量〔2026〕12号",
    "issuer": "省局",
    "topic": "计量管理",
    "dated": "2026-03-02",
    "published_on": "2026-03-03",
    "validity": "in_force",
    "attachments": streamfield([]),
    "body": streamfield([("paragraph", rich_text("<p>正文</p>"))]),
    "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0, "MIN_NUM_FORMS": 0, "MAX_NUM_FORMS": 0},
}
PUBLISH, SUBMIT = {"action-publish": "1"}, {"action-submit": "1"}


def user(role: Role) -> User:
    made = User.objects.create_user(role.value, password="x")
    made.groups.add(Group.objects.get(name=role.label))
    return made


def sent(client, columns, action: dict[str, str], **values):
    address = reverse(
        "wagtailadmin_pages:add", args=["cms_pages", "noticepage", columns["notices"].pk]
    )
    return client.post(address, nested_form_data(RIGHT | values) | action)


def errors_of(response) -> dict[str, str]:
    return {name: found[0] for name, found in response.context["form"].errors.items()}


def test_what_the_editor_submits_the_bureau_approves_and_the_public_reads(client, columns):
    client.force_login(user(Role.EDITOR))
    sent(client, columns, SUBMIT)
    page = NoticePage.objects.get()
    assert not page.live
    assert client.get("/notices/test/").status_code == 404
    assert page.current_workflow_state.workflow.name == WORKFLOW
    client.force_login(user(Role.REVIEWER))
    task = page.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", task.pk])
    client.post(address, {"comment": "同意"})
    assert "正文" in client.get("/notices/test/").content.decode()


def test_the_editor_can_not_publish_past_the_bureau(client, columns):
    client.force_login(user(Role.EDITOR))
    sent(client, columns, PUBLISH)
    assert not NoticePage.objects.filter(live=True).exists()


def test_only_our_workflow_and_our_groups_are_left():
    assert list(Workflow.objects.values_list("name", flat=True)) == [WORKFLOW]
    assert not Group.objects.filter(name__in=["Editors", "Moderators"]).exists()


@pytest.mark.parametrize(
    ("field", "value", "why"),
    [
        ("document_number", "鄂市监量[2026] 12号", "应写作“鄂市监量〔2026〕12号”"),
        ("document_number", "12号", "发文字号应写作"),
        ("dated", "2026-03-04", "成文日期晚于发布日期"),
        ("dated", "", "请填写成文日期"),
        ("issuer", "", "请填写发布机构"),
    ],
)
def test_wrong_metadata_is_told_at_its_field_and_nothing_is_lost(
    client, admin_user, columns, field, value, why
):
    client.force_login(admin_user)
    response = sent(client, columns, PUBLISH, **{field: value})
    assert why in errors_of(response)[field]
    assert response.context["form"]["title"].value() == RIGHT["title"]
    assert not NoticePage.objects.exists()


def test_a_draft_may_still_lack_what_publication_needs(client, columns):
    client.force_login(user(Role.EDITOR))
    sent(client, columns, {}, issuer="", dated="")
    assert not NoticePage.objects.get().live


def test_an_index_number_is_made_by_itself_and_never_given_twice(client, admin_user, columns):
    SiteSettings.objects.create(index_prefix="011043612")
    client.force_login(admin_user)
    sent(client, columns, PUBLISH)
    sent(client, columns, PUBLISH, slug="second")
    numbers = NoticePage.objects.order_by("pk").values_list("index_number", flat=True)
    assert list(numbers) == ["011043612/2026-00001", "011043612/2026-00002"]
    taken = sent(client, columns, PUBLISH, slug="third", index_number=numbers[0])
    assert "已用于别的文件" in errors_of(taken)["index_number"]


@pytest.mark.parametrize(
    "number",
    [
        "鄂质监量函〔2016〕255号",
        "鄂市监量〔2026〕12号",
        "湖北省市场监督管理局公告2026年第12号",
        "国家市场监督管理总局令第60号",
    ],
)
def test_official_forms_of_a_number_are_known(number):
    assert NUMBER.fullmatch(number)
    assert tidy_number(number.replace("〔", " [").replace("〕", "] ")) == number


def test_the_hour_publishes_and_takes_back(client, columns):
    now = timezone.now()
    due = columns["notices"].add_child(instance=NoticePage(title="到时", slug="due", live=False))
    due.go_live_at = now - datetime.timedelta(minutes=1)
    due.save_revision(approved_go_live_at=due.go_live_at)
    over = publish_under(columns["notices"], NoticePage(title="到期", slug="over"))
    over.expire_at = now - datetime.timedelta(minutes=1)
    over.save()
    call_command("daily", verbosity=0)
    assert client.get("/notices/due/").status_code == 200
    assert client.get("/notices/over/").status_code == 404


def test_revisions_are_compared_and_previewed_before_they_are_published(client, columns):
    client.force_login(user(Role.EDITOR))
    sent(client, columns, {})
    page = NoticePage.objects.get()
    page.title = "改过的标题"
    page.save_revision()
    first, second = page.revisions.order_by("pk")
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    assert "改过的" in client.get(address).content.decode()
    preview = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    shown = client.get(preview).content.decode()
    assert "改过的标题" in shown
    assert "正文" in shown


def test_the_menu_the_footer_and_the_filings_are_set_in_the_back_office(client, columns):
    client.get("/notices/")
    SiteSettings.objects.create(
        icp_number="鄂ICP备12345678号-1",
        site_code="4200000001",
        police_number="鄂公网安备42010000000000号",
        phone="027-1234",
        menu=[("link", {"label": "公告", "url": "/notices/"})],
        footer=[("column", {"title": "一列", "links": [{"label": "动态", "url": "/news/"}]})],
    )
    shown = client.get("/notices/")
    text = shown.content.decode()
    for said in ("鄂ICP备12345678号-1", "网站标识码：4200000001", "027-1234", "一列", "动态"):
        assert said in text
    assert "beian.miit.gov.cn" in text
    assert [link.label for link in shown.context["shell"].sections] == ["公告"]


def test_the_bureau_may_set_the_site_and_an_editor_may_not(client):
    address = reverse("wagtailsettings:edit", args=["cms_pages", "sitesettings"])
    client.force_login(user(Role.EDITOR))
    assert client.get(address, follow=True).redirect_chain
    client.force_login(user(Role.REVIEWER))
    assert "网站标识码" in client.get(address, follow=True).content.decode()


@pytest.fixture
def story(columns) -> CenterPage:
    version = CapabilityVersionFactory(field="mechanics", structured=True)
    center = version.capability.center
    page = CenterPage(title=center.name, slug=center.slug, center_slug=center.slug)
    return publish_under(columns["stories"], page)


def test_a_story_stands_beside_the_promises_of_its_center(client, story):
    shown = client.get(story.url).content.decode()
    assert "现行承诺<b>1</b>条" in shown
    assert f'href="/centers/{story.center_slug}/"' in shown
    assert f'href="{story.url}"' in client.get(f"/centers/{story.center_slug}/").content.decode()


def test_a_draft_of_a_story_is_not_linked_from_its_center(client, story):
    story.unpublish()
    shown = client.get(f"/centers/{story.center_slug}/").content.decode()
    assert "中心风采" not in shown


def test_people_of_a_center_write_their_own_story_and_no_other_page(client, columns, story):
    writer = User.objects.create_user("writer", password="x")
    writer.groups.add(permit_center(story))
    mine = story.permissions_for_user(writer)
    assert mine.can_edit()
    assert mine.can_submit_for_moderation()
    assert not mine.can_publish()
    assert not mine.can_delete()
    other = publish_under(columns["notices"], NoticePage(title="通知", slug="other"))
    assert not other.permissions_for_user(writer).can_edit()
    client.force_login(writer)
    assert (
        "承诺范围由登记直接显示"
        in client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    )


def test_a_story_never_moves_to_another_center(story):
    story.center_slug = CenterFactory().slug
    with pytest.raises(Exception, match="已选定的中心不能更改"):
        story.full_clean()


def test_a_replaced_rule_names_its_successor_and_both_are_listed(client, columns, rule_page):
    new = RulePage(
        title="新办法",
        slug="new",
        source="新办法\n第一条 新。",
        in_force_from=datetime.date(2026, 1, 1),
        replaces=rule_page,
    )
    publish_under(columns["rules"], new)
    old = client.get(rule_page.url).content.decode()
    assert "已被代替" in old
    assert 'href="/rules/new/"' in old
    assert f'href="{rule_page.url}"' in client.get("/rules/new/").content.decode()


def test_a_guide_without_a_required_element_is_not_published(columns):
    guide = GuidePage(title="指南", slug="guide", audience="企业")
    with pytest.raises(Exception, match="supervision"):
        guide.full_clean()
