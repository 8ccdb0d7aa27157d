"""What a page is, in the words of schema.org: one document a thing, as search engines read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import singledispatch
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from cms_pages.models import HomePage, RulePage
from cms_pages.models.base import Validity
from search.catalogue import DATA_DESCRIPTION, absolute
from search.page_model.centers import CenterPage
from search.page_model.data import DataPage
from search.page_model.shared import Link
from search.present.open_data import FILES
from search.register_files import licence

CONTEXT = "https://schema.org"
LANGUAGE = "zh-Hans"
FORCE = {
    Validity.IN_FORCE: "InForce",
    Validity.AMENDED: "PartiallyInForce",
    Validity.REPEALED: "NotInForce",
    Validity.EXPIRED: "NotInForce",
}
_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}
"""Letters that could end the element the document stands in."""

Document = dict[str, Any]


def documents(page: object, request: HttpRequest, owner: str) -> list[Document]:
    """The documents of a page: what it is about, and the way to it. ``owner`` runs the site."""
    about = about_page(page, owner)
    trail = getattr(page, "breadcrumb", ())
    if len(trail) > 1:
        about = [*about, breadcrumbs(trail, request.path)]
    return [{"@context": CONTEXT} | one for one in about]


def dumped(document: Document) -> str:
    """The document as text that may stand inside an HTML page."""
    return json.dumps(document, ensure_ascii=False).translate(_ESCAPES)


@singledispatch
def about_page(page: object, owner: str) -> list[Document]:
    """What the page is about; nothing for most."""
    return []


@about_page.register
def _(page: HomePage, owner: str) -> list[Document]:
    site = {
        "@type": "WebSite",
        "@id": absolute("/#site"),
        "name": settings.WAGTAIL_SITE_NAME,
        "url": absolute("/"),
        "inLanguage": LANGUAGE,
        "publisher": {"@id": absolute("/#organization")},
        "potentialAction": {
            "@type": "SearchAction",
            "target": absolute("/find/?q={search_term_string}"),
            "query-input": "required name=search_term_string",
        },
    }
    return [organization(owner), site]


@about_page.register
def _(page: RulePage, owner: str) -> list[Document]:
    address = absolute(page.url or "/")
    rule: Document = {
        "@type": "Legislation",
        "@id": address,
        "url": address,
        "name": page.title,
        "inLanguage": LANGUAGE,
        "legislationType": "规范性文件",
        "legislationIdentifier": page.document_number,
        "legislationPassedBy": _named("GovernmentOrganization", page.issuer),
        "legislationDate": _day(page.dated),
        "datePublished": _day(page.published_on),
        "legislationDateOfApplicability": _day(page.in_force_from),
        "legislationLegalForce": f"{CONTEXT}/{FORCE[Validity(page.validity)]}",
        "hasPart": [
            {
                "@type": "Legislation",
                "@id": f"{address}#article-{article.number}",
                "name": article.label,
                "legislationIdentifier": f"{page.document_number}{article.label}",
            }
            for article in page.rule.articles
        ],
    }
    return [_filled(rule)]


@about_page.register
def _(page: DataPage, owner: str) -> list[Document]:
    facts = {fact.label: fact.value for fact in page.facts}
    return [
        {
            "@type": "Dataset",
            "@id": absolute("/data/#register"),
            "name": f"{settings.WAGTAIL_SITE_NAME}：中心名录与全部承诺",
            "description": DATA_DESCRIPTION,
            "url": absolute("/data/"),
            "license": licence().url or licence().name,
            "isAccessibleForFree": True,
            "inLanguage": LANGUAGE,
            "dateModified": facts["数据日期"],
            "creator": organization(owner),
            "includedInDataCatalog": {
                "@type": "DataCatalog",
                "url": absolute("/data/catalog.jsonld"),
            },
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": title,
                    "encodingFormat": "text/csv" if kind == "CSV" else "application/json",
                    "contentUrl": absolute(f"/data/{name}"),
                }
                for name, title, kind, _ in FILES
            ],
        }
    ]


@about_page.register
def _(page: CenterPage, owner: str) -> list[Document]:
    address = absolute(page.breadcrumb[-1].url or "") if page.breadcrumb else ""
    center = {"@type": "Organization", "name": page.name, "description": page.lead, "url": address}
    return [_filled(center)]


def organization(owner: str) -> Document:
    """Who runs the site."""
    return {
        "@type": "GovernmentOrganization",
        "@id": absolute("/#organization"),
        "name": owner,
        "url": absolute("/"),
    }


def breadcrumbs(trail: Iterable[Link], path: str) -> Document:
    """The way from the home page; the last step is the page itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": link.label,
                "item": absolute(link.url or path),
            }
            for position, link in enumerate(trail, start=1)
        ],
    }


def _named(kind: str, name: str) -> Document | None:
    return {"@type": kind, "name": name} if name else None


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _filled(document: Document) -> Document:
    return {key: value for key, value in document.items() if value}
