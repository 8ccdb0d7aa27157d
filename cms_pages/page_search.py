"""Wagtail's page search on the cluster that also holds the promises."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.search.backends.elasticsearch8 import Elasticsearch8SearchBackend


class SearchBackend(Elasticsearch8SearchBackend):
    """With core analyzers only, so that the smallest distribution will do. Beginnings of words
    are not indexed: Chinese is cut into characters anyway, and nothing here completes Latin ones.
    """

    settings: ClassVar[dict[str, Any]] = {
        "settings": {"analysis": {"analyzer": {"edgengram_analyzer": {"type": "standard"}}}}
    }
