"""The blocks that editors compose pages from."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

TEXT_FEATURES = ["bold", "ol", "ul", "link", "document-link", "superscript", "subscript"]
"""What running text may hold; headings, tables and figures are blocks of their own."""


class HeadingBlock(blocks.StructBlock):
    """A heading within a page; the page's title is the first level."""

    text = blocks.CharBlock(label="标题", max_length=100)
    level = blocks.ChoiceBlock(label="级别", choices=[("2", "一级"), ("3", "二级")], default="2")

    class Meta:
        icon = "title"
        label = "小标题"
        template = "cms_pages/blocks/heading.html"


class FigureBlock(blocks.StructBlock):
    """A picture with what it shows in words."""

    image = ImageChooserBlock(label="图片")
    alt = blocks.CharBlock(
        label="替代文字", max_length=250, help_text="写给看不见图片的人：图里有什么。"
    )
    caption = blocks.CharBlock(label="图题", max_length=250, required=False)

    class Meta:
        icon = "image"
        label = "图片"
        template = "cms_pages/blocks/figure.html"


class FileListBlock(blocks.StructBlock):
    """Files to download, with their kind and size."""

    title = blocks.CharBlock(label="标题", max_length=100, default="附件")
    files = blocks.ListBlock(DocumentChooserBlock(label="文件"), label="文件", min_num=1)

    class Meta:
        icon = "doc-full"
        label = "文件列表"
        template = "cms_pages/blocks/file_list.html"


class ArticleQuotationBlock(blocks.StructBlock):
    """An article of a rule, quoted from its page as it stands there."""

    rule = blocks.PageChooserBlock(label="规章", page_type="cms_pages.RulePage")
    number = blocks.IntegerBlock(label="第几条", min_value=1, max_value=9999)

    class Meta:
        icon = "openquote"
        label = "引用条文"
        template = "cms_pages/blocks/article_quotation.html"

    def clean(self, value: Any) -> Any:
        """Refuse an article that the rule does not have."""
        cleaned = super().clean(value)
        if cleaned["rule"].specific.article(cleaned["number"]) is None:
            error = ValidationError("这部规章没有第%(number)s条。", params=cleaned)
            raise blocks.StructBlockValidationError(block_errors={"number": error})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """The article, if its rule is published."""
        context = super().get_context(value, parent_context=parent_context)
        rule = value["rule"] and value["rule"].specific
        if rule and rule.live:
            context |= {"rule": rule, "article": rule.article(value["number"])}
        return context


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    paragraph = blocks.RichTextBlock(label="正文", icon="pilcrow", features=TEXT_FEATURES)
    heading = HeadingBlock()
    table = TableBlock(
        label="表格", icon="table", template="cms_pages/blocks/table.html", required=True
    )
    figure = FigureBlock()
    files = FileListBlock()
    quotation = ArticleQuotationBlock()

    class Meta:
        label = "正文"


class ServiceBlock(blocks.StructBlock):
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

    def clean(self, value: Any) -> Any:
        """Refuse an address outside this site."""
        cleaned = super().clean(value)
        if not cleaned["url"].startswith("/") or cleaned["url"].startswith("//"):
            error = ValidationError("请填写本站地址，以 / 开头。")
            raise blocks.StructBlockValidationError(block_errors={"url": error})
        return cleaned
