"""Who gets into the workspace, and to which case: asked here by every view of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from registry.models import Case
from registry.permissions import Visitor, may, reaches, visible

View = Callable[..., HttpResponseBase]

LINKS = (("证书登记", "certificates", "certificate.read"),)
"""What the workspace has beside cases: label, name of the address, the action that opens it."""


def entered(view: View) -> View:
    """The view for those who may read cases; a visitor is asked to log in first. A draft that
    saves itself (``autosave.js``) is told plainly, for it could not show a login page."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **named: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            if "X-Autosave" in request.headers:
                raise PermissionDenied
            return redirect_to_login(request.get_full_path(), reverse("workspace:login"))
        if not may(request.user, "case.read"):
            raise PermissionDenied
        return view(request, *args, **named)

    return guarded


def find_case(
    user: Visitor, number: str, model: type[Case] = Case, action: str = "case.read"
) -> Any:
    """The case of that number, as its kind's ``model``, on which ``user`` may take ``action``; 404
    for any other, so that nobody learns which numbers there are."""
    rows = model._default_manager.select_related("organisation", "center")
    return get_object_or_404(visible(rows, user, action), number=number)


def address(request: HttpRequest, name: str, *args: Any) -> str:
    """An address of the workspace, in the shell (工作台 or back office) the person is in."""
    match = request.resolver_match
    return reverse(f"workspace:{name}", args=args, current_app=match.namespace if match else None)


def go(request: HttpRequest, name: str, *args: Any) -> HttpResponse:
    """Redirect within the shell the person is in."""
    return redirect(address(request, name, *args))


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the template that surrounds the workspace's pages, by its shell, and the
    further entries of its bar (asked for only where they are shown)."""
    match = request.resolver_match
    bureau = match is not None and "bureau" in match.namespaces
    return {
        "frame": "registry/bureau.html" if bureau else "registry/workspace.html",
        "desk_links": _links(request),
    }


def _links(request: HttpRequest) -> Callable[[], list[tuple[str, str]]]:
    """The entries for who is logged in, as (label, name of the address)."""
    return lambda: [(label, name) for label, name, action in LINKS if reaches(request.user, action)]
