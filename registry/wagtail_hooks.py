"""The register in the back office: centers and their contacts, promises to read, the vocabulary.

Nothing here decides: a promise and a center's standing change by decision only. Cases and the
record stand in ``registry.back_office``.
"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup, modeladmin_register
from wagtail_modeladmin.views import CreateView, EditView

from registry import outbox
from registry.back_office import dashboard
from registry.back_office.cases import CaseGroup
from registry.back_office.listing import TablePermissions
from registry.exchange.rereading import outdated, reread
from registry.models import CapabilityVersion, Center
from registry.models.vocabulary import VocabularyRow, current
from registry.models.vocabulary.base import vocabulary_models
from registry.permissions import may

__all__ = ["dashboard"]


class CenterPermissions(TablePermissions):
    LIST = "center.list"
    EDIT = "center.edit_contacts"


class PromisePermissions(TablePermissions):
    LIST = "promise.list"


class VocabularyPermissions(TablePermissions):
    LIST = "vocabulary.list"
    EDIT = "vocabulary.edit"
    CREATE = "vocabulary.edit"


class CenterEditView(EditView):
    """Saves contacts and says so in the outbox, both or neither."""

    def form_valid(self, form: ModelForm[Center]) -> HttpResponse:
        with transaction.atomic():
            response = super().form_valid(form)
            outbox.record(centers=[form.instance.pk])
        return response


REREAD_SECONDS = 10.0
"""How long a person who saves waits for promises to be read anew: some 20,000 of them."""


def reread_and_say(request: HttpRequest) -> None:
    """Read promises anew with the vocabulary as it is now, and tell what came of it."""
    done = reread(seconds=REREAD_SECONDS)
    if done.read:
        text = f"已按现在的词表重读{done.read}条承诺，{done.changed}条的结构有变化。"
        messages.info(request, text)
    if done.left:
        text = f"还有{done.left}条承诺没有重读，请到“词表”下的“重读承诺”继续。"
        messages.warning(request, text)


class VocabularyCreateView(CreateView):
    """Adds a row of the vocabulary, then reads promises anew with it."""

    def form_valid(self, form: ModelForm[VocabularyRow]) -> HttpResponse:
        response = super().form_valid(form)
        reread_and_say(self.request)
        return response


class VocabularyEditView(EditView):
    """Saves a row of the vocabulary, then reads promises anew with it."""

    def form_valid(self, form: ModelForm[VocabularyRow]) -> HttpResponse:
        response = super().form_valid(form)
        reread_and_say(self.request)
        return response


@require_http_methods(["GET", "POST"])
def reread_promises(request: HttpRequest) -> HttpResponse:
    """How many promises an older vocabulary has read; POST goes on reading them anew."""
    if not may(request.user, "vocabulary.edit"):
        raise PermissionDenied
    if request.method == "POST":
        reread_and_say(request)
        return redirect("reread_promises")
    context = {"left": outdated().count(), "version": current().version}
    return render(request, "registry/admin/reread.html", context)


class RereadMenuItem(MenuItem):
    """Shown to those who may edit the vocabulary."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may edit the vocabulary."""
        return may(request.user, "vocabulary.edit")


@hooks.register("register_admin_urls")
def vocabulary_urls() -> list[Any]:
    """The address where promises are read anew."""
    return [path("vocabulary/reread/", reread_promises, name="reread_promises")]


class CenterAdmin(ModelAdmin):
    """Centers, with what anybody may correct about reaching them."""

    model = Center
    menu_label = "中心"
    menu_icon = "site"
    permission_helper_class = CenterPermissions
    edit_view_class = CenterEditView
    inspect_view_enabled = True
    list_display = ("name", "city_text", "standing", "approval_number", "established_on")
    list_filter = ("city_text",)
    search_fields = ("name", "short_name", "slug", "host")
    panels = tuple(
        FieldPanel(name)
        for name in ("head", "address", "phone", "email", "website", "fee_page", "profile")
    )

    def standing(self, center: Center) -> str:
        """What the center is today."""
        status = center.status_on(timezone.localdate())
        return status.get_status_display() if status else "尚未成立"

    standing.short_description = "状态"  # type: ignore[attr-defined]


class PromiseAdmin(ModelAdmin):
    """Promises as written, to read."""

    model = CapabilityVersion
    menu_label = "承诺能力"
    menu_icon = "list-ul"
    permission_helper_class = PromisePermissions
    inspect_view_enabled = True
    list_display = (
        "code",
        "name",
        "range_text",
        "accuracy_text",
        "effective_from",
        "effective_to",
        "standing",
        "structured",
    )
    list_filter = ("structured", "origin", "capability__center")
    list_select_related = ("capability",)
    search_fields = ("name", "range_text", "capability__code", "capability__center__name")
    inspect_view_fields_exclude = ("structure",)

    def standing(self, version: CapabilityVersion) -> str:
        """Whether the row is suspended today."""
        return "暂停" if version.is_suspended(timezone.localdate()) else "有效"

    standing.short_description = "状态"  # type: ignore[attr-defined]


class RegisterGroup(ModelAdminGroup):
    menu_label = "能力登记"
    menu_icon = "folder-open-inverse"
    menu_order = 150
    items = (CenterAdmin, PromiseAdmin)


def _vocabulary_admin(table: type[VocabularyRow]) -> type[ModelAdmin]:
    """The listing of a table of the vocabulary: every column shown is a column of the file."""
    names = list(table.columns().values())
    attributes = {
        "model": table,
        "menu_label": table._meta.verbose_name,
        "menu_icon": "table",
        "permission_helper_class": VocabularyPermissions,
        "create_view_class": VocabularyCreateView,
        "edit_view_class": VocabularyEditView,
        "list_display": (*names[:5], "edited"),
        "list_filter": ("edited",),
        "search_fields": tuple(names[:3]),
        "panels": tuple(FieldPanel(name) for name in names),
    }
    return type(f"{table.__name__}Admin", (ModelAdmin,), attributes)


class VocabularyGroup(ModelAdminGroup):
    menu_label = "词表"
    menu_icon = "openquote"
    menu_order = 160
    items = tuple(_vocabulary_admin(table) for table in vocabulary_models())

    def get_submenu_items(self) -> list[MenuItem]:
        """The tables, then what follows from changing them."""
        address = reverse_lazy("reread_promises")
        again = RereadMenuItem("重读承诺", address, "reread", icon_name="rotate", order=900)
        return [*super().get_submenu_items(), again]


modeladmin_register(CaseGroup)
modeladmin_register(RegisterGroup)
modeladmin_register(VocabularyGroup)
