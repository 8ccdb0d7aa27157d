"""An article of a rule, quoted."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks


class ArticleQuotationBlock(blocks.StructBlock):
    """An article quoted from the version of the rule that was picked; each version is a page of its
    own. The quotation keeps to it and says when another version has taken its place."""

    rule = blocks.PageChooserBlock(label="规章", page_type="cms_pages.RulePage")
    number = blocks.IntegerBlock(label="第几条", min_value=1, max_value=9999)

    class Meta:
        icon = "openquote"
        label = "引用条文"
        template = "cms_pages/blocks/article_quotation.html"
        description = "逐字引用规章的一条，并链接到原处；规章失效或被代替时自动注明。"

    def get_preview_value(self) -> Any:
        """The first article of the first published rule."""
        rule = self.child_blocks["rule"].target_model.objects.live().order_by("path").first()
        return self.to_python({"rule": rule and rule.pk, "number": 1})

    def clean(self, value: Any) -> Any:
        """Refuse an article that the rule does not have."""
        cleaned = super().clean(value)
        rule, number = cleaned["rule"], cleaned["number"]
        if rule and number and rule.specific.article(number) is None:
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
