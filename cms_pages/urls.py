"""Addresses beside the pages themselves: what is made for machines and for finding the way."""

from django.urls import path
from wagtail.contrib.sitemaps.views import sitemap

from cms_pages import api, views
from cms_pages.site_search_view import site_search

urlpatterns = [
    path("api/v1/notices/", api.notices, name="api-notices"),
    path("find/", site_search, name="site-search"),
    path("sitemap.xml", sitemap, name="sitemap-xml"),
    path("sitemap/", views.site_map, name="site-map"),
    path("robots.txt", views.robots, name="robots"),
]
