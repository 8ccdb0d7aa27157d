"""Method documents: their addresses, their status, and the page of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from registry.models import CapabilityVersion
from registry.vocabulary.entries import Method
from registry.vocabulary.vocabulary import Vocabulary
from search.page_model.method import CitingRow, MethodPage
from search.page_model.shared import Fact, Link, State, Tag
from search.present.asked import Asked
from search.present.links import query, with_query
from search.present.pages import pagination

STATUS_TAGS: Mapping[str, Tag] = {
    "in_force": Tag("现行", "blue"),
    "superseded": Tag("被代替", "ochre"),
    "withdrawn": Tag("废止", "red"),
}
UNVERIFIED = Tag("待核", "ochre")
"""What no source at hand confirms, the code itself or its status."""

PAGE_SIZE = 50
"""Promises on a page."""

NOT_CONFIRMED = "这份文件的编号、名称或状态没有可靠来源核实，以发布机关公布的为准。"


def method_tag(method: Method | None) -> Tag:
    """The status of a method document; 待核 unless a source confirms it."""
    if method is None or not method.verified:
        return UNVERIFIED
    return STATUS_TAGS.get(method.status, UNVERIFIED)


def name_in_address(code: str) -> str:
    """A code as its page's address writes it: ``GB/T 1226-2017`` is ``GB-T-1226-2017``."""
    return re.sub(r"[^\w.]+", "-", unicodedata.normalize("NFKC", code).upper()).strip("-")


def method_url(code: str) -> str:
    """The address of a method's page."""
    return f"/methods/{quote(name_in_address(code))}/"


def method_named(name: str, vocabulary: Vocabulary) -> Method | None:
    """The method that an address names."""
    wanted = name_in_address(name)
    return next((m for m in vocabulary.methods.values() if name_in_address(m.code) == wanted), None)


def method_page(
    method: Method,
    citing: Iterable[CapabilityVersion],
    total: int,
    asked: Asked,
    vocabulary: Vocabulary,
) -> MethodPage:
    """The page of a method; ``citing`` are the promises of this page of ``total``."""
    path, tag = method_url(method.code), method_tag(method)
    return MethodPage(
        code=method.code,
        title=method.title,
        tag=tag,
        facts=tuple(_facts(method, tag, vocabulary)),
        summary=f"现行承诺中有{total}条依据它" if total else "现行承诺中没有依据它的",
        warning=_warning(method, tag, total),
        successor=_document("现为", method.replaced_by, vocabulary) if _replaced(method) else None,
        rows=tuple(_row(version, asked) for version in citing),
        state=None if total else State("没有依据它的承诺", ("换一份依据，或按仪器查询。",)),
        tools=_tools(method, asked) if total else (),
        pages=pagination(path, asked.values, asked.page, PAGE_SIZE, total),
        breadcrumb=(Link("首页", "/"), Link("依据文件"), Link(method.code)),
    )


def _replaced(method: Method) -> bool:
    return method.verified and method.status == "superseded" and bool(method.replaced_by)


def _warning(method: Method, tag: Tag, total: int) -> str:
    if tag is UNVERIFIED:
        return NOT_CONFIRMED
    if method.status == "in_force" or not total:
        return ""
    return f"这份文件已{tag.text}，仍有{total}条现行承诺依据它，送检前请问中心现在用哪一版。"


def _facts(method: Method, tag: Tag, vocabulary: Vocabulary) -> Iterable[Fact]:
    """What is known; a cycle and a successor only where a source confirms the row."""
    yield Fact("编号", method.code)
    if method.year:
        yield Fact("发布年份", f"{method.year}年")
    yield Fact("状态", tag.text)
    if method.verified and method.replaces:
        yield Fact("代替", "、".join(method.replaces))
    if method.verified and (method.cycle_text or method.cycle_months):
        yield Fact("检定周期", method.cycle_text or f"不超过{method.cycle_months}个月")
    served = [one.name for one in vocabulary.instruments.values() if method.code in one.methods]
    if served:
        yield Fact("用于", "、".join(served))


def _document(label: str, code: str, vocabulary: Vocabulary) -> Link:
    known = vocabulary.methods.get(code)
    return Link(f"{label} {code}", method_url(code) if known else "")


def _row(version: CapabilityVersion, asked: Asked) -> CitingRow:
    center = version.capability.center
    return CitingRow(
        version.code,
        with_query(version.capability.get_absolute_url(), asked.carried),
        Link(center.name, with_query(center.get_absolute_url(), asked.carried)),
        version.name,
        version.range_text,
        version.accuracy_text,
    )


def _tools(method: Method, asked: Asked) -> tuple[Link, ...]:
    asking = query({"method": method.code} | asked.carried)
    return (
        Link("按中心查看", f"/search/?{asking}", icon="search"),
        Link("JSON", f"/api/v1/capabilities/?{asking}", icon="download"),
    )
