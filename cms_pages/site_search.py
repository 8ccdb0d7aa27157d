"""Finding in the site: pages, articles of rules and files. Wagtail's search backend proposes, the
database confirms that each page is published, unexpired and open to everybody.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from elasticsearch import ApiError, TransportError
from modelsearch.query import And, Or, Phrase, SearchQuery
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex
from wagtail.search.backends import get_search_backend

from cms_pages.excerpts import Runs, contains, excerpt, marked, text_of
from cms_pages.han_backend import words
from cms_pages.models import HomePage, RulePage
from cms_pages.rule_values import Article, Item
from cms_pages.visibility import public_pages
from search.analysis import query_tokens

logger = logging.getLogger("cms_pages.site_search")

MOST = 200
"""Pages that one question may list: ten pages of the list."""

MOST_LOOSE = 60
MOST_PIECES = 24
"""Pairs of characters asked for where a text as a whole is found nowhere."""

ENOUGH = 0.5
"""Share of the pairs that a page must have to be shown as near."""

ARTICLES_SHOWN = 3
FILES_SHOWN = 10


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article of a rule."""

    label: str
    url: str
    excerpt: Runs


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page, or a rule with the articles found in it (``more`` counts those not shown)."""

    title: Runs
    url: str
    kind: str
    day: str
    excerpt: Runs
    articles: tuple[ArticleHit, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class FileHit:
    """A file by its name, with the published page that it belongs to."""

    title: Runs
    url: str
    kind: str
    page_title: str
    page_url: str


@dataclass(frozen=True, slots=True)
class Findings:
    """The pages found, best first, and the words to mark. ``loose``: no page has the whole text,
    these have most of its pieces."""

    pages: list[Page]
    words: tuple[str, ...]
    loose: bool = False


def find_pages(text: str) -> Findings:
    """The pages that have every word of the text; where none has, those with most of it."""
    wanted = tuple(words(text))
    if not wanted:
        return Findings([], ())
    exact = _confirmed(_proposed(And(list(map(Phrase, wanted))), Page.objects.live(), MOST))
    if exact:
        return Findings(exact, wanted)
    pieces = tuple(query_tokens(text)[:MOST_PIECES])
    if len(pieces) < 2:
        return Findings([], wanted)
    near = _confirmed(_proposed(Or(list(map(Phrase, pieces))), Page.objects.live(), MOST_LOOSE))
    enough = [page for page in near if contains(_all_text(page), pieces) >= ENOUGH * len(pieces)]
    return Findings(enough, pieces, loose=True)


def _proposed(query: And | Or, records: QuerySet[Any], most: int) -> list[int]:
    """Ids in the order of relevance. The database answers where the cluster does not."""
    asked: SearchQuery = query if len(query.subqueries) > 1 else query.subqueries[0]
    try:
        found = get_search_backend("default").search(asked, records)[:most]
        return [record.pk for record in found]
    except (ApiError, TransportError) as error:
        logger.warning("page search by the database instead: %s", type(error).__name__)
        found = get_search_backend("database").search(asked, records)[:most]
        return [record.pk for record in found]


def _confirmed(ids: Sequence[int]) -> list[Page]:
    pages = public_pages().filter(pk__in=ids).not_type(HomePage).specific()
    known = {page.pk: page for page in pages}
    return [known[pk] for pk in ids if pk in known]


def _all_text(page: Page) -> str:
    return f"{page.title} {text_of(page)}"


def page_hit(page: Page, wanted: Sequence[str]) -> PageHit:
    """A page as the list shows it."""
    articles = article_hits(page, wanted) if isinstance(page, RulePage) else []
    day = getattr(page, "published_on", None) or getattr(page, "updated_on", None)
    return PageHit(
        title=marked(page.title, wanted),
        url=page.url or "",
        kind=str(page._meta.verbose_name),
        day=day.isoformat() if day else "",
        excerpt=() if articles else excerpt(text_of(page), wanted),
        articles=tuple(articles[:ARTICLES_SHOWN]),
        more=max(0, len(articles) - ARTICLES_SHOWN),
    )


def article_hits(rule: RulePage, wanted: Sequence[str]) -> list[ArticleHit]:
    """The articles with all of the words; where there is none, those with the most of them."""
    texts = [(article, _article_text(article)) for article in rule.rule.articles]
    counted = [(contains(f"{one.label}{text}", wanted), one, text) for one, text in texts]
    most = max((count for count, *_ in counted), default=0)
    return [
        ArticleHit(one.label, f"{rule.url}#article-{one.number}", excerpt(text, wanted))
        for count, one, text in counted
        if count == most > 0
    ]


def _article_text(article: Article) -> str:
    return "".join(f"{b.label}{b.text}" if isinstance(b, Item) else b for b in article.content)


def find_files(text: str) -> list[FileHit]:
    """Files whose name has every word, of collections open to everybody, each with a published
    page that refers to it; a file that only a draft refers to is not found."""
    wanted = words(text)
    if not wanted:
        return []
    documents = get_document_model().objects
    ids = _proposed(And(list(map(Phrase, wanted))), documents.all(), MOST)
    known = {one.pk: one for one in documents.filter(pk__in=ids).exclude(_in_private_collection())}
    pages = _pages_with(known)
    shown = [pk for pk in ids if pk in known and pk in pages][:FILES_SHOWN]
    return [_file_hit(known[pk], pages[pk], wanted) for pk in shown]


def _file_hit(document: Any, page: Page, wanted: Sequence[str]) -> FileHit:
    return FileHit(
        title=marked(document.title, wanted),
        url=document.url,
        kind=document.file_extension.upper(),
        page_title=page.title,
        page_url=page.url or "",
    )


def _in_private_collection() -> Q:
    paths = CollectionViewRestriction.objects.values_list("collection__path", flat=True)
    condition = Q(pk__in=())
    for path in paths:
        condition |= Q(collection__path__startswith=path)
    return condition


def _pages_with(documents: dict[int, Any]) -> dict[int, Page]:
    """For each document a public page that refers to it (3 queries)."""
    kinds = ContentType.objects.get_for_models(get_document_model(), Page)
    references = ReferenceIndex.objects.filter(
        to_content_type=kinds[get_document_model()],
        to_object_id__in=map(str, documents),
        base_content_type=kinds[Page],
    ).values_list("to_object_id", "object_id")
    pages = public_pages().in_bulk([int(source) for _, source in references])
    return {
        int(target): pages[int(source)] for target, source in references if int(source) in pages
    }
