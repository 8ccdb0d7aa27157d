"""The public API, version 1 (search.md §4). Bad parameters get a problem document (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from registry.models import CapabilityVersion, Center
from search import finding
from search.forms import Problem, SearchForm
from search.index.listing import centers_matching, promise_counts, promises_matching
from search.present import links
from search.present.answer import answer_json
from search.present.centers import center_detail_json
from search.present.promises import full_promise_json
from search.present.question import question_json
from search.problem_document import problem_document
from search.question import Question

Item = TypeVar("Item")
Json = dict[str, Any]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """``GET /api/v1/search/``: who covers the question."""
    known = finding.current()
    form = finding.read(request.GET.dict(), known)
    if form.problems or form.question is None:
        return bad_parameters(form.problems)
    question = form.question
    found = finding.find(form, known)

    def params(weaker: Question) -> str:
        return links.query(links.weaker_parameters(question, weaker, known.vocabulary))

    shown = page_of(found.answer.centers, form)
    following = next_url(request, form, len(found.answer.centers))
    return reply(answer_json(found, shown, params=params, next_url=following))


@require_safe
def understand(request: HttpRequest) -> HttpResponse:
    """``GET /api/v1/understand/``: how a question is read; ``q`` may have any length.

    The question stands as it does in an answer and, since it is all there is, at the top too.
    """
    known = finding.current()
    form = finding.read(request.GET.dict(), known, longest=None)
    if form.problems or form.question is None:
        return bad_parameters(form.problems)
    question = question_json(form.question, known.vocabulary)
    return reply(question | {"question": question, "vocabulary": known.vocabulary.version})


@require_safe
def capabilities(request: HttpRequest) -> HttpResponse:
    """``GET /api/v1/capabilities/``: the promises in force on a day."""
    known = finding.current()
    form = finding.read(request.GET.dict(), known)
    if form.problems or form.question is None:
        return bad_parameters(form.problems)
    promises = promises_matching(form.question, known.vocabulary)

    def render(version: CapabilityVersion) -> Json:
        return full_promise_json(version, known.vocabulary)

    return listing(request, form, promises, render)


@require_safe
def centers(request: HttpRequest) -> HttpResponse:
    """``GET /api/v1/centers/``: the centers that are public on a day."""
    known = finding.current()
    form = finding.read(request.GET.dict(), known)
    if form.problems or form.question is None:
        return bad_parameters(form.problems)
    day = form.question.as_of
    found = centers_matching(form.question).prefetch_related("industries").order_by("pk")
    counts = promise_counts(day)

    def render(center: Center) -> Json:
        return center_detail_json(center, counts.get(center.pk, 0), known.vocabulary)

    return listing(request, form, found, render)


def listing(
    request: HttpRequest, form: SearchForm, found: QuerySet[Any], render: Callable[[Any], Json]
) -> JsonResponse:
    """A page of a list; past the end it is empty."""
    start = (form.page - 1) * form.page_size
    total = found.count()
    results = [render(item) for item in found[start : start + form.page_size]]
    return reply({"total": total, "results": results, "next": next_url(request, form, total)})


def page_of(items: Sequence[Item], form: SearchForm) -> Sequence[Item]:
    """The items of the asked page."""
    start = (form.page - 1) * form.page_size
    return items[start : start + form.page_size]


def next_url(request: HttpRequest, form: SearchForm, total: int) -> str | None:
    """The absolute path of the next page, or None on the last."""
    if form.page * form.page_size >= total:
        return None
    values = dict(form.values) | {"page": str(form.page + 1)}
    return f"{request.path}?{links.query(values)}"


def reply(document: Json) -> JsonResponse:
    """A document that any site may read: what is published is public."""
    response = JsonResponse(document, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def bad_parameters(problems: Sequence[Problem]) -> JsonResponse:
    """400 with every problem at once."""
    detail = "；".join(f"{one.label}：{one.reason}" for one in problems)
    named = [{"name": one.name, "label": one.label, "reason": one.reason} for one in problems]
    return problem_document(400, "参数有误", detail, invalid_params=named)
