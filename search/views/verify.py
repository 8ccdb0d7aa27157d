"""The public check of a certificate (article 18)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from registry.models import Center
from search import finding
from search.present.certificates import LONGEST, check
from search.throttle import RETRY_AFTER, admitted


@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """``/verify/?center=…&number=…``: both are needed. Too many checks get 429; what is not
    registered gets the same page whatever the cause."""
    center = request.GET.get("center", "").strip()[:LONGEST]
    number = request.GET.get("number", "").strip()
    asked = "center" in request.GET or "number" in request.GET
    context: dict[str, Any] = {
        "centers": centers(),
        "center": center,
        "number": number[:LONGEST],
        "errors": _errors(center, number) if asked else {},
    }
    if not asked or context["errors"]:
        status = 400 if asked else 200
        return render(request, "search/verify.html", context, status=status)
    if not admitted(request):
        context["minutes"] = RETRY_AFTER // 60
        response = render(request, "search/verify.html", context, status=429)
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    context |= {"found": check(center, number, finding.today()), "today": finding.today()}
    return render(request, "search/verify.html", context)


def centers() -> list[tuple[str, str]]:
    """Every center there was, by name: certificates outlive the standing of who issued them."""
    begun = Center.objects.filter(statuses__from_day__lte=finding.today()).distinct()
    return list(begun.order_by("name").values_list("slug", "name"))


def _errors(center: str, number: str) -> dict[str, str]:
    found = {}
    if not center:
        found["center"] = "请选择出具证书的中心。"
    if not number:
        found["number"] = "请填写证书编号。"
    elif len(number) > LONGEST:
        found["number"] = f"证书编号最多 {LONGEST} 个字符。"
    return found
