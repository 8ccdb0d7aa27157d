"""How a step is refused: every problem at once, each at the field it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What stands against a step. ``field`` is the place it is about; empty for the whole case."""

    message: str
    field: str = ""


class Refused(Exception):  # noqa: N818 - an answer to a person, not a failure of the program
    """A step that cannot be taken as things are; nothing was changed."""

    def __init__(self, problems: Iterable[Problem | str]) -> None:
        self.problems = tuple(Problem(p) if isinstance(p, str) else p for p in problems)
        super().__init__("；".join(problem.message for problem in self.problems))


class Overtaken(Refused):
    """Somebody else took a step on the case in between."""
