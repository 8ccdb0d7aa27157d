"""Pages found through the cluster, with nothing but its core analyzers."""

from __future__ import annotations

import os

import pytest
from django.core.management import call_command
from wagtail.models import Page

from cms_pages.models import ColumnPage
from services.process import free_port

pytestmark = [pytest.mark.django_db, pytest.mark.services]


def backend(url: str) -> dict[str, object]:
    return {
        "default": {
            "BACKEND": "cms_pages.page_search",
            "URLS": [url],
            "INDEX_PREFIX": f"pages-{os.getpid()}-",
            "TIMEOUT": 5,
        }
    }


def test_a_page_is_found_by_its_title_and_no_longer_once_it_is_renamed(elasticsearch_url, settings):
    settings.WAGTAILSEARCH_BACKENDS = backend(elasticsearch_url)
    call_command("wagtail_update_index", verbosity=0)
    guides = ColumnPage.objects.get(title="办事指南")
    assert guides.pk in {page.pk for page in Page.objects.live().search("指南")}
    guides.title = "怎样申请"
    guides.save()
    call_command("wagtail_update_index", verbosity=0)
    assert guides.pk in {page.pk for page in Page.objects.live().search("怎样申请")}


def test_a_page_is_saved_while_the_cluster_is_away(settings):
    settings.WAGTAILSEARCH_BACKENDS = backend(f"http://127.0.0.1:{free_port()}")
    guides = ColumnPage.objects.get(title="办事指南")
    guides.title = "怎样申请"
    guides.save()
    guides.refresh_from_db()
    assert guides.title == "怎样申请"
