"""The site's first pages, there after ``migrate``, and a rule's page."""

import pytest
from django.core.cache import cache

from cms_pages.models import ColumnPage, RulePage
from cms_pages.rule_import import import_rule
from cms_pages.site_pages import ensure_site_pages
from tests.cms_pages.texts import seed


@pytest.fixture(autouse=True)
def nothing_kept():
    """Figures of the register kept by another test; rolled back, it looks like no change."""
    cache.clear()


@pytest.fixture
def columns(db) -> dict[str, ColumnPage]:
    """The columns by their address."""
    home = ensure_site_pages()
    return {column.slug: column for column in ColumnPage.objects.child_of(home)}


@pytest.fixture
def rule_page(columns) -> RulePage:
    """The page of the seed."""
    return import_rule(seed()).page
