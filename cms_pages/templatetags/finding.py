"""Template filters of what was found."""

from __future__ import annotations

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms_pages.excerpts import Runs

register = template.Library()


@register.filter
def runs(text: Runs) -> SafeString:
    """A text in runs, what was looked for marked; nothing is added between runs."""
    pieces = (f"<mark>{escape(r.text)}</mark>" if r.marked else escape(r.text) for r in text)
    return mark_safe("".join(pieces))  # noqa: S308 - escaped here
