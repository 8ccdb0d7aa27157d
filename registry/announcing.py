"""What a decision has the public told, as a value: the pages make a notice of it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """Kinds of announcement; the value is the official word."""

    ESTABLISHMENT = "成立公告"
    CHANGE = "能力变更公告"
    SUSPENSION = "暂停公告"
    RESUMPTION = "恢复公告"
    REVOCATION = "撤销公告"
    CLOSURE = "注销公告"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of an announcement: what was added, changed or withdrawn."""

    caption: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Announcement:
    """An announcement of a decision, sent by ``signals.announced`` in its transaction."""

    kind: Kind
    title: str
    document_number: str
    document_day: datetime.date
    in_force_from: datetime.date
    center_slug: str
    case_number: str = ""
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
