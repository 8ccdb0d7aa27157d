"""The kinds of documents, the placeholders each may use, and the wording each ships with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent / "wordings"

COMMON = ("单位名称", "中心名称", "事项编号", "文号", "文件日期", "发文机关", "理由")
"""Placeholders that every kind of document may use."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document, its official name, the article it follows from, its own placeholders."""

    code: str
    label: str
    article: str
    placeholders: tuple[str, ...] = ()

    @property
    def allowed(self) -> tuple[str, ...]:
        """Every placeholder that a wording of this kind may use."""
        return COMMON + self.placeholders

    @property
    def shipped(self) -> str:
        """The wording that comes with the program: first line the title, then the text."""
        return _read(self.code)


KINDS: Mapping[str, DocumentKind] = {
    kind.code: kind
    for kind in (
        DocumentKind("approval", "同意筹建的批复", "第十二条", ("筹建期限",)),
        DocumentKind("task_book", "筹建任务书", "第十二条", ("筹建期限", "任务表")),
        DocumentKind("refusal", "不予同意通知书", "第十二条"),
        DocumentKind("extension", "延长筹建期的批复", "第十三条", ("筹建期限",)),
        DocumentKind("rectification", "整改通知书", "第二十条", ("整改期限",)),
        DocumentKind("establishment", "同意成立的批复", "第十四条", ("生效日期", "能力项数")),
        DocumentKind("change", "能力变更批复", "第十六条", ("生效日期", "变更表")),
        DocumentKind("suspension", "暂停通知书", "第二十条", ("生效日期",)),
        DocumentKind("revocation", "撤销决定书", "第二十条", ("生效日期",)),
    )
}


@cache
def _read(code: str) -> str:
    return (SHIPPED / f"{code}.txt").read_text(encoding="utf-8")
