"""A certificate as typed, uploaded or posted: the same fields and the same checks for all three."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms

from registry.decisions.certificates import Draft
from registry.models import Center, Certificate
from registry.refusal import Problem
from registry.vocabulary import Vocabulary
from search.certificates import judge_certificate, read_certificate, stated_uncertainty

HEADINGS: Mapping[str, str] = {
    "证书编号": "number",
    "证书种类": "kind",
    "仪器名称": "name",
    "测量范围": "range",
    "条件": "condition",
    "测量不确定度": "uncertainty",
    "出证日期": "issued_on",
}
"""Headings of a workbook and the names of the API, each with its field."""

MOST = 500
"""Certificates registered at once: one transaction, one entry of the journal."""

_SAMPLES = (
    "JZ2026-00123",
    "校准证书",
    "外径千分尺",
    "(0～25) mm",
    "",
    "U=1.2 μm k=2",
    "2026-11-20",
)

_DAY = "应写成 2026-11-20 的样子。"


def _line(label: str, longest: int, hint: str = "", *, needed: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=longest,
        required=needed,
        help_text=hint,
        widget=forms.TextInput(attrs={"class": "input"}),
        error_messages={
            "required": f"请填写{label}。",
            "max_length": f"{label}最多 {longest} 个字。",
            "null_characters_not_allowed": f"{label}含有不可用的字符。",
        },
    )


class CertificateForm(forms.Form):
    """The fields of a certificate; nothing about the client is asked."""

    number = _line("证书编号", 64)
    kind = forms.ChoiceField(
        label="证书种类",
        choices=Certificate.Kind.choices,
        widget=forms.Select(attrs={"class": "input"}),
        error_messages={
            "required": "请选择证书种类。",
            "invalid_choice": "证书种类应为检定证书、校准证书或测量报告。",
        },
    )
    name = _line("仪器名称", 200, "按证书所写")
    range = _line("测量范围", 1000, "按证书所写，例如 (0～60) MPa")
    condition = _line("条件", 1000, "按证书所写，没有则不填", needed=False)
    uncertainty = _line("测量不确定度", 1000, "例如 U=0.02 mm k=2；校准证书必填", needed=False)
    issued_on = forms.DateField(
        label="出证日期",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"class": "input", "type": "date"}),
        error_messages={"required": "请填写出证日期。", "invalid": f"出证日期{_DAY}"},
    )
    field_order = list(HEADINGS.values())

    def __init__(self, vocabulary: Vocabulary, center: Center, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.vocabulary = vocabulary
        self.center = center

    def clean(self) -> dict[str, Any]:
        """Refuse an uncertainty that is missing on a calibration, or that can't be read."""
        data = super().clean() or {}
        stated = data.get("uncertainty", "")
        if data.get("kind") == Certificate.Kind.CALIBRATION and not stated:
            self._missing()
        if self.errors:
            return data
        self.scope = read_certificate(
            data["name"], data["range"], data["condition"], stated, self.vocabulary
        )
        if stated and self.scope.parts and not stated_uncertainty(self.scope):
            self.add_error("uncertainty", "没有读懂，写法例如 U=0.02 mm k=2、Urel=0.05% k=2。")
        return data

    def _missing(self) -> None:
        if "uncertainty" not in self.errors:
            self.add_error("uncertainty", "校准证书须给出测量不确定度。")

    def draft(self) -> Draft:
        """The certificate read and judged; the form must be valid."""
        data = self.cleaned_data
        stated = bool(data["uncertainty"])
        return Draft(
            number=data["number"],
            kind=data["kind"],
            issued_on=data["issued_on"],
            name=data["name"],
            range_text=data["range"],
            condition_text=data["condition"],
            accuracy_text=data["uncertainty"],
            scope=self.scope,
            verdict=judge_certificate(
                self.scope, data["issued_on"], self.center, self.vocabulary, stated=stated
            ),
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Certificates given together: read, or what stands against which row."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]


def read_batch(rows: Sequence[Mapping[str, Any]], center: Center, vocabulary: Vocabulary) -> Batch:
    """Certificates as field values; problems stand at ``<row>.<field>``, rows from 0."""
    if not rows or len(rows) > MOST:
        return Batch((), (Problem(f"一次登记 1 至 {MOST} 份证书，现在是 {len(rows)} 份。"),))
    forms_ = [CertificateForm(vocabulary, center, _worded(row)) for row in rows]
    problems = tuple(_problems(forms_))
    return Batch(() if problems else tuple(form.draft() for form in forms_), problems)


def rows_of_table(table: Iterable[tuple[int, list[str]]]) -> tuple[list[dict[str, str]], list[int]]:
    """The rows of a workbook as field values, with their numbers in the sheet. Raises
    ``ValueError`` naming the headings that are missing."""
    lines = [(number, cells) for number, cells in table if any(cell.strip() for cell in cells)]
    headings = [cell.strip() for cell in lines[0][1]] if lines else []
    missing = [heading for heading in HEADINGS if heading not in headings and heading != "条件"]
    if missing:
        raise ValueError(f"缺少列：{'、'.join(missing)}。")
    fields = [HEADINGS.get(heading, "") for heading in headings]
    rows = [
        {name: cell.strip() for name, cell in zip(fields, cells, strict=False) if name}
        for _, cells in lines[1:]
    ]
    return rows, [number for number, _ in lines[1:]]


def sample_rows() -> list[Sequence[str]]:
    """The rows of the workbook that is offered to be filled in."""
    return [tuple(HEADINGS), _SAMPLES]


def _worded(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with its kind as a code: people write 校准证书."""
    codes = {label: code for code, label in Certificate.Kind.choices}
    kind = str(row.get("kind", ""))
    return {**row, "kind": codes.get(kind, kind)}


def _problems(batch: Iterable[CertificateForm]) -> Iterable[Problem]:
    for row, form in enumerate(batch):
        for name, errors in form.errors.items():
            for error in errors:
                yield Problem(str(error), f"{row}.{name}")
