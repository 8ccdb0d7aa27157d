"""What the home page shows beside its own text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.utils import timezone

from search.overview import Overview, overview
from search.page_model.shared import PLACES, Link, SearchBox, Tile

if TYPE_CHECKING:
    from cms_pages.models.home import HomePage

INDUSTRIES_SHOWN = 12


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure, what it counts, and a line that puts it in its place."""

    value: str
    unit: str
    remark: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The home page: search box, figures, ways in, notices."""

    box: SearchBox
    examples: tuple[Link, ...]
    figures: tuple[KeyFigure, ...]
    as_of: datetime.date
    fields: tuple[Link, ...]
    field_instruments: tuple[str, ...]
    tiles: tuple[Tile, ...]
    industries: tuple[Link, ...]
    industries_left: int
    notices: tuple[Any, ...]

    @property
    def field_rows(self) -> tuple[tuple[Link, str], ...]:
        """Each field with the instruments named beside it."""
        return tuple(zip(self.fields, self.field_instruments, strict=True))


def home_view(page: HomePage) -> HomeView:
    """The view of today."""
    register = overview(timezone.localdate())
    industries = tuple(
        Link(one.name, _centers(industry=one.slug) if one.slug else "", f"{one.centers}家")
        for one in register.industries
    )
    return HomeView(
        box=SearchBox(large=True),
        examples=tuple(
            Link(example.strip(), "/search/?" + urlencode({"q": example.strip()}))
            for example in page.examples.splitlines()
            if example.strip()
        ),
        figures=key_figures(register),
        as_of=register.as_of,
        fields=tuple(
            Link(
                field.name,
                "/search/?" + urlencode({"field": field.slug}) if field.promises else "",
                f"{field.promises:,}条",
            )
            for field in register.fields
        ),
        field_instruments=tuple("、".join(field.instruments) for field in register.fields),
        tiles=tiles(register),
        industries=industries[:INDUSTRIES_SHOWN],
        industries_left=max(0, len(industries) - INDUSTRIES_SHOWN),
        notices=page.latest_notices(),
    )


def key_figures(register: Overview) -> tuple[KeyFigure, ...]:
    """The four figures."""
    share = f"其中{register.structured_share:.1%}已结构化" if register.promises else "还没有承诺"
    return (
        KeyFigure(f"{register.centers:,}", "家中心", f"覆盖{register.cities_served}个市州"),
        KeyFigure(f"{register.promises:,}", "条现行承诺", share),
        KeyFigure(f"{register.fields_served}", "个计量专业", f"涉及{register.instruments:,}种仪器"),
        KeyFigure(f"{len(register.industries)}", "类产业", "有中心专门服务"),
    )


def tiles(register: Overview, chosen: str = "") -> tuple[Tile, ...]:
    """The 17 divisions as squares, in code order; ``chosen`` is a division's slug."""
    return tuple(
        Tile(
            name,
            city.centers,
            PLACES[name],
            _centers(city=city.slug) if city.centers else "",
            city.slug == chosen,
        )
        for city in register.cities
        if (name := _short(city.name)) in PLACES
    )


def _short(city: str) -> str:
    """The name that the tile has room for: 武汉市 → 武汉, 恩施土家族苗族自治州 → 恩施."""
    return next((name for name in PLACES if city.startswith(name)), city)


def _centers(**parameters: str) -> str:
    return "/centers/?" + urlencode(parameters)
