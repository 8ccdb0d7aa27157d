"""Addresses of the style guide."""

from django.urls import path

from search.styleguide.views import overview, sample

urlpatterns = [
    path("", overview, name="styleguide"),
    path("<slug:name>/", sample, name="styleguide-page"),
]
