"""Draws every page of the style guide into a folder, in a process of its own: what surrounds a page
is read from the database, which nobody may ask beside the browser's loop."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import RequestFactory  # noqa: E402

from search.styleguide.views import PAGES, overview, sample  # noqa: E402
from tests.browser.guide import DISPLAYS, file_name  # noqa: E402


def draw(folder: Path) -> None:
    """Each page in each display, over an empty database."""
    call_command("migrate", verbosity=0)
    for name in (*PAGES, "overview"):
        for cookies in DISPLAYS:
            (folder / file_name(name, cookies)).write_text(page(name, cookies), encoding="utf-8")


def page(name: str, cookies: Mapping[str, str]) -> str:
    """The page as somebody who runs the site gets it."""
    request = RequestFactory().get("/search/")
    request.user = User(is_staff=True)
    request.COOKIES.update(cookies)
    response = overview(request) if name == "overview" else sample(request, name)
    return response.content.decode()


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
