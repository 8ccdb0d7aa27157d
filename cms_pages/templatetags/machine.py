"""The tag of the machine-readable part of a page's head."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from cms_pages.head import head_of

register = template.Library()


@register.inclusion_tag("components/machine_head.html", takes_context=True)
def machine_head(context: Context) -> dict[str, Any]:
    """Canonical address, Open Graph, feeds and JSON-LD of the page shown."""
    request, shell = context.get("request"), context.get("shell")
    if request is None or shell is None:
        return {}
    return {"head": head_of(context.get("page"), request, shell.owner)}
