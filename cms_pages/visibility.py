"""Which pages anybody may read now."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page
from wagtail.query import PageQuerySet


def unexpired() -> Q:
    """The condition that a page's time is not over, even before the command that takes it down."""
    return Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())


def public_pages() -> PageQuerySet:
    """Pages that are published, in time and open to everybody."""
    return Page.objects.live().public().filter(unexpired(), depth__gt=1)
