"""The back office's view of what the Elasticsearch index refused."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register
from wagtail_modeladmin.views import IndexView

from registry.models import Capability
from registry.permissions import Visitor, may
from registry.wagtail_hooks import TablePermissions
from search.index.cluster.connection import ClusterUnavailableError, cluster
from search.index.cluster.lag import BehindError
from search.index.cluster.worker import Worker
from search.models import SetAside

LIST = "search_setaside_modeladmin_index"


class SetAsidePermissions(TablePermissions):
    LIST = "index.list"

    def user_can_list(self, user: Visitor) -> bool:
        """Where there is no cluster there is nothing to see."""
        return settings.SEARCH_ENGINE == "elasticsearch" and super().user_can_list(user)


class SetAsideIndexView(IndexView):
    """The list, with the button for those who may press it."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(may_retry=may(self.request.user, "index.retry"), **more)


class SetAsideAdmin(ModelAdmin):
    """Promises that could not be written, with the cluster's reason; all may be tried again."""

    model = SetAside
    menu_label = "未入索引的承诺"
    menu_icon = "warning"
    menu_order = 180
    permission_helper_class = SetAsidePermissions
    index_view_class = SetAsideIndexView
    list_display = ("code", "reason", "since")
    search_fields = ("reason",)
    ordering = ("since",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[SetAside]:
        """With the code of each promise."""
        codes = Capability.objects.filter(pk=OuterRef("capability_id")).values("code")
        return super().get_queryset(request).annotate(code=Subquery(codes))

    def code(self, refused: Any) -> str:
        """The promise's code; its number where it is no longer there."""
        return refused.code or str(refused.capability_id)

    code.short_description = "编号"  # type: ignore[attr-defined]


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """Try to write all of them again."""
    if not may(request.user, "index.retry"):
        raise PermissionDenied
    try:
        left = Worker(cluster()).retry()
    except (ClusterUnavailableError, BehindError) as error:
        messages.error(
            request, f"没有重试成：索引集群现在不可用（{error}）。这些承诺仍由内置引擎答复。"
        )
    else:
        if left:
            messages.warning(request, f"已重试，仍有 {left} 条未能写入。")
        else:
            messages.success(request, "已全部写入索引。")
    return redirect(LIST)


@hooks.register("register_admin_urls")
def index_urls() -> list[Any]:
    """The address that tries again."""
    return [path("index/retry/", retry, name="retry_set_aside")]


modeladmin_register(SetAsideAdmin)
