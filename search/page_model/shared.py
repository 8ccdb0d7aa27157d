"""What every page may show. Plain values: views fill them, templates draw them.

Texts are Simplified Chinese and unescaped; a quantity in them joins number and unit with U+00A0,
so that the filter ``q`` can keep it on one line.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """A link; without an address it is plain text. ``note`` stands at its right (a count)."""

    label: str
    url: str = ""
    note: str = ""
    current: bool = False
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A titled column of links in the footer."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """What surrounds every page: names, sections, display choices, footer."""

    name: str
    tagline: str
    purpose: str
    sections: tuple[Link, ...] = ()
    display_links: tuple[Link, ...] = ()
    account: Link = Link("登录", "/admin/")
    footer: tuple[Column, ...] = ()
    identity: tuple[str, ...] = ()
    filings: tuple[Link, ...] = ()
    contact: tuple[Link, ...] = ()
    owner: str = ""
    demonstration: bool = False
    large: bool = False
    high_contrast: bool = False
    updated: str = ""
    data_version: str = ""


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The one box. ``hidden`` are (name, value) pairs to carry along; ``suggest_url`` answers
    with ``{"groups": [{"title", "items": [{"label", "match", "note", "count", "url"}]}]}``."""

    text: str = ""
    action: str = "/search/"
    suggest_url: str = "/search/suggest/"
    hidden: tuple[tuple[str, str], ...] = ()
    placeholder: str = "例如：0-60MPa 0.4级压力表"
    large: bool = False
    id: str = "q"
    label: str = "仪器、量程和准确度要求"


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value, as a pair of a definition list. ``strong`` marks 有效性."""

    label: str
    value: str
    url: str = ""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """A state as an official would stamp it. ``tone``: empty (blue), ``changed``, ``ended``."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A small word that is no link. ``tone``: empty (grey), ``blue``, ``ochre``, ``red``."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Pagination:
    """Pages as links; a link with neither address nor ``current`` is an ellipsis."""

    links: tuple[Link, ...] = ()
    previous: str = ""
    next: str = ""


ONE_PAGE = Pagination()
"""No pages to turn."""


@dataclass(frozen=True, slots=True)
class State:
    """An empty, failed or slow state: what happened, why, and what can be done."""

    title: str
    paragraphs: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    actions: tuple[Link, ...] = ()
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """A step of a history. ``tone``: empty (done), ``now``, ``back``, ``stopped``, ``ahead``."""

    when: str
    title: str
    text: str = ""
    url: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """A division of the tile view; ``place`` and ``step`` are classes of the stylesheet."""

    name: str
    count: int
    place: str
    url: str = ""
    chosen: bool = False

    @property
    def step(self) -> str:
        """How dark: 0 dashed, 1, 2, 3–4, 5 and more."""
        if self.count >= 5:
            return "s5"
        return "s3" if self.count >= 3 else f"s{self.count}"


PLACES = {
    "十堰": "r1 c2",
    "襄阳": "r1 c3",
    "随州": "r1 c4",
    "神农架": "r2 c2",
    "荆门": "r2 c3",
    "天门": "r2 c4",
    "孝感": "r2 c5",
    "黄冈": "r2 c6",
    "恩施": "r3 c1",
    "宜昌": "r3 c2",
    "荆州": "r3 c3",
    "潜江": "r3 c4",
    "武汉": "r3 c5",
    "鄂州": "r3 c6",
    "仙桃": "r4 c4",
    "咸宁": "r4 c5",
    "黄石": "r4 c6",
}
"""Where each division stands (visual.md, "Tiles of the 17 divisions"); squares, not a map."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form. ``options`` (value, label) make it a choice; ``light`` labels quietly."""

    name: str
    label: str
    value: str = ""
    type: str = "text"
    hint: str = ""
    error: str = ""
    placeholder: str = ""
    options: tuple[tuple[str, str], ...] = ()
    light: bool = False
    main: bool = False

    @property
    def id(self) -> str:
        """The field's id in the page, which errors link to."""
        return f"field-{self.name}"


@dataclass(frozen=True, slots=True)
class FieldError:
    """An entry of the summary above a form."""

    field: str
    text: str
