"""The form page: every part of a question as a field, the fields of closed lists as choices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.vocabulary.vocabulary import Vocabulary
from search.forms import SearchForm
from search.index.knowledge import Knowledge
from search.page_model.form import FieldSet, FormPage
from search.page_model.shared import Field, FieldError, Link
from search.parameters import BY_NAME
from search.question import Question
from search.understand.override import CHOICES

SETS = (
    ("仪器与要求", ("q", "instrument", "low", "high", "unit")),
    ("准确度（填一项）", ("accuracy_class", "mpe", "uncertainty")),
    ("服务", ("service", "place", "basis", "method")),
    ("中心", ("city", "industry", "field", "as_of")),
)
EXAMPLES = {
    "q": "例如：0-60MPa 0.4级压力表",
    "instrument": "例如：压力表",
    "low": "0",
    "high": "60",
    "unit": "MPa",
    "accuracy_class": "0.4",
    "mpe": "±0.5%FS",
    "uncertainty": "0.05% k=2",
    "method": "JJG 52",
    "as_of": "2026-11-24",
}
LISTS = ("service", "place", "basis", "city", "industry", "field")


def form_page(form: SearchForm, known: Knowledge) -> FormPage:
    """The page of a form; problems stand at their fields and in a summary above."""
    read = read_values(form.question, known.vocabulary) if form.question else {}
    values = {"q": form.values.get("q", "")} | read | dict(form.values)
    problems = {problem.name: problem.reason for problem in form.problems}
    sets = tuple(
        FieldSet(title, tuple(_field(name, values, problems, known) for name in names))
        for title, names in SETS
    )
    return FormPage(
        title="逐项填写条件",
        lead="填了的项目优先于上面一行文字；不填的按文字理解。",
        sets=sets,
        errors=tuple(
            FieldError(f"field-{one.name}", f"{one.label}：{one.reason}") for one in form.problems
        ),
        breadcrumb=(Link("首页", "/"), Link("逐项填写条件")),
    )


def read_values(question: Question, vocabulary: Vocabulary) -> dict[str, str]:
    """What was read from the text, as the fields would state it."""
    values = {
        name: choice.slug if name in LISTS or name == "method" else choice.name
        for name in CHOICES
        if (choice := getattr(question, name)) and name in BY_NAME and name != "quantity"
    }
    if question.ranges:
        demanded = question.ranges[0]
        unit = vocabulary.unit(demanded.unit)
        ends = {"low": demanded.low, "high": demanded.high}
        values |= {n: f"{unit.from_si(x):.12g}" for n, x in ends.items() if x is not None}
        values["unit"] = unit.code
    if question.accuracy:
        name = {"class": "accuracy_class"}.get(question.accuracy.kind, question.accuracy.kind)
        values[name] = question.accuracy.text
    return values


def _field(
    name: str, values: Mapping[str, str], problems: Mapping[str, str], known: Knowledge
) -> Field:
    parameter = BY_NAME[name]
    options: tuple[tuple[str, str], ...] = ()
    if name in LISTS:
        options = (("", "不限"), *_options(name, known.vocabulary))
    return Field(
        name=name,
        label=parameter.label,
        value=values.get(name, ""),
        type="date" if name == "as_of" else "text",
        hint="" if name in LISTS else parameter.description,
        error=problems.get(name, ""),
        placeholder=EXAMPLES.get(name, ""),
        options=options,
        main=name == "q",
    )


def _options(name: str, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    tables: Mapping[str, Mapping[str, Any]] = {
        "service": vocabulary.services,
        "place": vocabulary.places,
        "basis": vocabulary.bases,
        "city": vocabulary.cities,
        "industry": vocabulary.industries,
        "field": {slug: one for slug, one in vocabulary.fields.items() if not one.parent},
    }
    return tuple((slug, entry.name) for slug, entry in tables[name].items())
