"""The kinds of case that the workspace shows: each module adds its page and its own addresses."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType

from django.urls import URLPattern

from registry.models import Case
from registry.views.case_page import CasePage

MODULES: tuple[ModuleType, ...] = ()
"""The views of each kind, with its ``PAGE`` and ``urlpatterns``."""

PAGES: Mapping[str, CasePage] = {module.PAGE.kind: module.PAGE for module in MODULES}

urlpatterns: list[URLPattern] = [pattern for module in MODULES for pattern in module.urlpatterns]


def page_of(case: Case) -> CasePage:
    """How the case is shown; a kind without a page of its own has no sections and no decisions."""
    plain = CasePage(case.kind, Case, lambda case, user: [], {})
    return PAGES.get(case.kind, plain)
