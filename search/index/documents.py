"""What the Elasticsearch index holds: one document a version of a promise.

Everything judged lies in the content (``shape``), which the database has; the index only narrows
and counts. Several windows of days and several quantities are several values of one field, so a
version is one document and its id is the version's.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import math
from functools import lru_cache
from typing import Any

from elasticsearch_dsl import (
    DateRange,
    Document,
    DoubleRange,
    Keyword,
    Long,
    MetaField,
    Text,
)

from registry.measurement.values import Interval
from registry.models import CapabilityVersion
from search.index.entries import content_of, quantities_of, tokens_of, windows, wording_of
from search.index.shapes import Content, digest, encode

REVISION = 1
"""Raise it when documents say something else under the same mapping: the index is then another."""

DAY = "yyyy-MM-dd"
Json = dict[str, Any]


class CapabilityDocument(Document):
    """The mapping, strict. ``tokens`` come from ``search.analysis``, which the smallest cluster can
    take apart at blanks. ``ranges`` are hulls in SI, for whoever asks the cluster directly: a
    promise out of range still counts as related, so finding never narrows by them."""

    version_id = Long()
    capability_id = Long()
    center_id = Long()
    shape = Keyword()
    instrument = Keyword()
    quantities = Keyword(multi=True)
    days = DateRange(format=DAY, multi=True)
    ranges = DoubleRange(multi=True)
    tokens = Text(analyzer="whitespace", index_options="docs", norms=False)

    class Meta:
        dynamic = MetaField("strict")


def mapping() -> Json:
    """The mapping as the cluster is given it, with its own digest in ``_meta``."""
    declared: Json = CapabilityDocument._doc_type.mapping.to_dict()
    return declared | {"_meta": {"digest": mapping_digest()}}


@lru_cache(maxsize=1)
def mapping_digest() -> str:
    """Eight characters that are others when the mapping or the meaning of documents is another."""
    declared = [REVISION, CapabilityDocument._doc_type.mapping.to_dict()]
    return hashlib.sha256(json.dumps(declared, sort_keys=True).encode()).hexdigest()[:8]


def document_of(version: CapabilityVersion) -> Json:
    """A version as the index holds it. Its capability must be loaded with it."""
    content = content_of(version)
    scope = content.scope
    hulls = [_bounds(part.range.hull) for part in scope.parts if part.range.intervals]
    return {
        "version_id": version.pk,
        "capability_id": version.capability_id,
        "center_id": version.capability.center_id,
        "shape": shape_digest(content),
        "instrument": version.instrument or None,
        "quantities": [one for one in quantities_of(scope, version.quantity) if one],
        "days": [_days(first, end) for first, end in windows(version)],
        "ranges": hulls,
        "tokens": _token_text(wording_of(version)),
    }


def shape_digest(content: Content) -> str:
    """The name of a content, the same as the database's ``Shape.digest``."""
    return digest(encode(content))


@lru_cache(maxsize=10_000)
def _token_text(wording: str) -> str:
    """Many promises share a wording; analysing is what costs most here."""
    return " ".join(tokens_of(wording))


def _days(first: int, end: int) -> Json:
    return {"gte": _iso(first), "lt": _iso(end)}


def _iso(ordinal: int) -> str:
    return datetime.date.fromordinal(ordinal).isoformat()


def _bounds(hull: Interval) -> Json:
    """An absent or endless end is no bound."""
    bounds = {"gte": hull.low, "lte": hull.high}
    return {name: end for name, end in bounds.items() if end is not None and math.isfinite(end)}
