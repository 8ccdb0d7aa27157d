"""The form that sets the parts of a question one by one."""

from __future__ import annotations

from dataclasses import dataclass

from search.page_model.shared import Field, FieldError, Link


@dataclass(frozen=True, slots=True)
class FieldSet:
    """Fields that belong together under a heading."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FormPage:
    """The form with what was read filled in, and every problem at its field."""

    title: str
    lead: str
    sets: tuple[FieldSet, ...]
    errors: tuple[FieldError, ...] = ()
    action: str = "/search/"
    button: str = "查询"
    breadcrumb: tuple[Link, ...] = ()
