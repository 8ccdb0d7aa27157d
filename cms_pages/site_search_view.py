"""``/find/``: one box over the register, pages, articles of rules and files."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from cms_pages.column_view import page_links
from cms_pages.excerpts import contains
from cms_pages.han_backend import words
from cms_pages.site_search import FileHit, PageHit, find_files, find_pages, page_hit
from registry.models import Capability
from registry.models.codes import read_code
from search import finding
from search.index.knowledge import Knowledge
from search.page_model.result import Card
from search.page_model.shared import ONE_PAGE, Link, Pagination, SearchBox
from search.parameters import QUESTION_MAX
from search.present.result_page import result_page
from search.question import Question

PER_PAGE = 10
BESIDE = 5
"""Pages named beside an answer of the register."""

CARDS = 3
"""Centers named before all the others."""

CENTERS = 5
PATH = "/find/"


@dataclass(frozen=True, slots=True)
class CapabilityAnswer:
    """Who can calibrate, in short: the verdict and the first centers."""

    verdict: str
    sub: str
    cards: tuple[Card, ...]
    url: str
    combined: str = ""


@dataclass(frozen=True, slots=True)
class SitePageFound:
    """Everything the page shows. ``answer`` is None where the text asks no capability."""

    text: str
    box: SearchBox
    problem: str = ""
    answer: CapabilityAnswer | None = None
    ask_url: str = ""
    register: tuple[Link, ...] = ()
    pages: tuple[PageHit, ...] = ()
    total: int = 0
    loose: bool = False
    all_url: str = ""
    files: tuple[FileHit, ...] = ()
    pagination: Pagination = ONE_PAGE
    breadcrumb: tuple[Link, ...] = (Link("首页", "/"), Link("全站搜索"))

    @property
    def empty(self) -> bool:
        """Whether something was asked and nothing found."""
        return bool(self.text) and not (self.answer or self.register or self.pages or self.files)


@require_safe
def site_search(request: HttpRequest) -> HttpResponse:
    """The page: the answer of the register first where the text asks for a capability, pages first
    where it does not, or where ``show=pages`` asks for them."""
    text = " ".join(request.GET.get("q", "").replace("\0", " ").split())
    if len(text) > QUESTION_MAX:
        problem = f"最多{QUESTION_MAX}个字符，现在有{len(text)}个。请缩短后再查。"
        page = SitePageFound("", _box(text[:QUESTION_MAX]), problem)
        return render(request, "cms_pages/site_search.html", {"page": page}, status=400)
    pages_only = request.GET.get("show") == "pages"
    page = found(text, number=request.GET.get("page", "1"), pages_only=pages_only)
    return render(request, "cms_pages/site_search.html", {"page": page})


def found(text: str, *, number: str = "1", pages_only: bool = False) -> SitePageFound:
    """What the site has on the text; ``number`` is the page of the list of pages."""
    if not text:
        return SitePageFound("", _box(""))
    answer = None if pages_only else capability_answer(text)
    findings = find_pages(text)
    kept = {"q": text} | ({"show": "pages"} if pages_only else {})
    shown = Paginator(findings.pages, BESIDE if answer else PER_PAGE).get_page(number)
    return SitePageFound(
        text=text,
        box=_box(text),
        answer=answer,
        ask_url="/search/?" + urlencode({"q": text}),
        register=register_links(text),
        pages=tuple(page_hit(page, findings.words) for page in shown),
        total=len(findings.pages),
        loose=findings.loose,
        all_url=f"{PATH}?" + urlencode({"q": text, "show": "pages"}) if answer else "",
        files=tuple(find_files(text)),
        pagination=ONE_PAGE if answer else page_links(shown, kept),
    )


def capability_answer(text: str) -> CapabilityAnswer | None:
    """The register's answer in short; None where the text asks no capability."""
    known = finding.current()
    form = finding.read({"q": text}, known, page_size=CARDS)
    if form.question is None or not asks_capability(form.question):
        return None
    page = result_page(finding.find(form, known), form)
    return CapabilityAnswer(
        verdict=page.verdict,
        sub=page.sub,
        cards=tuple(card for group in page.groups for card in group.cards)[:CARDS],
        url="/search/?" + urlencode({"q": text}),
        combined=page.combination.title if page.combination else "",
    )


def asks_capability(question: Question) -> bool:
    """Whether a text asks who can calibrate: it names an instrument, a method or an accuracy, or
    it is mostly a quantity or a range (a date in a sentence is no range)."""
    if question.instrument or question.method or question.accuracy:
        return True
    measured = question.quantity is not None or bool(question.ranges)
    return measured and 2 * len(question.text_left) < len(question.text)


def register_links(text: str) -> tuple[Link, ...]:
    """The promise whose code the text is, and the centers whose name has all its words."""
    return (*_promises(text), *_centers(words(text), finding.current()))


def _promises(text: str) -> list[Link]:
    code = read_code(text.strip().upper())
    if code is None:
        return []
    promises = Capability.objects.filter(
        code=code.promise,
        center__statuses__from_day__lte=timezone.localdate(),
    ).distinct()
    return [Link(one.code, one.get_absolute_url(), "承诺") for one in promises]


def _centers(wanted: list[str], known: Knowledge) -> list[Link]:
    today = finding.today()
    named = [
        center
        for center in known.centers.values()
        if wanted and center.is_public(today) and contains(center.name, wanted) == len(wanted)
    ]
    return [Link(one.name, reverse("center", args=[one.slug]), "中心") for one in named[:CENTERS]]


def _box(text: str) -> SearchBox:
    return SearchBox(
        text,
        action=PATH,
        suggest_url="",
        label="仪器、量程和准确度要求，或者要找的页面、条文、附件",
        placeholder="例如：0-60MPa 0.4级压力表，或 变更承诺能力",
    )
