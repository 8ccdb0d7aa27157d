"""Promises of a center: recipes it has the means for, in its own hand, with days and documents."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from registry.demonstration.centers import Center
from registry.demonstration.chance import pick, share
from registry.demonstration.days import Turn, turns
from registry.demonstration.recipes import Recipe, recipes
from registry.demonstration.styles import is_of_standard, write_accuracy, write_list, write_range
from registry.demonstration.terms import terms

DATA = Path(__file__).parent / "data"
ACCURACY = "测量不确定度或准确度等级或最大允许误差"
HEADINGS = (
    "仪器名称",
    "被测量",
    "测量范围",
    "条件",
    ACCURACY,
    "指标归属",
    "服务类别",
    "测量或输出",
    "服务地点",
    "资格依据",
    "依据",
    "计量标准证书",
    "生效日期",
    "编号",
    "失效日期",
    "状态",
    "暂停日期",
    "批准文号",
    "批准日期",
    "备注",
)
Cells = dict[str, str]

_ANOTHER_HAND, _LEFT_OUT = 0.25, 0.12
"""Shares: of rows a colleague wrote; of rows a center leaves out of what it could promise."""

_LEAST_FOR_TOP = 1
"""The level a center must have for what only the best standards can serve."""


def promises(center: Center) -> Iterator[Cells]:
    """All rows of a center's scope: those told one by one, then those of the recipes."""
    told = [row for row in _table("told") if row["center"] == center.slug]
    for row in told:
        yield {heading: row[heading] for heading in HEADINGS}
    kept_out = {slug for row in told for slug in row["instrument"].split()}
    taken = {int(row["编号"].rsplit("-", 1)[1]) for row in told}
    numbers = (n for n in range(1, 100_000) if n not in taken)
    for recipe in recipes():
        if recipe.instrument not in kept_out and takes(center, recipe):
            for part in range(len(recipe.parts(_level(center, recipe)))):
                code = f"{center.stem}-{next(numbers):05d}"
                yield from _versions(center, recipe, part, code)


def takes(center: Center, recipe: Recipe) -> bool:
    """Whether the center has the means for the recipe: instrument by instrument, as its field
    is strong there, but for a few rows of each."""
    if "top" in recipe.marks and center.level > _LEAST_FOR_TOP:
        return False
    strength = center.strengths.get(recipe.field, 0)
    served = share(center.slug, recipe.instrument) * 100 < strength
    return served and share("left out", center.slug, recipe.key) >= _LEFT_OUT


def written(recipe: Recipe, level: int, part: int, hand: int) -> Cells:
    """What is promised of a recipe, at a level and in a hand."""
    parts = recipe.parts(level)
    stated_range, accuracy = parts[min(part, len(parts) - 1)]
    return {
        "被测量": recipe.measurand,
        "测量范围": write_range(stated_range, hand),
        "条件": recipe.condition,
        ACCURACY: write_accuracy(accuracy, hand),
        "指标归属": "标准器" if is_of_standard(accuracy) else "",
        "测量或输出": "输出" if "out" in recipe.marks else "",
        "备注": recipe.remark,
    }


def _level(center: Center, recipe: Recipe) -> int:
    """How far down the recipe's alternatives the center stands."""
    step = pick((-1, 0, 0, 0, 1), "level", center.slug, recipe.instrument)
    return min(max(center.level + step, 0), recipe.levels - 1)


def _hand(center: Center, recipe: Recipe) -> int:
    """Usually the hand of the center's writer; at times that of a colleague."""
    if share("hand", center.slug, recipe.key) >= _ANOTHER_HAND:
        return center.hands[0]
    return pick(center.hands[1:], "other hand", center.slug, recipe.key)


def _versions(center: Center, recipe: Recipe, part: int, code: str) -> Iterator[Cells]:
    level, hand = _level(center, recipe), _hand(center, recipe)
    name = pick(recipe.names, "name", center.slug, recipe.instrument)
    plainer = _plainer(recipe, level, part, hand)
    for turn in turns(center, f"{center.slug} {recipe.key} {part}", plainer):
        cells = written(recipe, level + turn.behind, part, hand)
        cells |= terms(center, recipe, hand, standard=bool(cells["指标归属"]))
        cells |= {"仪器名称": name, "编号": code} | _days(center, turn)
        if turn.behind:
            cells["依据"] = write_list(tuple(map(_edition_before, recipe.methods)), hand)
        yield cells


def _plainer(recipe: Recipe, level: int, part: int, hand: int) -> int:
    """How many levels follow that each promise something else than the one above."""
    below = [written(recipe, each, part, hand) for each in range(level, recipe.levels)]
    return next((n for n, pair in enumerate(pairwise(below)) if pair[0] == pair[1]), len(below) - 1)


def _days(center: Center, turn: Turn) -> Cells:
    return {
        "生效日期": "" if turn.start == center.established else turn.start.isoformat(),
        "失效日期": turn.end.isoformat() if turn.end else "",
        "状态": "暂停" if turn.suspended else "",
        "暂停日期": turn.suspended.isoformat() if turn.suspended else "",
        "批准文号": turn.document,
        "批准日期": turn.decided.isoformat() if turn.decided else "",
    }


def _edition_before(method: str) -> str:
    """The edition that ``method`` replaced, else ``method``."""
    before = {row["code"]: row["before"] for row in _table("editions")}
    return before.get(method, method)


@cache
def _table(name: str) -> tuple[Mapping[str, str], ...]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
