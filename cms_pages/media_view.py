"""Pictures served to the public: never the originals, never those of a private collection."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe
from django.views.static import serve
from wagtail.images import get_image_model
from wagtail.images.models import Rendition

KEPT_SECONDS = 24 * 3600
"""A rendition's name changes with its picture: it may be kept."""


@require_safe
def picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture in the sizes pages show; 404 for one of a collection this visitor may not see."""
    renditions = Rendition.objects.select_related("image__collection")
    found = renditions.filter(file=path).first()
    if found is None or not _may_see(request, found.image.collection):
        raise Http404
    response = serve(request, path, document_root=str(settings.MEDIA_ROOT))
    private = found.image.collection.get_view_restrictions()
    kept = "private, no-store" if private else f"public, max-age={KEPT_SECONDS}"
    response["Cache-Control"] = kept
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@require_safe
def original(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture as uploaded, for those who work in the back office."""
    if not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404
    if not get_image_model().objects.filter(file=path).exists():
        raise Http404
    return serve(request, path, document_root=str(settings.MEDIA_ROOT))


def _may_see(request: HttpRequest, collection: object) -> bool:
    return all(one.accept_request(request) for one in collection.get_view_restrictions())  # type: ignore[attr-defined]
