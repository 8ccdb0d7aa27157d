"""The keys with which a center's programs register certificates: made, shown once, revoked."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from registry.decisions.certificates import issue_key, revoke_key
from registry.models import CertificateKey
from registry.permissions import visible
from registry.refusal import Refused
from registry.views.access import entered
from search.views.certificates import writing_center


@entered
@require_http_methods(["GET", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The keys of the own center; POST makes one, whose text this answer alone shows."""
    center = writing_center(request, "certificate.key")
    context: dict[str, Any] = {
        "center": center,
        "keys": center.certificate_keys.select_related("issued_by"),
    }
    if request.method == "POST":
        label = request.POST.get("label", "")
        try:
            _, text = issue_key(center, by=request.user, label=label)
        except Refused as refused:
            context |= {"error": str(refused), "label": label}
        else:
            context["text"] = text
    return render(request, "registry/certificates/keys.html", context)


@entered
@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a key useless."""
    rows = visible(CertificateKey.objects.all(), request.user, "certificate.key")
    key = get_object_or_404(rows.select_related("center__organisation"), pk=pk)
    revoke_key(key, by=request.user)
    messages.success(request, f"密钥“{key.label}”已停用。")
    return redirect("certificate-keys")
