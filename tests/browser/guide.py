"""Which pages of the style guide are drawn for the browser, and where each then lies."""

from __future__ import annotations

from collections.abc import Mapping

DISPLAYS: tuple[Mapping[str, str], ...] = ({}, {"contrast": "high"}, {"type": "large"})
"""The cookies of each display."""


def file_name(name: str, cookies: Mapping[str, str]) -> str:
    """The file of a page in a display."""
    return "-".join((name, *cookies.values())) + ".html"
