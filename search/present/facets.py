"""Facets as links: each adds or takes away one filter and starts at the first page."""

from __future__ import annotations

from collections.abc import Mapping

from search.answer import Found
from search.page_model.result import FacetGroup, FacetItem, Facets
from search.parameters import FILTERS
from search.present.links import changed, query, view_of
from search.results import FacetValue
from search.understand.params import without

TITLES = {
    "grade": ("判定", "档"),
    "city": ("市州", "个"),
    "service": ("服务", "项"),
    "place": ("服务地点", "处"),
    "basis": ("资格依据", "项"),
    "industry": ("产业", "类"),
    "field": ("专业", "个"),
}
"""The facets in the order shown, each with its counter."""

_WORTHLESS = 1
"""A facet with a single value that is not chosen narrows nothing."""


def facets_of(found: Found, values: Mapping[str, str], path: str) -> Facets:
    """The facets of an answer; none where it lists nothing at all."""
    groups = [
        FacetGroup(title, tuple(_item(name, one, found, values, path) for one in shown), counter)
        for name, (title, counter) in TITLES.items()
        if _narrows(shown := found.answer.facets.get(name, ()))
    ]
    chosen = [name for name in (*FILTERS, "grade") if name in values]
    kept = {name: value for name, value in values.items() if name not in (*FILTERS, "grade")}
    return Facets(tuple(groups), f"{path}?{query(kept)}" if chosen else "")


def _narrows(values: tuple[FacetValue, ...]) -> bool:
    return len(values) > _WORTHLESS or any(value.chosen for value in values)


def _item(
    name: str, value: FacetValue, found: Found, values: Mapping[str, str], path: str
) -> FacetItem:
    if value.chosen and name == "grade":
        parameters = changed(values, grade=None)
    elif value.chosen:
        rest = without(found.answer.question, name, found.knowledge.vocabulary)
        parameters = rest | view_of(values)
    else:
        parameters = changed(values, **{name: value.slug})
    return FacetItem(value.name, value.count, f"{path}?{query(parameters)}", value.chosen)
