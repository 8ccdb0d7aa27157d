"""Blocks that ask the register while the page is drawn."""

from __future__ import annotations

import zlib
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks

from cms_pages import live
from registry.models import Capability, CapabilityVersion, Center
from registry.models.codes import read_code
from registry.models.vocabulary.current import current
from search import finding
from search.page_model.shared import SearchBox

Choices = list[tuple[str, str]]


def center_choices() -> Choices:
    """Every center of the register, by name."""
    return list(Center.objects.order_by("name").values_list("slug", "name"))


def city_choices() -> Choices:
    """The divisions."""
    return [(one.slug, one.name) for one in current().cities.values()]


def industry_choices() -> Choices:
    """The industries."""
    return [(one.slug, one.name) for one in current().industries.values()]


def field_choices() -> Choices:
    """The measurement fields of the first level."""
    return [(one.slug, one.name) for one in current().fields.values() if not one.parent]


class ScopeTableBlock(blocks.StructBlock):
    """What a center promises today."""

    center = blocks.ChoiceBlock(label="中心", choices=center_choices)
    field = blocks.ChoiceBlock(label="专业", choices=field_choices, required=False)
    most = blocks.IntegerBlock(label="最多几条", min_value=1, max_value=live.MOST_ROWS, default=10)

    class Meta:
        icon = "table"
        label = "中心的承诺范围"
        template = "cms_pages/blocks/live_scope.html"
        description = "一家中心现行承诺的表格，随登记自动更新，不能在这里改。"

    def get_preview_value(self) -> Any:
        """The first center."""
        slug = Center.objects.order_by("pk").values_list("slug", flat=True).first()
        return self.to_python({"center": slug or "", "field": "", "most": 3})

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """The promises of now."""
        context = super().get_context(value, parent_context=parent_context)
        field = value.get("field") or ""
        scope = live.center_scope(value["center"], field, value.get("most") or 10)
        return context | {"scope": scope}


class CenterListBlock(blocks.StructBlock):
    """Centers by division, industry and field."""

    city = blocks.ChoiceBlock(label="市州", choices=city_choices, required=False)
    industry = blocks.ChoiceBlock(label="产业", choices=industry_choices, required=False)
    field = blocks.ChoiceBlock(label="专业", choices=field_choices, required=False)

    class Meta:
        icon = "list-ul"
        label = "中心列表"
        template = "cms_pages/blocks/live_centers.html"
        description = "按市州、产业、专业列出中心，随登记自动更新。"
        preview_value = {"city": "wuhan", "industry": "", "field": ""}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """The centers of now."""
        context = super().get_context(value, parent_context=parent_context)
        wanted = {name: value.get(name) or "" for name in ("city", "industry", "field")}
        return context | {"centers": live.centers_where(**wanted)}


class PromiseBlock(blocks.StructBlock):
    """One promise, named by its public code."""

    code = blocks.CharBlock(
        label="承诺编号",
        max_length=32,
        help_text="例如 HB-QCLB-00017；写了版本号也按现行版本显示。",
    )

    class Meta:
        icon = "tick-inverse"
        label = "一条承诺"
        template = "cms_pages/blocks/live_promise.html"
        description = "按编号显示一条承诺的现行内容，承诺终止后自动注明。"

    def get_preview_value(self) -> Any:
        """The first promise in force."""
        first = CapabilityVersion.objects.filter(effective_to=None).select_related("capability")
        found = first.first()
        return self.to_python({"code": found.capability.code if found else ""})

    def clean(self, value: Any) -> Any:
        """Refuse what is no code, and codes that were never given; drop the version."""
        cleaned = super().clean(value)
        if self.is_deferred_validation and not cleaned["code"]:
            return cleaned
        read = read_code(cleaned["code"].strip().upper())
        code = read.promise if read else ""
        if not Capability.objects.filter(code=code).exists():
            error = ValidationError(
                f"没有编号为“{cleaned['code']}”的承诺。编号形如 HB-QCLB-00017，见承诺页。"
            )
            raise blocks.StructBlockValidationError(block_errors={"code": error})
        cleaned["code"] = code
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """The promise as it holds now."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"promise": live.promise(value["code"])}


class CountBlock(blocks.StructBlock):
    """A figure of the register."""

    what = blocks.ChoiceBlock(
        label="数什么", choices=[(name, unit) for name, (unit, _) in live.COUNTED.items()]
    )
    text = blocks.CharBlock(label="说明", max_length=60, required=False)

    class Meta:
        icon = "plus-inverse"
        label = "一个数"
        template = "cms_pages/blocks/live_count.html"
        description = "登记中的一个数，附截止日期，自动更新。"
        preview_value = {"what": "promises", "text": "全省合计"}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """The figure of now."""
        context = super().get_context(value, parent_context=parent_context)
        return context | {"count": live.count(value["what"])}


class SearchBoxBlock(blocks.StructBlock):
    """The search box with a question already in it."""

    title = blocks.CharBlock(label="标题", max_length=60, required=False)
    question = blocks.CharBlock(
        label="预填的问题", max_length=200, help_text="例如：0-60MPa 0.4级压力表"
    )

    class Meta:
        icon = "search"
        label = "查询框"
        template = "cms_pages/blocks/live_search.html"
        description = "带预填问题的查询框，读者可以改了再查。"
        preview_value = {"title": "查一查", "question": "0-60MPa 0.4级压力表"}

    def clean(self, value: Any) -> Any:
        """Refuse a question that the search itself would refuse."""
        cleaned = super().clean(value)
        if not cleaned["question"]:
            return cleaned
        form = finding.read({"q": cleaned["question"]}, finding.current())
        if form.problems:
            error = ValidationError("；".join(problem.reason for problem in form.problems))
            raise blocks.StructBlockValidationError(block_errors={"question": error})
        return cleaned

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> Any:
        """The box; its id tells it from other boxes of the page."""
        context = super().get_context(value, parent_context=parent_context)
        question = value["question"]
        box = SearchBox(text=question, id=f"q-{zlib.crc32(question.encode()):08x}")
        return context | {"box": box}
