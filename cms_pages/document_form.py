"""The editor's form of an official document: what is wrong is said at the field it is wrong in."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm

NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,30}〔(?:19|20)\d{2}〕\d{1,5}号"
    r"|[\u4e00-\u9fff]{2,30}(?:公告|通告|令)(?:〔?(?:19|20)\d{2}〕?年?)?第?\d{1,5}号"
)
"""鄂市监量〔2026〕12号 (GB/T 9704: agency code, year in hexagonal brackets, number), or a numbered
announcement or order: 湖北省市场监督管理局公告2026年第12号."""

BRACKETS = str.maketrans("[](){}【】（）［］", "〔〕〔〕〔〕〔〕〔〕〔〕")


def tidy_number(text: str) -> str:
    """A document number without blanks, its year in hexagonal brackets."""
    return re.sub(r"\s", "", text).translate(BRACKETS)


def check_number(text: str) -> None:
    """Raise ``ValidationError`` unless the text is written as a document number is."""
    if NUMBER.fullmatch(text):
        return
    tidied = tidy_number(text)
    if NUMBER.fullmatch(tidied):
        raise ValidationError(f"发文字号的年份用六角括号〔〕，不留空格：应写作“{tidied}”。")
    raise ValidationError("发文字号应写作“鄂市监量〔2026〕12号”：机关代字、〔年份〕、序号和“号”。")


class DocumentForm(WagtailAdminPageForm):
    """Checks the metadata as an official document's must be."""

    def clean_index_number(self) -> str:
        """The index number: empty keeps the one the page has; no two documents share one."""
        number = str(self.cleaned_data["index_number"]).strip()
        if not number:
            return str(self.instance.index_number)
        same = type(self.instance)._default_manager.filter(index_number=number)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(f"索引号“{number}”已用于别的文件；留空则自动编号。")
        return number

    def clean_document_number(self) -> str:
        """The number, in its official form."""
        number = str(self.cleaned_data["document_number"]).strip()
        if number and number != self.instance.document_number:
            check_number(number)
        return number

    def clean(self) -> dict[str, Any]:
        """Name what a published document still lacks."""
        cleaned: dict[str, Any] = super().clean()
        if self.is_deferred_validation:
            return cleaned
        for name, label in (("issuer", "发布机构"), ("dated", "成文日期")):
            if name in self.fields and name not in self.errors and not cleaned.get(name):
                self.add_error(name, f"请填写{label}：公开的文件必须写明。")
        return cleaned
