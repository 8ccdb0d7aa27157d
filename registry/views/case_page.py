"""What a kind of case adds to the page that all kinds share.

The shared page shows state, deadline, timeline, evidence and the steps a person may take; the
shared confirmation asks for the facts a step needs and calls the decision. A kind adds its own
sections and names its decisions, nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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
class Slot:
    """What a file may be evidence of: its code in ``Evidence.slot``, what it is called, and the
    action that bringing or taking it back is; ``open`` says whether the case lets it now."""

    code: str
    label: str
    action: str
    open: bool = True
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CasePage:
    """A kind of case on the shared page.

    ``model`` is the kind's own table (a child of ``Case``). ``sections`` gives the parts for who
    looks. ``decisions`` has, by step name, the function that takes the step, called as
    ``decision(case, by=user, revision=seen, **facts)`` with the facts of ``Step.needs``; it raises
    ``registry.refusal.Refused``. ``forecast`` says more about what a step would do than its
    ``effect``: one sentence a line. ``slots`` are the uses that files of the case have, ``choices``
    the answers to a fact that is chosen, by its name: (code, label) pairs.
    """

    kind: str
    model: type[Case]
    sections: Callable[[Any, Visitor], list[Section]]
    decisions: Mapping[str, Callable[..., object]]
    forecast: Callable[[Any, str], list[str]] = lambda case, step: []
    slots: Callable[[Any, Visitor], list[Slot]] = lambda case, user: []
    choices: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
