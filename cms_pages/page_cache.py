"""Public pages are made once for each version of the content and kept; readers who have a page
are told that it is still good.

Only what anybody gets is kept: no session, no form with a token, nothing that says it is private.
A kept page is asked for under the version of the content and the day, so that a change of a page
or a promise is seen with the next request, in every process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import parse_http_date_safe

from cms_pages import content_version
from search.display import CHOICES

KEPT = frozenset(
    {
        "wagtail_serve",
        "search",
        "search-form",
        "site-search",
        "compare",
        "centers",
        "center",
        "capability",
        "method",
        "grading",
        "data",
        "data-catalog",
        "changes-feed",
        "center-feed",
        "column-feed",
        "sitemap-xml",
        "sitemap-section",
        "site-map",
        "robots",
    }
)
"""Names of the addresses whose pages are kept; any other is made anew each time."""

LONGEST = 512 * 1024
"""Bytes of a page that is worth its place: the longest sitemap has more and is made anew."""

Answer = Callable[[HttpRequest], HttpResponseBase]


class PageCacheMiddleware:
    """Keeps public pages; marks what is made for one reader so that nobody keeps it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_anybody(request):
            return _private(request, self.answer(request))
        if request.method not in ("GET", "HEAD"):
            return self.answer(request)
        name = key(request, content_version.current())
        kept = caches["pages"].get(name)
        if kept is not None:
            request.resolver_match = resolve(request.path_info)
            return _still_good(request, kept)
        response = self.answer(request)
        if not isinstance(response, HttpResponse) or not may_be_kept(request, response):
            return response
        _mark(response, name)
        if request.method == "GET":
            caches["pages"].set(name, response)
        return _still_good(request, response)


def is_anybody(request: HttpRequest) -> bool:
    """Whether nothing tells this reader from any other."""
    session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return not session and "Authorization" not in request.headers


def key(request: HttpRequest, version: str) -> str:
    """What a page is kept under: the content, the day, the address and how it is displayed."""
    display = [request.COOKIES.get(name, "") for name in CHOICES]
    address = (str(request.scheme), request.get_host(), request.get_full_path())
    parts = (version, timezone.localdate().isoformat(), *address, *display)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether anybody else would get the same answer."""
    match = request.resolver_match
    if match is None or match.url_name not in KEPT:
        return False
    if response.status_code != 200 or response.cookies or "Cache-Control" in response:
        return False
    return len(response.content) <= LONGEST


def _mark(response: HttpResponseBase, name: str) -> None:
    """A reader may keep the page but asks each time whether it is still good."""
    response["ETag"] = f'"{name[:32]}"'
    patch_cache_control(response, public=True, no_cache=True)
    patch_vary_headers(response, ["Cookie"])


def _still_good(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """304 to a reader who has this very page, else the page."""
    changed = parse_http_date_safe(response.get("Last-Modified", ""))
    answer = get_conditional_response(
        request, etag=response["ETag"], last_modified=changed, response=response
    )
    return answer or response


def _private(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """What is made for a reader with a session is nobody else's."""
    if "Cache-Control" not in response:
        patch_cache_control(response, private=True, no_store=True)
    return response
