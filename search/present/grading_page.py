"""The page that explains how an answer is worked out: for those who want to check one by hand."""

from __future__ import annotations

from dataclasses import dataclass

from registry.vocabulary.vocabulary import Vocabulary
from search.page_model.shared import Link

SECTIONS = (
    ("question", "一、从问题到需要的不确定度"),
    ("promise", "二、承诺按什么数字参加比较"),
    ("covering", "三、逐点核对：什么叫“覆盖”"),
    ("grades", "四、四种判定"),
    ("confirm", "五、什么叫“待确认”"),
    ("margin", "六、余量与超出"),
    ("together", "七、几家合作与放宽条件"),
    ("order", "八、先后次序"),
    ("day", "九、按哪一天的承诺算"),
    ("check", "十、怎样复核"),
)
"""The page's sections: an anchor that never changes, and the heading."""

KINDS = {
    "span": ("量程的百分数", "1级，(0～60)\u00a0MPa：±0.6\u00a0MPa"),
    "full_scale": ("满量程的百分数", "1级，(0～100)\u00a0A：±1\u00a0A"),
    "reading": ("示值的百分数", "0.5级，示值200\u00a0N处：±1\u00a0N"),
    "nominal": ("标称值的百分数", "0.1级，标称10\u00a0Ω：±0.01\u00a0Ω"),
    "formula": ("按公式", "A级铂电阻：±(0.15\u00a0+\u00a00.002\u00a0|t|)\u00a0℃"),
    "table": ("按标称值查表", "F1等级砝码，1\u00a0kg：±5\u00a0mg"),
    "order": ("只有先后", "量块0级、1级、2级：只比高低，不换算"),
}
"""What a class means in a system of each kind, with an example."""

GRADES = (
    ("full", "要求范围内每一点都覆盖，且够准。"),
    ("range", "每一点都在承诺的测量范围内，够准或待确认，至少有一处待确认。"),
    ("partial", "一部分覆盖或待确认，另一部分不行。"),
    ("related", "仪器或被测量对得上，但没有一处覆盖：超出范围，或不够准，两边的数字都列出。"),
)
"""The grades from best to worst, and what each says."""

NAMED = 6
"""Class systems named of each kind."""


@dataclass(frozen=True, slots=True)
class ClassKind:
    """What the classes of some systems permit."""

    meaning: str
    example: str
    systems: str


@dataclass(frozen=True, slots=True)
class GradingPage:
    """What changes with settings and vocabulary; the rest is the template's text."""

    divisor: str
    worked: str
    kinds: tuple[ClassKind, ...]
    vocabulary: str
    sections: tuple[tuple[str, str], ...] = SECTIONS
    grades: tuple[tuple[str, str], ...] = GRADES
    breadcrumb: tuple[Link, ...] = (Link("首页", "/"), Link("判定方法"))


def grading_page(vocabulary: Vocabulary, divisor: float) -> GradingPage:
    """The page for the divisor that is set; the worked example is 0.4 % of 60 MPa."""
    return GradingPage(
        f"{divisor:g}", f"{240 / divisor:.3g}", tuple(_kinds(vocabulary)), vocabulary.version
    )


def _kinds(vocabulary: Vocabulary) -> list[ClassKind]:
    """The kinds of class systems that the vocabulary has, each with some of its systems."""
    names: dict[str, list[str]] = {}
    for system in vocabulary.class_systems.values():
        names.setdefault(system.kind, []).append(system.name.partition("（")[0])
    names = {kind: list(dict.fromkeys(own)) for kind, own in names.items()}
    return [
        ClassKind(meaning, example, "、".join(names[kind][:NAMED]) + _more(names[kind]))
        for kind, (meaning, example) in KINDS.items()
        if kind in names
    ]


def _more(names: list[str]) -> str:
    return f"等{len(names)}种" if len(names) > NAMED else ""
