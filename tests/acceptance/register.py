"""A register filled as a bureau fills it, and asked as a client asks it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import transaction
from django.test import Client

ACCURACY = "测量不确定度或准确度等级或最大允许误差"
OF_STANDARD = {"指标归属": "标准器"}
DAY = "2026-06-01"
"""The day the questions are of, unless they say another."""

Row = Mapping[str, str]


def row(name: str, measuring: str, accuracy: str = "", condition: str = "", **cells: str) -> Row:
    """A row of a scope by its usual cells."""
    usual = {"仪器名称": name, "测量范围": measuring, ACCURACY: accuracy, "条件": condition}
    return {**usual, **cells}


def table(rows: Sequence[Row]) -> str:
    """CSV text; the headings are all that occur."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(head for one in rows for head in one)))
    writer.writeheader()
    writer.writerows({head: one.get(head, "") for head in writer.fieldnames} for one in rows)
    return out.getvalue()


def center(slug: str, **cells: str) -> Row:
    """A center's row."""
    usual = {
        "slug": slug,
        "名称": f"示范·{slug}产业计量测试中心",
        "简称": f"示范{slug}",
        "依托单位": "示范计量院",
        "所在市州": "武汉市",
        "产业": "汽车零部件",
        "批准文号": "鄂质监量函〔2019〕1号",
        "成立日期": "2019-05-01",
    }
    return {**usual, **cells}


def write(folder: Path, scopes: Mapping[str, Sequence[Row]], *centers: Row) -> Path:
    """The folder of a province; centers that are not described are as usual."""
    described = {one["slug"]: one for one in centers}
    rows = [described.get(slug) or center(slug) for slug in scopes]
    (folder / "scopes").mkdir(parents=True, exist_ok=True)
    (folder / "centers.csv").write_text(table(rows), encoding="utf-8")
    for slug, scope in scopes.items():
        (folder / "scopes" / f"{slug}.csv").write_text(table(scope), encoding="utf-8")
    return folder


def load(folder: Path, *options: str) -> dict[str, Any]:
    """``load_province FOLDER --json``: its report."""
    out = io.StringIO()
    try:
        call_command("load_province", folder, "--json", *options, stdout=out, stderr=io.StringIO())
    except SystemExit as left:
        assert left.code == 1
        report = json.loads(out.getvalue())
        assert report["problems"]
        return report
    return json.loads(out.getvalue())


@contextmanager
def loaded(folder: Path) -> Iterator[None]:
    """The register with a province in it, emptied again afterwards."""
    with transaction.atomic():
        report = load(folder)
        assert report["problems"] == []
        yield
        transaction.set_rollback(True)


def get(path: str, **parameters: object) -> Any:
    """The document at an address of the API, which must be there."""
    response = Client().get(f"/api/v1/{path}/", {"as_of": DAY, **parameters})
    assert response.status_code == 200, response.content.decode()
    return response.json()


def ask(text: str = "", **parameters: object) -> Any:
    """The answer to a question."""
    return get("search", q=text, page_size=200, **parameters)


def read(text: str, **parameters: object) -> Any:
    """The reading of a question."""
    return get("understand", q=text, **parameters)["question"]


def grades(text: str = "", **parameters: object) -> dict[str, str]:
    """The grade of every center that the answer lists."""
    return {one["center"]["slug"]: one["grade"] for one in ask(text, **parameters)["results"]}


def result(slug: str, text: str = "", **parameters: object) -> Any:
    """What the answer says of one center."""
    listed = {one["center"]["slug"]: one for one in ask(text, **parameters)["results"]}
    return listed[slug]


def gaps(found: Any) -> list[tuple[float, float, str]]:
    """The gaps of a result: ends and why."""
    return [(gap["low"], gap["high"], gap["why"]) for gap in found["gaps"]]


def promise(**parameters: object) -> Any:
    """The first promise of the list."""
    return get("capabilities", **parameters)["results"][0]
