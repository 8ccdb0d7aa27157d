"""What every listing of the back office has: the table of permissions, exports without formulas."""

from __future__ import annotations

from typing import Any, ClassVar

from django.utils.encoding import force_str
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.views import IndexView

from registry.permissions import Visitor, may

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


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


class ExportingView(IndexView):
    """A listing whose exports hold no formulas: a spreadsheet would run them."""

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        given = super().preprocess_field_value(field, value, export_format)
        text = force_str(given)
        return f"'{text}" if text.startswith(FORMULA_STARTS) else given
