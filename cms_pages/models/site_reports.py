"""The yearly report of the site (政府网站工作年度报表).

Its figures and their order are those of the form in the annex of the Guidelines for Government
Website Development (政府网站发展指引, 国办发〔2017〕47号).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from cms_pages.models.base import SitePage
from search.page_model.shared import Fact


def _figure(label: str, unit: str) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(f"{label}（{unit}）", default=0)


def _answer(label: str) -> models.BooleanField:
    return models.BooleanField(label, default=False)


class SiteReportPage(SitePage):
    """The figures of a year."""

    year = models.PositiveSmallIntegerField(
        "年度", validators=[MinValueValidator(2000), MaxValueValidator(2100)]
    )
    site_name = models.CharField("网站名称", max_length=100)
    address = models.URLField("首页网址")
    organizer = models.CharField("主办单位", max_length=100)
    site_code = models.CharField("政府网站标识码", max_length=10, blank=True)
    icp_number = models.CharField("ICP备案号", max_length=40, blank=True)
    police_number = models.CharField("公安机关备案号", max_length=40, blank=True)

    visitors = _figure("独立用户访问总量", "个")
    visits = _figure("网站总访问量", "次")

    published = _figure("信息发布总数", "条")
    overviews = _figure("概况类信息更新量", "条")
    affairs = _figure("政务动态信息更新量", "条")
    disclosures = _figure("信息公开目录信息更新量", "条")

    topics_kept = _figure("维护专栏专题", "个")
    topics_new = _figure("新开设专栏专题", "个")

    explanations = _figure("解读信息发布总数", "条")
    explanation_texts = _figure("解读材料", "条")
    explanation_media = _figure("解读产品（图片、音视频等）", "条")
    concerns_answered = _figure("回应公众关注热点或重大舆情", "次")

    services = _figure("政务服务事项", "项")
    services_online = _figure("可全程在线办理事项", "项")
    cases = _figure("办件总量", "件")
    cases_persons = _figure("自然人办件量", "件")
    cases_bodies = _figure("法人办件量", "件")

    messages = _figure("收到留言", "条")
    messages_done = _figure("办结留言", "条")
    messages_days = models.DecimalField(
        "平均办理时间（天）",
        max_digits=5,
        decimal_places=1,
        default=0,
        validators=[MinValueValidator(0)],
    )
    messages_public = _figure("公开答复", "条")
    surveys = _figure("征集调查", "期")
    survey_answers = _figure("收到意见", "条")
    survey_results = _figure("公布调查结果", "期")

    security_checks = _figure("安全检测评估", "次")
    security_found = _figure("发现问题", "个")
    security_fixed = _figure("问题整改", "个")
    security_warning = _answer("建立安全监测预警机制")
    security_drill = _answer("开展应急演练")
    security_person = _answer("明确网站安全责任人")

    accessible = _answer("无障碍浏览")
    languages = _answer("多语言版本")
    innovation = models.CharField("其他创新发展", max_length=300, blank=True)

    PARTS: ClassVar[tuple[tuple[str, tuple[str, ...]], ...]] = (
        (
            "网站信息",
            ("site_name", "address", "organizer", "site_code", "icp_number", "police_number"),
        ),
        ("访问情况", ("visitors", "visits")),
        ("信息发布", ("published", "overviews", "affairs", "disclosures")),
        ("专栏专题", ("topics_kept", "topics_new")),
        (
            "解读回应",
            ("explanations", "explanation_texts", "explanation_media", "concerns_answered"),
        ),
        ("办事服务", ("services", "services_online", "cases", "cases_persons", "cases_bodies")),
        ("留言办理", ("messages", "messages_done", "messages_days", "messages_public")),
        ("征集调查", ("surveys", "survey_answers", "survey_results")),
        (
            "安全防护",
            (
                "security_checks",
                "security_found",
                "security_fixed",
                "security_warning",
                "security_drill",
                "security_person",
            ),
        ),
        ("创新发展", ("accessible", "languages", "innovation")),
    )
    """The parts of the form and the fields of each."""

    content_panels: ClassVar[list[Any]] = [
        *SitePage.content_panels,
        FieldPanel("year"),
        *(
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel(name) for name in names[at : at + 2]])
                    for at in range(0, len(names), 2)
                ],
                heading=heading,
            )
            for heading, names in PARTS
        ),
    ]
    parent_page_types: ClassVar[list[str]] = ["cms_pages.ColumnPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "cms_pages/site_report.html"

    class Meta:
        verbose_name = "网站工作年度报表"
        verbose_name_plural = "网站工作年度报表"

    @property
    def lead(self) -> str:
        """What a list says of the page."""
        return f"{self.site_name}{self.year}年度"

    @property
    def parts(self) -> tuple[tuple[str, tuple[Fact, ...]], ...]:
        """The report as it is shown."""
        return tuple(
            (heading, tuple(self._fact(name) for name in names)) for heading, names in self.PARTS
        )

    def _fact(self, name: str) -> Fact:
        label = str(self._meta.get_field(name).verbose_name)
        value = getattr(self, name)
        if isinstance(value, bool):
            return Fact(label, "是" if value else "否")
        return Fact(label, str(value) if value not in ("", None) else "—")
