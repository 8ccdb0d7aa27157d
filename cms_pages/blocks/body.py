"""The bodies that editors compose from blocks."""

from __future__ import annotations

from wagtail import blocks

from cms_pages.blocks.live import (
    CenterListBlock,
    CountBlock,
    PromiseBlock,
    ScopeTableBlock,
    SearchBoxBlock,
)
from cms_pages.blocks.media import FigureBlock, FileListBlock
from cms_pages.blocks.quotation import ArticleQuotationBlock
from cms_pages.blocks.text import DataTableBlock, HeadingBlock, ParagraphBlock

LIVE = "实时数据"


class BodyBlock(blocks.StreamBlock):
    """The body of a page."""

    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    table = DataTableBlock()
    figure = FigureBlock()
    files = FileListBlock()
    quotation = ArticleQuotationBlock()
    scope = ScopeTableBlock(group=LIVE)
    centers = CenterListBlock(group=LIVE)
    promise = PromiseBlock(group=LIVE)
    count = CountBlock(group=LIVE)
    search = SearchBoxBlock(group=LIVE)

    class Meta:
        label = "正文"


class StoryBlock(blocks.StreamBlock):
    """A part of a center's own story: told, never computed, and never a promise."""

    paragraph = ParagraphBlock()
    table = DataTableBlock()
    figure = FigureBlock()
    files = FileListBlock()

    class Meta:
        label = "内容"
