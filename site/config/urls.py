"""Addresses: the back office, the API and the registry's pages first, Wagtail's pages last."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from search.display import set_display

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("display/", set_display),
    path("styleguide/", include("search.styleguide.urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("search.urls")),
    path("", include(wagtail_urls)),
]
