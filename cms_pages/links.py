"""Whether a link leads somewhere: pages that are published, documents that exist, addresses that
this site answers."""

from __future__ import annotations

from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from registry.models import Capability, Center

KNOWN = {
    "center": lambda slug: Center.objects.filter(slug=slug).exists(),
    "capability": lambda code: Capability.objects.filter(code=code).exists(),
}
"""Addresses of the register whose last part must name something, by the name of the address."""


def dead_links(html: str) -> list[str]:
    """The texts of those links of a stored rich text that lead nowhere on this site. Addresses of
    other sites are not asked: they fail and come back without anybody here having a part in it."""
    anchors = BeautifulSoup(html, "html.parser").find_all("a")
    return [anchor.get_text() or "（空链接）" for anchor in anchors if not _leads_somewhere(anchor)]


def _leads_somewhere(anchor: Tag) -> bool:
    target = str(anchor.get("id", ""))
    match anchor.get("linktype"):
        case "page":
            return target.isdigit() and Page.objects.live().filter(pk=int(target)).exists()
        case "document":
            documents = get_document_model().objects
            return target.isdigit() and documents.filter(pk=int(target)).exists()
    href = str(anchor.get("href", ""))
    return bool(href) and (not is_local(href) or answers(href))


def is_local(address: str) -> bool:
    """Whether an address is a path of this site (``/notices/``, not ``//elsewhere``)."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


def answers(address: str) -> bool:
    """Whether this site has a public page at a path of its own."""
    path = urlsplit(address).path
    try:
        match = resolve(path)
    except Resolver404:
        return False
    if match.url_name == "wagtail_serve":
        return _is_page(match.args[0] if match.args else "")
    known = KNOWN.get(match.url_name or "")
    return known(*match.kwargs.values()) if known else True


def _is_page(path: str) -> bool:
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return False
    try:
        found = site.root_page.specific.route(HttpRequest(), [p for p in path.split("/") if p])
    except Http404:
        return False
    return bool(found.page.live)
