"""Rules in the back office: the upload of a rule's text, and the way to the rules there are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from cms_pages import page_hooks
from cms_pages.models import ColumnPage
from cms_pages.rule_upload import may_import_rules, upload_rule

__all__ = ["page_hooks", "rule_urls", "rules_menu"]


class RulesMenuItem(MenuItem):
    """Shown to those who may add a rule."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may add a rule."""
        return may_import_rules(request.user)


class RulesListItem(RulesMenuItem):
    """Leads to the column of rules, wherever it stands."""

    def render_component(self, request: HttpRequest) -> Any:
        """The item, with the address looked up when it is drawn."""
        column = ColumnPage.objects.filter(holds=ColumnPage.Holds.RULES).first()
        if column:
            self.url = reverse("wagtailadmin_explore", args=[column.pk])
        return super().render_component(request)


class RulesMenu(SubmenuMenuItem):
    """The part of the menu about rules."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may add a rule."""
        return may_import_rules(request.user)


@hooks.register("register_admin_urls")
def rule_urls() -> list[Any]:
    """The address of the upload."""
    return [path("rules/import/", upload_rule, name="import_rule")]


@hooks.register("register_admin_menu_item")
def rules_menu() -> SubmenuMenuItem:
    """规章 in the main menu."""
    items = [
        RulesListItem(
            "规章列表",
            reverse("wagtailadmin_explore_root"),
            "rule-list",
            icon_name="list-ul",
            order=1,
        ),
        RulesMenuItem(
            "导入规章", reverse("import_rule"), "rule-import", icon_name="upload", order=2
        ),
    ]
    return RulesMenu("规章", Menu(items=items), name="rules", icon_name="doc-full", order=170)
