"""What an administrator sets about the site as a whole: who runs it, its filings, menus, footer."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.cache import cache
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import StreamField

from cms_pages.blocks import FooterColumnBlock, MenuLinkBlock
from search.page_model.shared import Link

SHELL_KEY = "site-shell"
"""Where the cache keeps what is made of the settings for every page."""

MOST_ENTRIES = 7
"""Entries that the header has room for."""


@register_setting(icon="cog", order=10)
class SiteSettings(BaseGenericSetting):
    """Names, filings, contact, menu and footer. What is empty is as installed."""

    tagline = models.CharField("网站名称下的一行", max_length=60, blank=True)
    owner = models.CharField("主办单位", max_length=60, blank=True)
    operator = models.CharField("承办单位", max_length=60, blank=True)
    site_code = models.CharField(
        "网站标识码",
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[0-9A-Za-z]{10}$", "网站标识码是10位数字或字母。")],
        help_text="全国政府网站信息报送系统给出的10位代码。",
    )
    icp_number = models.CharField(
        "ICP备案号",
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(
                r"^[\u4e00-\u9fff]ICP备\d{8,10}号(?:-\d{1,3})?$", "应写作“鄂ICP备12345678号-1”。"
            )
        ],
    )
    police_number = models.CharField(
        "公安备案号",
        max_length=40,
        blank=True,
        validators=[
            RegexValidator(
                r"^[\u4e00-\u9fff]公网安备\s?\d{14}号$", "应写作“鄂公网安备42010000000000号”。"
            )
        ],
    )
    phone = models.CharField("联系电话", max_length=60, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    address = models.CharField("地址", max_length=120, blank=True)
    index_prefix = models.CharField(
        "索引号前缀",
        max_length=30,
        blank=True,
        help_text="发布机构代码。新文件的索引号写作“前缀/年份-序号”；不填则只有年份和序号。",
    )
    menu = StreamField(
        [("link", MenuLinkBlock())],
        verbose_name="主菜单",
        blank=True,
        max_num=MOST_ENTRIES,
        help_text="拖动调整栏目的顺序；不填则按安装时的菜单。",
    )
    footer = StreamField(
        [("column", FooterColumnBlock())],
        verbose_name="页脚各列",
        blank=True,
        max_num=4,
        help_text="不填则按安装时的页脚。",
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("tagline"), FieldRowPanel([FieldPanel("owner"), FieldPanel("operator")])],
            heading="名称与单位",
        ),
        MultiFieldPanel(
            [
                FieldPanel("site_code"),
                FieldRowPanel([FieldPanel("icp_number"), FieldPanel("police_number")]),
                FieldPanel("index_prefix"),
            ],
            heading="网站标识",
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
                FieldPanel("address"),
            ],
            heading="联系方式",
        ),
        FieldPanel("menu"),
        FieldPanel("footer"),
    ]

    class Meta:
        verbose_name = "网站设置"
        verbose_name_plural = "网站设置"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; the next page shows it (pages of other processes within a minute)."""
        super().save(*args, **kwargs)
        cache.delete(SHELL_KEY)

    @classmethod
    def current(cls) -> SiteSettings:
        """The settings; those of a new installation where nobody has saved any."""
        return cls.objects.first() or cls()

    def filings(self) -> tuple[Link, ...]:
        """The site's identifiers as the footer of a government site names them."""
        police = "".join(filter(str.isdigit, self.police_number))
        named = (
            Link(f"主办单位：{self.owner}") if self.owner else None,
            Link(f"承办单位：{self.operator}") if self.operator else None,
            Link(f"网站标识码：{self.site_code}") if self.site_code else None,
            Link(self.icp_number, "https://beian.miit.gov.cn/") if self.icp_number else None,
            Link(
                self.police_number,
                f"https://beian.mps.gov.cn/#/query/webSearch?code={police}",
            )
            if self.police_number
            else None,
        )
        return tuple(one for one in named if one)

    def contact(self) -> tuple[Link, ...]:
        """How to reach who runs the site."""
        named = (
            Link(f"电话：{self.phone}") if self.phone else None,
            Link(self.email, f"mailto:{self.email}") if self.email else None,
            Link(f"地址：{self.address}") if self.address else None,
        )
        return tuple(one for one in named if one)
