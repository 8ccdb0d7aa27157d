"""Suggestions while typing, for the combobox of the search box."""

from __future__ import annotations

import datetime
import re
from typing import Any

from search.analysis import key
from search.index.knowledge import Knowledge
from search.index.suggesting import (
    Hit,
    center_counts,
    instrument_counts,
    methods_holding,
    names_holding,
)

Json = dict[str, Any]

MOST = 8
BESIDE = 2
"""Methods, and centers, shown beside instruments at the least where there are so many."""

LONGEST = 60
"""Characters that are looked at: longer than that it is a question, not a name."""

_LAST_WORD = re.compile(r"\S+\Z")
_CODE = re.compile(r"(?:JJ[GF]|GB|JB|DB)\S*(?: ?\S*)\Z", re.IGNORECASE)


def suggestions(text: str, known: Knowledge, day: datetime.date) -> Json:
    """``{"groups": [{"title", "items": […]}]}``, at most eight items (2 queries). What stands
    before the last word of the text is kept in ``value``."""
    head, word = _split(text)
    if not word:
        return {"groups": []}
    found = names_holding(word, known.lexicon)
    ids = {one.slug: one.id for one in known.centers.values() if one.is_public(day)}
    slugs = [hit.slug for hit in found["instrument"]]
    counts = instrument_counts(slugs, known.vocabulary, ids.values(), day)
    instruments = _best(found["instrument"], counts)
    methods = methods_holding(word, known.vocabulary)
    centers = [hit for hit in found["center"] if hit.slug in ids][:MOST]
    by_id = center_counts((ids[hit.slug] for hit in centers), day) if centers else {}
    room = MOST - min(BESIDE, len(methods)) - min(BESIDE, len(centers))
    instruments = instruments[:room]
    methods = methods[: max(BESIDE, MOST - len(instruments) - min(BESIDE, len(centers)))]
    centers = centers[: MOST - len(instruments) - len(methods)]
    groups = (
        ("仪器", [_item(hit.name, word, counts[hit.slug], head) for hit in instruments]),
        ("方法", [_item(one.code, word, 0, head, one.title) for one in methods]),
        ("中心", [_center(hit, word, by_id.get(ids[hit.slug], 0)) for hit in centers]),
    )
    return {"groups": [{"title": title, "items": items} for title, items in groups if items]}


def _split(text: str) -> tuple[str, str]:
    """What stands before the last word, and that word; the space of a method's code parts none."""
    text = text[-LONGEST:].strip()
    found = _CODE.search(text) or _LAST_WORD.search(text)
    return (text[: found.start()], found[0]) if found else ("", "")


def _best(hits: list[Hit], counts: Any) -> list[Hit]:
    """Names as near as each other: those that somebody promises first."""
    return sorted(hits, key=lambda hit: (hit.rank, not counts[hit.slug]))


def _item(label: str, word: str, count: int, head: str, note: str = "") -> Json:
    return {
        "label": label,
        "match": _matched(label, word),
        "note": note,
        "count": f"{count}条" if count else "",
        "value": f"{head}{label}",
        "url": "",
    }


def _center(hit: Hit, word: str, count: int) -> Json:
    return _item(hit.name, word, count, "") | {"url": f"/centers/{hit.slug}/"}


def _matched(label: str, word: str) -> str:
    """The part of the label that is what was typed, as the label writes it; empty where it was
    found by another name."""
    at = key(label).find(key(word))
    return label[at : at + len(word)] if at >= 0 else ""
