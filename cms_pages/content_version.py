"""When what the public sees changes: pages, files, settings of the site, promises, vocabulary."""

from __future__ import annotations

import uuid
from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page

from cms_pages.models import ContentVersion
from registry.signals import published
from search import dumps

APPS = frozenset({"cms_pages", "wagtailredirects"})
"""Apps whose every record shows somewhere."""

RECORDS = frozenset(
    {
        "wagtailcore.site",
        "wagtailcore.collection",
        "wagtailcore.collectionviewrestriction",
        "wagtailcore.pageviewrestriction",
        "wagtaildocs.document",
        "wagtailimages.image",
        "registry.center",
        "registry.centerindustry",
        "registry.centerplace",
        "registry.centerstatus",
        "registry.capability",
        "registry.capabilityversion",
        "registry.vocabularyrevision",
    }
)
"""Records of other apps that show on public pages. Whatever is written in bulk (a province, a
decision) tells through ``registry.signals.published``."""


def current() -> str:
    """The version now (1 query); empty before the first change."""
    token = ContentVersion.objects.filter(pk=ContentVersion.ONLY).values_list("token", flat=True)
    found = token.first()
    return found.hex if found else ""


def renew(**_: Any) -> None:
    """Give everything a new version, in the transaction of the change."""
    known = ContentVersion.objects.filter(pk=ContentVersion.ONLY)
    if not known.update(token=uuid.uuid4()):
        ContentVersion.objects.get_or_create(pk=ContentVersion.ONLY)


def follow(sender: Any, **_: Any) -> None:
    """Renew where what was saved or deleted shows. Models of a migration's past do not."""
    if sender is ContentVersion or sender.__module__ == "__fake__":
        return
    meta = sender._meta
    if issubclass(sender, Page) or meta.app_label in APPS or meta.label_lower in RECORDS:
        renew()


def listen() -> None:
    """Follow every change from now on."""
    published.connect(renew, dispatch_uid="cms_pages.content_version")
    dumps.written.connect(renew, dispatch_uid="cms_pages.content_version")
    for signal in (post_save, post_delete):
        signal.connect(follow, dispatch_uid="cms_pages.content_version")
