"""Links that stand around pages: services of the home page, menu, footer."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms_pages.links import answers, is_local


class LocalAddressBlock(blocks.StructBlock):
    """A block with the address of a page of this site."""

    def clean(self, value: Any) -> Any:
        """Refuse an address outside this site, and one that nothing answers."""
        cleaned = super().clean(value)
        if self.is_deferred_validation:
            return cleaned
        if not is_local(cleaned["url"]):
            error = ValidationError("请填写本站地址，以 / 开头。")
        elif not answers(cleaned["url"]):
            error = ValidationError("本站没有这个地址，或页面尚未发布。")
        else:
            return cleaned
        raise blocks.StructBlockValidationError(block_errors={"url": error})


class ServiceBlock(LocalAddressBlock):
    """A service named on the home page."""

    icon = blocks.ChoiceBlock(
        label="图标",
        choices=[
            ("shield", "盾"),
            ("document", "文件"),
            ("tree", "结构"),
            ("bell", "铃"),
            ("search", "查找"),
            ("download", "下载"),
        ],
    )
    title = blocks.CharBlock(label="名称", max_length=30)
    text = blocks.CharBlock(label="一句说明", max_length=60)
    url = blocks.CharBlock(label="地址", max_length=200, help_text="本站地址，以 / 开头。")

    class Meta:
        icon = "link"
        label = "服务"


class MenuLinkBlock(LocalAddressBlock):
    """An entry of a menu."""

    label = blocks.CharBlock(label="名称", max_length=12)
    url = blocks.CharBlock(label="地址", max_length=200, help_text="本站地址，以 / 开头。")

    class Meta:
        icon = "link"
        label = "链接"


class FooterColumnBlock(blocks.StructBlock):
    """A titled column of links in the footer."""

    title = blocks.CharBlock(label="标题", max_length=12)
    links = blocks.ListBlock(MenuLinkBlock(), label="链接", min_num=1, max_num=8)

    class Meta:
        icon = "list-ul"
        label = "一列"
