"""The site's addresses with those of the pages' maps before them."""

from config.urls import urlpatterns as site_urls
from django.urls import include, path

urlpatterns = [path("", include("cms_pages.urls")), *site_urls]
