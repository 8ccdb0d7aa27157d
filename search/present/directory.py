"""The directory: filters and tiles beside the list of centers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.models import CenterStatus
from registry.vocabulary.vocabulary import Vocabulary
from search.analysis import key
from search.index.browsing import Listed
from search.page_model.centers import CenterRow, DirectoryPage
from search.page_model.shared import PLACES, Field, Link, State, Tile
from search.present.asked import Asked
from search.present.links import changed, with_query
from search.present.pages import pagination
from search.present.stamps import center_stamp

PATH = "/centers/"
PAGE_SIZE = 20
LABELS = {"q": "名称", "city": "市州", "industry": "产业", "field": "专业"}
"""The filters in the order shown."""

Filters = Mapping[str, Callable[[Listed], bool]]


def directory_page(asked: Asked, listed: Sequence[Listed], vocabulary: Vocabulary) -> DirectoryPage:
    """The page of what was asked; ``listed`` are all centers that the day has."""
    values = asked.values
    filters = _filters(asked, vocabulary)
    found = [one for one in listed if all(passes(one) for passes in filters.values())]
    start = (asked.page - 1) * PAGE_SIZE
    shown = found[start : start + PAGE_SIZE]
    return DirectoryPage(
        title="中心名录",
        lead="按《办法》第十五条公布的省级产业计量测试中心。",
        filters=_fields(asked, listed, vocabulary),
        tiles=_tiles(asked, listed, filters, vocabulary),
        summary=_summary(found, values),
        tools=(Link("下载CSV", with_query("/data/centers.csv", asked.carried), icon="download"),),
        rows=tuple(_row(one, vocabulary, asked) for one in shown),
        state=None if shown else _nothing(listed, found, filters, values, vocabulary),
        pages=pagination(PATH, values, asked.page, PAGE_SIZE, len(found)),
        breadcrumb=(Link("首页", "/"), Link("中心名录")),
    )


def _filters(asked: Asked, vocabulary: Vocabulary) -> Filters:
    """The filters that are set, by parameter."""
    filters: dict[str, Callable[[Listed], bool]] = {}
    question = asked.question
    words = key(asked.text).split()
    if words:
        filters["q"] = lambda one: all(word in _names(one) for word in words)
    if city := question.city:
        filters["city"] = lambda one: one.center.city == city.slug
    if industry := question.industry:
        filters["industry"] = lambda one: any(
            own.slug == industry.slug for own in one.center.industries.all()
        )
    if question.field:
        top = vocabulary.top_field(question.field.slug)
        filters["field"] = lambda one: bool(one.promises.get(top))
    return filters


def _names(one: Listed) -> str:
    return key(f"{one.center.name} {one.center.short_name} {one.center.host}")


def _fields(asked: Asked, listed: Sequence[Listed], vocabulary: Vocabulary) -> tuple[Field, ...]:
    served = {own.slug for one in listed for own in one.center.industries.all()}
    tops = {slug: field for slug, field in vocabulary.fields.items() if not field.parent}
    industries = {s: e for s, e in vocabulary.industries.items() if s in served}
    tables: Mapping[str, Mapping[str, object]] = {
        "city": vocabulary.cities,
        "industry": industries,
        "field": tops,
    }
    choices = [choice_field(name, LABELS[name], asked, table) for name, table in tables.items()]
    text = text_field(LABELS["q"], asked, "中心或依托单位")
    return (text, *choices, day_field(asked))


def text_field(label: str, asked: Asked, placeholder: str) -> Field:
    """The field of the text to look for."""
    return Field(
        "q",
        label,
        asked.shown.get("q", ""),
        error=asked.wrong.get("q", ""),
        placeholder=placeholder,
        light=True,
        main=True,
    )


def choice_field(
    name: str, label: str, asked: Asked, table: Mapping[str, object], everything: str = "全部"
) -> Field:
    """A choice among the entries of a table; a name that was given instead of a slug is found."""
    names = {slug: str(getattr(entry, "name", slug)) for slug, entry in table.items()}
    given = asked.shown.get(name, "")
    slug = given if given in names else next((s for s, n in names.items() if n == given), "")
    options = (("", everything), *names.items())
    return Field(name, label, slug, error=asked.wrong.get(name, ""), options=options, light=True)


def day_field(asked: Asked) -> Field:
    """The day that the page is of."""
    return Field(
        "as_of",
        "截至日期",
        asked.given.get("as_of", "") if "as_of" in asked.wrong else f"{asked.day}",
        type="date",
        error=asked.wrong.get("as_of", ""),
        light=True,
    )


def _tiles(
    asked: Asked, listed: Sequence[Listed], filters: Filters, vocabulary: Vocabulary
) -> tuple[Tile, ...]:
    """The divisions with what the other filters leave of each; a chosen one takes itself away."""
    others = [passes for name, passes in filters.items() if name != "city"]
    counts: dict[str, int] = {}
    for one in listed:
        if all(passes(one) for passes in others):
            counts[one.center.city] = counts.get(one.center.city, 0) + 1
    chosen = asked.question.city.slug if asked.question.city else ""
    slugs = {name: city.slug for city in vocabulary.cities.values() for name in _called(city)}
    tiles = []
    for name, place in PLACES.items():
        slug = slugs.get(name, "")
        target = changed(asked.values, city=None if slug == chosen else slug)
        url = with_query(PATH, target) if counts.get(slug) or slug == chosen else ""
        tiles.append(Tile(name, counts.get(slug, 0), place, url, slug == chosen and bool(slug)))
    return tuple(tiles)


def _called(city: object) -> tuple[str, ...]:
    return (getattr(city, "name", ""), *getattr(city, "aliases", ()))


def _summary(found: Sequence[Listed], values: Mapping[str, str]) -> str:
    stopped = sum(one.status.status == CenterStatus.Status.SUSPENDED for one in found)
    rest = f"，其中{stopped}家暂停" if stopped else ""
    day = f"（{values['as_of']}）" if "as_of" in values else ""
    return f"{len(found)}家中心{rest}{day}"


def _row(one: Listed, vocabulary: Vocabulary, asked: Asked) -> CenterRow:
    center = one.center
    city = vocabulary.cities.get(center.city)
    return CenterRow(
        center.name,
        with_query(center.get_absolute_url(), asked.carried),
        city.name if city else center.city_text,
        "、".join(industry.name for industry in center.industries.all()),
        one.total,
        center_stamp(one.status),
    )


def _nothing(
    listed: Sequence[Listed],
    found: Sequence[Listed],
    filters: Filters,
    values: Mapping[str, str],
    vocabulary: Vocabulary,
) -> State:
    """Which filter emptied the list and what is left without it; or that this page is past the
    end, or that there is nothing to list."""
    if found:
        first = Link("回到第1页", with_query(PATH, changed(values)))
        return State("这一页没有中心", (f"一共{len(found)}家中心。",), actions=(first,))
    if not listed:
        return State("还没有中心", ("这一天没有已成立的省级产业计量测试中心。",))
    links = []
    for name in filters:
        others = [passes for other, passes in filters.items() if other != name]
        left = sum(all(passes(one) for passes in others) for one in listed)
        if left:
            url = with_query(PATH, changed(values, **{name: None}))
            links.append(Link(f"不限{LABELS[name]}", url, f"{left}家"))
    named = "、".join(f"{LABELS[name]}“{_said(name, values, vocabulary)}”" for name in filters)
    why = f"没有中心同时符合：{named}。" if len(filters) > 1 else f"没有中心符合{named}。"
    return State("没有符合条件的中心", (why,), tuple(links), (Link("看全部中心", PATH),))


def _said(name: str, values: Mapping[str, str], vocabulary: Vocabulary) -> str:
    tables: Mapping[str, Mapping[str, object]] = {
        "city": vocabulary.cities,
        "industry": vocabulary.industries,
        "field": vocabulary.fields,
    }
    entry = tables.get(name, {}).get(values[name])
    return str(getattr(entry, "name", values[name]))
