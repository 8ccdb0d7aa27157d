"""What the back office does around pages: issued notices stay, stories get their writers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page

from cms_pages.models import CenterPage, NoticePage
from cms_pages.site_editors import permit_center

DELETING = "delete"


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    """The correction of an announcement, as the history of its page names it."""
    actions.register_action("cms_pages.correct", "更正公告", "发布了更正后的版本")


@hooks.register("after_create_page")
def permit_writers(request: HttpRequest, page: Page) -> None:
    """Make the group that writes a new center's story."""
    if isinstance(page, CenterPage):
        permit_center(page)


@hooks.register("before_delete_page")
def keep_issued(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page above or at an issued notice."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def keep_issued_in_bulk(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """The same where several pages are deleted at once."""
    pages = [one for one in objects if isinstance(one, Page)]
    return _refusal(request, pages) if action_type == DELETING else None


def _refusal(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    for page in pages:
        if NoticePage.objects.descendant_of(page, inclusive=True).filter(issued=True).exists():
            messages.error(request, f"“{page.title}”里有依决定发布的公告，不能删除。")
            return redirect("wagtailadmin_explore", page.pk)
    return None
