"""Pages of the demonstration beyond notices and guides: news with every block, a center's story, a
survey, a yearly report, an announcement with a correction, the site's settings."""

from __future__ import annotations

import datetime
from typing import Any

from cms_pages.announcements import correct_announcement, publish_announcement
from cms_pages.demo_media import demo_document, demo_picture
from cms_pages.demo_texts import ISSUER
from cms_pages.models import (
    CenterPage,
    ColumnPage,
    FormField,
    FormPage,
    NewsPage,
    NoticePage,
    RulePage,
    SiteReportPage,
    SiteSettings,
)
from cms_pages.site_editors import permit_center
from cms_pages.site_pages import publish_under
from registry.models import Capability, Center

STORY_CENTER = "jiangcheng-auto-parts"

Blocks = list[tuple[str, Any]]


def ensure_samples(columns: dict[str, ColumnPage], rule: RulePage) -> None:
    """Make the pages that are missing."""
    _settings()
    makers = {
        "news": lambda: _news(rule),
        "stories": _story,
        "surveys": _survey,
        "reports": _report,
    }
    for column, make in makers.items():
        if not columns[column].get_children().exists() and (page := make()):
            publish_under(columns[column], page)
            if isinstance(page, CenterPage):
                permit_center(page)
    _announcement()


def _settings() -> None:
    if SiteSettings.objects.exists():
        return
    SiteSettings.objects.create(
        owner=ISSUER,
        operator="示范省计量测试技术研究院（虚构）",
        site_code="0000000000",
        icp_number="示ICP备00000000号-1",
        police_number="示公网安备00000000000000号",
        phone="027-0000 0000",
        address="示范省江城市示范路1号",
    )


def _news(rule: RulePage) -> NewsPage:
    return NewsPage(
        slug="open-day-2026",
        title="示范省举办产业计量开放日（示范）",
        lead="开放日现场演示了压力、温度和电学仪器的校准，本页也演示编辑可以用的每一种内容。",
        source=ISSUER,
        published_on=datetime.date(2026, 5, 20),
        body=[*_written_blocks(rule), *_live_blocks()],
    )


def _written_blocks(rule: RulePage) -> Blocks:
    return [
        (
            "paragraph",
            "<p>5月20日是<b>世界计量日</b>。各中心开放实验室，企业带着仪器现场咨询。</p>",
        ),
        ("heading", {"text": "一、现场校准了什么", "level": "2"}),
        ("table", _table()),
        (
            "figure",
            {
                "image": demo_picture("校准曲线（示范）", "curve"),
                "alt": "一条随测量点先陡后缓上升的曲线，穿过七个校准点",
                "caption": "图1 现场校准得到的曲线（示意）",
            },
        ),
        ("heading", {"text": "二、依据", "level": "2"}),
        ("quotation", {"rule": rule.page_ptr, "number": 15}),
        (
            "files",
            {
                "title": "资料下载",
                "files": [
                    demo_document(
                        "开放日问答（示范）", "问：怎样找到能校准的中心？\n答：在首页写下要求。\n"
                    )
                ],
            },
        ),
    ]


def _live_blocks() -> Blocks:
    live: Blocks = [
        ("heading", {"text": "三、来自登记的实时数据", "level": "2"}),
        ("count", {"what": "promises", "text": "全省合计"}),
        ("search", {"title": "查一查您的仪器", "question": "0-60MPa 0.4级压力表"}),
        ("centers", {"city": "", "industry": "auto-parts", "field": ""}),
        ("scope", {"center": STORY_CENTER, "field": "", "most": 3}),
    ]
    first = Capability.objects.filter(center__slug=STORY_CENTER).first()
    return [*live, ("promise", {"code": first.code})] if first else live


def _table() -> dict[str, Any]:
    return {
        "data": [["仪器", "台数", "合格"], ["压力表", "42", "40"], ["铂电阻温度计", "18", "18"]],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": "现场校准的仪器",
    }


