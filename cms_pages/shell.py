"""What surrounds every page, with what the administrator set about the site."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.cache import cache
from django.http import HttpRequest

from cms_pages.models import SiteSettings
from cms_pages.models.site import SHELL_KEY
from search import context
from search.page_model.shared import Column, Link, Shell

KEPT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class SiteShell:
    """What the settings say, ready to be shown."""

    tagline: str
    owner: str
    filings: tuple[Link, ...]
    contact: tuple[Link, ...]
    menu: tuple[tuple[str, str], ...]
    footer: tuple[Column, ...]


def shell(request: HttpRequest) -> dict[str, object]:
    """``search.context.shell``, with everything that the settings of the site name in its place."""
    plain = context.shell(request)["shell"]
    assert isinstance(plain, Shell)  # noqa: S101 - narrows the type
    site: SiteShell = cache.get_or_set(SHELL_KEY, site_shell, KEPT_SECONDS)  # type: ignore[assignment]
    sections = context.sections(request.path, site.menu) if site.menu else plain.sections
    return {
        "shell": replace(
            plain,
            tagline=site.tagline or plain.tagline,
            owner=site.owner or plain.owner,
            filings=site.filings,
            contact=site.contact,
            sections=sections,
            footer=site.footer or plain.footer,
        )
    }


def site_shell() -> SiteShell:
    """The settings as they are now (1 query)."""
    settings = SiteSettings.current()
    return SiteShell(
        tagline=settings.tagline,
        owner=settings.owner,
        filings=settings.filings(),
        contact=settings.contact(),
        menu=tuple((one.value["label"], one.value["url"]) for one in settings.menu),
        footer=tuple(
            Column(
                one.value["title"],
                tuple(Link(link["label"], link["url"]) for link in one.value["links"]),
            )
            for one in settings.footer
        ),
    )
