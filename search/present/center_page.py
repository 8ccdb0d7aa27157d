"""A center's page: what it is, what it promises on a day, where, and what happened to it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from registry.models import Center
from registry.vocabulary.vocabulary import Vocabulary
from search.index.browsing import Changes, changes_of, field_counts, narrowed, ordered, scope_of
from search.page_model.centers import CenterPage, ScopeGroup, Titled
from search.page_model.shared import ONE_PAGE, Event, Fact, Field, Link, Pagination, State, Tag
from search.present.asked import Asked
from search.present.directory import choice_field, day_field, text_field
from search.present.history import change_words, events_of
from search.present.links import changed, query, with_query
from search.present.pages import pagination
from search.present.scope_rows import SCOPE_NOTE, scope_groups
from search.present.stamps import center_stamp, center_warning, is_established, status_of

PAGE_SIZE = 20
WORDS = 8
"""Words of a text that are looked for; more than anyone types."""

SHOWN_EVENTS = 6
LABELS = {"field": "专业", "service": "服务", "place": "服务地点", "basis": "资格依据"}
UNKNOWN = "未登记"


@dataclass(frozen=True, slots=True)
class _Scope:
    """The promises of the page: ``total`` and ``suspended`` are of the whole center."""

    total: int = 0
    suspended: int = 0
    groups: tuple[ScopeGroup, ...] = ()
    summary: str = ""
    state: State | None = None
    pages: Pagination = ONE_PAGE

    @property
    def in_force(self) -> int:
        """The promises that count."""
        return self.total - self.suspended


def center_page(
    center: Center,
    asked: Asked,
    vocabulary: Vocabulary,
    today: datetime.date,
    *,
    whole_history: bool = False,
) -> CenterPage:
    """The page on the day asked; promises only while the center is established."""
    status = status_of(center.statuses.all(), asked.day)
    scope = _scope(center, asked, vocabulary) if is_established(status) else _no_scope(asked)
    changes = changes_of(center)
    events = events_of(center.statuses.all(), changes, today)
    path = center.get_absolute_url()
    downloads = {kind: with_query(f"{path}scope.{kind}", asked.carried) for kind in ("csv", "xlsx")}
    return CenterPage(
        name=center.name,
        slug=center.slug,
        stamp=center_stamp(status),
        tags=tuple(Tag(industry.name) for industry in center.industries.all()),
        lead=center.profile,
        warning=center_warning(status, asked.day),
        search_url=f"/search/?{query({'center': center.slug})}" if scope.in_force else "",
        download_url=downloads["xlsx"] if scope.total else "",
        feed_url=reverse("center-feed", args=[center.slug]),
        facts=_facts(center, scope, changes, today),
        sections=_sections(center, scope, events),
        filters=_filters(asked, vocabulary),
        summary=scope.summary,
        tools=_tools(downloads) if scope.total else (),
        scope=scope.groups,
        state=scope.state,
        pages=scope.pages,
        scope_note=SCOPE_NOTE if scope.groups else "",
        places=_places(center),
        history=tuple(events if whole_history else events[:SHOWN_EVENTS]),
        history_url=_history_url(path, asked, events, whole=whole_history),
        history_count=len(events),
        breadcrumb=_breadcrumb(center, vocabulary),
    )


def _scope(center: Center, asked: Asked, vocabulary: Vocabulary) -> _Scope:
    whole = scope_of(center, asked.day)
    counts, suspended = field_counts(whole, asked.day, vocabulary)
    total = counts.total()
    words = asked.text.split()[:WORDS]
    is_narrowed = bool(words) or any(getattr(asked.question, name) for name in LABELS)
    found = narrowed(whole, asked.question, words, vocabulary)
    if is_narrowed:
        counts, _ = field_counts(found, asked.day, vocabulary)
    start = (asked.page - 1) * PAGE_SIZE
    rows = list(ordered(found, vocabulary)[start : start + PAGE_SIZE])
    path = center.get_absolute_url()
    urls = {} if asked.question.field else _field_urls(path, asked, counts)
    return _Scope(
        total,
        suspended,
        scope_groups(
            rows, counts, vocabulary, day=asked.day, urls=urls, carried=query(asked.carried)
        ),
        _summary(counts.total(), start, len(rows), total, suspended, is_narrowed),
        None if rows else _empty(path, asked, total, counts.total()),
        pagination(path, asked.values, asked.page, PAGE_SIZE, counts.total()),
    )


def _no_scope(asked: Asked) -> _Scope:
    return _Scope(state=State("没有有效的承诺", (f"{asked.day}本中心没有可以据此送检的承诺。",)))


def _field_urls(path: str, asked: Asked, counts: Mapping[str, int]) -> dict[str, str]:
    """Where each field stands alone; the last of one needs no link."""
    if len(counts) < 2:
        return {}
    return {
        slug: f"{with_query(path, changed(asked.values, field=slug))}#scope"
        for slug in counts
        if slug
    }


def _summary(
    found: int, start: int, rows: int, total: int, suspended: int, is_narrowed: bool
) -> str:
    span = f"，第{start + 1}～{start + rows}条" if rows and found > rows else ""
    if is_narrowed:
        return f"符合条件的{found}条，本中心共{total}条{span}"
    stopped = f"，其中{suspended}条暂停" if suspended else ""
    return f"共{found}条承诺{stopped}{span}"


def _empty(path: str, asked: Asked, total: int, found: int) -> State:
    """Why no row is shown, and the way back."""
    clear = Link("看全部承诺", f"{with_query(path, asked.carried)}#scope")
    if not total:
        return State("还没有公开的承诺", (f"{asked.day}本中心没有公开的承诺。",))
    if found:
        return State("这一页没有承诺", (f"符合条件的一共{found}条。",), actions=(clear,))
    named = [
        f"{label}“{choice.name}”"
        for name, label in LABELS.items()
        if (choice := getattr(asked.question, name))
    ]
    if asked.text:
        named.append(f"文字“{asked.text}”")
    why = f"本中心的{total}条承诺中，没有符合{'、'.join(named)}的。"
    return State("没有符合条件的承诺", (why,), actions=(clear,))


def _tools(downloads: Mapping[str, str]) -> tuple[Link, ...]:
    return (
        Link("下载CSV", downloads["csv"], icon="download"),
        Link("下载Excel", downloads["xlsx"], icon="download"),
    )


def _facts(
    center: Center,
    scope: _Scope,
    changes: Mapping[datetime.date, Changes],
    today: datetime.date,
) -> tuple[Fact, ...]:
    stopped = f"，另有{scope.suspended}条暂停" if scope.suspended else ""
    latest = max((day for day in changes if day <= today), default=None)
    change = f"{latest}，{change_words(changes[latest])}" if latest else "无"
    facts = (
        Fact("依托单位", center.host or UNKNOWN),
        Fact("批准文号", center.approval_number or UNKNOWN),
        Fact("成立日期", f"{center.established_on}"),
        Fact("负责人", center.head or UNKNOWN),
        Fact("地址", center.address or UNKNOWN),
        Fact("联系电话", center.phone or UNKNOWN),
        Fact("现行承诺", f"{scope.in_force}条{stopped}"),
        Fact("最近变更", change, "#history" if latest else ""),
    )
    more = (
        Fact("邮箱", center.email, f"mailto:{center.email}" if "@" in center.email else ""),
        Fact("网址", center.website, web_address(center.website)),
        Fact("收费公示", center.fee_page, web_address(center.fee_page)),
    )
    return (*facts, *(fact for fact in more if fact.value))


def web_address(text: str) -> str:
    """The text where it is an address of the web, else nothing: no other scheme is linked to."""
    return text if text.startswith(("https://", "http://")) else ""


def _sections(center: Center, scope: _Scope, events: Sequence[Event]) -> tuple[Link, ...]:
    return (
        Link("承诺范围", "#scope", f"{scope.total}", current=True),
        Link("场所", "#places", f"{len(_places(center))}"),
        Link("公告与沿革", "#history", f"{len(events)}"),
    )


def _filters(asked: Asked, vocabulary: Vocabulary) -> tuple[Field, ...]:
    tables: Mapping[str, Mapping[str, object]] = {
        "field": {slug: one for slug, one in vocabulary.fields.items() if not one.parent},
        "service": vocabulary.services,
        "place": vocabulary.places,
        "basis": vocabulary.bases,
    }
    choices = [choice_field(name, LABELS[name], asked, table) for name, table in tables.items()]
    text = text_field("在本中心的承诺中查找", asked, "仪器、量程、方法或编号")
    return (text, *choices, day_field(asked))


def _places(center: Center) -> tuple[Titled, ...]:
    main = (Titled("本部", center.address),) if center.address else ()
    return (*main, *(Titled(place.name, place.address) for place in center.places.all()))


def _history_url(path: str, asked: Asked, events: Sequence[Event], *, whole: bool) -> str:
    if whole or len(events) <= SHOWN_EVENTS:
        return ""
    carried = query(asked.carried)
    return f"{path}?{carried}{'&' if carried else ''}history=all#history"


def _breadcrumb(center: Center, vocabulary: Vocabulary) -> tuple[Link, ...]:
    city = vocabulary.cities.get(center.city)
    within = (Link(city.name, f"/centers/?{query({'city': city.slug})}"),) if city else ()
    here = Link(center.short_name or center.name)
    return (Link("首页", "/"), Link("中心名录", "/centers/"), *within, here)
