"""Which indices a command of maintenance works on."""

from __future__ import annotations

from argparse import ArgumentParser
from collections.abc import Sequence

from django.conf import settings

ENGINES = ("embedded", "elasticsearch")


def add_engine_argument(parser: ArgumentParser) -> None:
    """The option that names one of the two."""
    parser.add_argument("--engine", choices=ENGINES, help="只处理这一个索引（默认：所有在用的）")


def chosen_engines(given: str | None) -> Sequence[str]:
    """The one that was named, else all in use: the embedded index always is."""
    if given:
        return (given,)
    return ENGINES if settings.SEARCH_ENGINE == "elasticsearch" else ENGINES[:1]
