"""After ``migrate`` the site works; drafts stay inside; lists turn pages."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from wagtail.models import Page, Site

from cms_pages.demo_pages import ensure_demo_pages
from cms_pages.models import FreePage, GuidePage, HomePage, NoticePage, RulePage
from cms_pages.rule_import import import_rule
from cms_pages.site_pages import ensure_site_pages
from registry.permissions import Role
from tests.cms_pages.texts import seed
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db


def notice(columns, **values) -> NoticePage:
    page = NoticePage(**{"title": "关于测试的通知", "slug": "test", "live": True} | values)
    return columns["notices"].add_child(instance=page)


def test_migrate_alone_makes_the_site():
    site = Site.objects.get(is_default_site=True)
    assert isinstance(site.root_page.specific, HomePage)
    children = {page.slug: page.title for page in site.root_page.get_children()}
    assert children["notices"] == "通知公告"
    assert children["rules"] == "办法与解读"
    assert children["guides"] == "办事指南"
    assert not Page.objects.filter(title__contains="Welcome").exists()


def test_making_the_first_pages_again_changes_nothing():
    before = list(Page.objects.order_by("path").values())
    ensure_site_pages()
    assert list(Page.objects.order_by("path").values()) == before


def test_what_an_editor_renamed_is_left_alone(columns):
    columns["notices"].title = "公告"
    columns["notices"].save()
    ensure_site_pages()
    assert Page.objects.get(pk=columns["notices"].pk).title == "公告"


@pytest.mark.parametrize(
    "address",
    ["/", "/notices/", "/rules/", "/guides/", "/accessibility/", "/contact/"],
)
def test_the_first_pages_answer(client, address):
    response = client.get(address)
    assert response.status_code == 200
    assert "style=" not in response.content.decode()


def test_the_home_page_shows_the_figures_of_the_register(client):
    center = CenterFactory(city="wuhan")
    CapabilityVersionFactory(capability__center=center, field="mechanics", structured=True)
    CapabilityVersionFactory(capability__center=center, field="mechanics", suspended=True)
    response = client.get("/")
    home = response.context["home"]
    assert [figure.value for figure in home.figures[:2]] == ["1", "1"]
    assert home.figures[1].remark == "其中100.0%已结构化"
    assert {tile.name: tile.count for tile in home.tiles}["武汉"] == 1
    assert len(home.tiles) == 17
    assert "谁能校准我的仪器？" in response.content.decode()


def test_the_home_page_asks_little_of_the_database(client, django_assert_max_num_queries):
    ensure_demo_pages()
    client.get("/")
    with django_assert_max_num_queries(20):
        client.get("/")


def test_the_home_page_shows_the_newest_notices_first(client, columns):
    for day in range(1, 8):
        published = datetime.date(2026, 1, day)
        notice(columns, slug=f"n{day}", title=f"通知{day}", published_on=published)
    shown = client.get("/").context["home"].notices
    assert [page.title for page in shown] == ["通知7", "通知6", "通知5", "通知4", "通知3"]


def test_a_draft_is_seen_nowhere(client, columns):
    draft = notice(columns, title="绝密草稿", live=False)
    rule = import_rule(seed(), publish=False).page
    pages = [
        "/",
        "/notices/",
        "/notices/?kind=general",
        "/rules/",
        "/sitemap/",
        "/sitemap-pages.xml",
    ]
    for address in pages:
        text = client.get(address).content.decode()
        assert "绝密草稿" not in text
        assert rule.title not in text
    assert client.get("/notices/test/").status_code == 404
    assert client.get("/rules/2016-255/").status_code == 404
    assert client.get("/rules/2016-255/source/").status_code == 404
    assert not draft.live


def test_a_changed_draft_of_a_published_rule_is_not_shown(client, rule_page):
    import_rule(seed().replace("第一条", "第一条 绝密修改"), publish=False)
    assert "绝密修改" not in client.get(rule_page.url).content.decode()
    assert "绝密修改" not in client.get(rule_page.url + "source/").content.decode()


def test_an_article_of_a_draft_rule_is_not_quoted(client, columns):
    rule = import_rule(seed(), publish=False).page
    quotation = ("quotation", {"rule": rule.page_ptr, "number": 15})
    notice(columns, body=[quotation])
    assert "名录以及承诺" not in client.get("/notices/test/").content.decode()
    rule.get_latest_revision().publish()
    assert "名录以及承诺" in client.get("/notices/test/").content.decode()


def test_a_column_turns_pages_and_narrows_by_kind(client, columns):
    for number in range(25):
        kind = NoticePage.Kind.CHANGE if number < 22 else NoticePage.Kind.GENERAL
        notice(columns, slug=f"n{number}", title=f"通知{number}", kind=kind)
    assert len(client.get("/notices/").context["column"].entries) == 20
    assert len(client.get("/notices/?page=2").context["column"].entries) == 5
    narrowed = client.get("/notices/?kind=change&page=2")
    assert len(narrowed.context["column"].entries) == 2
    assert narrowed.context["column"].pages.previous == "?kind=change&page=1"


@pytest.mark.parametrize("query", ["page=0", "page=-3", "page=甲", "page=99999999999", "kind=none"])
def test_an_absurd_page_of_a_column_still_answers(client, columns, query):
    notice(columns)
    response = client.get(f"/notices/?{query}")
    assert response.status_code == 200
    assert "关于测试的通知" in response.content.decode()


def test_a_notice_names_every_element(client, columns):
    notice(columns, document_number="示函〔2026〕1号", index_number="示例2026-1")
    text = client.get("/notices/test/").content.decode()
    for label in ("索引号", "发文字号", "发布机构", "成文日期", "发布日期", "主题分类", "有效性"):
        assert f"<dt>{label}</dt>" in text


def test_a_document_is_not_published_before_it_is_written(columns):
    page = notice(columns)
    page.dated = page.published_on + datetime.timedelta(days=1)
    with pytest.raises(ValidationError, match="成文日期晚于发布日期"):
        page.full_clean()


def test_the_demonstration_marks_what_is_invented(client):
    ensure_demo_pages()
    ensure_demo_pages()
    assert RulePage.objects.count() == 1
    assert all("示" in page.document_number for page in NoticePage.objects.all())
    assert all("示范" in page.title for page in GuidePage.objects.all())
    for page in Page.objects.live().filter(depth__gt=1):
        assert client.get(page.url).status_code == 200


def test_an_interpretation_and_its_rule_lead_to_each_other(client):
    ensure_demo_pages()
    rule = RulePage.objects.get()
    explained = FreePage.objects.get(slug="interpretation-2016-255")
    assert f'href="{explained.url}"' in client.get(rule.url).content.decode()
    assert f'href="{rule.url}"' in client.get(explained.url).content.decode()


def test_editors_may_write_and_the_bureau_may_publish():
    def permissions(role: Role) -> set[str]:
        group = Group.objects.get(name=role.label)
        return {one.permission.codename for one in group.page_permissions.all()}

    assert permissions(Role.EDITOR) == {"add_page", "change_page"}
    assert {"publish_page", "lock_page", "unlock_page"} <= permissions(Role.DIRECTOR)
    assert permissions(Role.DIRECTOR) == permissions(Role.REVIEWER)
    assert permissions(Role.CLERK) == set()


def test_robots_and_the_map_of_the_site_name_the_public_pages(client):
    assert "Sitemap: " in client.get("/robots.txt").content.decode()
    assert "/sitemap-pages.xml" in client.get("/sitemap.xml").content.decode()
    assert "/notices/" in client.get("/sitemap-pages.xml").content.decode()
    assert "通知公告" in client.get("/sitemap/").content.decode()
