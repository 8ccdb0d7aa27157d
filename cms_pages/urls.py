"""Addresses beside the pages themselves: what is made for machines and for finding the way."""

from django.urls import path
from wagtail.contrib.sitemaps.views import index, sitemap

from cms_pages import api, views
from cms_pages.feeds import ColumnFeed, ScopeChangesFeed
from cms_pages.site_search_view import site_search
from cms_pages.sitemaps import SITEMAPS

urlpatterns = [
    path("api/v1/notices/", api.notices, name="api-notices"),
    path("find/", site_search, name="site-search"),
    path("feeds/changes.xml", ScopeChangesFeed(), name="changes-feed"),
    path("feeds/centers/<slug:slug>.xml", ScopeChangesFeed(), name="center-feed"),
    path("feeds/<slug:slug>.xml", ColumnFeed(), name="column-feed"),
    path(
        "sitemap.xml",
        index,
        {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-section"},
        name="sitemap-xml",
    ),
    path("sitemap-<slug:section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap-section"),
    path("sitemap/", views.site_map, name="site-map"),
    path("robots.txt", views.robots, name="robots"),
]
