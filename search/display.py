"""How a reader wants to see the pages: large type, high contrast. Kept in a cookie, no script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

CHOICES = {"type": {"large"}, "contrast": {"high"}}
YEAR = 365 * 24 * 3600


@never_cache
def set_display(request: HttpRequest) -> HttpResponseRedirect:
    """Keep the choices named in the address and go back; anything unknown is ignored."""
    target = request.GET.get("next", "/")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    for name, values in CHOICES.items():
        value = request.GET.get(name)
        if value and value in values:
            response.set_cookie(name, value, max_age=YEAR, samesite="Lax")
        elif value == "":
            response.delete_cookie(name)
    return response
