"""Addresses: the back office, the API and the registry's pages first, Wagtail's pages last."""

from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms_pages import media_view
from search.display import set_display

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("workspace/", include("registry.urls")),
    path("display/", set_display),
    path("styleguide/", include("search.styleguide.urls")),
    path("documents/", include(wagtaildocs_urls)),
    re_path(r"^media/(?P<path>images/.*)$", media_view.picture),
    re_path(r"^media/(?P<path>original_images/.*)$", media_view.original),
    path("", include("search.urls")),
    path("", include("cms_pages.urls")),
    path("", include(wagtail_urls)),
]

handler404 = "search.views.errors.not_found"
handler500 = "search.views.errors.server_error"
