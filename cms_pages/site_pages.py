"""The pages that every installation starts with: home, the columns, and two pages about the site.

Runs after ``migrate`` and before the demonstration. Makes what is missing, alters nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.models import Locale, Page, Site

from cms_pages.models import ColumnPage, FreePage, HomePage
from cms_pages.models.columns import FORMS_SLUG
from cms_pages.site_editors import ensure_workflow, permit_editors

EXAMPLES = """0-60MPa 0.4级压力表
A级铂电阻 -50～300℃
1kg～20kg F1等级砝码
交流电压 10V 50Hz 万用表"""

SERVICES = (
    ("search", "送检仪器", "写下要求，找到做得了的中心", "/guides/"),
    ("document", "办法与解读", "逐条可引用，附解读与有效性", "/rules/"),
    ("tree", "申报产业计量测试中心", "基本条件与申报材料清单", "/guides/"),
    ("bell", "联系我们", "网站内容有误，或有咨询、投诉、举报", "/contact/"),
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as first made."""

    slug: str
    title: str
    holds: ColumnPage.Holds
    lead: str


COLUMNS = (
    Column(
        "notices",
        "通知公告",
        ColumnPage.Holds.NOTICES,
        "批准成立、能力变更、暂停与撤销等公告，以及工作通知。",
    ),
    Column(
        "rules",
        "办法与解读",
        ColumnPage.Holds.RULES,
        "规章和规范性文件全文，逐条可以引用，附解读与有效性。",
    ),
    Column(
        "guides",
        "办事指南",
        ColumnPage.Holds.GUIDES,
        "申报产业计量测试中心、变更承诺能力、送检仪器怎么办。",
    ),
    Column(
        "news",
        "工作动态",
        ColumnPage.Holds.NEWS,
        "产业计量测试工作的消息。",
    ),
    Column(
        "stories",
        "中心风采",
        ColumnPage.Holds.CENTERS,
        "各中心的设备、人员、成果和所服务的产业，由中心自己介绍；承诺范围以名录为准。",
    ),
    Column(
        FORMS_SLUG,
        "意见征集",
        ColumnPage.Holds.FORMS,
        "正在征集和已经结束的调查，附结果。",
    ),
    Column(
        "reports",
        "网站年度报表",
        ColumnPage.Holds.REPORTS,
        "政府网站工作年度报表。",
    ),
)

ABOUT = (
    (
        "accessibility",
        "无障碍说明",
        "本站按 GB/T 37668 和 WCAG 2.2 AA 建设。",
        "<p>每一页都能只用键盘操作，按 Tab 键首先出现“跳到正文”。页眉的“大字版”和“高对比度”"
        "会被记住。图上说的，旁边都有一句话说同样的内容。</p>"
        "<p>不用脚本，全部功能照常。遇到读不了、用不了的地方，请告诉我们。</p>",
    ),
    (
        "contact",
        "联系我们",
        "网站内容有误，或有咨询、投诉、举报。",
        "<p>联系方式由网站主办单位在后台填写。</p>",
    ),
)

NewPage = TypeVar("NewPage", bound=Page)


@transaction.atomic
def ensure_site_pages() -> HomePage:
    """The home page, with everything that should stand beneath it. Safe to run again."""
    home = HomePage.objects.order_by("path").first() or _make_home()
    _point_site_at(home)
    for column in COLUMNS:
        if not home.get_children().filter(slug=column.slug).exists():
            page = ColumnPage(
                slug=column.slug, title=column.title, holds=column.holds, lead=column.lead
            )
            publish_under(home, page)
    for slug, title, lead, text in ABOUT:
        if not home.get_children().filter(slug=slug).exists():
            page = FreePage(slug=slug, title=title, lead=lead, body=[("paragraph", text)])
            publish_under(home, page)
    permit_editors(home)
    ensure_workflow(home)
    return home


def _make_home() -> HomePage:
    """The home page; Wagtail's welcome page goes."""
    language = get_supported_content_language_variant(settings.LANGUAGE_CODE)
    Locale.objects.get_or_create(language_code=language)
    root = Page.get_first_root_node() or Page.add_root(instance=Page(title="Root", slug="root"))
    for welcome in root.get_children().filter(slug="home", numchild=0):
        if welcome.specific_class is Page:
            welcome.slug = "welcome"
            welcome.save()
    home = HomePage(
        title=settings.WAGTAIL_SITE_NAME,
        slug="home",
        examples=EXAMPLES,
        services=[("service", _service(*service)) for service in SERVICES],
    )
    return publish_under(root, home)


def publish_under(parent: Page, page: NewPage) -> NewPage:
    """Add a page and publish it, so that it has a first revision to come back to."""
    parent.add_child(instance=page)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _service(icon: str, title: str, text: str, url: str) -> dict[str, str]:
    return {"icon": icon, "title": title, "text": text, "url": url}


def _point_site_at(home: HomePage) -> None:
    """Make ``home`` the root of the default site unless an administrator chose another of ours."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        hostname, port = _address()
        Site.objects.create(
            hostname=hostname,
            port=port,
            root_page=home,
            is_default_site=True,
            site_name=settings.WAGTAIL_SITE_NAME,
        )
        return
    welcome = site.root_page
    if welcome.specific_class is Page:
        site.root_page, site.site_name = home, settings.WAGTAIL_SITE_NAME
        site.hostname, site.port = _address()
        site.save()
        if not welcome.is_root() and not welcome.get_children().exists():
            welcome.delete()


def _address() -> tuple[str, int]:
    """Host name and port that the site is known under."""
    address = urlsplit(settings.SITE_URL)
    usual = 443 if address.scheme == "https" else 80
    return address.hostname or "localhost", address.port or usual
