"""As many promises as asked for, in the spirit of the demonstration, for benchmarks and load tests.

Rows are cheap: one choice a row, and what is written of a recipe at a level in a hand is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from registry.demonstration.centers import centers as told_centers
from registry.demonstration.chance import SEED, number
from registry.demonstration.promises import Cells, written
from registry.demonstration.recipes import Recipe, recipes
from registry.demonstration.styles import HANDS


def bulk_centers(count: int) -> Iterator[Cells]:
    """Rows of ``centers.csv`` for ``count`` centers: those of the demonstration over again, each
    with a slug, a name and a stem of its own."""
    told = told_centers()
    for n in range(count):
        cells = told[n % len(told)].cells
        own = {"slug": _slug(n), "名称": f"{cells['名称']}{n:04d}", "编号前缀": _stem(n)}
        yield {**cells, **own, "其他场所": "", "状态沿革": ""}


def bulk(count: int, *, centers: int = 30, seed: int = SEED) -> Iterator[tuple[str, Cells]]:
    """``count`` promises spread over ``centers`` centers, each with its center's slug.

    The same arguments give the same rows. All are in force since their center began.
    """
    known = recipes()
    for n in range(count):
        drawn, center = number("bulk", n, seed=seed), n % centers
        drawn, which = divmod(drawn, len(known))
        drawn, level = divmod(drawn, known[which].levels)
        drawn, hand = divmod(drawn, HANDS)
        cells = _written(which, level, drawn % len(known[which].parts(level)), hand)
        yield _slug(center), cells | {"编号": f"{_stem(center)}-{n // centers + 1:05d}"}


@cache
def _written(which: int, level: int, part: int, hand: int) -> Cells:
    recipe: Recipe = recipes()[which]
    cells = written(recipe, level, part, hand) | {
        "仪器名称": recipe.names[hand % len(recipe.names)],
        "服务类别": recipe.services,
        "依据": ";".join(recipe.methods),
        "资格依据": "计量标准考核" if "检定" in recipe.services else "CNAS",
        "服务地点": "实验室;现场" if "site" in recipe.marks else "",
    }
    return {heading: text for heading, text in cells.items() if text}


def _slug(center: int) -> str:
    return f"bulk-{center:04d}"


def _stem(center: int) -> str:
    return f"HB-B{center:04d}"
