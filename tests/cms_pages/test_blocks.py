"""Blocks: shown before they are chosen, checked where filled in, never broken in public."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from cms_pages.blocks import BodyBlock
from cms_pages.blocks.text import TEXT_FEATURES
from cms_pages.links import dead_links
from cms_pages.models import NewsPage
from tests.cms_pages.test_uploads import picture_of_library as picture
from tests.factories import CapabilityVersionFactory, CenterFactory

pytestmark = pytest.mark.django_db

BODY = BodyBlock()


def news(columns, *body, **values) -> NewsPage:
    page = NewsPage(title="动态", slug="live", source="省局", body=list(body), live=True, **values)
    return columns["news"].add_child(instance=page)


def complaint(name: str, raw: object) -> str:
    block = BODY.child_blocks[name]
    with pytest.raises(ValidationError) as refused:
        block.clean(block.to_python(raw))
    error = refused.value
    inner = getattr(error, "block_errors", None)
    return str(next(iter(inner.values())) if inner else error)


@pytest.mark.parametrize("name", BODY.child_blocks)
def test_every_block_is_described_and_shown_before_it_is_chosen(admin_client, name, rule_page):
    CapabilityVersionFactory()
    block = BODY.child_blocks[name]
    assert block.is_previewable
    assert block.get_description()
    address = f"/admin/block-preview/?id={block.definition_prefix}"
    response = admin_client.get(address)
    assert response.status_code == 200
    assert "pages-cms.css" in response.content.decode()


def test_a_scope_table_shows_what_is_promised_today(client, columns):
    version = CapabilityVersionFactory(structured=True)
    center = version.capability.center
    news(columns, ("scope", {"center": center.slug, "field": "", "most": 5}))
    shown = client.get("/news/live/").content.decode()
    assert version.name in shown
    assert "共1条" in shown


def test_what_a_live_block_names_may_go_and_the_page_still_stands(client, columns):
    news(
        columns,
        ("scope", {"center": "gone", "field": "none", "most": 5}),
        ("centers", {"city": "nowhere", "industry": "", "field": ""}),
        ("promise", {"code": "HB-GONE-00001"}),
        ("count", {"what": "nothing", "text": ""}),
        ("figure", {"image": None, "alt": "", "caption": ""}),
        ("paragraph", "<p>还在</p>"),
    )
    response = client.get("/news/live/")
    assert response.status_code == 200
    assert "还在" in response.content.decode()


def test_a_suspended_promise_is_named_without_its_content(client, columns):
    version = CapabilityVersionFactory(suspended=True)
    news(columns, ("promise", {"code": version.capability.code}))
    shown = client.get("/news/live/").content.decode()
    assert "目前不在有效期内" in shown
    assert version.range_text not in shown


def test_centers_are_listed_by_division(client, columns):
    here, there = CenterFactory(city="wuhan"), CenterFactory(city="yichang")
    news(columns, ("centers", {"city": "wuhan", "industry": "", "field": ""}))
    shown = client.get("/news/live/").content.decode()
    assert here.get_absolute_url() in shown
    assert there.get_absolute_url() not in shown


def test_a_bad_reference_is_told_where_it_was_made(rule_page):
    assert "没有编号" in complaint("promise", {"code": "HB-NONE-00001"})
    assert "没有第99条" in complaint("quotation", {"rule": rule_page.pk, "number": 99})
    assert complaint("scope", {"center": "gone", "field": "", "most": 5})
    assert "文件名" in complaint(
        "figure", {"image": picture().pk, "alt": "IMG_2041.jpg", "caption": ""}
    )


def test_a_code_with_a_version_names_the_promise(rule_page):
    code = CapabilityVersionFactory().capability.code
    block = BODY.child_blocks["promise"]
    assert block.clean(block.to_python({"code": f" {code.lower()}-1 "}))["code"] == code


def test_a_link_to_what_is_not_published_is_refused_but_a_draft_may_keep_it(columns):
    draft = news(columns)
    draft.unpublish()
    raw = f'<p><a linktype="page" id="{draft.pk}">还没发布</a></p>'
    assert "还没发布" in complaint("paragraph", raw)
    block = BodyBlock()
    block.clean_deferred(block.to_python([{"type": "paragraph", "value": raw}]))


@pytest.mark.parametrize(
    ("address", "dead"),
    [
        ("/notices/", False),
        ("/rules/2016-255/source/", False),
        ("/centers/", False),
        ("/centers/none/", True),
        ("/notices/none/", True),
        ("/nowhere/", True),
        ("https://example.org/", False),
        ("", True),
    ],
)
def test_a_link_is_dead_where_nothing_answers(rule_page, address, dead):
    assert bool(dead_links(f'<a href="{address}">处</a>')) is dead


WORD = """<p class="MsoNormal" style="margin-left:21pt"><b><span lang="EN-US" style="color:red;
font-family:宋体">一、</span></b><span style="font-size:16pt">要求<o:p></o:p></span></p>
<script>alert(1)</script><p class="MsoNormal"><a href="https://example.org/" onclick="x()">详情</a>
<font color="red">红字</font></p><ul><li style="mso-list:l0"><span>第一</span></li></ul>"""


def test_what_is_pasted_from_a_word_processor_loses_all_but_text_lists_and_links():
    converter = ContentstateConverter(features=TEXT_FEATURES)
    clean = converter.to_database_format(converter.from_database_format(WORD))
    for kept in ("要求", "详情", "红字", "<b>一、</b>", 'href="https://example.org/"', "第一</li>"):
        assert kept in clean
    for lost in ("style", "Mso", "<span", "<font", "onclick", "<script", "o:p"):
        assert lost not in clean


def test_a_quotation_says_that_its_version_no_longer_holds(client, columns, rule_page):
    quotation = ("quotation", {"rule": rule_page.page_ptr, "number": 15})
    news(columns, quotation)
    assert "废止" not in client.get("/news/live/").content.decode()
    rule_page.validity = "repealed"
    rule_page.save()
    shown = client.get("/news/live/").content.decode()
    assert "废止" in shown
    assert "/rules/2016-255/#article-15" in shown
