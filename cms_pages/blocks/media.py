"""Pictures and files."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock

FILE_NAME = re.compile(
    r"(?i)^[\w\s\-().（）]*\.(?:jpe?g|png|gif|webp|avif|heic|bmp|tiff?)$|^img[_-]"
)
"""An alternative text that is only the name of a file says nothing to anybody."""


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
        preview_template = "cms_pages/blocks/preview_figure.html"
        description = "一张图片，带图题；替代文字必填。"

    def clean(self, value: Any) -> Any:
        """Refuse the name of a file for an alternative text."""
        cleaned = super().clean(value)
        if FILE_NAME.match(cleaned["alt"].strip()):
            error = ValidationError("这是文件名，不是替代文字：请写出图里有什么。")
            raise blocks.StructBlockValidationError(block_errors={"alt": error})
        return cleaned


class FileListBlock(blocks.StructBlock):
    """Files to download, with their kind and size."""

    title = blocks.CharBlock(label="标题", max_length=100, default="附件")
    files = blocks.ListBlock(DocumentChooserBlock(label="文件"), label="文件", min_num=1)

    class Meta:
        icon = "doc-full"
        label = "文件列表"
        template = "cms_pages/blocks/file_list.html"
        preview_template = "cms_pages/blocks/preview_file_list.html"
        description = "供下载的文件，自动写明类型和大小。"
