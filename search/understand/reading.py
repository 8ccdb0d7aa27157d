"""A question while it is being read: what was found so far, and which characters it took."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from registry.vocabulary.entries import Instrument
from search.question import Choice, DemandedCondition, DemandedRange, Note, Span
from search.understand.lexicon import Lexicon
from search.understand.naming import Mention

READ_WITHIN = 1000
"""Figures are looked for in so many characters: as many as a search may ask (settled point 26)."""

_BLANK = "\x00"
_UNREAD = re.compile(rb"\x00+")
_MOST_NOTES = 12


@dataclass(slots=True)
class Reading:
    """The state of one reading; lives only while ``understand`` runs."""

    text: str
    lexicon: Lexicon
    choices: dict[str, Choice] = field(default_factory=dict)
    direction: str | None = None
    kind: str | None = None
    ranges: list[DemandedRange] = field(default_factory=list)
    conditions: list[DemandedCondition] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    taken: bytearray = field(init=False)

    def __post_init__(self) -> None:
        self.taken = bytearray(len(self.text))

    def choose(self, part: str, choice: Choice, start: int, end: int) -> None:
        """Set a part of the question, read from these characters."""
        self.choices[part] = choice
        self.mark(part, start, end)

    def mark(self, part: str, start: int, end: int) -> None:
        """Record which characters a part was read from; they are no text any more."""
        self.spans.append(Span(part, start, end))
        self.take(start, end)

    def take(self, start: int, end: int) -> None:
        """Count these characters as read, though no part was read from them."""
        self.taken[start:end] = b"\x01" * (end - start)

    def release(self, start: int, end: int) -> None:
        """Count these characters as unread again: they were only kept from other readings."""
        self.taken[start:end] = bytes(end - start)

    def is_free(self, start: int, end: int) -> bool:
        """Whether none of these characters was read as something else."""
        return self.taken.find(1, start, end) < 0

    def note(self, part: str, kind: str, text: str, suggestion: str = "") -> None:
        """Say something about a part: the same thing once, and not more than is read."""
        said = Note(part, kind, text, suggestion)
        if len(self.notes) < _MOST_NOTES and said not in self.notes:
            self.notes.append(said)

    def instrument(self) -> Instrument | None:
        """The instrument asked for, as the vocabulary has it."""
        choice = self.choices.get("instrument")
        return self.lexicon.vocabulary.instruments.get(choice.slug) if choice else None

    def own_quantities(self) -> list[str]:
        """What the asked instrument measures, its main quantity first: the ``kind`` of it that its
        name says (交流电压表)."""
        instrument = self.instrument()
        if instrument is None or instrument.quantity is None:
            return []
        return [self.kind or instrument.quantity, *instrument.quantities]

    def written(self, mention: Mention) -> str:
        """The words of a mention as they stand in the text."""
        return self.text[mention.start : mention.end]

    def replaced(self, start: int, end: int, words: str) -> str:
        """The whole question with other words in that place."""
        return self.text[:start] + words + self.text[end:]

    def unread(self) -> str:
        """The text with everything already read blanked out; its length is kept."""
        characters = zip(self.text, self.taken, strict=True)
        return "".join([_BLANK if taken else character for character, taken in characters])


def gaps_in(taken: bytearray) -> list[tuple[int, int]]:
    """The stretches of a text that are not taken, in order."""
    return [gap.span() for gap in _UNREAD.finditer(taken)]
