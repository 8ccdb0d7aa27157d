"""What a kind of case adds to the page that all kinds share.

The shared page shows state, deadline, timeline, evidence and the steps a person may take; the
shared confirmation asks for the facts a step needs and calls the decision. A kind adds its own
sections and names its decisions, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.models import Case
from registry.permissions import Visitor


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a case's page: its heading, its template and what that shows. ``edit_url`` leads
    to where it is filled in, for who may; empty otherwise."""

    title: str
    template: str
    context: Mapping[str, Any] = field(default_factory=dict)
    edit_url: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    """A kind of case on the shared page.

    ``model`` is the kind's own table (a child of ``Case``). ``sections`` gives the parts for who
    looks. ``decisions`` has, by step name, the function that takes the step, called as
    ``decision(case, by=user, revision=seen, **facts)`` with the facts of ``Step.needs``; it raises
    ``registry.refusal.Refused``. ``forecast`` says more about what a step would do than its
    ``effect``: one sentence a line.
    """

    kind: str
    model: type[Case]
    sections: Callable[[Any, Visitor], list[Section]]
    decisions: Mapping[str, Callable[..., object]]
    forecast: Callable[[Any, str], list[str]] = lambda case, step: []