def _story() -> CenterPage | None:
    center = Center.objects.filter(slug=STORY_CENTER).first()
    if center is None:
        return None
    photo = demo_picture("压力表（示范）", "gauge")
    curve = demo_picture("校准曲线（示范）", "curve")
    return CenterPage(
        slug=center.slug,
        center_slug=center.slug,
        title=center.name,
        lead="服务整车与零部件企业的压力、温度、力值和电学计量。（示范文字，单位与人员均为虚构）",
        industry=[
            ("paragraph", "<p>面向整车厂、制动与热管理零部件企业，覆盖研发、生产和售后。</p>")
        ],
        equipment=[("table", _equipment())],
        people=[("paragraph", "<p>专职计量人员26人，其中注册计量师11人。</p>")],
        achievements=[
            (
                "paragraph",
                "<ul><li>制动压力传感器动态校准装置</li><li>电池热管理多通道温度校准方法</li></ul>",
            )
        ],
        photos=[
            (
                "photo",
                {
                    "image": photo,
                    "alt": "一只压力表的正面，指针指在六成处",
                    "caption": "精密压力表",
                },
            ),
            (
                "photo",
                {"image": curve, "alt": "一条上升的校准曲线，穿过七个点", "caption": "校准曲线"},
            ),
        ],
    )


def _equipment() -> dict[str, Any]:
    return {
        "data": [
            ["设备", "台（套）"],
            ["活塞式压力计标准装置", "3"],
            ["恒温槽与铂电阻标准装置", "2"],
        ],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_caption": "主要设备",
    }


def _survey() -> FormPage:
    page = FormPage(
        slug="needs-2026",
        title="企业计量技术需求调查（示范）",
        lead="了解企业还找不到哪些校准和测试服务。",
        opens_on=datetime.date(2026, 1, 1),
        body=[("paragraph", "<p>请按实际情况填写，不涉及商业秘密。演示站点不保留答复。</p>")],
    )
    page.form_fields = [
        FormField(label="所属产业", field_type="singleline", sort_order=0),
        FormField(
            label="最缺的服务",
            field_type="checkboxes",
            choices="检定\n校准\n测试\n现场服务",
            sort_order=1,
        ),
        FormField(
            label="是否已有送检机构",
            field_type="radio",
            choices="有\n没有",
            required=False,
            sort_order=2,
        ),
        FormField(
            label="说明",
            field_type="multiline",
            required=False,
            help_text="仪器、量程和准确度要求",
            sort_order=3,
        ),
    ]
    return page


def _report() -> SiteReportPage:
    return SiteReportPage(
        slug="2025",
        title="政府网站工作年度报表（2025年度，示范）",
        year=2025,
        site_name="示范省产业计量测试能力登记",
        address="https://example.org/",
        organizer=ISSUER,
        site_code="0000000000",
        icp_number="示ICP备00000000号-1",
        visitors=18230,
        visits=64120,
        published=96,
        overviews=6,
        affairs=58,
        disclosures=32,
        explanations=4,
        explanation_texts=4,
        services=3,
        services_online=3,
        cases=41,
        cases_bodies=41,
        messages=73,
        messages_done=73,
        messages_days="3.4",
        messages_public=29,
        surveys=2,
        survey_answers=118,
        survey_results=2,
        security_checks=4,
        security_found=2,
        security_fixed=2,
        security_warning=True,
        security_drill=True,
        security_person=True,
        accessible=True,
    )


def _announcement() -> None:
    number = "示市监计量公告〔2026〕9号"
    if NoticePage.objects.filter(document_number=number).exists():
        return
    issued = publish_announcement(
        kind=NoticePage.Kind.CHANGE,
        title="关于变更示范·晴川光电子信息产业计量测试中心承诺能力的公告",
        body=[("paragraph", "<p>经验收符合要求，同意增加2条承诺，自2026年4月11日起生效。</p>")],
        document_number=number,
        document_day=datetime.date(2026, 3, 30),
        case_number="示例-2026-0009",
        center=Center.objects.filter(slug="qingchuan-optoelectronics").first(),
        issuer=ISSUER,
        published_on=datetime.date(2026, 4, 1),
    )
    correct_announcement(
        issued,
        reason="更正生效日期：原文作4月11日，应为4月1日。",
        body=[("paragraph", "<p>经验收符合要求，同意增加2条承诺，自2026年4月1日起生效。</p>")],
        published_on=datetime.date(2026, 4, 2),
    )
