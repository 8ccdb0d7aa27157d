"""Names in a text: the longest name from the left, in one pass."""

from __future__ import annotations

from search.understand.lexicon import Lexicon
from search.understand.naming import Compact, Mention, compact


def mentions(text: str, lexicon: Lexicon) -> list[Mention]:
    """Every name in the text, from the left, the longest at each place."""
    words = compact(text)
    found = []
    at = 0
    while at < len(words.text):
        mention = _longest(words, at, lexicon)
        if mention is None:
            at += 1
            continue
        found.append(mention[0])
        at = mention[1]
    return found


def _longest(words: Compact, at: int, lexicon: Lexicon) -> tuple[Mention, int] | None:
    """The longest name that begins here, with where the next may begin."""
    for start in (words.text[at : at + 2], words.text[at]):
        for length in lexicon.lengths(start):
            end = at + length
            namings = lexicon.names.get(words.text[at:end])
            if namings and len(words.text) >= end and _stands_alone(words, at, end):
                return Mention(words.at[at], words.at[end - 1] + 1, namings), end
    return None


def _stands_alone(words: Compact, start: int, end: int) -> bool:
    """Whether a Latin name is no part of a longer word: ``ylb`` is not found in ``stylbe``."""
    text, at = words.text, words.at
    touches = start > 0 and at[start - 1] + 1 == at[start]
    if touches and _latin(text[start]) and (_latin(text[start - 1]) or text[start - 1] == "."):
        return False
    touches = end < len(text) and at[end - 1] + 1 == at[end]
    if not (touches and _latin(text[end - 1]) and _latin(text[end])):
        return True
    return text[end] == "s" and text[end - 1].isalpha() and not _latin(text[end + 1 : end + 2])


def _latin(character: str) -> bool:
    return character.isascii() and character.isalnum()
