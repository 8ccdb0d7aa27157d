"""The register in the back office: centers and their contacts, promises to read, the vocabulary.

Nothing here decides: a promise and a center's standing change by decision only.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import transaction
from django.forms import ModelForm
from django.http import HttpResponse
from django.utils import timezone
from wagtail.admin.panels import FieldPanel
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup, modeladmin_register
from wagtail_modeladmin.views import EditView

from registry import outbox
from registry.models import CapabilityVersion, Center
from registry.models.vocabulary import VocabularyRow
from registry.models.vocabulary.base import vocabulary_models
from registry.permissions import Visitor, may


class TablePermissions(PermissionHelper):
    """Asks ``registry.permissions`` instead of Django's model permissions."""

    LIST: ClassVar[str]
    EDIT: ClassVar[str] = ""
    CREATE: ClassVar[str] = ""

    def user_can_list(self, user: Visitor) -> bool:
        return may(user, self.LIST)

    def user_can_create(self, user: Visitor) -> bool:
        return may(user, self.CREATE)

    def user_can_inspect_obj(self, user: Visitor, obj: Any) -> bool:
        return self.inspect_view_enabled and may(user, self.LIST)

    def user_can_edit_obj(self, user: Visitor, obj: Any) -> bool:
        return may(user, self.EDIT)

    def user_can_delete_obj(self, user: Visitor, obj: Any) -> bool:
        return False


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


modeladmin_register(RegisterGroup)
modeladmin_register(VocabularyGroup)
