"""Accuracy classes and orders as they stand in a text: ``1.6级及以下``, ``E2,F1,F2``, ``二等``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ATOM = (
    r"(?:\d{1,4}(?:\.\d{1,4})?(?:[SABCL](?![A-Za-z]))?"
    r"|(?:特种|高|中|普通)准确度|[EFM](?:12|23|[1-3]|₁₂|₂₃|[₁₂₃])(?![\d.])|[ⅠⅡⅢⅣⅤ]|I{1,3}V?(?![A-Za-z])|AA(?![A-Za-z])"
    r"|[A-D](?![A-Za-z])|[一二三四五六])"
)
_SUFFIX = r"(?:等级|级别|级|級|等(?!效|温|于))"
_BETWEEN = r"\s*(?:至|到|和|及(?!以)|或(?!以)|[~\-、,/;])\s*"
_LIST = re.compile(
    rf"\(?\s*{_ATOM}(?:\s*{_SUFFIX})?(?:{_BETWEEN}{_ATOM}(?:\s*{_SUFFIX})?){{0,20}}"
    rf"\s*\)?\s*{_SUFFIX}?"
)
_ITEM = re.compile(rf"(?P<value>{_ATOM})\s*(?P<suffix>{_SUFFIX})?")
_WEIGHT = re.compile(r"[EFM][123₁₂₃]{1,2}")
_SCALES = {"特种准确度": "Ⅰ", "高准确度": "Ⅱ", "中准确度": "Ⅲ", "普通准确度": "Ⅳ"}
"""Classes of scales by name (OIML R 76)."""
_TAIL = re.compile(
    r"\s*\(?(?:(?P<coarser>(?:及|或|含|\(含\))?其?(?:以下|更低))|(?P<finer>[及或]以上))\)?"
)


@dataclass(frozen=True, slots=True)
class ClassWords:
    """Classes found, as written (an order keeps its 等), where they end and what was added."""

    names: tuple[str, ...]
    end: int
    finer: bool = False


def match_classes(text: str, start: int, *, announced: bool = False) -> ClassWords | None:
    """The classes written at ``start`` of a folded text, or None.

    A figure is a class only with 级 or 等 behind it, unless a heading (准确度等级：) ``announced``
    it; the classes of weights (E2, F1) are known by themselves.
    """
    found = _LIST.match(text, start)
    if found is None:
        return None
    items = list(_ITEM.finditer(found[0]))
    suffixed = any(item["suffix"] for item in items) or found[0].rstrip().endswith(("级", "等"))
    weights = all(_WEIGHT.fullmatch(item["value"]) for item in items)
    if not (suffixed or weights or announced) or not _balanced(found[0]):
        return None
    order = any(item["suffix"] == "等" for item in items) or found[0].rstrip().endswith("等")
    tail = _TAIL.match(text, found.end())
    return ClassWords(
        tuple(dict.fromkeys(_name(item["value"]) + ("等" if order else "") for item in items)),
        tail.end() if tail else found.end(),
        finer=bool(tail and tail["finer"]),
    )


def _name(value: str) -> str:
    return _SCALES.get(value, value)


def _balanced(text: str) -> bool:
    return text.count("(") == text.count(")")
