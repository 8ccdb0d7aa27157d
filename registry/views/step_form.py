"""The form of a step, made from the facts that its declaration asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils import timezone

from registry.decisions.steps import OPTIONAL
from registry.lifecycle import FACTS, Step
from registry.refusal import Refused

Choices = Mapping[str, Sequence[tuple[str, str]]]

TODAY = frozenset({"document_day", "in_force_from"})
"""Days that are today's unless said otherwise."""


class StepForm(forms.Form):
    """Asks for the facts of a step; ``revision`` is what the person has seen of the case."""

    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, step: Step, choices: Choices, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for name in step.needs:
            self.fields[name] = _field(name, choices.get(name))

    def facts(self) -> dict[str, Any]:
        """What was said, without the revision."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    def refuse(self, refused: Refused) -> None:
        """Put each problem at the field it is about, or above the form."""
        for problem in refused.problems:
            self.add_error(problem.field if problem.field in self.fields else None, problem.message)


def _field(name: str, choices: Sequence[tuple[str, str]] | None) -> forms.Field:
    label = FACTS[name]
    common: dict[str, Any] = {
        "label": label,
        "required": name not in OPTIONAL,
        "error_messages": {"required": f"请填写{label}。"},
    }
    if choices:
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **common)
    if name in {"document_day", "in_force_from", "due_on"}:
        common["error_messages"]["invalid"] = f"{label}应写成 2026-01-31 的样子。"
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "input"})
        initial = timezone.localdate if name in TODAY else None
        return forms.DateField(widget=widget, initial=initial, **common)
    if name in {"reason", "opinion"}:
        area = forms.Textarea(attrs={"class": "input", "rows": 5})
        return forms.CharField(max_length=4000, widget=area, **common)
    line = forms.TextInput(attrs={"class": "input"})
    return forms.CharField(max_length=200, widget=line, **common)
