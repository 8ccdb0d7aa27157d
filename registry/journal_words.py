"""The record in words: what a step was called, and what it said."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from registry.lifecycle import FACTS, PROCESSES
from registry.models import JournalEntry

EVENTS: Mapping[str, str] = {
    "case.assign": "指派专家",
    "case.end_assignments": "结束专家指派",
    "case.attach": "上传附件",
    "case.detach": "撤下附件",
    "case.opinion": "填写意见",
    "case.finding": "填写考察意见",
}
"""What is recorded beside the steps of ``registry.lifecycle``."""

FACT_WORDS: Mapping[str, str] = {
    **FACTS,
    "title": "标题",
    "name": "文件",
    "expert": "专家",
}


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a person reads it. ``lines`` say what was stated, one fact each."""

    at: datetime.datetime
    who: str
    title: str
    lines: tuple[str, ...]


def told(entry: JournalEntry) -> Told:
    """An entry of the journal in words."""
    return Told(entry.at, entry.actor_name, event_label(entry.action), tuple(_lines(entry)))


def event_label(action: str) -> str:
    """What an action is called: by the declaration of its step, or by ``EVENTS``."""
    kind, _, name = action.partition(".")
    process = PROCESSES.get(kind)
    if process is None:
        return EVENTS.get(action, action)
    if name == "open":
        return f"登记{process.label}"
    return next((step.label for step in process.steps if step.name == name), action)


def _lines(entry: JournalEntry) -> list[str]:
    said: dict[str, Any] = entry.after
    lines = [f"{label}：{said[name]}" for name, label in FACT_WORDS.items() if said.get(name)]
    process = PROCESSES.get(entry.action.partition(".")[0])
    if process and said.get("state") and said["state"] != entry.before.get("state"):
        lines.append(f"进入“{process.state(said['state']).label}”")
    return lines
