"""The result page: the question as read, the verdict, and a card a center."""

from __future__ import annotations

from dataclasses import dataclass

from search.drawing.primitives import Drawing
from search.page_model.shared import ONE_PAGE, Link, Pagination, SearchBox, State

SHOWN_FACETS = 5
"""Values of a facet that stand open; the rest are folded away."""

SHOWN_ROWS = 4
"""Promises of a card that stand open."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the reading. ``kind``: ``plain``, ``locked`` (no cross), ``trade``, ``text``
    (left as text) or ``doubt`` (``fix_*`` is the likelier reading, ``keep_url`` accepts as is)."""

    label: str
    value: str
    note: str = ""
    kind: str = "plain"
    edit_url: str = ""
    remove_url: str = ""
    fix_label: str = ""
    fix_url: str = ""
    keep_url: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the question was read; ``need`` derives the needed uncertainty in one line."""

    chips: tuple[Chip, ...] = ()
    need: str = ""
    need_url: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetItem:
    """A value of a facet; without an address its count is zero and it is no link."""

    label: str
    count: int
    url: str = ""
    on: bool = False


@dataclass(frozen=True, slots=True)
class FacetGroup:
    """A facet. ``measure`` is the counter before its title (``另有2个市州``)."""

    title: str
    items: tuple[FacetItem, ...]
    measure: str = "个"

    @property
    def shown(self) -> tuple[FacetItem, ...]:
        """The first values, and every chosen one."""
        return tuple(
            item for index, item in enumerate(self.items) if index < SHOWN_FACETS or item.on
        )

    @property
    def folded(self) -> tuple[FacetItem, ...]:
        """What is left."""
        return tuple(item for item in self.items[SHOWN_FACETS:] if not item.on)


@dataclass(frozen=True, slots=True)
class Facets:
    """All facets, in the order 判定, 市州, 服务, 服务地点, 资格依据, 产业."""

    groups: tuple[FacetGroup, ...] = ()
    clear_url: str = ""


@dataclass(frozen=True, slots=True)
class Cause:
    """What is wrong with a cell of a promise; ``doubt`` is ochre, else it is said in grey."""

    text: str
    doubt: bool = True


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A promise as written, in a card. A cause stands under the cell that is at fault."""

    code: str
    url: str
    instrument: str
    range: str
    accuracy: str = ""
    methods: tuple[str, ...] = ()
    services: str = ""
    places: str = ""
    instrument_cause: Cause | None = None
    range_cause: Cause | None = None
    accuracy_cause: Cause | None = None


@dataclass(frozen=True, slots=True)
class Margin:
    """The margin in words: ``余量`` **3.1倍** ``，按承诺公式逐点计算``."""

    before: str = ""
    strong: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One center's verdict. ``total`` counts its promises where ``rows`` are not all of them, and
    ``all_url`` leads to the rest. ``sentence`` says what ``bars`` draw (one a demanded range); the
    meter is None where nothing is comparable (a served class): then ``margin`` says why."""

    slug: str
    name: str
    url: str
    city: str
    grade: str
    sentence: str
    bars: tuple[Drawing, ...] = ()
    remarks: tuple[str, ...] = ()
    meter: Drawing | None = None
    margin: Margin = Margin()
    rows: tuple[PromiseRow, ...] = ()
    short_name: str = ""
    compare: bool = True
    compared: bool = False
    ask_url: str = ""
    total: int = 0
    all_url: str = ""

    @property
    def sentence_id(self) -> str:
        """The id of the sentence that names the drawing."""
        return f"say-{self.slug}"

    @property
    def shown(self) -> tuple[PromiseRow, ...]:
        """The promises that stand open."""
        return self.rows[:SHOWN_ROWS]

    @property
    def folded(self) -> tuple[PromiseRow, ...]:
        """The rest."""
        return self.rows[SHOWN_ROWS:]


@dataclass(frozen=True, slots=True)
class GradeGroup:
    """The cards of one grade under their heading. ``count`` is of all pages (``2家``)."""

    grade: str
    count: str
    cards: tuple[Card, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Member:
    """A center of a combination: its mark (甲 乙 丙), its part, *U* and margin in words."""

    mark: str
    name: str
    url: str
    part: str
    uncertainty: str = ""


@dataclass(frozen=True, slots=True)
class CombinationPanel:
    """Several centers together; without members ``sentence`` says that there is no such set."""

    title: str
    bar: Drawing | None = None
    members: tuple[Member, ...] = ()
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class CompareForm:
    """Where the chosen centers go: ``fields`` are (name, value) pairs of the question."""

    url: str = "/compare/"
    fields: tuple[tuple[str, str], ...] = ()
    chosen: tuple[str, ...] = ()
    most: int = 4


@dataclass(frozen=True, slots=True)
class ResultPage:
    """Everything the result page shows, in the order it is shown."""

    title: str
    box: SearchBox
    reading: Reading = Reading()
    facets: Facets = Facets()
    verdict: str = ""
    sub: str = ""
    sorts: tuple[Link, ...] = ()
    tools: tuple[Link, ...] = ()
    legend: tuple[str, ...] = ()
    combination: CombinationPanel | None = None
    groups: tuple[GradeGroup, ...] = ()
    state: State | None = None
    compare: CompareForm = CompareForm()
    relaxations: tuple[Link, ...] = ()
    note: str = ""
    note_link: Link | None = None
    pages: Pagination = ONE_PAGE
    permalink: str = ""
    breadcrumb: tuple[Link, ...] = ()
