"""The comparison of centers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registry.models import Center
from search import finding
from search.page_model.centers import ComparePage
from search.present.compare_page import DIFFERENT, choose, compare_page, problem_page

VIEW = ("center", "grade", "sort", "keep", "page", "page_size")
"""Parameters of a search that mean nothing here: the centers are chosen, whatever their grade."""


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """``/compare/?center=A&center=B&q=…``: what can't be compared is said on the page."""
    known = finding.current()
    asked = {name: text for name, text in request.GET.dict().items() if name not in VIEW}
    form = finding.read(asked, known)
    chosen = choose(request.GET.getlist("center"), known.centers.values())
    if form.problems:
        lines = [f"{problem.label}：{problem.reason}。" for problem in form.problems]
        return _page(request, problem_page("问题没有读懂", lines, {}), 400)
    if not chosen.centers:
        unknown = "".join(f"没有“{slug[:40]}”这样的中心。" for slug in chosen.unknown[:4])
        lines = [unknown] if unknown else []
        lines.append("在查询结果里勾选“加入比较”，最多4家，再来这里并排看。")
        return _page(request, problem_page("还没有选中心", lines, form.values))
    records = Center.objects.in_bulk([one.id for one in chosen.centers])
    only = request.GET.get("rows") == DIFFERENT
    found = finding.find(form, known)
    return _page(request, compare_page(found, chosen, records, form.values, only_different=only))


def _page(request: HttpRequest, page: ComparePage, status: int = 200) -> HttpResponse:
    return render(request, "search/compare.html", {"page": page}, status=status)
