"""Addresses of finding: the API, version 1, and the pages of answers."""

from django.urls import path

from search import api, views

urlpatterns = [
    path("api/v1/search/", api.search, name="api-search"),
    path("api/v1/understand/", api.understand, name="api-understand"),
    path("api/v1/capabilities/", api.capabilities, name="api-capabilities"),
    path("api/v1/centers/", api.centers, name="api-centers"),
    path("search/", views.search, name="search"),
    path("suggest/", views.suggest, name="suggest"),
    path("compare/", views.compare, name="compare"),
    path("centers/", views.centers, name="centers"),
    path("centers/<slug:slug>/", views.center, name="center"),
    path("centers/<slug:slug>/scope.<slug:format>", views.center_download, name="center-download"),
    path("capabilities/<str:code>/", views.capability, name="capability"),
    path("search/answer.<slug:format>", views.search_download, name="search-download"),
]
