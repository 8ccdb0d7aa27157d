"""Cases in the back office: listed, filtered, exported; each opens on the page all shells share."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLResolver, include, path, reverse, reverse_lazy
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup
from wagtail_modeladmin.views import InspectView

from registry.back_office.listing import ExportingView, TablePermissions
from registry.back_office.records import JournalAdmin, MailAdmin
from registry.lifecycle import PROCESSES
from registry.models import Case, Organisation
from registry.models.vocabulary import current
from registry.permissions import may, visible
from registry.tasks import urgency
from registry.urls import addresses


@hooks.register("register_admin_urls")
def case_urls() -> list[URLResolver]:
    """The workspace's addresses under the back office's own shell."""
    return [path("desk/", include((addresses(), "workspace"), namespace="bureau"))]


class CasePermissions(TablePermissions):
    LIST = "case.list"


class StateFilter(SimpleListFilter):
    """States in their official words; the same code has another word in another course."""

    title = "状态"
    parameter_name = "at"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        chosen = request.GET.get("kind__exact", "")
        shown = [PROCESSES[chosen]] if chosen in PROCESSES else list(PROCESSES.values())
        return [
            (
                f"{process.kind}:{state.code}",
                state.label if chosen else f"{process.label}：{state.label}",
            )
            for process in shown
            for state in process.states
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        kind, _, state = (self.value() or "").partition(":")
        return queryset.filter(kind=kind, state=state) if state else queryset


class CityFilter(SimpleListFilter):
    """The city of the organisation a case is about."""

    title = "市州"
    parameter_name = "city"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        slugs = Organisation.objects.exclude(city="").values_list("city", flat=True).distinct()
        names = current().cities
        return [
            (slug, names[slug].name if slug in names else slug) for slug in slugs.order_by("city")
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Case]) -> QuerySet[Case]:
        return queryset.filter(organisation__city=self.value()) if self.value() else queryset


class CaseView(InspectView):
    """Opens the page of the case."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(
            reverse("workspace:case", args=[self.instance.number], current_app="bureau")
        )


class CaseAdmin(ModelAdmin):
    """All cases; nothing of them is edited here."""

    model = Case
    menu_label = "全部事项"
    menu_icon = "list-ul"
    permission_helper_class = CasePermissions
    index_view_class = ExportingView
    inspect_view_enabled = True
    inspect_view_class = CaseView
    list_display = ("number", "title", "kind", "standing", "organisation", "deadline")
    list_export = ("number", "title", "kind", "standing", "organisation", "due_on", "state_since")
    export_filename = "cases"
    list_filter = ("kind", StateFilter, CityFilter)
    list_select_related = ("organisation", "center")
    search_fields = ("number", "title", "organisation__name", "center__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Case]:
        """Those the person may read."""
        return visible(super().get_queryset(request), request.user, "case.read")

    def standing(self, case: Case) -> str:
        """The official word for where the case stands."""
        return case.state_label

    standing.short_description = "状态"  # type: ignore[attr-defined]
    standing.admin_order_field = "state"  # type: ignore[attr-defined]

    def deadline(self, case: Case) -> str:
        """The deadline, and whether it has passed."""
        said = urgency(case.due_on, timezone.localdate()).value
        return f"{case.due_on or ''}{f'（{said}）' if said else ''}"

    deadline.short_description = "期限"  # type: ignore[attr-defined]
    deadline.admin_order_field = "due_on"  # type: ignore[attr-defined]


class TasksMenuItem(MenuItem):
    """Shown to those for whom something may wait here."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user works on cases."""
        return may(request.user, "case.list")


class CaseGroup(ModelAdminGroup):
    menu_label = "事项办理"
    menu_icon = "clipboard-list"
    menu_order = 140
    items = (CaseAdmin, JournalAdmin, MailAdmin)

    def get_submenu_items(self) -> list[MenuItem]:
        """What waits for the user first."""
        address = reverse_lazy("bureau:home")
        mine = TasksMenuItem("我的待办", address, "tasks", icon_name="tasks", order=1)
        return [mine, *super().get_submenu_items()]
