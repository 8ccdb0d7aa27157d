"""Promises of a center: recipes it has the means for, in its own hand, with days and documents."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from registry.demonstration.centers import Center
from registry.demonstration.chance import number, pick, share
from registry.demonstration.days import Turn, turns
from registry.demonstration.recipes import Recipe, recipes
from registry.demonstration.styles import is_of_standard, write_accuracy, write_list, write_range

TOLD = Path(__file__).parent / "data" / "told.csv"
EDITIONS = Path(__file__).parent / "data" / "editions.csv"
ACCURACY = "测量不确定度或准确度等级或最大允许误差"
SITE_SHARE, SECOND_HAND, DROPPED = 0.55, 0.25, 0.12

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
    "批准文号",
    "批准日期",
    "备注",
)
Cells = dict[str, str]


def promises(center: Center) -> Iterator[Cells]:
    """All rows of a center's scope: those told one by one, then those of the recipes."""
    told = [row for row in _told() if row["center"] == center.slug]
    for row in told:
        yield {heading: row[heading] for heading in HEADINGS if row.get(heading)}
    kept_out = {slug for row in told for slug in row["instrument"].split()}
    taken = {number_of(row["编号"]) for row in told}
    numbers = (n for n in range(1, 100_000) if n not in taken)
    for recipe in recipes():
        if recipe.instrument not in kept_out and takes(center, recipe):
            for part in range(len(recipe.parts(_level(center, recipe)))):
                yield from _rows(center, recipe, part, next(numbers))


def number_of(code: str) -> int:
    """The number in a public code (``HB-QCLB-00017``)."""
    return int(code.rsplit("-", 1)[1])


def takes(center: Center, recipe: Recipe) -> bool:
    """Whether the center has the means for the recipe: instrument by instrument, as its field
    is strong there, but for a few rows of each."""
    strength = center.strengths.get(recipe.field, 0)
    served = share(center.slug, recipe.instrument) * 100 < strength
    return served and share("dropped", center.slug, recipe.key) >= DROPPED


def _level(center: Center, recipe: Recipe) -> int:
    """How far down the recipe's alternatives the center stands."""
    step = pick((-1, 0, 0, 0, 1), "level", center.slug, recipe.instrument)
    return min(max(center.level + step, 0), recipe.levels - 1)


def _rows(center: Center, recipe: Recipe, part: int, count: int) -> Iterator[Cells]:
    code = f"{center.stem}-{count:05d}"
    for turn in turns(center, f"{center.slug} {recipe.key} {part}"):
        yield row(center, recipe, part, code) | _days(center, turn) | _earlier(
            center, recipe, part, code, turn
        )


def row(center: Center, recipe: Recipe, part: int, code: str) -> Cells:
    """The cells of one promise, but for its days."""
    hand = _hand(center, recipe)
    cells = written(recipe, _level(center, recipe), part, hand)
    cells["仪器名称"] = pick(recipe.names, "name", center.slug, recipe.instrument)
    cells["编号"] = code
    return cells | _service(center, recipe, hand, is_of_standard(_stated(recipe, center, part)))


def _stated(recipe: Recipe, center: Center, part: int) -> str:
    parts = recipe.parts(_level(center, recipe))
    return parts[min(part, len(parts) - 1)][1]


def written(recipe: Recipe, level: int, part: int, hand: int) -> Cells:
    """What is promised, at a level and in a hand."""
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


def _hand(center: Center, recipe: Recipe) -> int:
    """Usually the hand of the center's writer; at times that of a colleague."""
    if share("hand", center.slug, recipe.key) >= SECOND_HAND:
        return center.hands[0]
    return pick(center.hands[1:], "other hand", center.slug, recipe.key)


def _service(center: Center, recipe: Recipe, hand: int, by_standard: bool) -> Cells:
    subject = (center.slug, recipe.instrument)
    verified = "检定" in recipe.services
    bases = _bases(center, recipe, verified)
    site = "site" in recipe.marks and share("site", *subject) < SITE_SHARE
    certified = "计量标准考核" in bases or by_standard
    return {
        "服务类别": write_list(_services(center, recipe, verified), hand),
        "服务地点": write_list(("实验室", "现场"), hand) if site else "",
        "资格依据": write_list(bases, hand),
        "依据": write_list(recipe.methods, hand),
        "计量标准证书": _certificate(center, recipe) if certified else "",
    }


def _services(center: Center, recipe: Recipe, verified: bool) -> tuple[str, ...]:
    offered = tuple(recipe.services.split(";"))
    if share("silent", center.slug, recipe.key) < 0.01:
        return ()
    if verified and share("verification only", center.slug, recipe.instrument) < 0.3:
        return ("检定",)
    return offered


def _bases(center: Center, recipe: Recipe, verified: bool) -> tuple[str, ...]:
    choices = _VERIFIED if verified else _CALIBRATED
    return pick(choices, "basis", center.slug, recipe.instrument)


_VERIFIED = (
    ("计量标准考核",),
    ("计量标准考核",),
    ("法定计量授权", "计量标准考核"),
    ("计量标准考核", "CNAS"),
    ("法定计量授权",),
    ("法定计量授权", "计量标准考核", "CNAS"),
)
_CALIBRATED = (
    ("CNAS",),
    ("CNAS",),
    (),
    ("本办法承诺",),
    ("计量标准考核",),
    ("计量标准考核", "CNAS"),
)


def _certificate(center: Center, recipe: Recipe) -> str:
    """The certificate of the measurement standard that serves the instrument."""
    subject = (center.slug, recipe.field, recipe.instrument)
    year = center.established.year + number("year", *subject) % 3
    return f"〔{year}〕示量标企证字第{number('certificate', *subject) % 400 + 1:03d}号"


def _days(center: Center, turn: Turn) -> Cells:
    return {
        "生效日期": "" if turn.start == center.established else turn.start.isoformat(),
        "失效日期": turn.end.isoformat() if turn.end else "",
        "状态": "暂停" if turn.suspended else "",
        "批准文号": turn.document,
        "批准日期": turn.decided.isoformat() if turn.decided else "",
    }


def _earlier(center: Center, recipe: Recipe, part: int, code: str, turn: Turn) -> Cells:
    """What an earlier version wrote otherwise: a plainer level, the edition then in force."""
    if not turn.behind:
        return {}
    level = min(_level(center, recipe) + turn.behind, recipe.levels - 1)
    editions = _editions()
    methods = tuple(editions.get(method, method) for method in recipe.methods)
    hand = _hand(center, recipe)
    return written(recipe, level, part, hand) | {"依据": write_list(methods, hand)}


@cache
def _told() -> tuple[Mapping[str, str], ...]:
    return _table(TOLD)


@cache
def _editions() -> Mapping[str, str]:
    """The edition before, by the edition after."""
    return {row["code"]: row["before"] for row in _table(EDITIONS)}


def _table(path: Path) -> tuple[Mapping[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
