"""What the address of a page of the register asks, with what of it can't be used."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from search.question import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """``values`` are the parameters that can be used (``q`` is the text looked for, in plain
    words), ``given`` all as they were typed, ``wrong`` why some can't be used, by name."""

    question: Question
    values: Mapping[str, str]
    given: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    page: int = 1

    @property
    def day(self) -> datetime.date:
        """The day that the page is of."""
        return self.question.as_of

    @property
    def text(self) -> str:
        """The text looked for."""
        return self.values.get("q", "")

    @property
    def shown(self) -> Mapping[str, str]:
        """What stands in the fields: as typed, so that a mistake can be seen."""
        return {**self.given, **self.values}

    @property
    def carried(self) -> dict[str, str]:
        """What links to other pages carry along: the day, where it was chosen."""
        return {name: value for name, value in self.values.items() if name == "as_of"}
