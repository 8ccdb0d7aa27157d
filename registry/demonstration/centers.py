"""The centers of the demonstration: what stands in ``centers.csv``, and what they are good at."""

from __future__ import annotations

import csv
import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "centers.csv"

PLACES = {
    "jiangcheng-auto-parts": "制动与排放实验室：武汉市样例大道20号\n襄阳驻厂服务点：襄阳市演示园区",
    "huanghe-new-energy": "高电压试验大厅：武汉市示范北路66号",
    "checheng-commercial-vehicles": "检测线校准站：十堰市样例路70号",
}
HISTORIES = {
    "mingzhu-new-materials": "2023-02-20 已成立 示计量函〔2023〕2号\n"
    "2025-03-03 暂停 示计量函〔2025〕6号\n2025-06-23 已成立 示计量函〔2025〕19号",
    "gucheng-environment": "2021-12-20 已成立 示计量函〔2021〕15号\n"
    "2026-10-12 暂停 示计量函〔2026〕22号",
}


@dataclass(frozen=True, slots=True)
class Center:
    """A center. ``strengths``: the share of a field's instruments it serves, in percent;
    ``hands``: how its people write, the first most of them; ``level``: 0 the most capable;
    ``order``: its place in the file."""

    slug: str
    stem: str
    cells: Mapping[str, str]
    established: datetime.date
    strengths: Mapping[str, int]
    hands: tuple[int, ...]
    level: int
    order: int


@cache
def centers() -> tuple[Center, ...]:
    """All centers, in the order of the file."""
    with DATA.open(encoding="utf-8", newline="") as file:
        return tuple(_center(row, order) for order, row in enumerate(csv.DictReader(file)))


def _center(row: Mapping[str, str], order: int) -> Center:
    strengths = (item.split(" ") for item in row["strengths"].split(";"))
    return Center(
        slug=row["slug"],
        stem=row["stem"],
        cells=_cells(row),
        established=datetime.date.fromisoformat(row["established"]),
        strengths={field: int(percent) for field, percent in strengths},
        hands=tuple(map(int, row["hands"].split(" "))),
        level=int(row["level"]),
        order=order,
    )


def _cells(row: Mapping[str, str]) -> dict[str, str]:
    slug = row["slug"]
    return {
        "slug": slug,
        "名称": row["name"],
        "简称": row["short"],
        "依托单位": row["host"],
        "所在市州": row["city"],
        "产业": row["industries"],
        "批准文号": row["document"],
        "成立日期": row["established"],
        "负责人": row["head"],
        "地址": row["address"],
        "联系电话": row["phone"],
        "邮箱": f"{slug}@example.org",
        "网址": f"https://{slug}.example.org/",
        "简介": row["profile"],
        "编号前缀": row["stem"],
        "其他场所": PLACES.get(slug, ""),
        "状态沿革": HISTORIES.get(slug, ""),
    }
