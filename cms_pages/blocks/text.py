"""Running text and headings."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock

from cms_pages.links import dead_links

TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link", "superscript", "subscript"]
"""What running text may hold; headings, tables and figures are blocks of their own. What is pasted
from a word processor loses everything else: fonts, colours, sizes, empty wrappers."""


class ParagraphBlock(blocks.RichTextBlock):
    """Running text whose links lead somewhere once it is to be published."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES} | options)

    def clean(self, value: Any) -> Any:
        """Refuse links to pages that are not published and addresses that nothing answers."""
        cleaned = super().clean(value)
        dead = [] if self.is_deferred_validation else dead_links(cleaned.source)
        if dead:
            named = "、".join(f"“{text}”" for text in dict.fromkeys(dead))
            raise ValidationError(
                f"链接打不开：{named}。指向的页面未发布、已删除，或地址写错了；请改正或去掉链接。"
            )
        return cleaned

    class Meta:
        label = "正文"
        icon = "pilcrow"
        description = "一段或几段文字，可以有列表、链接和加粗。从Word粘贴只留下这些。"
        preview_value = (
            "<p>经验收符合要求，现予公告，自<b>2026年7月1日</b>起生效。</p>"
            "<ul><li>增加12条承诺</li><li>修改3条承诺</li></ul>"
        )


class HeadingBlock(blocks.StructBlock):
    """A heading within a page; the page's title is the first level."""

    text = blocks.CharBlock(label="标题", max_length=100)
    level = blocks.ChoiceBlock(label="级别", choices=[("2", "一级"), ("3", "二级")], default="2")

    class Meta:
        icon = "title"
        label = "小标题"
        template = "cms_pages/blocks/heading.html"
        description = "把长文分段；一级标题之下才用二级。"
        preview_value = {"text": "一、办理条件", "level": "2"}


class DataTableBlock(TableBlock):
    """A table with its head and caption named for those who hear it read."""

    class Meta:
        icon = "table"
        label = "表格"
        template = "cms_pages/blocks/table.html"
        description = "行列整齐的数据。可以从Word或Excel整块粘贴。"
        preview_value = {
            "data": [["项目", "变更前", "变更后"], ["测量范围", "(0～60) MPa", "(0～100) MPa"]],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_caption": "变更对照",
        }
