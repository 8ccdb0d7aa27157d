"""Reading parameters for pages that always show something: what can't be used is set aside."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from search import finding
from search.index.knowledge import Knowledge
from search.present.asked import Asked
from search.question import Question

TEXT_MAX = 100
"""Characters of a text looked for in names and promises."""

_ROUNDS = 3
"""Setting aside what is wrong may show what else is: at most once for each kind of check."""


def asked_of(request: HttpRequest, known: Knowledge, names: Iterable[str]) -> Asked:
    """What the parameters of these ``names`` ask. A ``q`` that is not among the names is a text to
    look for, not a question to read; today as ``as_of`` is as good as none."""
    names = tuple(names)
    given = {name: request.GET[name] for name in names if name in request.GET}
    wrong: dict[str, str] = {}
    form = finding.read(given, known)
    for _ in range(_ROUNDS):
        if not form.problems:
            break
        wrong |= {problem.name: problem.reason for problem in form.problems}
        form = finding.read({n: v for n, v in given.items() if n not in wrong}, known)
    values = {n: v for n, v in form.values.items() if n != "as_of" or v != f"{finding.today()}"}
    if "q" not in names:
        values |= _text(request, wrong)
        given["q"] = request.GET.get("q", "")[:TEXT_MAX]
    question = form.question or Question(as_of=finding.today())
    return Asked(question, values, given, wrong, form.page)


def _text(request: HttpRequest, wrong: dict[str, str]) -> dict[str, str]:
    """The text of ``q`` without control characters; one too long goes to ``wrong``."""
    text = "".join(letter if letter.isprintable() else " " for letter in request.GET.get("q", ""))
    text = " ".join(text.split())
    if len(text) > TEXT_MAX:
        wrong["q"] = f"最多{TEXT_MAX}个字符，现在有{len(text)}个"
        return {}
    return {"q": text} if text else {}
